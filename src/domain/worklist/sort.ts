import { dayNumber, type Day } from '../day'
import type { PatientFacts } from '../facts'
import type { Flag } from '../interpret/types'
import { statusKey } from './order'
import type { WorklistRow } from './row'
import { numberPlaces, sortedByKey } from './sorted'
import { TextRanks } from './textRanks'

/** The columns that the list can be sorted by. */
export const SORTS = [
  'number',
  'name',
  'week',
  'dose',
  'lastDraw',
  'due',
  'status',
  'flag',
  'visit',
  'contact',
] as const
export type SortBy = (typeof SORTS)[number]

const names = new TextRanks(new Intl.Collator('ja').compare)
const nameRanks = new WeakMap<readonly WorklistRow[], Float64Array>()
const FLAG_PLACE: Record<Flag, number> = {
  none: 0,
  'not-judged': 1,
  notice: 2,
  caution: 3,
  stop: 4,
  critical: 5,
}
/** A multiple of the upper limit in thousandths, below the next flag. */
const MOST_MULTIPLE = 1_000_000
const MOST_DOSE = 10_000_000
/** 1 January 1600, so that every day of a clinic is a whole number from 0 on. */
const FIRST_DAY_NUMBER = -135_140

/**
 * The rows by one column, within their sections; rows without a value last in either direction, equal rows by number.
 * Status ascending is the most urgent first, flag ascending the least severe; a name sorts by its kana.
 */
export function sortRows(rows: readonly WorklistRow[], by: SortBy, descending: boolean): WorklistRow[] {
  return sortedByKey(rows, keysFor(rows, by), descending)
}

function keysFor(rows: readonly WorklistRow[], by: SortBy): (row: WorklistRow, at: number) => number {
  if (by === 'number') return numberKeys(rows)
  return by === 'name' ? nameKeys(rows) : KEYS[by]
}

const KEYS: Record<Exclude<SortBy, 'number' | 'name'>, (row: WorklistRow) => number> = {
  week: (row) => row.courseWeek ?? NaN,
  dose: (row) => (row.doseMg === undefined ? NaN : Math.min(Math.round(row.doseMg * 1000), MOST_DOSE)),
  lastDraw: (row) => dayKey(row.lastDraw),
  due: (row) => dayKey(row.verdict.due),
  status: (row) => statusKey(row.verdict),
  flag: flagKey,
  visit: (row) => dayKey(row.facts.nextVisit),
  contact: (row) => dayKey(row.facts.lastContact?.day),
}

function numberKeys(rows: readonly WorklistRow[]): (row: WorklistRow, at: number) => number {
  const places = numberPlaces(rows)
  return (_, at) => places[at] ?? NaN
}

/** Ranks are kept for a list, which is sorted many times before it changes. */
function nameKeys(rows: readonly WorklistRow[]): (row: WorklistRow, at: number) => number {
  let ranks = nameRanks.get(rows)
  if (ranks === undefined)
    nameRanks.set(rows, (ranks = names.of(rows.map(({ facts }) => sortName(facts) ?? ''))))
  const known = ranks
  return ({ facts }, at) => (sortName(facts) === undefined ? NaN : (known[at] ?? NaN))
}

function sortName({ kana, name }: PatientFacts): string | undefined {
  return kana ?? name
}

function dayKey(of: Day | undefined): number {
  return of === undefined ? NaN : Math.max(0, dayNumber(of) - FIRST_DAY_NUMBER)
}

function flagKey({ worst }: WorklistRow): number {
  if (worst === undefined) return NaN
  const multiple = Math.min(Math.round((worst.ulnMultiple ?? 0) * 1000), MOST_MULTIPLE - 1)
  return FLAG_PLACE[worst.flag] * MOST_MULTIPLE + multiple
}
