import { decimalText } from '../decimal'
import { limitId, trends, type Interpretation } from '../interpret'
import type { Changes } from '../interpret/change'
import { stands } from '../reported'
import type { Draw, Result } from '../result'
import type { SheetCell } from './types'

/** What is known of every result of the patient. */
export interface ToldOf {
  interpretation: (result: Result) => Interpretation | undefined
  changes: (draw: Draw, result: Result) => Changes
}

/** A result as a cell of the table; the other results of the same analyte and draw go with it. */
export function cellOf(
  draw: Draw,
  result: Result,
  others: readonly Result[],
  told: ToldOf,
  rowUnit: string,
): SheetCell {
  const interpretation = told.interpretation(result)
  const { value } = result
  const limit = interpretation && limitId(result.analyte, interpretation.limit)
  return {
    analyte: result.analyte,
    drawn: draw.day,
    draw,
    result,
    status: result.status,
    text: value?.text ?? '',
    unit: result.unit ?? rowUnit,
    ...(result.unit === undefined || result.unit === rowUnit ? {} : { otherUnit: result.unit }),
    ...(value?.kind === 'number' ? { number: decimalText(value.number) } : {}),
    ...(value?.kind === 'number' && value.comparator ? { comparator: value.comparator } : {}),
    ...(interpretation === undefined ? {} : { interpretation }),
    ...(limit === undefined ? {} : { limit }),
    ...rangeOf(interpretation),
    ...changesIn(told.changes(draw, result)),
    isStruckOut: !stands(result),
    others: others.map((other) => cellOf(draw, other, [], told, rowUnit)),
  }
}

/** The cells of one row, each with the course of its flag. */
export function withTrends(cells: readonly (SheetCell | undefined)[]): (SheetCell | undefined)[] {
  const judged = cells.flatMap((cell) => {
    const value = cell?.result.value
    const interpretation = cell?.interpretation
    if (cell === undefined || value === undefined || interpretation === undefined) return []
    return [{ cell, judged: { interpretation, value, unit: cell.unit } }]
  })
  const found = trends(judged.map((one) => one.judged))
  const trendOf = new Map(judged.map((one, at) => [one.cell, found[at]]))
  return cells.map((cell) => {
    const trend = cell && trendOf.get(cell)
    return cell === undefined || trend === undefined ? cell : { ...cell, trend }
  })
}

function changesIn({ previous, baseline }: Changes): Pick<SheetCell, 'sincePrevious' | 'sinceBaseline'> {
  return {
    ...(previous === undefined ? {} : { sincePrevious: previous }),
    ...(baseline === undefined ? {} : { sinceBaseline: baseline }),
  }
}

function rangeOf(interpretation: Interpretation | undefined): Pick<SheetCell, 'range'> {
  const range = interpretation?.range
  if (range === undefined) return {}
  return {
    range: {
      source: range.source,
      ...(range.sourceId === undefined ? {} : { sourceId: range.sourceId }),
      ...(range.low === undefined ? {} : { low: decimalText(range.low) }),
      ...(range.high === undefined ? {} : { high: decimalText(range.high) }),
      ...(range.unit === undefined ? {} : { unit: range.unit }),
    },
  }
}
