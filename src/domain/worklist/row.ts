import { courseWeek } from '../course'
import type { Day } from '../day'
import { doseOn } from '../dose'
import type { CourseFacts, PatientFacts } from '../facts'
import type { Flag, WorstFlag } from '../interpret/types'
import type { Verdict } from '../verdict/types'
import { snoozedUntil } from './snooze'
import { isUnreviewed } from './unreviewed'

/** Where a row stands: to be worked on; booked before the due day, so no call is needed; put aside until a day. */
export const SECTIONS = ['work', 'booked', 'snoozed'] as const
export type Section = (typeof SECTIONS)[number]

/** One patient in the worklist: the facts, what the two rules answer about them today, and what the columns show. */
export interface WorklistRow {
  facts: PatientFacts
  verdict: Verdict
  worst: WorstFlag | undefined
  /** How many draws have something reported that nobody has reviewed. */
  unreviewedDraws: number
  /** The worst flag among the unreviewed results; absent where none of them has one. */
  unreviewedWorst?: Flag
  section: Section
  /** Only while the row sleeps. */
  snoozedUntil?: Day
  /** Whether a course holds today, its first and last day included. */
  inTreatment: boolean
  /** Of the course that holds today. */
  courseWeek?: number
  plannedWeeks?: number
  /** Prescribed today, in mg a day; 0 during a pause. */
  doseMg?: number
  lastDraw?: Day
}

/** The row of one patient on a day, from what the rules answered. */
export function worklistRow(
  facts: PatientFacts,
  verdict: Verdict,
  worst: WorstFlag | undefined,
  today: Day,
): WorklistRow {
  const row: WorklistRow = {
    facts,
    verdict,
    worst,
    unreviewedDraws: 0,
    section: 'work',
    inTreatment: facts.courses.some((course) => holds(course, today)),
  }
  addDraws(row, today)
  addCourse(row, today)
  const unreviewed = worst?.unreviewed?.flag
  if (unreviewed !== undefined && isRaised(unreviewed)) row.unreviewedWorst = unreviewed
  const until = snoozedUntil(facts, verdict, row.unreviewedWorst, today)
  if (until !== undefined) row.snoozedUntil = until
  if (until !== undefined) row.section = 'snoozed'
  else if (needsNoCall(row)) row.section = 'booked'
  return row
}

/** The rows of all patients; `verdictOf` and `worstOf` are the due rule and the flags under the clinic's settings. */
export function worklistRows(
  everybody: readonly PatientFacts[],
  verdictOf: (facts: PatientFacts) => Verdict,
  worstOf: (facts: PatientFacts) => WorstFlag | undefined,
  today: Day,
): WorklistRow[] {
  return everybody.map((facts) => worklistRow(facts, verdictOf(facts), worstOf(facts), today))
}

/** Whether something exceeds a limit, as against none and not judged. */
export function isRaised(flag: Flag): boolean {
  return flag !== 'none' && flag !== 'not-judged'
}

/** Whether an unreviewed result leads the list, whatever the due day. */
export function leadsTheList({ unreviewedWorst }: WorklistRow): boolean {
  return unreviewedWorst === 'critical' || unreviewedWorst === 'stop'
}

function needsNoCall(row: WorklistRow): boolean {
  const { booked, status, modifiers } = row.verdict
  if (booked === undefined || leadsTheList(row)) return false
  return status !== 'unknown' && status !== 'baseline-missing' && !modifiers.includes('results-late')
}

function addDraws(row: WorklistRow, today: Day): void {
  for (const draw of row.facts.draws) {
    if (draw.day > today) continue
    if (row.lastDraw === undefined || draw.day > row.lastDraw) row.lastDraw = draw.day
    if (isUnreviewed(draw, today)) row.unreviewedDraws += 1
  }
}

function addCourse(row: WorklistRow, today: Day): void {
  const course = row.verdict.course === undefined ? undefined : row.facts.courses[row.verdict.course]
  if (course?.start === undefined || !holds(course, today)) return
  row.courseWeek = courseWeek(course.start, today)
  if (course.plannedWeeks !== undefined) row.plannedWeeks = course.plannedWeeks
  const mg = doseOn(course, today)
  if (mg !== undefined) row.doseMg = mg
}

function holds({ start, end }: CourseFacts, today: Day): boolean {
  return start !== undefined && start <= today && (end === undefined || end >= today)
}
