import { clampedDay, dateOf, monthOf, yearOf, type Day } from './day'

/**
 * The same day of the month so many calendar months later (earlier when negative), clamped to that month's last day:
 * 31 Dec + 2 months = 28 or 29 Feb. Always from a real day, never from a clamped one. Source: product.md §1.
 * Only the verdict and what belongs to it may import this file.
 */
export function addMonths(to: Day, months: number): Day {
  const counted = yearOf(to) * 12 + (monthOf(to) - 1) + months
  const year = Math.floor(counted / 12)
  return clampedDay(year, counted - year * 12 + 1, dateOf(to))
}
