import { ANALYTE_IDS, analyteIndex, type AnalyteId } from '../analyte'
import type { Day } from '../day'
import type { Patient } from '../patient'
import { stands } from '../reported'
import type { Draw, Result } from '../result'
import { flagOf } from './flagOf'
import { blankCase, resetSides } from './judging/case'
import { judge } from './judging/judge'
import { onTable, takeResult, type PatientOnTable } from './judging/resultCase'
import {
  readyFor,
  readyRules,
  type ReadyAnalyte,
  type ReadyLimits,
  type ReadyRange,
  type ReadyRules,
} from './judging/rules'
import type { Flag, JudgingRules } from './types'
import { standing } from '../standing'

/** A result whose flag would change. */
export interface FlagChange {
  patientId: string
  number: string
  analyte: AnalyteId
  day: Day
  /** The value as received, with its comparator. */
  text: string
  from: Flag
  to: Flag
}

/** What changed rules would change among the patients that were counted. */
export interface FlagChanges {
  /** Results whose flag would be another one. */
  results: number
  /** Patients with such a result. */
  patients: number
  /** Results looked at: all that stand and have a value, of days up to today. */
  examined: number
  byAnalyte: Partial<Record<AnalyteId, number>>
  /** The first twenty of them. */
  examples: FlagChange[]
}

export interface FlagChangeCounter {
  /** Counts one patient, whole. */
  add: (patient: Patient) => void
  /** What was found so far. */
  changed: () => FlagChanges
}

const MOST_EXAMPLES = 20

/**
 * Counts, patient by patient, which flags other rules would change: every result with a value of days up to today, not
 * only the newest. The baseline windows are those of the rules after. Only analytes whose limits or ranges differ are judged, each result once by either rules.
 */
export function flagChangeCounter(before: JudgingRules, after: JudgingRules, today: Day): FlagChangeCounter {
  const rules = { before: readyRules(before), after: readyRules(after) }
  const concerned = ANALYTE_IDS.map((id) => howConcerned(analyteIndex(id), rules))
  const found: FlagChanges = { results: 0, patients: 0, examined: 0, byAnalyte: {}, examples: [] }
  return {
    add: (record) => {
      const patient = standing(record)
      const before = found.results
      const of = onTable(patient, after.baselineWindows)
      for (const draw of patient.draws) if (draw.day <= today) countDraw(of, draw, concerned, rules, found)
      if (found.results > before) found.patients += 1
    },
    changed: () => ({ ...found, byAnalyte: { ...found.byAnalyte }, examples: [...found.examples] }),
  }
}

interface BothRules {
  before: ReadyRules
  after: ReadyRules
}

const NOT_CONCERNED = 0
const CONCERNED = 1
const CONCERNED_WITH_BASELINE = 2

/** The one case that all results are judged on, one after the other. */
const onTheTable = blankCase()

function countDraw(
  of: PatientOnTable,
  draw: Draw,
  concerned: readonly number[],
  rules: BothRules,
  found: FlagChanges,
): void {
  for (const result of draw.results) {
    const { value } = result
    if (value === undefined || !stands(result)) continue
    found.examined += 1
    const how = concerned[analyteIndex(result.analyte)]
    if (how === NOT_CONCERNED) continue
    takeResult(onTheTable, of, draw, result, value, how === CONCERNED_WITH_BASELINE)
    if (onTheTable.baseline) resetSides(onTheTable.baseline)
    const before = judge(rules.before, onTheTable)
    resetSides(onTheTable)
    const after = judge(rules.after, onTheTable)
    if (before !== after && !(before < 0 && after < 0))
      keep(found, of.patient, draw, result, value.text, before, after)
  }
}

function keep(
  found: FlagChanges,
  patient: Patient,
  draw: Draw,
  { analyte }: Result,
  text: string,
  before: number,
  after: number,
): void {
  found.results += 1
  found.byAnalyte[analyte] = (found.byAnalyte[analyte] ?? 0) + 1
  if (found.examples.length >= MOST_EXAMPLES) return
  found.examples.push({
    patientId: patient.id,
    number: patient.number,
    analyte,
    day: draw.day,
    text,
    from: flagOf(before),
    to: flagOf(after),
  })
}

/** Whether the rules of an analyte differ at all in what they flag, and whether its baseline has a say. */
function howConcerned(analyte: number, { before, after }: BothRules): number {
  const [was, is] = [readyFor(before, analyte), readyFor(after, analyte)]
  if (written(was) === written(is)) return NOT_CONCERNED
  const hasBaseline = was.abnormalBaseline !== undefined || is.abnormalBaseline !== undefined
  return hasBaseline ? CONCERNED_WITH_BASELINE : CONCERNED
}

/** All that decides on a flag of the analyte, in writing, so that two can be compared. */
function written(ready: ReadyAnalyte): string {
  return JSON.stringify([
    ready.rule !== undefined,
    ready.limitsFromAge,
    ready.rangesFromAge,
    limitsWritten(ready.limits),
    limitsWritten(ready.fasting),
    ready.abnormalBaseline && limitsWritten(ready.abnormalBaseline),
    ready.common.map(rangeWritten),
    [...ready.byLab].map(([lab, ranges]) => [lab, ranges.map(rangeWritten)]).sort(),
  ])
}

function limitsWritten({ all }: ReadyLimits): unknown {
  return all.map(({ rank, of, isUpper, isStrict, isAboveUlnToo, digits, scale, threshold }) => [
    [rank, of, isUpper, isStrict, isAboveUlnToo, digits / 10 ** scale],
    threshold.of === 'absolute' ? (threshold.printed ?? []) : [],
  ])
}

function rangeWritten({ low, high, sex, method, fromAge, fromDay, range }: ReadyRange): unknown {
  return [low, high, sex, method, fromAge, fromDay, range.unit]
}
