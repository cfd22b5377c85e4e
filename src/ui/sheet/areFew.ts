/** From so many draws on a table on paper takes the whole breadth of a page. */
const MANY_DRAWS = 6

/** Whether a table of these draws leaves a page room beside it, and each heading and flag a line of its own. */
export function areFew(draws: readonly unknown[]): boolean {
  return draws.length < MANY_DRAWS
}
