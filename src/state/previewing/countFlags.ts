import type { AnalyteId } from '@/domain/analyte'
import type { Day } from '@/domain/day'
import type { JudgingRules } from '@/domain/interpret/types'
import type { StoreHandle } from '@/storage'
import { connectPreviewWorker, type FlagPreviewConnection } from './connect'
import type { FlagPreview } from './types'

/** Below so many patients a second worker costs more than it saves. */
const ALONE_BELOW = 5000
const MOST_WORKERS = 4
const MOST_EXAMPLES = 50

/** What is counted, and for how many patients. */
export interface FlagCount {
  handle: StoreHandle
  before: JudgingRules
  after: JudgingRules
  today: Day
  patients: number
}

/** A count under way: what comes of it, unless it is ended before. */
export interface CountUnderWay {
  found: Promise<FlagPreview>
  /** Stops all work at once; `found` then never settles. */
  end: () => void
}

/**
 * Counts what other judging rules would change over all results. The pages are shared among workers, since reading and
 * decrypting them takes longer than judging; `tell` hears how many patients were looked at.
 */
export function countFlagChanges(
  { patients, ...asked }: FlagCount,
  tell: (patients: number) => void,
  connect: () => FlagPreviewConnection = connectPreviewWorker,
): CountUnderWay {
  const of = patients < ALONE_BELOW ? 1 : Math.min(MOST_WORKERS, Math.max(2, navigator.hardwareConcurrency))
  const connections = Array.from({ length: of }, connect)
  const done = connections.map(() => 0)
  const end = (): void => connections.forEach((connection) => connection.end())
  const counted = connections.map(({ service }, at) =>
    service.count({ ...asked, share: { at, of } }, (now) => {
      done[at] = now
      tell(done.reduce((sum, each) => sum + each, 0))
    }),
  )
  return { found: Promise.all(counted).then(joined).finally(end), end }
}

/** The counts of all shares as one; no patient is in two of them. */
export function joined(shares: readonly FlagPreview[]): FlagPreview {
  const whole: FlagPreview = {
    results: 0,
    patients: 0,
    examined: 0,
    byAnalyte: {},
    examples: [],
    isIncomplete: false,
  }
  for (const share of shares) {
    whole.results += share.results
    whole.patients += share.patients
    whole.examined += share.examined
    whole.isIncomplete ||= share.isIncomplete
    whole.examples.push(...share.examples)
    for (const [id, count] of Object.entries(share.byAnalyte)) {
      const analyte = id as AnalyteId
      whole.byAnalyte[analyte] = (whole.byAnalyte[analyte] ?? 0) + count
    }
  }
  whole.examples = whole.examples
    .toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : a.day < b.day ? -1 : 1))
    .slice(0, MOST_EXAMPLES)
  return whole
}
