import type { LeftOut, LeftOutReason, ReadPatient } from '@/domain/reading'
import { PackedResults } from './packedResults'
import { Slips } from './slips'
import { Subjects } from './subjects'

/** A unit that was taken because a column stated none. */
export interface AssumedUnit {
  file: number
  heading: string
  unit: string
}

/** What one format keeps over all the files of an import. */
export interface Kept {
  /** Called once, after the last file was read. */
  finish(): void
}

/** Everything that readers found in the files of one import, packed; the readers add to it, nobody takes away. */
export class Gathered {
  readonly results = new PackedResults()
  readonly subjects = new Subjects()
  readonly roster: ReadPatient[] = []
  readonly problems = new Slips()
  readonly warnings = new Slips()
  readonly assumedUnits: AssumedUnit[] = []
  /** Orders that an empty cell of a long list states; they are no result cells. */
  orders = 0
  private readonly kept = new Map<object, Kept>()
  private readonly counts = new Map<string, LeftOut & { file: number }>()

  /**
   * What a format keeps over all the files, made when its first file comes: whom `Patient/12` of another file is, which
   * of two versions of a file is the newer. `format` is what it is kept by.
   */
  keptFor<Own extends Kept>(format: object, make: () => Own): Own {
    const known = this.kept.get(format)
    if (known) return known as Own
    const made = make()
    this.kept.set(format, made)
    return made
  }

  /** After the last file: what could only be said when all of them were read. */
  finish(): void {
    for (const kept of this.kept.values()) kept.finish()
    this.kept.clear()
  }

  /** Counts result cells that are recognised and not taken. */
  leaveOut(file: number, heading: string, reason: LeftOutReason, cells: number): void {
    const key = `${file}\u0001${reason}\u0001${heading}`
    const known = this.counts.get(key)
    if (known) known.cells += cells
    else this.counts.set(key, { file, heading, reason, cells })
  }

  leftOut(): (LeftOut & { file: number })[] {
    return [...this.counts.values()]
  }
}
