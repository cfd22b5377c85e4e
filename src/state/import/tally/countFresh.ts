import { compareDecimals } from '@/domain/decimal'
import type { PackedResults } from '@/formats/gathered/packedResults'
import { NEW, SAME, type OutcomeCode } from './outcomes'

/** What the results of one person come to, without any object made for them. */
export interface FreshCount {
  new: number
  same: number
}

interface SlotState {
  file: number
  values: number[]
  units: number[]
}

/** So many rows of one person are looked through one after the other; beyond that a map finds them sooner. */
const FEW = 64

/** What the rows of one person said first about each collection and analyte. Reused: nothing is made for a person. */
class Slots {
  private readonly keys = new Float64Array(FEW)
  private readonly rows = new Uint32Array(FEW)
  private count = 0
  private byKey: Map<number, number> | undefined
  private states: Map<number, SlotState> | undefined

  begin(rows: number): void {
    this.count = 0
    this.byKey = rows > FEW ? new Map<number, number>() : undefined
    this.states = undefined
  }

  /** The row that said something about it before; −1 where this one is the first. */
  take(key: number, row: number): number {
    if (this.byKey) {
      const before = this.byKey.get(key)
      if (before === undefined) this.byKey.set(key, row)
      return before ?? -1
    }
    for (let at = 0; at < this.count; at++) if (this.keys[at] === key) return this.rows[at] ?? -1
    this.keys[this.count] = key
    this.rows[this.count] = row
    this.count += 1
    return -1
  }

  /** All that was said about it, beginning with a row. */
  stateOf(key: number, first: number, results: PackedResults): SlotState {
    this.states ??= new Map<number, SlotState>()
    const known = this.states.get(key)
    if (known) return known
    const state = {
      file: results.fileOf(first),
      values: [results.valueOf(first)],
      units: [results.unitOf(first)],
    }
    this.states.set(key, state)
    return state
  }
}

const FIRST_DAY = 800_000
const SLOTS_OF_DAY = 1441
const ANALYTES = 32
const NO_METHOD_YET = 255
/** Reused: a million people would make a million of these. */
const methods = new Uint8Array(ANALYTES)
const slots = new Slots()

/**
 * Counts the results of somebody who has none yet, from their packed form: the same answer as `mergePatient` gives, many
 * times faster. Undefined where only merging can say it: timed and untimed results mixed on one day, two methods of one
 * analyte, specimens, a source with versions, a second file that contradicts the first, a day before the birth (`born`, a day number).
 * What became of each row is written into `outcomes`.
 */
export function countFresh(
  results: PackedResults,
  rows: ArrayLike<number>,
  born: number,
  outcomes?: Uint8Array,
): FreshCount | undefined {
  methods.fill(NO_METHOD_YET)
  slots.begin(rows.length)
  const count: FreshCount = { new: 0, same: 0 }
  let row = 0
  const say = (outcome: OutcomeCode): void => {
    const told = isOrder(results, row) ? 0 : outcome
    if (outcomes) outcomes[row] = told
    if (told === NEW) count.new += 1
    else if (told === SAME) count.same += 1
  }
  let hasTimed = false
  let hasUntimed = false
  for (let at = 0; at < rows.length; at++) {
    row = rows[at] ?? 0
    if (results.hasVersion(row)) return undefined
    const minute = results.minuteOf(row)
    if (minute < 0) hasUntimed = true
    else hasTimed = true
    if (hasTimed && hasUntimed) return undefined
    const analyte = results.analyteOf(row)
    const method = results.methodOf(row)
    if (methods[analyte] === NO_METHOD_YET) methods[analyte] = method
    else if (methods[analyte] !== method) return undefined
    if (results.besideOf(row) !== 0 && results.hasSpecimen(row)) return undefined
    const day = results.dayOf(row)
    if (day < born) return undefined
    const key = ((day + FIRST_DAY) * SLOTS_OF_DAY + minute + 1) * ANALYTES + analyte
    const before = slots.take(key, row)
    if (before < 0) say(NEW)
    else {
      const again = readAgain(results, row, slots.stateOf(key, before, results))
      if (again === undefined) return undefined
      say(again)
    }
  }
  return count
}

/** What a further result of the same slot comes to; undefined where only merging can say it. */
function readAgain(results: PackedResults, row: number, slot: SlotState): OutcomeCode | undefined {
  const value = results.valueOf(row)
  const unit = results.unitOf(row)
  if (
    results.isPending(value) ||
    slot.values.some((known, at) => saysTheSame(results, known, slot.units[at] ?? 0, value, unit))
  )
    return SAME
  // Whether two units say one amount is for merging to say.
  if (slot.units.some((known) => known !== 0 && unit !== 0 && known !== unit)) return undefined
  const isOnlyPending = slot.values.every((known) => results.isPending(known))
  if (!isOnlyPending && results.fileOf(row) !== slot.file) return undefined
  slot.file = results.fileOf(row)
  slot.values.push(value)
  slot.units.push(unit)
  return NEW
}

/** Number 0 is the empty cell: an order, no result cell. */
function isOrder(results: PackedResults, row: number): boolean {
  return results.valueOf(row) === 0
}

function saysTheSame(
  results: PackedResults,
  a: number,
  unitOfA: number,
  b: number,
  unitOfB: number,
): boolean {
  if (a === b && unitOfA === unitOfB) return true
  const [first, second] = [results.values[a], results.values[b]]
  if (first?.kind !== 'value' || second?.kind !== 'value') return false
  const [x, y] = [first.value, second.value]
  if (x.kind === 'text' || y.kind === 'text') return x.kind === y.kind && x.text.trim() === y.text.trim()
  return unitOfA === unitOfB && x.comparator === y.comparator && compareDecimals(x.number, y.number) === 0
}
