import type { PackedResults } from '../../gathered/packedResults'
import type { Print } from '../references'

interface Newest {
  row: number
  version: number
}

/**
 * Versions of one result whose resource has a number (`meta.versionId`) and no moment. Of values that one import states of
 * one result the last counts, so the one with the highest number takes the last of their places: servers write the newest
 * first.
 */
export class VersionOrder {
  private readonly newest = new Map<string, Newest>()

  constructor(private readonly results: PackedResults) {}

  /** Takes a result that was added; `versionId` as sent. */
  take(row: number, own: Print, specimen: Print | undefined, versionId: string): void {
    if (!/^\d{1,9}$/.test(versionId)) return
    const version = Number(versionId)
    const { high = 0, low = 0 } = specimen ?? {}
    const key = [own.high, own.low, this.results.analyteOf(row), high, low].join()
    const known = this.newest.get(key)
    const isOlder = known !== undefined && version < known.version
    if (isOlder) this.results.exchange(known.row, row)
    this.newest.set(key, { row, version: isOlder ? known.version : version })
  }

  /** Forgets the rows from this one on. */
  takeBack(row: number): void {
    for (const [key, newest] of this.newest) if (newest.row >= row) this.newest.delete(key)
  }
}
