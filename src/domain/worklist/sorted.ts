import { TextRanks } from './textRanks'
import { SECTIONS, type Section, type WorklistRow } from './row'

const numberRanks = new TextRanks(new Intl.Collator('en', { numeric: true }).compare)
const byNumber = new WeakMap<readonly WorklistRow[], Uint32Array>()
const SECTION_AT = Object.fromEntries(SECTIONS.map((section, at) => [section, at])) as Record<Section, number>

/**
 * The rows by a key each, a whole number from 0 on or NaN for none: first by section, then ascending or descending by
 * key, rows without one last, equal rows by number. Key and place are packed into one number each, because sorting bare
 * numbers is several times faster than sorting with a comparison.
 */
export function sortedByKey(
  rows: readonly WorklistRow[],
  keyOf: (row: WorklistRow, at: number) => number,
  isDescending = false,
): WorklistRow[] {
  const keys = new Float64Array(rows.length)
  let most = 0
  rows.forEach((row, at) => {
    const key = keyOf(row, at)
    keys[at] = key
    if (key > most) most = key
  })
  const order = orderByNumber(rows)
  const packed = new Float64Array(rows.length)
  const places = powerAbove(rows.length)
  for (let place = 0; place < packed.length; place += 1) {
    const at = order[place] ?? 0
    const key = keys[at] ?? NaN
    const directed = Number.isNaN(key) ? most + 1 : isDescending ? most - key : key
    packed[place] = (SECTION_AT[rows[at]?.section ?? 'work'] * (most + 2) + directed) * places + place
  }
  packed.sort()
  return rows.map((_, at) => rowAt(rows, order[placeIn(packed[at] ?? 0, places)] ?? 0))
}

/** For each row its place in the order of the clinic's numbers. */
export function numberPlaces(rows: readonly WorklistRow[]): Uint32Array {
  const places = new Uint32Array(rows.length)
  orderByNumber(rows).forEach((at, place) => {
    places[at] = place
  })
  return places
}

/** The positions of the rows by the clinic's number: figures as numbers, 9 before 10; 0142 after 142. */
function orderByNumber(rows: readonly WorklistRow[]): Uint32Array {
  let order = byNumber.get(rows)
  if (order === undefined) byNumber.set(rows, (order = orderOf(keysOfNumbers(rows))))
  return order
}

function orderOf(keys: Float64Array): Uint32Array {
  const places = powerAbove(keys.length)
  const packed = keys.map((key, at) => key * places + at).sort()
  return Uint32Array.from(packed, (each) => placeIn(each, places))
}

function keysOfNumbers(rows: readonly WorklistRow[]): Float64Array {
  const keys = new Float64Array(rows.length)
  for (let at = 0; at < keys.length; at += 1) {
    const key = figures(rowAt(rows, at).facts.number)
    if (key === undefined) return numberRanks.of(rows.map((row) => row.facts.number))
    keys[at] = key
  }
  return keys
}

/** A number of plain figures as a key that keeps 142 and 00142 apart; undefined for any other. */
function figures(number: string): number | undefined {
  if (number.length === 0 || number.length > 9) return undefined
  let value = 0
  for (let at = 0; at < number.length; at += 1) {
    const figure = number.charCodeAt(at) - 48
    if (figure < 0 || figure > 9) return undefined
    value = value * 10 + figure
  }
  return value * 10 + number.length
}

function rowAt(rows: readonly WorklistRow[], at: number): WorklistRow {
  const row = rows[at]
  if (row === undefined) throw new Error(`no row at: ${at}`)
  return row
}

/** Places are packed below a power of two, which takes them apart again exactly and without the slow remainder. */
function powerAbove(count: number): number {
  return 2 ** Math.ceil(Math.log2(count + 1))
}

function placeIn(packed: number, places: number): number {
  return packed - Math.floor(packed / places) * places
}
