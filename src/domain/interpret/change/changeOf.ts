import type { Day } from '../../day'
import { MEASURES, inCatalogueUnit } from '../../measures'
import type { Judged } from '../types'
import { areLabsUnnamed, exactNumber, notComparable, notSubtracted, type Compared } from './comparable'
import {
  convertedDifference,
  differenceOf,
  logRatio,
  percentOf,
  proportion,
  type Measured,
  type Proportion,
} from './proportion'
import { Z_95, Z_99, expectedLogRatio, referenceChange } from './referenceChange'
import type { BiologicalVariation, Change, ChangeNote, NotComparedReason, VariationTable } from './types'

/**
 * What changed from an earlier result of an analyte to this one: difference, per cent, and whether that exceeds the
 * reference change value at 95 %, two-sided, log-normal (rcv.md). Not compared, with its reason, where anything that the
 * comparison rests on differs or is not known; two laboratories that are both unnamed are taken for one, and it says so.
 */
export function changeOf(after: Compared, before: Compared, from: Day, table: VariationTable): Change {
  const told = { from, before: before.judged.value.text, notes: notesOf(before, after) }
  const refused = notSubtracted(before.judged, after.judged)
  if (refused !== undefined) return { ...told, ...notCompared(refused) }
  const [earlier, later] = [measured(before.judged), measured(after.judged)]
  const found = proportion(after.judged.analyte, earlier, later)
  if (found === undefined) return { ...told, ...notCompared('other-unit') }
  return {
    ...told,
    ...figures(earlier, later, found),
    ...judgedChange(before, after, found, table[after.judged.analyte]),
  }
}

function notCompared(because: NotComparedReason): Pick<Change, 'verdict' | 'because'> {
  return { verdict: 'not-compared', because }
}

function figures(
  earlier: Measured,
  later: Measured,
  found: Proportion,
): Pick<Change, 'difference' | 'isConverted' | 'percent'> {
  const isConverted = earlier.unit !== later.unit
  const difference = isConverted
    ? convertedDifference(later.number, found)
    : differenceOf(earlier.number, later.number)
  return {
    ...(difference === undefined ? {} : { difference }),
    ...(isConverted ? { isConverted: true as const } : {}),
    ...(found.before > 0n ? { percent: percentOf(found) } : {}),
  }
}

function judgedChange(
  before: Compared,
  after: Compared,
  found: Proportion,
  row: BiologicalVariation | undefined,
): Pick<Change, 'verdict' | 'because' | 'isStrong' | 'rcv'> {
  if (row === undefined) return notCompared('no-variation-data')
  if (found.before <= 0n || found.after <= 0n) return notCompared('not-positive')
  const because = notComparable(before, after)
  if (because !== undefined) return notCompared(because)
  const [one, other] = [inCatalogue(before.judged), inCatalogue(after.judged)]
  const moved = Math.abs(logRatio(found))
  const isBeyond = moved > expectedLogRatio(row, Z_95, one, other)
  return {
    verdict: isBeyond ? 'beyond' : 'within',
    ...(moved > expectedLogRatio(row, Z_99, one, other) ? { isStrong: true } : {}),
    rcv: referenceChange(row, one, other),
  }
}

function notesOf(before: Compared, after: Compared): ChangeNote[] {
  const isMarked = [before, after].some(({ marks }) => marks !== undefined && marks.length > 0)
  return [
    ...(areLabsUnnamed(before, after) ? (['lab-unnamed'] as const) : []),
    ...(isMarked ? (['sample-marked'] as const) : []),
  ]
}

function measured(judged: Judged): Measured {
  const number = exactNumber(judged)
  if (number === undefined) throw new RangeError(`no exact number: ${judged.value.text}`)
  return { number, unit: judged.unit ?? MEASURES[judged.analyte].unit }
}

/** For the step of reporting alone; the comparison itself is made with the exact proportion. */
function inCatalogue(judged: Judged): number {
  const { number, unit } = measured(judged)
  const found = inCatalogueUnit(judged.analyte, number, unit)
  if (found === undefined) throw new RangeError(`not comparable: ${judged.analyte} ${unit}`)
  return found
}
