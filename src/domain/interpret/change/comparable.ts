import type { Decimal } from '../../decimal'
import type { SampleMark } from '../../result'
import { caseOf } from '../judging/caseOf'
import { calculationFails } from '../judging/judge'
import { labKey } from '../judging/labKey'
import { methodOfResult } from '../method'
import { printedNumber } from '../../printedNumber'
import type { Judged } from '../types'
import type { NotComparedReason } from './types'

/** A result as a change compares it: what is judged of it, where it was drawn, and how its sample was marked. */
export interface Compared {
  judged: Judged
  /** It was drawn elsewhere: where. */
  outside?: string
  marks?: readonly SampleMark[]
}

/** The number of a result; undefined for words and for a bound, which is no number of its own. */
export function exactNumber({ value }: Judged): Decimal | undefined {
  return value.kind === 'number' && value.comparator === undefined ? value.number : undefined
}

/** Why two results have no difference at all: a bound, words, or two methods that are known to measure otherwise. */
export function notSubtracted(before: Judged, after: Judged): NotComparedReason | undefined {
  if (before.value.kind === 'text' || after.value.kind === 'text') return 'text-only'
  if (exactNumber(before) === undefined || exactNumber(after) === undefined) return 'only-a-bound'
  return methodsDiffer(before, after)
}

/** Why a change is not held against the expected variation though it has a difference (rcv.md §4). */
export function notComparable(before: Compared, after: Compared): NotComparedReason | undefined {
  const both = [before.judged, after.judged]
  if (both.some((each) => calculationFails(caseOf(each)))) return 'calculation-invalid'
  if (methodOf(before.judged) !== methodOf(after.judged)) return 'method-unknown'
  if (after.judged.analyte === 'ld' && straddlesChange(before.judged, after.judged)) return 'method-unknown'
  return labsDiffer(before, after) ?? fastingDiffers(both)
}

/** Why two results may not be held against each other at all, whatever their values: method, laboratory, fasting. */
export function notOfOneKind(before: Compared, after: Compared): NotComparedReason | undefined {
  return methodsDiffer(before.judged, after.judged) ?? notComparable(before, after)
}

/** Whether neither of the two says where it was measured. */
export function areLabsUnnamed(before: Compared, after: Compared): boolean {
  return labOf(before) === undefined && labOf(after) === undefined
}

function methodsDiffer(before: Judged, after: Judged): NotComparedReason | undefined {
  const [one, other] = [methodOf(before), methodOf(after)]
  if (one !== 'unknown' && other !== 'unknown') return one === other ? undefined : 'other-method'
  // Figures of ALP fell to a third when the method changed, so one of an unknown method differs from none.
  return before.analyte === 'alp' ? 'method-unknown' : undefined
}

/** LD changed its method together with ALP, in the range of old: two results on either side of that day differ by it. */
function straddlesChange(before: Judged, after: Judged): boolean {
  if (methodOf(before) !== 'unknown') return false
  const [one, other] = [before, after].map(({ day }) => methodOfResult('alp', 'unknown', day))
  return one !== other
}

function methodOf(judged: Judged): string {
  const { analyte, method, day, low, high } = judged
  return methodOfResult(analyte, method, day, printedNumber(low), printedNumber(high))
}

/** Both named and the same, or both unnamed: most lists that a clinic keeps name no laboratory at all. */
function labsDiffer(before: Compared, after: Compared): NotComparedReason | undefined {
  const [one, other] = [labOf(before), labOf(after)]
  if (one === other) return undefined
  return one === undefined || other === undefined ? 'lab-unknown' : 'other-lab'
}

function labOf({ judged, outside }: Compared): string | undefined {
  const name = [judged.lab, outside].find((each) => each !== undefined && each.trim() !== '')
  return name === undefined ? undefined : labKey(name)
}

/** Triglycerides, and LDL calculated from them, are compared fasting with fasting only. */
function fastingDiffers(both: readonly Judged[]): NotComparedReason | undefined {
  const needsFasting = both.some(
    ({ analyte, method }) => analyte === 'tg' || (analyte === 'ldl' && method === 'calculated'),
  )
  if (!needsFasting) return undefined
  if (both.some(({ fasting }) => fasting === 'no')) return 'not-fasting'
  return both.some(({ fasting }) => fasting === 'unknown') ? 'fasting-unknown' : undefined
}
