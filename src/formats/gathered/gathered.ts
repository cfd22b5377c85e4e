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
  private readonly counts = new Map<string, LeftOut & { file: number }>()

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
