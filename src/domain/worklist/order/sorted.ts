import { TextRanks } from './textRanks'
import { SECTIONS, type Section, type WorklistRow } from '../row'

const numberRanks = new TextRanks(new Intl.Collator('en', { numeric: true }).compare)
const sectionsByRows = new WeakMap<readonly WorklistRow[], Uint8Array>()
const byNumber = new WeakMap<readonly WorklistRow[], Uint32Array>()
const SECTION_AT = Object.fromEntries(SECTIONS.map((section, at) => [section, at])) as Record<Section, number>

/** The rows at these positions. */
export function rowsAt(rows: readonly WorklistRow[], positions: Uint32Array): WorklistRow[] {
  const found = new Array<WorklistRow>(positions.length)
  for (let place = 0; place < found.length; place += 1) found[place] = rowAt(rows, positions[place] ?? 0)
  return found
}

/**
 * The positions of the rows by a key each, a whole number from 0 on or NaN for none: first by section, then ascending or
 * descending by key, rows without one last, equal rows by number. Key and place are packed into one number each, because
 * sorting bare numbers is several times faster than sorting with a comparison.
 */
export function orderByKeys(
  rows: readonly WorklistRow[],
  keys: Float64Array,
  isDescending = false,
): Uint32Array {
  const sections = sectionsOf(rows)
  const order = orderByNumber(rows)
  const packed = new Float64Array(rows.length)
  const places = powerAbove(rows.length)
  let most = 0
  for (const key of keys) if (key > most) most = key
  for (let place = 0; place < packed.length; place += 1) {
    const at = order[place] ?? 0
    const key = keys[at] ?? NaN
    const directed = Number.isNaN(key) ? most + 1 : isDescending ? most - key : key
    packed[place] = ((sections[at] ?? 0) * (most + 2) + directed) * places + place
  }
  packed.sort()
  const sorted = new Uint32Array(packed.length)
  for (let at = 0; at < sorted.length; at += 1) sorted[at] = order[placeIn(packed[at] ?? 0, places)] ?? 0
  return sorted
}

/** The key of each row. A plain loop, since what makes an array from a function takes five times as long. */
export function keysOf(rows: readonly WorklistRow[], keyOf: (row: WorklistRow) => number): Float64Array {
  const keys = new Float64Array(rows.length)
  for (let at = 0; at < keys.length; at += 1) keys[at] = keyOf(rowAt(rows, at))
  return keys
}

/** For each row its place in the order of the clinic's numbers. */
export function numberPlaces(rows: readonly WorklistRow[]): Uint32Array {
  const places = new Uint32Array(rows.length)
  const order = orderByNumber(rows)
  for (let place = 0; place < order.length; place += 1) places[order[place] ?? 0] = place
  return places
}

function sectionsOf(rows: readonly WorklistRow[]): Uint8Array {
  let sections = sectionsByRows.get(rows)
  if (sections === undefined) {
    sections = new Uint8Array(rows.length)
    for (let at = 0; at < sections.length; at += 1) sections[at] = SECTION_AT[rowAt(rows, at).section]
    sectionsByRows.set(rows, sections)
  }
  return sections
}

/** The positions of the rows by the clinic's number: figures as numbers, 9 before 10; 0142 after 142. */
function orderByNumber(rows: readonly WorklistRow[]): Uint32Array {
  let order = byNumber.get(rows)
  if (order === undefined) byNumber.set(rows, (order = orderOf(keysOfNumbers(rows))))
  return order
}

function orderOf(keys: Float64Array): Uint32Array {
  const places = powerAbove(keys.length)
  const packed = new Float64Array(keys.length)
  for (let at = 0; at < packed.length; at += 1) packed[at] = (keys[at] ?? 0) * places + at
  packed.sort()
  const order = new Uint32Array(packed.length)
  for (let at = 0; at < order.length; at += 1) order[at] = placeIn(packed[at] ?? 0, places)
  return order
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
