import type { Moment } from '../../readers/resultCells'
import { PrintTable } from '../printTable'
import type { Print } from '../references'
import type { SpecimenSays } from './specimen'

/** A Specimen that was read: what it says, and when it was collected (below 0: it does not say). */
export interface KnownSpecimen {
  says: SpecimenSays
  moment: Moment
}

/** The specimens of all files; a million of them say a handful of different things. */
export class Specimens {
  private readonly table = new PrintTable()
  private readonly moments: Moment[] = []
  private readonly saysAt: number[] = []
  private readonly different: SpecimenSays[] = []
  private readonly numbers = new Map<string, number>()

  learn(print: Print, says: SpecimenSays, moment: Moment): void {
    this.table.set(print, this.moments.push(moment) - 1)
    this.saysAt.push(this.numberOf(says))
  }

  find(print: Print): KnownSpecimen | undefined {
    const at = this.table.get(print)
    if (at === undefined) return undefined
    const says = this.different[this.saysAt[at] ?? -1]
    return says && { says, moment: this.moments[at] ?? -1 }
  }

  private numberOf(says: SpecimenSays): number {
    const key = `${says.material}\u0001${String(says.isBlood)}\u0001${says.fasting ?? ''}\u0001${says.marks.join()}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.different.push(says) - 1
    this.numbers.set(key, number)
    return number
  }
}
