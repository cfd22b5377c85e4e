import type { AnalyteId } from './analyte'
import type { Day } from './day'
import type { Patient } from './patient'
import type { Draw, Result } from './result'
import type { Value } from './value'
import { liveDraws } from './standing'

/** A result with the draw that it belongs to. */
export interface Reported {
  draw: Draw
  result: Result
}

/** A result with a number. */
export interface ReportedNumber extends Reported {
  value: Extract<Value, { kind: 'number' }>
}

/** What one collection day brought of one analyte. */
export interface DayOfAnalyte {
  /** The number reported last; struck-out and cancelled ones never count. */
  number?: ReportedNumber
  /** Words in place of a number, the last of them. */
  words?: Reported
  isPending: boolean
  /** Words, or an order that was cancelled or entered in error. */
  isUnusable: boolean
}

/** One collection day: all its draws in the order in which they were taken, and what they brought of each analyte. */
export interface CollectionDay {
  day: Day
  draws: Draw[]
  analytes: Map<AnalyteId, DayOfAnalyte>
}

/** The collection days of a patient, earliest first, without draws that were struck out. Results of one day are one draw (product.md §2 rule 1). */
export function collectionDays(patient: Pick<Patient, 'draws'>): CollectionDay[] {
  const byDay = new Map<Day, Draw[]>()
  for (const draw of liveDraws(patient.draws)) {
    const same = byDay.get(draw.day)
    if (same) same.push(draw)
    else byDay.set(draw.day, [draw])
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, draws]) => {
      const inOrder = draws.length > 1 ? draws.toSorted(byTime) : draws
      return { day, draws: inOrder, analytes: analytesOf(inOrder) }
    })
}

/** Whether a result still stands: neither cancelled nor entered in error. */
export function stands(result: Result): boolean {
  return result.status !== 'cancelled' && result.status !== 'entered-in-error'
}

function analytesOf(draws: readonly Draw[]): Map<AnalyteId, DayOfAnalyte> {
  const analytes = new Map<AnalyteId, DayOfAnalyte>()
  for (const draw of draws) {
    for (const result of draw.results) {
      let of = analytes.get(result.analyte)
      if (!of) analytes.set(result.analyte, (of = { isPending: false, isUnusable: false }))
      add(of, draw, result)
    }
  }
  return analytes
}

function add(of: DayOfAnalyte, draw: Draw, result: Result): void {
  const { value } = result
  if (!stands(result)) of.isUnusable = true
  else if (value?.kind === 'number') of.number = { draw, result, value }
  else if (value?.kind === 'text') {
    of.words = { draw, result }
    of.isUnusable = true
  } else if (result.status === 'pending' || result.status === 'preliminary') of.isPending = true
  else of.isUnusable = true
}

/** Draws without a time come first, in the order in which they were entered. */
function byTime(a: Draw, b: Draw): number {
  const [one, other] = [a.time ?? '', b.time ?? '']
  return one < other ? -1 : one > other ? 1 : 0
}
