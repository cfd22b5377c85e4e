import { addDays, type Day } from '../../day'
import { factsOf } from '../../factsOf'
import type { Flag } from '../../interpret/types'
import type { Bilingual } from '../../language'
import type { Patient } from '../../patient'
import type { Problem } from '../../problem'
import { countReported } from '../../worklist/unreviewed'
import { missing, refusal } from '../refusal'
import type { Writer } from '../writer'

/** A row may wait in its section for at most so many days (product.md §4). */
export const MOST_SNOOZE_DAYS = 28

export const SNOOZE_LABELS = {
  until: { ja: '再通知日', en: 'Snooze until' },
  reason: { ja: '理由', en: 'Reason' },
} satisfies Record<string, Bilingual>

/** What the snooze form states; a field left empty is absent. */
export interface SnoozeEntry {
  until?: Day
  reason?: string
  /** The worst flag that nobody had reviewed when it was set, where the form knows it: a graver one wakes the row. */
  flag?: Flag
}

/**
 * The patient put aside until a day, at most 28 days from today, with a reason. It changes no status and no count. It
 * takes note of how many results are known, so that one which comes in later on the same day is told from those.
 */
export function withSnooze(patient: Patient, entry: SnoozeEntry, writer: Writer): Patient | Problem {
  const { until, reason } = entry
  if (until === undefined) return missing('snooze-until', SNOOZE_LABELS.until)
  const last = addDays(writer.today, MOST_SNOOZE_DAYS)
  if (until <= writer.today || until > last) return notWithin(until, addDays(writer.today, 1), last)
  if (!reason) return missing('snooze-reason', SNOOZE_LABELS.reason)
  const reported = countReported(factsOf(patient).draws, writer.today)
  const seen = { reported, ...(entry.flag === undefined ? {} : { flag: entry.flag }) }
  return { ...patient, snooze: { until, reason, setOn: writer.today, seen } }
}

/** The patient back in the list. */
export function withoutSnooze(patient: Patient): Patient {
  const changed = { ...patient }
  delete changed.snooze
  return changed
}

function notWithin(until: Day, first: Day, last: Day): Problem {
  return refusal(
    'snooze-not-within',
    'snooze-until',
    until,
    {
      ja: `再通知日 ${until} は明日から${MOST_SNOOZE_DAYS}日後までの範囲にありません。`,
      en: `${until} is not between tomorrow and ${MOST_SNOOZE_DAYS} days from today.`,
    },
    {
      ja: `${first} から ${last} までの日付を入力してください。`,
      en: `Enter a day from ${first} to ${last}.`,
    },
  )
}
