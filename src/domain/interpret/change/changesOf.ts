import type { BaselineWindows } from '../../courseOfResult'
import type { Patient } from '../../patient'
import { collectionDays, type CollectionDay, type Reported } from '../../reported'
import type { Draw, Result } from '../../result'
import { judging, numberInWindow } from '../judgedOf'
import { changeOf } from './changeOf'
import type { Compared } from './comparable'
import type { Change, Changes, VariationTable } from './types'

/**
 * The changes to a result of this patient: since the last number of the analyte on an earlier day (draws of one day are
 * one), and since the last one in the baseline window of its course, as wide as its protocol has it. None for a pending order and for words.
 */
export function changesOf(
  patient: Patient,
  table: VariationTable,
  windows?: BaselineWindows,
): (draw: Draw, result: Result) => Changes {
  const days = collectionDays(patient)
  const judgedOf = judging(patient, days, windows)

  function comparedOf({ draw, result }: Reported): Compared | undefined {
    const judged = judgedOf(draw, result)
    if (judged === undefined) return undefined
    return { judged, marks: draw.marks, ...(draw.outside === undefined ? {} : { outside: draw.outside }) }
  }

  function changeSince(earlier: Reported | undefined, later: Compared): Change | undefined {
    const before = earlier && comparedOf(earlier)
    return earlier && before && changeOf(later, before, earlier.draw.day, table)
  }

  return (draw, result) => {
    const later = comparedOf({ draw, result })
    if (later?.judged.value.kind !== 'number') return {}
    const previous = changeSince(numberBefore(days, draw, result), later)
    const baseline = changeSince(numberInWindow(patient, days, draw, result.analyte, windows), later)
    return {
      ...(previous === undefined ? {} : { previous }),
      ...(baseline === undefined ? {} : { baseline }),
    }
  }
}

function numberBefore(days: readonly CollectionDay[], draw: Draw, { analyte }: Result): Reported | undefined {
  return days
    .findLast(({ day, analytes }) => day < draw.day && analytes.get(analyte)?.number)
    ?.analytes.get(analyte)?.number
}
