import type { Day } from '@/domain/day'
import type { JudgingRules } from '@/domain/interpret/types'
import type { ScannedOverview } from '@/domain/overview'
import type { StoreHandle } from '@/storage'

/** What the worker is asked: everybody's results, judged by these rules as on this day. */
export interface ScanRequest {
  handle: StoreHandle
  today: Day
  judging: JudgingRules
}

/** Where pages of the store could not be read: how many, and whose records could be, so that the others can be named. */
export interface UnreadPages {
  pages: number
  readIds: string[]
}

export type ScanAnswer =
  { state: 'done'; overview: ScannedOverview; unread?: UnreadPages } | { state: 'cancelled' }

/** The worker as the store knows it. `tell` hears how many patients are done. */
export interface OverviewService {
  scan: (request: ScanRequest, tell: (done: number) => void) => Promise<ScanAnswer>
  cancel: () => Promise<void>
}

/** The worker that scans, and the way to end it. */
export interface OverviewConnection {
  service: OverviewService
  end: () => void
}
