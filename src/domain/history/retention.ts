import { clampedDay, dateOf, monthOf, yearOf, type Day } from '../day'
import { refusal } from '../edit/refusal'
import type { Patient } from '../patient'
import type { Problem } from '../problem'
import type { ClinicSettings } from '../settings'
import type { Stamp } from './stamp'

/** No clinic keeps records for less: the law asks for five years from the last entry (clinical.md §8.1). */
export const LEAST_YEARS = 5

const DAY = /^\d{4}-\d{2}-\d{2}(?=$|T)/

/** For how many years after the last entry the clinic keeps a record; less than the law asks for counts as that. */
export function retentionYearsOf({ retentionYears }: Pick<ClinicSettings, 'retentionYears'>): number {
  return Math.max(LEAST_YEARS, retentionYears ?? LEAST_YEARS)
}

/** Refuses, as a setting, anything but whole years, or fewer than the law asks for. */
export function retentionRefused(years: number): Problem | undefined {
  if (Number.isInteger(years) && years >= LEAST_YEARS) return undefined
  return refusal(
    'retention-too-short',
    'setting-retention-years',
    String(years),
    {
      ja: `保存期間は最終記載日から${LEAST_YEARS}年以上です。`,
      en: `Records are kept for at least ${LEAST_YEARS} whole years from the last entry.`,
    },
    {
      ja: `${LEAST_YEARS}以上の整数を入力してください。`,
      en: `Enter a whole number of ${LEAST_YEARS} or more.`,
    },
  )
}

/**
 * The day of the last entry about a patient: the latest day on which something was written about them, or that the
 * record itself names up to today (a draw, a call, a last dose). The day of birth is no entry.
 */
export function lastEntryDay(
  patient: Patient | undefined,
  stamps: readonly (Stamp | undefined)[],
  today: Day,
): Day | undefined {
  let last: Day | undefined
  const see = (text: string): void => {
    const day = DAY.exec(text)?.[0] as Day | undefined
    if (day !== undefined && day <= today && (last === undefined || day > last)) last = day
  }
  for (const stamp of stamps) if (stamp) see(stamp.at)
  if (patient) seeDays({ ...patient, birthDate: undefined }, see)
  return last
}

/** What the decision whether somebody may be erased rests on. */
export interface Retention {
  /** The day of the last entry; undefined where none is known, so that nothing can be decided. */
  lastEntry: Day | undefined
  today: Day
  years: number
}

/**
 * Why a patient may not be erased yet; undefined where they may. The years are counted from the day after the last
 * entry, so on the same day so many years later the record is still kept, and from the next day on it need not be.
 */
export function eraseRefused({ lastEntry, today, years }: Retention): Problem | undefined {
  const kept = Math.max(LEAST_YEARS, years)
  if (lastEntry === undefined) return unknownLastEntry()
  const until = yearsLater(lastEntry, kept)
  if (today > until) return undefined
  return refusal(
    'retention-not-over',
    'erase',
    lastEntry,
    {
      ja: `最終記載日 ${lastEntry} から${kept}年間（${until} まで）は消去できません。`,
      en: `The last entry is of ${lastEntry}; until ${until}, ${kept} years later, nothing may be erased.`,
    },
    { ja: '保存期間が過ぎてから消去してください。', en: 'Erase it once the retention time is over.' },
  )
}

/** Whether the retention time of a patient is over. */
export function mayErase(retention: Retention): boolean {
  return eraseRefused(retention) === undefined
}

function yearsLater(day: Day, years: number): Day {
  return clampedDay(yearOf(day) + years, monthOf(day), dateOf(day))
}

function seeDays(value: unknown, see: (text: string) => void): void {
  if (typeof value === 'string') see(value)
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) seeDays(each, see)
}

function unknownLastEntry(): Problem {
  return refusal(
    'last-entry-unknown',
    'erase',
    '',
    { ja: '最終記載日が分かりません。', en: 'The day of the last entry is not known.' },
    { ja: '記録を確かめてください。', en: 'Check the record.' },
  )
}
