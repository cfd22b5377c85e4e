import type { ResultStatus } from '../../result'
import { isRepeated, type Version } from './version'

/** How far a status is along the life of a report. */
export const RANK: Record<ResultStatus, number> = {
  pending: 0,
  preliminary: 1,
  final: 2,
  corrected: 3,
  cancelled: 4,
  'entered-in-error': 5,
}

type Ordered = Pick<Version, 'status' | 'reportedAt'>

/**
 * Below 0 where `a` is the earlier version of a report, above 0 where it is the later, 0 where neither is: by the moment
 * of the report where both have one, else by how far the status is along.
 */
export function compareVersions(a: Ordered, b: Ordered): number {
  const isTimed = a.reportedAt !== undefined && b.reportedAt !== undefined
  if (isTimed && a.reportedAt !== b.reportedAt) return (a.reportedAt ?? '') < (b.reportedAt ?? '') ? -1 : 1
  return RANK[a.status] - RANK[b.status]
}

/**
 * Versions oldest first, the same in whatever order they came in; what is equal stays as it came. Those with a moment
 * and those without are each in order, and are joined from the newest back. An order that was pending comes first.
 */
export function inOrderOfReport<Each extends Ordered>(versions: readonly Each[]): Each[] {
  const [pending, said] = parted(versions, ({ status }) => status === 'pending')
  const [timed, plain] = parted(said, ({ reportedAt }) => reportedAt !== undefined)
  const [one, other] = [timed.toSorted(compareVersions), plain.toSorted(compareVersions)]
  const newestFirst: Each[] = []
  for (;;) {
    const [a, b] = [one.at(-1), other.at(-1)]
    const isTimedNext = a !== undefined && (b === undefined || RANK[a.status] >= RANK[b.status])
    const next = isTimedNext ? one.pop() : other.pop()
    if (next === undefined) break
    newestFirst.push(next)
  }
  return [...inTime(pending), ...newestFirst.reverse()]
}

/** So many are kept of a statement that is repeated again and again: the first, and the last of them. */
export const MOST_REPEATS = 4

/** The versions without what lies between the first and the last of a statement that is repeated again and again. */
export function withoutRepeats(inOrder: readonly Version[]): Version[] {
  const kept: Version[] = []
  let run = 0
  for (const version of inOrder) {
    const before = kept.at(-1)
    run = before && isRepeated(before, version) ? run + 1 : 1
    kept.push(version)
    if (run <= MOST_REPEATS) continue
    kept.splice(kept.length - MOST_REPEATS, 1)
    run -= 1
  }
  return kept
}

function inTime<Each extends Ordered>(versions: readonly Each[]): Each[] {
  return versions.toSorted((a, b) => {
    const [x, y] = [a.reportedAt ?? '', b.reportedAt ?? '']
    return x === y ? 0 : x < y ? -1 : 1
  })
}

function parted<Each>(all: readonly Each[], is: (each: Each) => boolean): [Each[], Each[]] {
  return [all.filter((each) => is(each)), all.filter((each) => !is(each))]
}
