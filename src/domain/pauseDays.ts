import type { Day } from './day'

/** The days of a pause: its first without the drug, and the first with it again, where that is known. */
interface PauseDays {
  from: Day
  restart?: Day | undefined
}

/** Whether a pause ends on or before the day on which it begins, so that it has no day at all. */
export function hasNoDay({ from, restart }: PauseDays): boolean {
  return restart !== undefined && restart <= from
}

/** Whether two pauses share a day. The day of a restart counts too: a pause that begins on it goes on with the one before. */
export function shareDay(a: PauseDays, b: PauseDays): boolean {
  return (b.restart === undefined || a.from <= b.restart) && (a.restart === undefined || b.from <= a.restart)
}
