import { courseWeek } from '../course'
import type { Day } from '../day'
import { doseOn } from '../dose'
import type { CourseFacts, PatientFacts } from '../facts'
import type { Flag, WorstFlag } from '../interpret/types'
import type { Verdict } from '../verdict/types'
import { backToTell, visitPassed, type Back } from './back'
import { pauseOutlasted, sleepOf } from './snooze'
import { hasOutlivedItsReview, isUnreviewed } from './unreviewed'

/** Calls in a row that reached nobody before the clinic's next step is shown, unless the clinic set another count. */
export const NOT_REACHED_CALLS = 2

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
  unreviewedWorst?: Flag | undefined
  /** How many of the unreviewed draws had been reviewed before something of them changed. */
  outlivedReviews: number
  section: Section
  /** Only while the row sleeps. */
  snoozedUntil?: Day | undefined
  /** What brought the row back from being put aside, booked or on hold, while that is news. */
  back?: Back | undefined
  /** How many calls in a row reached nobody, once they are as many as the clinic waits for. */
  notReached?: number | undefined
  /** Whether a course holds today, its first and last day included. */
  inTreatment: boolean
  /** Of the course that holds today. */
  courseWeek?: number | undefined
  plannedWeeks?: number | undefined
  /** Prescribed today, in mg a day; 0 during a pause. */
  doseMg?: number | undefined
  lastDraw?: Day | undefined
}

/** The row of one patient on a day, from what the rules answered; `calls` that reached nobody ask for a next step. */
export function worklistRow(
  facts: PatientFacts,
  verdict: Verdict,
  worst: WorstFlag | undefined,
  today: Day,
  calls: number = NOT_REACHED_CALLS,
): WorklistRow {
  const unreviewed = worst?.unreviewed?.flag
  // Every field from the start: rows of one shape are read much faster, and there may be 100,000.
  const row: WorklistRow = {
    facts,
    verdict,
    worst,
    unreviewedDraws: 0,
    unreviewedWorst: unreviewed !== undefined && isRaised(unreviewed) ? unreviewed : undefined,
    outlivedReviews: 0,
    section: 'work',
    snoozedUntil: undefined,
    back: undefined,
    notReached: undefined,
    inTreatment: facts.courses.some((course) => holds(course, today)),
    courseWeek: undefined,
    plannedWeeks: undefined,
    doseMg: undefined,
    lastDraw: undefined,
  }
  addDraws(row, today)
  addCourse(row, today)
  addSection(row, today)
  const inVain = facts.callsNotReached ?? 0
  if (inVain > 0 && inVain >= calls) row.notReached = inVain
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

/**
 * The rows of all patients, each taken over from the rows `before` where its facts are the very same ones. Looked for by
 * place first, since it costs to remember 100,000 rows by their facts and most changes move nobody.
 */
export function rowsAgain(
  everybody: readonly PatientFacts[],
  before: readonly WorklistRow[],
  rowFor: (facts: PatientFacts) => WorklistRow,
): WorklistRow[] {
  if (before.length === 0) return everybody.map(rowFor)
  let rowOf: Map<PatientFacts, WorklistRow> | undefined
  return everybody.map((facts, at) => {
    const there = before[at]
    if (there?.facts === facts) return there
    rowOf ??= new Map(before.map((row) => [row.facts, row]))
    return rowOf.get(facts) ?? rowFor(facts)
  })
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
    if (hasOutlivedItsReview(draw, today)) row.outlivedReviews += 1
  }
}

function addSection(row: WorklistRow, today: Day): void {
  const { facts, verdict } = row
  const sleep = sleepOf(facts, verdict, row.unreviewedWorst, today)
  if (sleep?.until !== undefined) {
    row.section = 'snoozed'
    row.snoozedUntil = sleep.until
  } else if (needsNoCall(row)) row.section = 'booked'
  else {
    const reasons = [sleep?.back, pauseOutlasted(verdict), visitPassed(facts, verdict, row.lastDraw)]
    row.back = backToTell(reasons, facts, today)
  }
}

function addCourse(row: WorklistRow, today: Day): void {
  const course = row.verdict.course === undefined ? undefined : row.facts.courses[row.verdict.course]
  if (course?.start === undefined || !holds(course, today)) return
  row.courseWeek = courseWeek(course.start, today)
  row.plannedWeeks = course.plannedWeeks
  row.doseMg = doseOn(course, today)
}

function holds({ start, end }: CourseFacts, today: Day): boolean {
  return start !== undefined && start <= today && (end === undefined || end >= today)
}
