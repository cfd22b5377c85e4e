import { courseWeek, plannedEnd, type Course } from '../course'
import type { Day } from '../day'
import { cumulativeDose, doseOn } from '../dose'
import type { PatientFacts } from '../facts'
import { hysLaw, judgedResults, type SourceOf } from '../interpret'
import { ageOn, type Patient } from '../patient'
import type { Verdict } from '../verdict/types'
import { limitsUsed, sourcesUsed } from './limits'
import { columnsOf, resultTable, type TableInput } from './table'
import type { Sheet, SheetCourse, SheetTable } from './types'

export { resultTable, type TableInput } from './table'
export type * from './types'

export interface SheetInput extends Omit<TableInput, 'course'> {
  facts: PatientFacts
  verdict: Verdict
  today: Day
  sourceOf: SourceOf
}

/** Beside the baseline, so many draws stand on the first page (product.md §4), and one more on each that follows. */
const LAST_DRAWS = 8

/** The summary of a patient as it is on a day: what a sheet of paper says, as facts. */
export function sheet(input: SheetInput): Sheet {
  const { patient, facts, verdict, today, rules } = input
  const course = verdict.course === undefined ? undefined : patient.courses[verdict.course]
  const all = resultTable({ ...input, ...(course === undefined ? {} : { course }) })
  const pages = pagesOf(all)
  const limits = limitsUsed(all.rows, rules.preset)
  const age = ageOn(patient.birthDate, today)
  const hy = hysLawIn(patient, input)
  return {
    patient,
    facts,
    ...(age === undefined ? {} : { age }),
    verdict,
    ...(course === undefined ? {} : { course: courseFacts(course, patient, today) }),
    ...(hy === undefined ? {} : { hysLaw: hy }),
    table: pages.first,
    earlier: pages.earlier,
    drawCount: all.draws.length,
    limits,
    sources: sourcesUsed(limits, rules.preset, input.sourceOf),
    preset: rules.preset,
    asOf: today,
  }
}

/** The course in figures: which, which week, how much a day, how much in all. */
export function courseFacts(
  course: Course,
  patient: Pick<Patient, 'courses' | 'weights'>,
  today: Day,
): SheetCourse {
  const { start, end, plannedWeeks } = course
  const planned = plannedEnd(course)
  const mgPerDay = doseOn(course, today)
  const cumulative = cumulativeDose(course, patient.weights, today)
  const isRunning = start !== undefined && start <= today && (end === undefined || today <= end)
  return {
    ordinal: patient.courses.indexOf(course) + 1,
    count: patient.courses.length,
    ...(start === undefined ? {} : { start }),
    ...(start !== undefined && isRunning ? { week: courseWeek(start, today) } : {}),
    ...(plannedWeeks === undefined ? {} : { plannedWeeks }),
    ...(planned === undefined ? {} : { plannedEnd: planned }),
    ...(end === undefined ? {} : { end }),
    ...(mgPerDay === undefined ? {} : { mgPerDay }),
    isPaused: course.pauses.some(
      (pause) => pause.from <= today && (pause.restart === undefined || today < pause.restart),
    ),
    ...(cumulative === undefined ? {} : { cumulative }),
  }
}

function hysLawIn(patient: Patient, { rules, verdict }: SheetInput): Sheet['hysLaw'] {
  const since = verdict.drawsFrom
  const results = judgedResults(patient, rules).filter(({ draw }) => since === undefined || draw.day >= since)
  return hysLaw(results, rules)
}

function pagesOf(all: SheetTable): { first: SheetTable; earlier: SheetTable[] } {
  const positions = all.draws.map((_, at) => at)
  const last = positions.slice(-LAST_DRAWS)
  const baseline = all.draws.findIndex((draw) => draw.isBaseline)
  const first =
    baseline < 0 || last.includes(baseline) ? positions.slice(-LAST_DRAWS - 1) : [baseline, ...last]
  const rest = positions.filter((at) => !first.includes(at))
  const earlier: SheetTable[] = []
  for (let end = rest.length; end > 0; end -= LAST_DRAWS + 1) {
    earlier.unshift(columnsOf(all, rest.slice(Math.max(0, end - LAST_DRAWS - 1), end)))
  }
  return { first: columnsOf(all, first), earlier }
}
