import { BITS, chipsOfAll, countBits, type ChipId } from './chips'
import { defaultPlaces } from './order/defaultOrder'
import { sortKeys, type SortBy } from './order/sort'
import { orderByKeys, rowsAt } from './order/sorted'
import type { WorklistRow } from './row'
import { searchRows } from './search'

/** The order of a list: by a column, up or down. */
export interface SortOrder {
  by: SortBy
  descending: boolean
}

/** What of the list is shown: those of a filter, or, while something is searched, whoever is found among all. */
export interface ListView {
  chip: ChipId
  search?: string
  sort?: SortOrder | undefined
}

/**
 * Everybody's rows on a day with what every filter and order asks of them, side by side in flat arrays and made when
 * first asked for: of 100,000 rows any filter and order is then told without looking at a row again.
 */
export class Listing {
  /** In the order in which the list opens. */
  readonly rows: readonly WorklistRow[]
  /** How many patients each filter would show. */
  readonly counts: Readonly<Record<ChipId, number>>
  private readonly chips: Uint16Array
  private readonly keys = new Map<SortBy, Float64Array>()
  private readonly orders = new Map<string, Uint32Array>()
  private readonly filtered = new Map<ChipId, readonly WorklistRow[]>()

  constructor(rows: readonly WorklistRow[]) {
    // Asked in the order in which the rows were made, where they lie side by side in memory.
    const chips = chipsOfAll(rows)
    const places = defaultPlaces(rows)
    this.rows = rowsAt(rows, places)
    this.chips = placed(chips, places)
    this.counts = countBits(chips)
  }

  /** The rows of a view, in its order. */
  shown({ chip, search = '', sort }: ListView): readonly WorklistRow[] {
    if (search === '' && !sort) return this.filteredBy(chip)
    const order = sort && this.order(sort)
    if (search === '') return this.inOrder(order, this.chips, BITS[chip])
    const found = searchRows(this.rows, search)
    if (!order) return found
    const isFound = new Set(found)
    const marks = new Uint8Array(this.rows.length)
    this.rows.forEach((row, at) => {
      if (isFound.has(row)) marks[at] = 1
    })
    return this.inOrder(order, marks, 1)
  }

  /** Makes the order of one column ready before anybody asks for it. */
  prepare(by: SortBy): void {
    this.order({ by, descending: false })
  }

  private filteredBy(chip: ChipId): readonly WorklistRow[] {
    let found = this.filtered.get(chip)
    if (!found) this.filtered.set(chip, (found = this.inOrder(undefined, this.chips, BITS[chip])))
    return found
  }

  private order({ by, descending }: SortOrder): Uint32Array {
    const name = `${by} ${descending}`
    let order = this.orders.get(name)
    if (order === undefined) {
      order = orderByKeys(this.rows, this.keysOf(by), descending)
      this.orders.set(name, order)
    }
    return order
  }

  private keysOf(by: SortBy): Float64Array {
    let keys = this.keys.get(by)
    if (keys === undefined) this.keys.set(by, (keys = sortKeys(this.rows, by)))
    return keys
  }

  private inOrder(
    order: Uint32Array | undefined,
    marks: Uint16Array | Uint8Array,
    bit: number,
  ): readonly WorklistRow[] {
    const { rows } = this
    if (order === undefined && bit === BITS.all) return rows
    const shown: WorklistRow[] = []
    for (let place = 0; place < rows.length; place += 1) {
      const at = order === undefined ? place : (order[place] ?? 0)
      if (((marks[at] ?? 0) & bit) === 0) continue
      const row = rows[at]
      if (row !== undefined) shown.push(row)
    }
    return shown
  }
}

/** The filters of the rows at these places. */
function placed(chips: Uint16Array, places: Uint32Array): Uint16Array {
  const found = new Uint16Array(places.length)
  for (let place = 0; place < found.length; place += 1) found[place] = chips[places[place] ?? 0] ?? 0
  return found
}
