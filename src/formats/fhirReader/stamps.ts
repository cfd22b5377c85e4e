import { momentParts, type Moment, type ResultCells } from '../readers/resultCells'
import { MILLISECONDS_OF_A_DAY } from '../stamp'

/** A moment of a report on the clinic's clock, to the millisecond; −∞ where a text names none that has been yet. */
export function stampOf(cells: ResultCells, sent: unknown): number {
  if (typeof sent !== 'string' || sent === '') return Number.NEGATIVE_INFINITY
  const seconds = /T\d{2}:\d{2}:(\d{2}(?:\.\d{1,3})?)/.exec(sent)?.[1] ?? '0'
  return stampOfMoment(cells.moment(sent), Math.round(Number(seconds) * 1000))
}

/** The same of a moment to the minute and the milliseconds of that minute. */
export function stampOfMoment(moment: Moment, milliseconds: number): number {
  if (moment < 0) return Number.NEGATIVE_INFINITY
  const { day, minute } = momentParts(moment)
  return day * MILLISECONDS_OF_A_DAY + Math.max(0, minute) * 60_000 + milliseconds
}
