import { compareDecimals } from '@/domain/decimal'
import type { PackedResults } from '@/formats/gathered/packedResults'

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

const FIRST_DAY = 800_000
const SLOTS_OF_DAY = 1441
const ANALYTES = 32
const NO_METHOD_YET = 255
/** Reused: a million people would make a million of these. */
const methods = new Uint8Array(ANALYTES)

/**
 * Counts the results of somebody who has none yet, from their packed form: the same answer as `mergePatient` gives, many
 * times faster. Undefined where only merging can say it: timed and untimed results mixed on one day, two methods of one
 * analyte, specimens, a source with versions, a second file that contradicts the first, a day before the birth (`born`, a day number).
 */
export function countFresh(
  results: PackedResults,
  rows: ArrayLike<number>,
  born: number,
): FreshCount | undefined {
  methods.fill(NO_METHOD_YET)
  const slots = new Map<number, SlotState>()
  const count: FreshCount = { new: 0, same: 0 }
  let hasTimed = false
  let hasUntimed = false
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
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
    const slot = slots.get(key)
    if (!slot) {
      slots.set(key, {
        file: results.fileOf(row),
        values: [results.valueOf(row)],
        units: [results.unitOf(row)],
      })
      if (!isOrder(results, row)) count.new += 1
    } else if (!countAgain(results, row, slot, count)) return undefined
  }
  return count
}

/** A further result of the same slot; false where only merging can say what becomes of it. */
function countAgain(results: PackedResults, row: number, slot: SlotState, count: FreshCount): boolean {
  const value = results.valueOf(row)
  const unit = results.unitOf(row)
  if (
    results.isPending(value) ||
    slot.values.some((known, at) => saysTheSame(results, known, slot.units[at] ?? 0, value, unit))
  ) {
    if (!isOrder(results, row)) count.same += 1
    return true
  }
  const isOnlyPending = slot.values.every((known) => results.isPending(known))
  if (!isOnlyPending && results.fileOf(row) !== slot.file) return false
  slot.file = results.fileOf(row)
  slot.values.push(value)
  slot.units.push(unit)
  count.new += 1
  return true
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
