import type { Day } from '../day'
import type { DrawFacts } from '../facts'

/** Whether something is reported of the draw: a number, or words in place of one. */
export function isReported({ present, unusable }: DrawFacts): boolean {
  return (present | unusable) !== 0
}

/** How many analytes of the draws up to today are reported. */
export function countReported(draws: readonly DrawFacts[], today: Day): number {
  let count = 0
  for (const { day, present, unusable } of draws) if (day <= today) count += countBits(present | unusable)
  return count
}

/** Whether something reported has been seen by nobody: no review up to today, or one that no longer stands. */
export function isUnreviewed(draw: DrawFacts, today: Day): boolean {
  const { reviewed, arrived, changedSince } = draw
  if (!isReported(draw)) return false
  if (reviewed === undefined || reviewed > today) return true
  return changedSince === true || (arrived !== undefined && arrived > reviewed)
}

/** Whether the draw had been reviewed and a result of it changed or came in since, so that the review no longer stands. */
export function hasOutlivedItsReview(draw: DrawFacts, today: Day): boolean {
  const { reviewed, changedSince } = draw
  return changedSince === true && reviewed !== undefined && reviewed <= today && isReported(draw)
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}
