import type { Version } from '@/domain/history/stamp'
import { useMessages } from '../messages'
import { worldFailure } from '../worldFailure'

/** Versions as far as they could be read, newest first. */
export interface VersionsRead<Kept> {
  versions: Version<Kept>[]
  /** Whether there are earlier ones that cannot be read. */
  isCut: boolean
}

/** Reads versions to the first; damage ends the reading, and what was read before it stands. */
export async function versionsOf<Kept>(source: AsyncIterable<Version<Kept>>): Promise<VersionsRead<Kept>> {
  const versions: Version<Kept>[] = []
  try {
    for await (const version of source) versions.push(version)
  } catch (cause) {
    const { code, text } = worldFailure(cause)
    if (code === 'Damaged') return { versions, isCut: true }
    // A lock in the middle of reading is no failure.
    if (code !== 'Closed') useMessages().show('error', text)
  }
  return { versions, isCut: false }
}
