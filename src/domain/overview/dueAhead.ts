import { weekdayOf } from '../closedDays'
import { addDays, dayNumber, type Day } from '../day'
import type { Status, Verdict } from '../verdict/types'

/** How many weeks are looked ahead, this one included. */
export const WEEKS_AHEAD = 12

/** Past their due day, in the order in which they stand before the weeks. */
export const PAST_STATUSES = ['baseline-missing', 'overdue', 'in-grace'] as const
export type PastStatus = (typeof PAST_STATUSES)[number]

/** One week of the clinic, Monday to Sunday, and who is due in it. */
export interface DueWeek<Row> {
  monday: Day
  sunday: Day
  rows: Row[]
}

/** Who is due when. Everybody stands in exactly one place, so that the counts add up to the list. */
export interface DueAhead<Row> {
  past: Record<PastStatus, Row[]>
  weeks: DueWeek<Row>[]
  /** Due after the last of the weeks. */
  later: Row[]
  /** Without a due day, by status. */
  undue: Map<Status, Row[]>
}

/**
 * The draws of the clinic by the week of their due day, which is the verdict's: of the protocol, a recheck, or a start. A
 * closed day shifts nothing. What is past its day stands by its status, and those without a due day apart. Within a week
 * the nearest come first.
 */
export function dueAhead<Row extends { verdict: Verdict }>(rows: readonly Row[], today: Day): DueAhead<Row> {
  const first = mondayOf(today)
  const found: DueAhead<Row> = {
    past: { 'baseline-missing': [], overdue: [], 'in-grace': [] },
    weeks: Array.from({ length: WEEKS_AHEAD }, (_, at) => weekFrom(addDays(first, 7 * at))),
    later: [],
    undue: new Map(),
  }
  for (const row of rows) placeOf(row.verdict, first, found).push(row)
  for (const list of [...found.weeks.map((week) => week.rows), found.later]) list.sort(byDue)
  return found
}

/** The Monday of the week that a day lies in. */
export function mondayOf(on: Day): Day {
  return addDays(on, -((weekdayOf(on) + 6) % 7))
}

function weekFrom<Row>(monday: Day): DueWeek<Row> {
  return { monday, sunday: addDays(monday, 6), rows: [] }
}

function placeOf<Row>({ status, due }: Verdict, first: Day, found: DueAhead<Row>): Row[] {
  if (isPast(status)) return found.past[status]
  if (due === undefined) return listOf(found.undue, status)
  const week = Math.floor((dayNumber(due) - dayNumber(first)) / 7)
  return found.weeks[week]?.rows ?? found.later
}

function byDue(a: { verdict: Verdict }, b: { verdict: Verdict }): number {
  const [one = '', other = ''] = [a.verdict.due, b.verdict.due]
  return one < other ? -1 : one > other ? 1 : 0
}

function isPast(status: Status): status is PastStatus {
  return PAST_STATUSES.some((past) => past === status)
}

function listOf<Row>(lists: Map<Status, Row[]>, status: Status): Row[] {
  let list = lists.get(status)
  if (!list) lists.set(status, (list = []))
  return list
}
