import type { Day } from '../day'
import type { DrawFacts } from '../facts'

/** Whether something is reported of the draw: a number, or words in place of one. */
export function isReported({ present, unusable }: DrawFacts): boolean {
  return (present | unusable) !== 0
}

/** Whether something reported has been seen by nobody: no review up to today, or a number came in after it. */
export function isUnreviewed(draw: DrawFacts, today: Day): boolean {
  const { reviewed, arrived } = draw
  if (!isReported(draw)) return false
  return reviewed === undefined || reviewed > today || (arrived !== undefined && arrived > reviewed)
}
