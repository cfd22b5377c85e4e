import { isClockBack } from '@/domain/clockBack'
import type { ActEntry } from '@/storage'

export type { ActEntry, Break } from '@/storage'

/** An entry of the trail, and whether it says an earlier moment than the one that stands before it. */
export interface AuditRow {
  entry: ActEntry
  clockBack: boolean
}

/** The entries, newest first, each held against the clock of the one before it. */
export async function* auditRows(
  batches: AsyncIterable<ActEntry[]>,
): AsyncGenerator<AuditRow[], void, undefined> {
  let later: ActEntry | undefined
  for await (const batch of batches) {
    const rows: AuditRow[] = []
    for (const entry of batch) {
      if (later) rows.push({ entry: later, clockBack: isClockBack(later.at, entry.at) })
      later = entry
    }
    yield rows
  }
  if (later) yield [{ entry: later, clockBack: false }]
}
