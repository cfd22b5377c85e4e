import type { Alert } from '../alerts'
import type { Day } from '../day'
import type { PatientFacts } from '../facts'
import { hysLaw, judgedResults, type SourceOf } from '../interpret'
import { ageOn } from '../patient'
import type { Verdict } from '../verdict/types'
import { courseFacts } from './courseFacts'
import { limitsUsed, sourcesUsed } from './limits'
import { liverNotes } from './liverNotes'
import { columnsOf, resultTable, type TableInput } from './table'
import type { Sheet, SheetTable } from './types'
import { standing } from '../standing'

export { courseFacts } from './courseFacts'
export { liverNotes } from './liverNotes'
export { patientCopy, type Against, type CopyLine, type PatientCopy } from './patientCopy'
export { resultTable, type TableInput } from './table'
export type * from './types'

export interface SheetInput extends Omit<TableInput, 'course'> {
  facts: PatientFacts
  verdict: Verdict
  today: Day
  sourceOf: SourceOf
  /** What is on that day against a course; the head of the sheet says it. */
  alerts?: readonly Alert[]
}

/** Beside the baseline, so many draws stand on the first page (product.md §4), and one more on each that follows. */
const LAST_DRAWS = 8

/** The summary of a patient as it is on a day: what a sheet of paper says, as facts. */
export function sheet(given: SheetInput): Sheet {
  const input = { ...given, patient: standing(given.patient) }
  const { patient, facts, verdict, today, rules } = input
  const course = verdict.course === undefined ? undefined : patient.courses[verdict.course]
  const all = resultTable({ ...input, ...(course === undefined ? {} : { course }) })
  const pages = pagesOf(all)
  const limits = limitsUsed(all.rows, rules.preset)
  const age = ageOn(patient.birthDate, today)
  const judged = judgedResults(patient, rules)
  const since = verdict.drawsFrom
  const hy = hysLaw(
    judged.filter(({ draw }) => since === undefined || draw.day >= since),
    rules,
  )
  const notes = liverNotes(judged, rules)
  return {
    patient,
    facts,
    ...(age === undefined ? {} : { age }),
    verdict,
    ...(course === undefined ? {} : { course: courseFacts(course, patient, today) }),
    ...(hy === undefined ? {} : { hysLaw: hy }),
    ...(input.alerts === undefined ? {} : { alerts: input.alerts }),
    ...(notes === undefined ? {} : { liverNotes: notes }),
    table: pages.first,
    earlier: pages.earlier,
    drawCount: all.draws.length,
    limits,
    sources: sourcesUsed(limits, rules.preset, input.sourceOf),
    preset: rules.preset,
    asOf: today,
  }
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
