import { daysBetween } from '../../day'
import type { Verdict } from '../../verdict/types'
import type { WorklistRow } from '../row'
import { keysOf, orderByKeys, rowsAt } from './sorted'

/** More than any count of days in a list; a status and its days are one key. */
const DAYS = 2 ** 17

/** The place of each status, first to last (product.md §4); two places stand before it and one among them. */
const PLACE = {
  unknown: 2,
  'baseline-missing': 3,
  overdue: 4,
  'in-grace': 5,
  'due-today': 6,
  'due-soon': 7,
  'on-schedule': 9,
  'none-left': 9,
  'on-hold': 10,
  'no-course': 11,
  finished: 12,
} as const satisfies Record<Verdict['status'], number>

/** Late results, and a pause that has outlasted its time, come before what needs nothing. */
const WANTS_A_LOOK = 8

/**
 * The rows as the list opens: unreviewed `critical` and `stop`, then unknown, baseline missing and overdue with most days
 * first, in grace, due today, due soon with the nearest first, late results, on schedule and none left, on hold, no
 * course, finished; equal rows by number. Booked rows follow in a section of their own, then those put aside.
 */
export function defaultOrder(rows: readonly WorklistRow[]): WorklistRow[] {
  return rowsAt(rows, defaultPlaces(rows))
}

/** The same as positions of the rows. */
export function defaultPlaces(rows: readonly WorklistRow[]): Uint32Array {
  return orderByKeys(rows, keysOf(rows, defaultKey))
}

/** The status as a number, the most urgent lowest, with its days. */
export function statusKey(
  { status, due, daysOverdue, today }: Verdict,
  place: number = PLACE[status],
): number {
  if (daysOverdue > 0) return place * DAYS + DAYS - 1 - Math.min(daysOverdue, DAYS - 1)
  const ahead = status === 'due-soon' && due !== undefined ? daysBetween(today, due) : DAYS - 1
  return place * DAYS + Math.min(Math.max(ahead, 0), DAYS - 1)
}

function defaultKey({ verdict, unreviewedWorst }: WorklistRow): number {
  if (unreviewedWorst === 'critical') return 0
  if (unreviewedWorst === 'stop') return DAYS
  const place = PLACE[verdict.status]
  return statusKey(verdict, place > WANTS_A_LOOK && wantsALook(verdict) ? WANTS_A_LOOK : place)
}

function wantsALook({ modifiers, pauseWakes, today }: Verdict): boolean {
  return modifiers.includes('results-late') || (pauseWakes !== undefined && pauseWakes <= today)
}
