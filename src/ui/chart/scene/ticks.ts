import { addDays, dateOf, dayFromNumber, dayNumber, dayOf, monthOf, yearOf, type Day } from '@/domain/day'
import type { Timeline, TimelineAxis } from '@/domain/timeline'

export interface DateTick {
  x: number
  day: Day
  /** Whether the tick stands for its whole month. */
  isMonth: boolean
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60]
const DAY_STEPS = [7, 14]
/** A label and the space beside it. */
const ROOM = 1.12
const DAYS_A_MONTH = 30.4
const THOUSAND = 1000

/** Where the date axis carries a label: each first or second Monday while there is room for whole days, else months. */
export function dateTicks(
  span: Timeline['span'],
  width: number,
  widths: { day: number; month: number },
): DateTick[] {
  const perDay = width / (span.to - span.from)
  const days = DAY_STEPS.find((step) => step * perDay >= widths.day * ROOM)
  if (days !== undefined) return mondays(span, days)
  return monthTicks(
    span,
    MONTH_STEPS.find((step) => step * DAYS_A_MONTH * perDay >= widths.month * ROOM) ?? 120,
  )
}

function mondays(span: Timeline['span'], step: number): DateTick[] {
  // Day 4 was a Monday: 1970-01-05.
  const first = Math.ceil((span.from - 4) / 7) * 7 + 4
  const ticks: DateTick[] = []
  for (let x = first; x <= span.to; x += step) ticks.push({ x, day: dayFromNumber(x), isMonth: false })
  return ticks
}

function monthTicks(span: Timeline['span'], step: number): DateTick[] {
  const first = dayFromNumber(span.from)
  const start = dateOf(first) === 1 ? first : addDays(first, 32 - dateOf(first))
  let count = yearOf(start) * 12 + monthOf(start) - 1
  count = Math.ceil(count / step) * step
  const ticks: DateTick[] = []
  for (;;) {
    const day = dayOf(Math.floor(count / 12), (count % 12) + 1, 1)
    const x = dayNumber(day)
    if (x > span.to) return ticks
    if (x >= span.from) ticks.push({ x, day, isMonth: true })
    count += step
  }
}

/** The numbers of a value axis, lowest first. */
export function axisTicks(axis: TimelineAxis): number[] {
  const ticks: number[] = []
  for (let at = Math.ceil(axis.min / axis.step); at * axis.step <= axis.max; at += 1)
    ticks.push(at * axis.step)
  return ticks
}

/** A number of an axis with the figures that its step needs. */
export function axisNumber(value: number, step: number): string {
  if (step >= THOUSAND && value !== 0) return `${value / THOUSAND}k`
  const places = Math.max(
    0,
    -Math.floor(Math.log10(step)) + (step / 10 ** Math.floor(Math.log10(step)) === 2.5 ? 1 : 0),
  )
  return value.toFixed(places)
}
