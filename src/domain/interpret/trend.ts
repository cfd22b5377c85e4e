import type { Method } from '../analyte'
import { compareDecimals } from '../decimal'
import type { Value } from '../value'
import { labKey } from './judging/labKey'
import type { Interpretation } from './types'

/** How a flag goes on: over for the first time, still over, over but falling, back under (`data-trend`). */
export type Trend = 'first' | 'still' | 'falling' | 'back'

/** A judged result of one analyte, as `trend` compares it with the one before. */
export interface JudgedValue {
  interpretation: Pick<Interpretation, 'flag' | 'direction' | 'method' | 'ulnMultiple'>
  value: Value
  unit?: string
  /** As stated; the method that an ALP was read as stands in its interpretation. */
  method?: Method
  lab?: string
}

/**
 * The course of a flag from the judged result before to this one. `falling` is still over its limit but nearer to it than
 * before; bounds, other units, other methods and other labs do not tell, and stay `still`. Undefined where neither is over,
 * or this one is not judged.
 */
export function trend(previous: JudgedValue | undefined, current: JudgedValue): Trend | undefined {
  if (current.interpretation.flag === 'not-judged') return undefined
  const wasOver = previous !== undefined && isOver(previous)
  if (!isOver(current)) return wasOver ? 'back' : undefined
  if (!wasOver) return 'first'
  return isNearer(previous, current) ? 'falling' : 'still'
}

/** The course of the flag at each result of one analyte, earliest first; results that are not judged are passed over. */
export function trends(results: readonly JudgedValue[]): (Trend | undefined)[] {
  let previous: JudgedValue | undefined
  return results.map((current) => {
    const found = trend(previous, current)
    if (current.interpretation.flag !== 'not-judged') previous = current
    return found
  })
}

function isOver({ interpretation }: JudgedValue): boolean {
  return interpretation.flag !== 'none' && interpretation.flag !== 'not-judged'
}

function isNearer(previous: JudgedValue, current: JudgedValue): boolean {
  if (previous.value.kind === 'text' || current.value.kind === 'text' || previous.unit !== current.unit)
    return false
  if (previous.interpretation.direction !== current.interpretation.direction) return false
  if (isOtherMethod(previous, current) || isOtherLab(previous, current)) return false
  if (isHigherMultiple(previous, current)) return false
  const difference = compareDecimals(current.value.number, previous.value.number)
  const isLow = current.interpretation.direction === 'low'
  const [before, now] = [previous.value.comparator ?? '', current.value.comparator ?? '']
  // Above a bound before, and a number up to that bound now: surely lower. Otherwise a bound leaves it open.
  if (now !== '') return false
  if (before === '') return isLow ? difference > 0 : difference < 0
  if (isLow) return before === '<' ? difference >= 0 : before === '<=' && difference > 0
  return before === '>' ? difference <= 0 : before === '>=' && difference < 0
}

/** Both methods stated and different; an ALP of unknown method may have been measured by either. */
function isOtherMethod(previous: JudgedValue, current: JudgedValue): boolean {
  const [before, now] = [methodOf(previous), methodOf(current)]
  if (before === now) return false
  const isAlp = current.interpretation.method !== undefined
  return isAlp || (before !== 'unknown' && now !== 'unknown')
}

function methodOf({ interpretation, method }: JudgedValue): Method {
  return interpretation.method ?? method ?? 'unknown'
}

function isOtherLab(previous: JudgedValue, current: JudgedValue): boolean {
  if (previous.lab === undefined || current.lab === undefined) return false
  return labKey(previous.lab) !== labKey(current.lab)
}

/** A lower number against a range that is lower still is not nearer to its limit. */
function isHigherMultiple(
  { interpretation: before }: JudgedValue,
  { interpretation: now }: JudgedValue,
): boolean {
  if (now.direction === 'low' || before.ulnMultiple === undefined || now.ulnMultiple === undefined)
    return false
  return now.ulnMultiple > before.ulnMultiple
}
