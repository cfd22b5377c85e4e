import { NOT_JUDGED_REASONS, type NotJudgedReason } from '../types'

/** The number of each reason why a result is not judged: its place in the list. */
export const REASON = Object.fromEntries(NOT_JUDGED_REASONS.map((reason, at) => [reason, at])) as Record<
  NotJudgedReason,
  number
>

/** What `judge` gives for a result that is not judged; flags are 0 (none) to 4 (critical). */
export function notJudged(reason: number): number {
  return -1 - reason
}

/** The reason in an answer of `judge`; undefined where it gave a flag. */
export function reasonIn(answer: number): NotJudgedReason | undefined {
  return answer < 0 ? NOT_JUDGED_REASONS[-1 - answer] : undefined
}
