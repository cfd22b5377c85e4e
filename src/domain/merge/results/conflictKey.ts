import type { ReadResult } from '../../reading'

/** The key of a conflict, the same on each reading of the same files. */
export function conflictKey(read: ReadResult): string {
  return `c${read.file ?? 0}.${read.line}.${read.column}`
}
