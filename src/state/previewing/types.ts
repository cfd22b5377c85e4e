import type { Day } from '@/domain/day'
import type { FlagChanges } from '@/domain/interpret'
import type { JudgingRules } from '@/domain/interpret/types'
import type { PageShare, StoreHandle } from '@/storage'

/** Everything that a worker is given to count what other judging rules would change. */
export interface FlagPreviewRequest {
  handle: StoreHandle
  before: JudgingRules
  after: JudgingRules
  today: Day
  share: PageShare
}

/** What other judging rules would change, over all results of the clinic. */
export interface FlagPreview extends FlagChanges {
  /** Some pages could not be read, so that the counts are too low. */
  isIncomplete: boolean
}

/** What the worker offers; tests talk to it directly. */
export interface FlagPreviewService {
  /** Tells how many patients were looked at so far. */
  count(request: FlagPreviewRequest, tell: (patients: number) => void): Promise<FlagPreview>
}
