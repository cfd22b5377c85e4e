import type { JournalRead } from '../../journal'
import type { NewId } from '../types'

type Ids = Pick<JournalRead, 'drawIds' | 'resultIds'>

/** Which ids were given because of which statement; gone through again, a statement gives the ids that it gave before. */
export class ReadIds {
  private readonly given: Ids[]
  private at = 0
  private used = { draw: 0, result: 0 }

  /** `known` are the ids of the statements so far; `fresh` gives further ones. */
  constructor(
    known: readonly Ids[],
    private readonly fresh: NewId,
  ) {
    this.given = known.map(({ drawIds, resultIds }) => ({
      ...(drawIds ? { drawIds: [...drawIds] } : {}),
      ...(resultIds ? { resultIds: [...resultIds] } : {}),
    }))
  }

  readonly begin = (at: number): void => {
    this.at = at
    this.used = { draw: 0, result: 0 }
  }

  readonly newId: NewId = (of) => {
    const given = (this.given[this.at] ??= {})
    const ids = of === 'draw' ? (given.drawIds ??= []) : (given.resultIds ??= [])
    const key = of ?? 'result'
    const id = (ids[this.used[key]] ??= this.fresh(of))
    this.used[key] += 1
    return id
  }

  /** The ids that a statement has given so far. */
  of(at: number): Ids {
    return this.given[at] ?? {}
  }
}
