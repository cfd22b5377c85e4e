import { dateOf, daysInMonth, monthOf, yearOf, type Day } from './day'

/**
 * The same day of the month so many calendar months later (earlier when negative), clamped to that month's last day:
 * 31 Dec + 2 months = 28 or 29 Feb. Always from a real day, never from a clamped one. Source: product.md §1.
 * Only the verdict and what belongs to it may import this file.
 */
export function addMonths(to: Day, months: number): Day {
  const counted = yearOf(to) * 12 + (monthOf(to) - 1) + months
  const year = Math.floor(counted / 12)
  const month = counted - year * 12 + 1
  const date = Math.min(dateOf(to), daysInMonth(year, month))
  return (String(year).padStart(4, '0') +
    (month < 10 ? '-0' : '-') + month +
    (date < 10 ? '-0' : '-') + date) as Day
}
