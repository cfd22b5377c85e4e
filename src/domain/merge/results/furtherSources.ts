import type { ReadResult } from '../../reading'
import type { EarlierResult, Result } from '../../result'
import type { DrawsAtHand, Slot } from '../drawsAtHand'
import { saysTheSame } from '../sameResult'
import { withSource } from '../sources'
import { isSameStatement, versionsOf, type Version } from '../versions/version'

/** What an import says that was known already, noted beside it once the import is known to say anything new. */
export class FurtherSources {
  private readonly repeated: { slot: Slot; read: ReadResult }[] = []
  /** Versions that came again, of results that are made of versions alone. */
  private readonly repeatedVersions: { slots: readonly Slot[]; version: Version; read: ReadResult }[] = []

  constructor(
    private readonly draws: DrawsAtHand,
    private readonly importId: string,
  ) {}

  /** A statement that came again. */
  add(slot: Slot, read: ReadResult): void {
    this.repeated.push({ slot, read })
  }

  /** A version that came again. */
  addVersion(slots: readonly Slot[], version: Version, read: ReadResult): void {
    this.repeatedVersions.push({ slots, version, read })
  }

  /** An import that says nothing new of somebody leaves no trace; else what it repeats is noted as said by it too. */
  note(): void {
    for (const { slots, version, read } of this.repeatedVersions) this.noteVersion(slots, version, read)
    for (const { slot, read } of this.repeated) {
      for (const now of this.asItIs(slot)) this.noteOne(now, read)
    }
  }

  private noteVersion(slots: readonly Slot[], version: Version, read: ReadResult): void {
    const keys = version.sourceKey === undefined ? [] : [version.sourceKey]
    const now = [...slots.flatMap((slot) => this.asItIs(slot)), ...this.draws.withKeys(read.analyte, keys)]
    for (const { draw, result } of now) {
      const versions = versionsOf(result, draw)
      const at = versions.findIndex((each) => isSameStatement(each, version))
      if (at < 0) continue
      const earlier = result.earlier ?? []
      const before = earlier[at]
      const noted = withSource(before ?? result, this.importId)
      if (noted === (before ?? result)) continue
      const changed = before
        ? { ...result, earlier: earlier.with(at, noted as EarlierResult) }
        : (noted as Result)
      this.draws.put(this.draws.current(draw), changed)
    }
  }

  private asItIs({ draw, result }: Slot): Slot[] {
    const current = this.draws.current(draw)
    const found = current.results.find(({ id }) => id === result.id)
    return found ? [{ draw: current, result: found }] : []
  }

  private noteOne(slot: Slot, read: ReadResult): void {
    const { result } = slot
    const { importId } = this
    const isCurrent =
      read.status === 'pending' ? result.status === 'pending' : saysTheSame(result, read, read.analyte)
    if (isCurrent) {
      const changed = withSource(result, importId)
      if (changed !== result) this.draws.put(this.draws.current(slot.draw), changed)
      return
    }
    const earlier = result.earlier ?? []
    const at = earlier.findIndex((each) => each.value !== undefined && saysTheSame(each, read, read.analyte))
    const before = earlier[at]
    const changed = before && withSource(before, importId)
    if (changed && changed !== before)
      this.draws.put(this.draws.current(slot.draw), { ...result, earlier: earlier.with(at, changed) })
  }
}
