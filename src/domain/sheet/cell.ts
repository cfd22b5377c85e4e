import { decimalText, toNumber } from '../decimal'
import { limitId, trends, type Interpretation } from '../interpret'
import type { Method } from '../analyte'
import { stands } from '../reported'
import type { Draw, Result } from '../result'
import type { Change, SheetCell } from './types'

/** A result as a cell of the table; the other results of the same analyte and draw go with it. */
export function cellOf(
  draw: Draw,
  result: Result,
  others: readonly Result[],
  interpretationOf: (result: Result) => Interpretation | undefined,
  rowUnit: string,
): SheetCell {
  const interpretation = interpretationOf(result)
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
    isStruckOut: !stands(result),
    others: others.map((other) => cellOf(draw, other, [], interpretationOf, rowUnit)),
  }
}

/** The cells of one row, each with the course of its flag and its change since the one before and since the baseline. */
export function withHistory(
  cells: readonly (SheetCell | undefined)[],
  baseline: Draw | undefined,
): (SheetCell | undefined)[] {
  const judged = cells.flatMap((cell) => {
    const value = cell?.result.value
    const interpretation = cell?.interpretation
    if (cell === undefined || value === undefined || interpretation === undefined) return []
    return [{ cell, judged: { interpretation, value, unit: cell.unit } }]
  })
  const found = trends(judged.map((one) => one.judged))
  const trendOf = new Map(judged.map((one, at) => [one.cell, found[at]]))
  const first = cells.find((cell) => cell !== undefined && cell.draw === baseline)
  let previous: SheetCell | undefined
  return cells.map((cell) => {
    if (cell === undefined) return undefined
    const trend = trendOf.get(cell)
    const told: SheetCell = {
      ...cell,
      ...(trend === undefined ? {} : { trend }),
      ...named('sincePrevious', changeBetween(previous, cell)),
      ...named(
        'sinceBaseline',
        cell.draw.day > (baseline?.day ?? cell.draw.day) ? changeBetween(first, cell) : undefined,
      ),
    }
    if (isComparable(cell)) previous = cell
    return told
  })
}

function named(key: 'sincePrevious' | 'sinceBaseline', change: Change | undefined): Partial<SheetCell> {
  return change === undefined ? {} : { [key]: change }
}

/** Only plain numbers of one unit, read by one method, differ by a number. */
function changeBetween(earlier: SheetCell | undefined, later: SheetCell): Change | undefined {
  if (earlier === undefined || !isComparable(earlier) || !isComparable(later)) return undefined
  if (earlier.unit !== later.unit || differ(methodOf(earlier), methodOf(later))) return undefined
  const [before, after] = [numberOf(earlier), numberOf(later)]
  const difference = rounded(after - before)
  return {
    from: earlier.drawn,
    difference,
    ...(before === 0 ? {} : { percent: Math.round((difference / before) * 100) }),
  }
}

function isComparable(cell: SheetCell): boolean {
  return cell.number !== undefined && cell.comparator === undefined && !cell.isStruckOut
}

function numberOf(cell: SheetCell): number {
  return cell.result.value?.kind === 'number' ? toNumber(cell.result.value.number) : NaN
}

function methodOf(cell: SheetCell): Method {
  return cell.interpretation?.method ?? cell.result.method ?? 'unknown'
}

function differ(one: Method, other: Method): boolean {
  return one !== 'unknown' && other !== 'unknown' && one !== other
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

function rangeOf(interpretation: Interpretation | undefined): Pick<SheetCell, 'range'> {
  const range = interpretation?.range
  if (range === undefined) return {}
  return {
    range: {
      source: range.source,
      ...(range.low === undefined ? {} : { low: decimalText(range.low) }),
      ...(range.high === undefined ? {} : { high: decimalText(range.high) }),
      ...(range.unit === undefined ? {} : { unit: range.unit }),
    },
  }
}
