import type { AnalyteId } from '../../analyte'
import type { Day } from '../../day'
import type { DayJournal } from '../../journal'
import type { Draw } from '../../result'
import { keysOf } from '../drawsAtHand'

interface Keyed {
  analyte: AnalyteId
  sourceKey?: string
}

/**
 * Days that belong together, because a source names one result (by its key) on several of them. What is said of a day
 * can change nothing on a day of another cluster.
 */
export class Clusters {
  private readonly parent = new Map<Day, Day>()
  private readonly dayOfKey = new Map<string, Day>()

  addDay(day: Day): void {
    if (!this.parent.has(day)) this.parent.set(day, day)
  }

  join(a: Day, b: Day): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)]
    if (one !== other) this.parent.set(one, other)
  }

  addDraws(draws: readonly Draw[]): void {
    for (const { day, results } of draws) {
      this.addDay(day)
      for (const result of results)
        for (const sourceKey of keysOf(result)) this.addKey(day, { analyte: result.analyte, sourceKey })
    }
  }

  addKey(day: Day, { analyte, sourceKey }: Keyed): void {
    this.addDay(day)
    if (sourceKey === undefined) return
    const key = `${analyte} ${sourceKey}`
    const known = this.dayOfKey.get(key)
    if (known === undefined) this.dayOfKey.set(key, day)
    else this.join(known, day)
  }

  /**
   * What was stated of the days of a journal: a value that waits, or an order that said nothing new, stands in no draw
   * under its key, and is a statement of that source all the same.
   */
  addStated({ days, before, acts }: DayJournal): void {
    for (const day of days) this.addDay(day)
    this.addDraws(before)
    for (const act of acts) {
      if ('reads' in act) for (const read of act.reads) this.addKey(read.day, read)
      else
        for (const change of act.hand)
          if ('result' in change) this.addDraws([{ ...change.of, results: [change.result], reviews: [] }])
    }
  }

  /** A day that stands for all that belong with it. */
  rootOf(day: Day): Day {
    this.addDay(day)
    let root = day
    for (let up = this.parent.get(root); up !== undefined && up !== root; up = this.parent.get(root))
      root = up
    this.parent.set(day, root)
    return root
  }

  /** All days, by what belongs together; each group and the groups in the order of days. */
  groups(): Day[][] {
    const groups = new Map<Day, Day[]>()
    for (const day of [...this.parent.keys()].sort()) {
      const root = this.rootOf(day)
      const group = groups.get(root)
      if (group) group.push(day)
      else groups.set(root, [day])
    }
    return [...groups.values()]
  }
}
