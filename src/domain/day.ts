/**
 * A calendar day of the clinic, as text `YYYY-MM-DD`. Never an instant: it has no hour and no zone, compares with
 * `<`, and prints as it is stored. Every function here works on the Gregorian calendar, years 0001 to 9999; a count that
 * would leave those years stops at their first or last day, so that one slip of the hand cannot break a whole list.
 */
declare const dayMark: unique symbol
export type Day = string & { readonly [dayMark]: true }

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const ZERO = 48
/** How a month or a date ends a day: `-01` to `-31`. */
const PARTS = Array.from({ length: 32 }, (_, part) => '-' + String(part).padStart(2, '0'))
const FIRST_DAY = '0001-01-01' as Day

/** The last day that a text of this form can name. */
export const LAST_DAY = '9999-12-31' as Day

/** Whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** How many days the month has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day of a year, month (from 1) and day of the month; throws on a day that no calendar has. */
export function dayOf(year: number, month: number, date: number): Day {
  if (!isRealDate(year, month, date)) throw new RangeError(`no such day: ${year}-${month}-${date}`)
  return text(year, month, date)
}

/** The day of a year and month (from 1), or that month's last day where it has no such day of the month. */
export function clampedDay(year: number, month: number, date: number): Day {
  return text(year, month, Math.min(date, daysInMonth(year, month)))
}

/** The day that a text `YYYY-MM-DD` names, or undefined when it is no such text or no real day. */
export function parseDay(received: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(received)) return undefined
  return isRealDate(yearOf(received), monthOf(received), dateOf(received)) ? (received as Day) : undefined
}

/** The day that a text names; throws, with the text, when it is none. For literals and for what we stored ourselves. */
export function day(received: string): Day {
  const parsed = parseDay(received)
  if (parsed === undefined) throw new RangeError(`not a day: ${received}`)
  return parsed
}

/** The year of a day. */
export function yearOf(of: string): number {
  return digit(of, 0) * 1000 + digit(of, 1) * 100 + digit(of, 2) * 10 + digit(of, 3)
}

/** The month of a day, from 1. */
export function monthOf(of: string): number {
  return digit(of, 5) * 10 + digit(of, 6)
}

/** The day of the month of a day, from 1. */
export function dateOf(of: string): number {
  return digit(of, 8) * 10 + digit(of, 9)
}

/** The number of days since 1970-01-01, negative before it. */
export function dayNumber(of: Day): number {
  const year = yearOf(of)
  const month = monthOf(of)
  const past = year - 1
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0
  return (
    past * 365 +
    Math.floor(past / 4) -
    Math.floor(past / 100) +
    Math.floor(past / 400) +
    (DAYS_BEFORE_MONTH[month - 1] ?? 0) +
    leapDay +
    dateOf(of) -
    719163
  )
}

/** The day with that number of days since 1970-01-01. */
export function dayFromNumber(count: number): Day {
  // Howard Hinnant's civil_from_days: years that begin on 1 March put the leap day last.
  const shifted = count + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return text(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

/** The day so many days later, or earlier when negative. */
export function addDays(to: Day, days: number): Day {
  const date = dateOf(to) + days
  if (date >= 1 && date <= 28) return text(yearOf(to), monthOf(to), date)
  return dayFromNumber(dayNumber(to) + days)
}

/** How many days `later` is after `earlier`; negative when it is before. */
export function daysBetween(earlier: Day, later: Day): number {
  return dayNumber(later) - dayNumber(earlier)
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b
}

function isRealDate(year: number, month: number, date: number): boolean {
  return (
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
  )
}

function digit(of: string, at: number): number {
  return of.charCodeAt(at) - ZERO
}

function text(year: number, month: number, date: number): Day {
  if (year < 1) return FIRST_DAY
  if (year > 9999) return LAST_DAY
  const fourFigures = year < 1000 ? String(year).padStart(4, '0') : String(year)
  return (fourFigures + PARTS[month] + PARTS[date]) as Day
}
