import type { AnalyteId } from '../../analyte'
import { baselineFrom, type BaselineWindows } from '../../courseOfResult'
import type { Day } from '../../day'
import { MEASURES, inCatalogueUnit } from '../../measures'
import type { Patient } from '../../patient'
import { collectionDays, type Reported } from '../../reported'
import type { Draw, Result } from '../../result'
import { standing } from '../../standing'
import { baselineNumber } from '../baselineNumber'
import { judging } from '../judgedOf'
import { exactNumber, notOfOneKind, type Compared } from './comparable'
import { Z_95, expectedLogRatio, referenceChange } from './referenceChange'
import type { BiologicalVariation, NotComparedReason, ReferenceChange, VariationTable } from './types'

/** The values that an analyte stays within by chance, in the catalogue's unit, and how far that is in per cent. */
export interface Expected {
  low: number
  high: number
  rcv: ReferenceChange
  /** Of the variation within a person and of the measurement: ids of the table of sources. */
  sources: string[]
}

/** The baseline of an analyte in a course. */
export interface Baseline extends Reported {
  /** In the catalogue's unit. */
  value: number
  /** Two-sided, 95 %; absent with its reason where nothing may be expected of it. */
  expected?: Expected
  because?: NotComparedReason
  /** Whether a later result may be held against it: the same laboratory and method, fasting where that matters (rcv.md §4). */
  holdsFor: (draw: Draw, result: Result) => boolean
}

/** The baseline of an analyte in a course; undefined without a number in its baseline window. */
export type BaselineOf = (
  course: { start: Day; protocol?: string },
  analyte: AnalyteId,
) => Baseline | undefined

/**
 * The baselines of a patient: the last number of an analyte in the baseline window of a course, and the reference change
 * value around it (rcv.md: log-normal, two-sided). A later result lies outside exactly where its change is "beyond".
 */
export function baselinesOf(record: Patient, table: VariationTable, windows?: BaselineWindows): BaselineOf {
  const patient = standing(record)
  const days = collectionDays(patient)
  const judgedOf = judging(patient, days, windows)
  const comparedOf = ({ draw, result }: Reported): Compared | undefined => {
    const judged = judgedOf(draw, result)
    return judged && { judged, ...(draw.outside === undefined ? {} : { outside: draw.outside }) }
  }
  return (course, analyte) => {
    const found = baselineNumber(days, { from: baselineFrom(course, windows), to: course.start }, analyte)
    const before = found && comparedOf(found)
    if (found === undefined || before === undefined) return undefined
    const number = exactNumber(before.judged)
    const value = number && inCatalogueUnit(analyte, number, before.judged.unit ?? MEASURES[analyte].unit)
    if (value === undefined) return undefined
    return {
      draw: found.draw,
      result: found.result,
      value,
      ...expectedOf(value, before, table[analyte]),
      holdsFor: (draw, result) => {
        const after = comparedOf({ draw, result })
        return after !== undefined && notOfOneKind(before, after) === undefined
      },
    }
  }
}

function expectedOf(
  value: number,
  before: Compared,
  row: BiologicalVariation | undefined,
): Pick<Baseline, 'expected' | 'because'> {
  if (row === undefined) return { because: 'no-variation-data' }
  if (value <= 0) return { because: 'not-positive' }
  const because = notOfOneKind(before, before)
  if (because !== undefined) return { because }
  const low = value * Math.exp(-reach(row, value, -1))
  const high = value * Math.exp(reach(row, value, 1))
  const sources = [...new Set([row.withinPersonSource, row.analyticalSource])]
  return { expected: { low, high, rcv: referenceChange(row, value), sources } }
}

const HALVINGS = 50
const FARTHEST = 8

/** The logarithm of the ratio at which a change begins to be beyond; the later result rounds by its own step. */
function reach(row: BiologicalVariation, value: number, direction: 1 | -1): number {
  if (row.step === undefined) return expectedLogRatio(row, Z_95, value, value)
  let [within, beyond] = [0, FARTHEST]
  for (let time = 0; time < HALVINGS; time += 1) {
    const middle = (within + beyond) / 2
    const isBeyond = middle > expectedLogRatio(row, Z_95, value, value * Math.exp(direction * middle))
    if (isBeyond) beyond = middle
    else within = middle
  }
  return within
}
