import type { Day } from '../day'
import { missing, refusal } from '../edit/refusal'
import type { PatientFacts } from '../facts'
import type { Patient } from '../patient'
import type { Problem } from '../problem'
import { lastEntryDay, mayErase, type Retention } from './retention'
import type { Stamp } from './stamp'

/** The longest reason that is kept with the act. */
export const LONGEST_REASON = 300

/**
 * Whether nothing in the facts of a patient speaks against erasing them. It costs little and decides nothing: whoever passes
 * has to be looked at whole.
 */
export function mayBeErasable(facts: PatientFacts, { today, years }: Omit<Retention, 'lastEntry'>): boolean {
  const lastEntry = lastDayIn(facts, today)
  return lastEntry === undefined || mayErase({ lastEntry, today, years })
}

/**
 * The day of the last entry, where it is known when the newest version was written; undefined where that is not, since what
 * was written without a moment may have been written yesterday.
 */
export function knownLastEntry(
  patient: Patient,
  newestFirst: readonly (Stamp | undefined)[],
  today: Day,
): Day | undefined {
  return newestFirst[0] ? lastEntryDay(patient, newestFirst, today) : undefined
}

/**
 * Why a reason cannot stand with the act for good: it is missing or too long, or it tells who was erased, by the number or
 * by the name, in whole or in a part of it.
 */
export function reasonRefused(
  reason: string,
  { number, name, kana }: Pick<Patient, 'number' | 'name' | 'kana'>,
): Problem | undefined {
  const field = 'erase-reason'
  if (reason.trim() === '') return missing(field, { ja: '理由', en: 'The reason' })
  if (reason.length > LONGEST_REASON) return tooLong(field, reason)
  const told = [number, ...partsOf(name), ...partsOf(kana)].find((part) => tells(reason, part))
  if (told === undefined) return undefined
  return refusal(
    'reason-names-patient',
    field,
    told,
    {
      ja: `理由に患者の番号または氏名(${told})が含まれています。理由は消去後も残ります。`,
      en: `The reason holds the patient’s number or name (${told}). It stays after the patient is erased.`,
    },
    { ja: '番号と氏名を除いて入力してください。', en: 'Word it without number and name.' },
  )
}

/** Why the number that was typed to confirm does not do. */
export function numberRefused(typed: string, { number }: Pick<Patient, 'number'>): Problem | undefined {
  if (typed.normalize('NFKC').trim() === number.normalize('NFKC').trim()) return undefined
  return refusal(
    'number-differs',
    'erase-number',
    typed,
    { ja: `患者番号が ${number} と一致しません。`, en: `This is not the number ${number}.` },
    { ja: '消去する患者の番号を入力してください。', en: 'Enter the number of the patient to be erased.' },
  )
}

/** The latest day up to today on which the facts say that something was done. */
function lastDayIn({ draws, courses, lastContact, nextVisit }: PatientFacts, today: Day): Day | undefined {
  const days = [
    lastContact?.day,
    nextVisit,
    ...draws.flatMap(({ day, arrived, reviewed }) => [day, arrived, reviewed]),
    ...courses.flatMap(({ start, end, doses, pauses }) => [
      start,
      end,
      ...doses.map(({ from }) => from),
      ...pauses.flatMap(({ from, restart }) => [from, restart]),
    ]),
  ]
  let last: Day | undefined
  for (const day of days) {
    if (day !== undefined && day <= today && (last === undefined || day > last)) last = day
  }
  return last
}

/** A name in whole and its parts; a single letter tells nobody. */
function partsOf(name = ''): string[] {
  const parts = name.split(/[\s・,]+/u)
  return [name, ...parts].filter((part) => [...part.trim()].length > 1)
}

/** Whether a text holds a part, however it is spaced or cased; `142` is not held by `1420`, nor `An` by `and`. */
function tells(text: string, part: string): boolean {
  const wanted = folded(part)
  if (wanted === '') return false
  const plain = text.normalize('NFKC').toLowerCase()
  const inWords = new RegExp(`(?<![a-z0-9])${spaced(wanted)}(?![a-z0-9])`, 'u')
  return inWords.test(plain)
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
}

/** A pattern that finds the letters of a text with or without spaces between them. */
function spaced(text: string): string {
  return [...text].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')).join('\\s*')
}

function tooLong(field: string, reason: string): Problem {
  return refusal(
    'reason-too-long',
    field,
    reason,
    {
      ja: `理由が${LONGEST_REASON}文字を超えています。`,
      en: `The reason is over ${LONGEST_REASON} characters.`,
    },
    { ja: '短くしてください。', en: 'Shorten it.' },
  )
}
