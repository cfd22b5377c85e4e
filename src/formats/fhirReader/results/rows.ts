import { NumberList } from '../printTable'
import type { Print } from '../references'

/** A result that was added before everything that it refers to had been read. */
export interface OpenRow {
  row: number
  /** Print of the result itself, by which a report lists it. */
  own: Print
  /** Print of a specimen that was not known yet. */
  specimen: Print | undefined
  /** Its moment where a later one of its report counts too; NaN where its own version says it. */
  stamp: number
}

/** The results of an import that reports and specimens may still say something of; 28 bytes each. */
export class OpenRows {
  private readonly rows = new NumberList()
  private readonly ownHigh = new NumberList()
  private readonly ownLow = new NumberList()
  private readonly specimenHigh = new NumberList()
  private readonly specimenLow = new NumberList()
  private readonly stamps: number[] = []

  add({ row, own, specimen, stamp }: OpenRow): void {
    this.rows.push(row)
    this.ownHigh.push(own.high)
    this.ownLow.push(own.low)
    this.specimenHigh.push(specimen?.high ?? 0)
    this.specimenLow.push(specimen?.low ?? 0)
    this.stamps.push(stamp)
  }

  /** Forgets the rows from this one on: their file was taken back. */
  takeBack(row: number): void {
    while (this.rows.length > 0 && this.rows.at(this.rows.length - 1) >= row) {
      for (const list of [this.rows, this.ownHigh, this.ownLow, this.specimenHigh, this.specimenLow])
        list.length -= 1
      this.stamps.pop()
    }
  }

  *all(): Generator<OpenRow> {
    for (let at = 0; at < this.rows.length; at++) {
      const [high, low] = [this.specimenHigh.at(at), this.specimenLow.at(at)]
      yield {
        row: this.rows.at(at),
        own: { high: this.ownHigh.at(at), low: this.ownLow.at(at) },
        specimen: high === 0 && low === 0 ? undefined : { high, low },
        stamp: this.stamps[at] ?? Number.NaN,
      }
    }
  }
}
