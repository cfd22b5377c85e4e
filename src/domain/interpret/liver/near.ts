import { daysBetween, type Day } from '../../day'

/** The two results may lie this many days apart (product.md §3). */
const MOST_DAYS_APART = 30

/** Whether an enzyme and a bilirubin are near enough to be read together. */
export function areNear(a: Day, b: Day): boolean {
  return apart(a, b) <= MOST_DAYS_APART
}

/** How many days lie between two days, whichever comes first. */
export function apart(a: Day, b: Day): number {
  return Math.abs(daysBetween(a, b))
}
