import { fieldsOf } from './message'
import type { Segment } from './segments/segmentReader'
import type { Separators } from './segments/separators'

/**
 * Whether the last of some segments is an observation that was cut off: it lacks its status (OBX-11), which others of its
 * file have, or the file ends with it and it lacks its status or some of the moment (OBX-14) that the one before has.
 */
export function isCutOff(
  segments: readonly Segment[],
  separators: Separators,
  othersHaveStatuses: boolean,
): boolean {
  const last = segments.at(-1)
  if (last?.name !== 'OBX') return false
  const fieldIn = (segment: Segment, at: number): string =>
    (fieldsOf(segment, separators).fields[at] ?? '').trim()
  const others = segments.filter((each) => each.name === 'OBX' && each !== last)
  if (fieldIn(last, STATUS) === '')
    return last.isLast === true || othersHaveStatuses || others.some((each) => fieldIn(each, STATUS) !== '')
  const before = others.at(-1)
  return (
    last.isLast === true &&
    before !== undefined &&
    fieldIn(last, MOMENT).length < fieldIn(before, MOMENT).length
  )
}

const STATUS = 11
const MOMENT = 14
