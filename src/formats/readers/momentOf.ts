import type { Day } from '@/domain/day'
import type { FieldColumns } from './columnsOf'
import type { Moment, ResultCells } from './resultCells'

/** The collection day and time of a row; below 0 where it has no day. A time that is none is a warning. */
export function momentOf(
  cells: ResultCells,
  { drawn, dayOffset, time }: FieldColumns,
  firstDay: Day | undefined,
  row: readonly string[],
  line: number,
): Moment {
  const day =
    drawn === undefined && firstDay !== undefined
      ? cells.momentAfter(firstDay, row[dayOffset ?? -1] ?? '')
      : cells.momentInColumn(row[drawn ?? -1] ?? '', { line, column: (drawn ?? -1) + 1 })
  if (day < 0 || time === undefined) return day
  const timed = cells.withTime(day, row[time] ?? '')
  if (timed === undefined) cells.warning('not-a-time', row[time] ?? '', { line, column: time + 1 })
  return timed ?? day
}
