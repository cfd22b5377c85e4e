import { dateOf, monthOf, yearOf, type Day } from '../../day'
import type { PatientFacts } from '../../facts'
import type { Flag } from '../../interpret/types'
import { statusKey } from './defaultOrder'
import type { WorklistRow } from '../row'
import { keysOf, numberPlaces, orderByKeys } from './sorted'
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

/**
 * The rows by one column, within their sections; rows without a value last in either direction, equal rows by number.
 * Status ascending is the most urgent first, flag ascending the least severe; a name sorts by its kana.
 */
export function sortRows(rows: readonly WorklistRow[], by: SortBy, descending: boolean): WorklistRow[] {
  return Array.from(orderByKeys(rows, sortKeys(rows, by), descending), (at) => {
    const row = rows[at]
    if (row === undefined) throw new Error(`no row at: ${at}`)
    return row
  })
}

/** What each row is sorted by in a column: a whole number from 0 on, or NaN where it has no value. */
export function sortKeys(rows: readonly WorklistRow[], by: SortBy): Float64Array {
  if (by === 'number') return new Float64Array(numberPlaces(rows))
  return by === 'name' ? nameKeys(rows) : keysOf(rows, KEYS[by])
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

function nameKeys(rows: readonly WorklistRow[]): Float64Array {
  const ranks = names.of(rows.map(({ facts }) => sortName(facts) ?? ''))
  for (let at = 0; at < ranks.length; at += 1) {
    const facts = rows[at]?.facts
    if (facts === undefined || sortName(facts) === undefined) ranks[at] = NaN
  }
  return ranks
}

function sortName({ kana, name }: PatientFacts): string | undefined {
  return kana ?? name
}

/** In the order of days, not a count of them. */
function dayKey(of: Day | undefined): number {
  return of === undefined ? NaN : (yearOf(of) * 12 + monthOf(of)) * 31 + dateOf(of)
}

function flagKey({ worst }: WorklistRow): number {
  if (worst === undefined) return NaN
  const multiple = Math.min(Math.round((worst.ulnMultiple ?? 0) * 1000), MOST_MULTIPLE - 1)
  return FLAG_PLACE[worst.flag] * MOST_MULTIPLE + multiple
}
