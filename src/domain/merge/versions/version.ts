import type { ReadResult } from '../../reading'
import type { Draw, EarlierResult, Result, ResultStatus } from '../../result'
import { REPORTED, withPlainMark } from '../report'
import { saysTheSame } from '../sameResult'
import { samePlace, type Place } from './place'

/** One report of a result, as a source that keeps versions stated it; `replaced` is absent where it is the one that stands. */
export interface Version extends Omit<EarlierResult, 'replaced' | 'drawn'> {
  replaced?: EarlierResult['replaced']
  place: Place
}

const STATED = [...REPORTED, 'status', 'fasting', 'method', 'importId', 'alsoFrom'] as const

/** Whether its source keeps statuses or versions, as far as the record still tells. */
export function isVersion({
  status,
  reportedAt,
  sourceKey,
  isVersioned,
}: Pick<Result, 'status'> & {
  [Mark in 'reportedAt' | 'sourceKey' | 'isVersioned']?: Result[Mark] | undefined
}): boolean {
  const isMarked = reportedAt !== undefined || sourceKey !== undefined || isVersioned === true
  return isMarked || status === 'preliminary' || status === 'cancelled'
}

/**
 * Whether a result is what sources with versions stated and nothing else: no hand corrected it, no value waits beside it
 * and no choice was made. What stands and what went before then follows from the versions alone.
 */
export function isOfVersionsAlone(result: Result): boolean {
  if (result.conflict || !isVersion(result)) return false
  return (result.earlier ?? []).every(
    (each) =>
      isVersion(each) &&
      each.waited === undefined &&
      each.replaced.importId !== undefined &&
      each.replaced.because !== 'conflict',
  )
}

/** Whether what stands was typed by a person, over whatever had been there. */
export function isByHand({ importId, earlier = [] }: Result): boolean {
  const last = earlier.findLast(({ waited }) => waited === undefined)
  return last ? last.replaced.importId === undefined : importId === undefined
}

/** All versions that a result holds, oldest first. */
export function versionsOf(result: Result, draw: Draw): Version[] {
  const here = placeOfDraw(draw)
  return [
    ...(result.earlier ?? []).map(({ drawn, ...each }): Version => ({ ...each, place: drawn ?? here })),
    { ...stated(result), status: result.status, place: here },
  ]
}

/** The version that a file states. */
export function versionRead(
  read: ReadResult,
  attributes: Pick<Result, 'fasting' | 'method'>,
  place: Place,
  importId: string,
): Version {
  const report = stated({ ...read, ...attributes, importId })
  if (attributes.fasting === undefined) delete report.fasting
  return { ...withPlainMark(report), status: read.status, importId, place }
}

/** Whether two versions are one and the same statement, repeated. */
export function isSameStatement(a: Version, b: Version): boolean {
  return a.reportedAt === b.reportedAt && isRepeated(a, b)
}

/** Whether two versions of one source say the same, whenever they were reported. */
export function isRepeated(a: Version, b: Version): boolean {
  if (a.status !== b.status || a.sourceKey !== b.sourceKey || !samePlace(a.place, b.place)) return false
  return isWithdrawn(a.status) || saysTheSame(a, b)
}

export function isWithdrawn(status: ResultStatus): boolean {
  return status === 'cancelled' || status === 'entered-in-error'
}

export function placeOfDraw({ day, time }: Pick<Draw, 'day' | 'time'>): Place {
  return { day, ...(time === undefined ? {} : { time }) }
}

type Stated = Partial<Pick<Result, (typeof STATED)[number]>>

function stated(from: Stated): Stated {
  return Object.fromEntries(STATED.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])))
}
