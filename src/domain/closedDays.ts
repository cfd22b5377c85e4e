import { addDays, dayNumber, type Day } from './day'
import type { Bilingual } from './language'

/** When a clinic is closed: weekdays (0 Sunday to 6 Saturday), national holidays, and single days of its own. */
export interface ClosedDays {
  weekdays: readonly number[]
  holidays: boolean
  days: readonly Day[]
}

/** Why a clinic is closed on a day; any number of these. */
export interface ClosedBecause {
  /** 0 Sunday to 6 Saturday, where the clinic is always closed on it. */
  weekday?: number
  /** The name of the national holiday. */
  holiday?: Bilingual
  /** One of the clinic's own single days. */
  own?: true
}

/** The name of the national holiday on a day; undefined where there is none, or where none is known so far ahead. */
export type HolidayOn = (day: Day) => Bilingual | undefined

/** A clinic closed for longer than this has no next open day that anybody would ask for. */
const LONGEST_SEARCH_DAYS = 60

/** The weekday of a day, 0 Sunday to 6 Saturday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}

/** Why the clinic is closed on that day, or undefined where nothing says so. A hint only: no due day moves by it. */
export function closedBecause(day: Day, closed: ClosedDays, holidayOn: HolidayOn): ClosedBecause | undefined {
  const weekday = weekdayOf(day)
  const holiday = closed.holidays ? holidayOn(day) : undefined
  const because: ClosedBecause = {
    ...(closed.weekdays.includes(weekday) ? { weekday } : {}),
    ...(holiday === undefined ? {} : { holiday }),
    ...(closed.days.includes(day) ? { own: true } : {}),
  }
  return Object.keys(because).length === 0 ? undefined : because
}

/** The nearest open day before that day; undefined where the clinic is closed for two months on end. */
export function openDayBefore(day: Day, closed: ClosedDays, holidayOn: HolidayOn): Day | undefined {
  return openDay(day, -1, closed, holidayOn)
}

/** The nearest open day after that day; undefined where the clinic is closed for two months on end. */
export function openDayAfter(day: Day, closed: ClosedDays, holidayOn: HolidayOn): Day | undefined {
  return openDay(day, 1, closed, holidayOn)
}

function openDay(from: Day, step: 1 | -1, closed: ClosedDays, holidayOn: HolidayOn): Day | undefined {
  for (let count = 1; count <= LONGEST_SEARCH_DAYS; count += 1) {
    const day = addDays(from, step * count)
    if (closedBecause(day, closed, holidayOn) === undefined) return day
  }
  return undefined
}
