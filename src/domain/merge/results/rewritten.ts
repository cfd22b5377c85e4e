import type { Day } from '../../day'
import type { ReadResult } from '../../reading'
import type { EarlierResult, Result, WaitingValue } from '../../result'
import { attributes, waitingValues, type Slot } from '../drawsAtHand'
import { REPORTED, reported } from '../report'
import { saysTheSame } from '../sameResult'
import type { Merging } from '../types'
import { compareVersions } from '../versions/order'
import { samePlace } from '../versions/place'
import { isWithdrawn, placeOfDraw } from '../versions/version'
import { placeOf } from './compared'

/** The result with what the statement reports in place of what it had said. */
export function replaced(
  merging: Merging,
  { result, draw }: Slot,
  read: ReadResult,
  because: EarlierResult['replaced']['because'],
  keepsReport: boolean,
): Result {
  // What a source withdraws settles nothing about what waits beside it.
  const isOpen = isWithdrawn(read.status)
  const base = keepsReport ? (isOpen ? { ...result } : withoutConflict(result)) : withoutReport(result)
  if (isOpen && result.conflict) base.conflict = result.conflict
  delete base.alsoFrom
  return {
    ...base,
    ...reported(read),
    ...attributes(read, draw),
    status: read.status,
    importId: merging.importId,
    earlier: [
      ...(isOpen ? (result.earlier ?? []) : settled(merging, result, read)),
      earlierOf(merging, result, because),
    ],
  }
}

/** The stored value stands; the other is kept as the one that was not taken. */
export function withRefused(merging: Merging, result: Result, read: ReadResult): Result {
  const { at, by, importId } = merging
  const refused: EarlierResult = {
    ...reported(read),
    status: read.status,
    importId,
    replaced: { at, by, because: 'conflict', importId },
  }
  return { ...withoutConflict(result), earlier: [...settled(merging, result, read), refused] }
}

/** A value that waited for a choice, which fell on another. */
export function waited(merging: Merging, { value, unit, importId, line }: WaitingValue): EarlierResult {
  const { at, by, importId: replacedBy } = merging
  return {
    value,
    ...(unit === undefined ? {} : { unit }),
    status: 'final',
    importId,
    waited: line === undefined ? {} : { line },
    replaced: { at, by, because: 'conflict', importId: replacedBy },
  }
}

/** What was reported earlier, with other values that still waited for a choice. */
function settled(merging: Merging, result: Result, read: ReadResult): EarlierResult[] {
  const others = waitingValues(result).filter((value) => !saysTheSame(value, read, read.analyte))
  return [...(result.earlier ?? []), ...others.reverse().map((value) => waited(merging, value))]
}

/** What stands, as it is kept when something else takes its place. */
export function earlierOf(
  merging: Merging,
  result: Result,
  because: EarlierResult['replaced']['because'],
): EarlierResult {
  const { at, by, importId } = merging
  return {
    ...reported(result),
    ...(result.fasting === undefined ? {} : { fasting: result.fasting }),
    ...(result.method === undefined ? {} : { method: result.method }),
    status: result.status,
    ...(result.importId === undefined ? {} : { importId: result.importId }),
    ...(result.alsoFrom === undefined ? {} : { alsoFrom: result.alsoFrom }),
    replaced: { at, by, because, importId },
  }
}

/** The result without what its report said. */
export function withoutReport(result: Result): Result {
  const kept: Result = { ...result }
  for (const key of REPORTED) delete kept[key]
  delete kept.conflict
  delete kept.alsoFrom
  return kept
}

function withoutConflict(result: Result): Result {
  const kept = { ...result }
  delete kept.conflict
  return kept
}

/** A value with its unit, where it has one. */
export function reportOf(
  value: NonNullable<Result['value']>,
  unit: string | undefined,
): { value: NonNullable<Result['value']>; unit?: string } {
  return { value, ...(unit === undefined ? {} : { unit }) }
}

/** Who replaces something, when, by which import. */
export function replacingBy({ at, by, importId }: Merging): { at: string; by: string; importId: string } {
  return { at, by, importId }
}

/** The result with an older version than the one that stands in its place before it. */
export function withInserted(merging: Merging, { draw, result }: Slot, read: ReadResult): Result {
  const earlier = result.earlier ?? []
  const after = earlier.findLastIndex((each) => compareVersions(each, read) <= 0)
  const drawn = placeOf(read)
  const inserted: EarlierResult = {
    ...reported(read),
    status: read.status,
    ...(read.method === undefined ? {} : { method: read.method }),
    importId: merging.importId,
    ...(samePlace(placeOfDraw(draw), drawn) ? {} : { drawn }),
    replaced: { ...replacingBy(merging), because: 'corrected' },
  }
  return { ...result, earlier: earlier.toSpliced(after + 1, 0, inserted) }
}

/** The source names another collection day now: what stood here was entered in error. */
export function struckAt(merging: Merging, result: Result, movedTo: Day): Result {
  return {
    ...result,
    status: 'entered-in-error',
    movedTo,
    earlier: [...(result.earlier ?? []), earlierOf(merging, result, 'entered-in-error')],
  }
}

/** The result with an order that it fills as the first of its history. */
export function withOrder(merging: Merging, result: Result, order: Result): Result {
  return { ...result, earlier: [earlierOf(merging, order, 'filled'), ...(result.earlier ?? [])] }
}
