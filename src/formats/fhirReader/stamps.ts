import { dayFromNumber } from '@/domain/day'
import { momentParts, type ResultCells } from '../readers/resultCells'
import { stampNumber } from '../stamp'

/** A moment of a report on the clinic's clock, to the millisecond; −∞ where a text names none that has been yet. */
export function stampOf(cells: ResultCells, sent: unknown): number {
  if (typeof sent !== 'string' || sent === '') return Number.NEGATIVE_INFINITY
  const moment = cells.moment(sent)
  if (moment < 0) return Number.NEGATIVE_INFINITY
  const { day, minute } = momentParts(moment)
  const seconds = /T\d{2}:\d{2}:(\d{2}(?:\.\d{1,3})?)/.exec(sent)?.[1] ?? '0'
  return stampNumber(dayFromNumber(day), Math.max(0, minute) * 60_000 + Math.round(Number(seconds) * 1000))
}
