import type { ImportTotals } from '@/state/import/types'

/**
 * The same bytes a second time bring nobody, nothing new, no correction and no contradiction. What is wrong with a row of a
 * roster may depend on what is known by then: a pause before the first day of its course is a problem only once.
 */
export function checkSecond(first: ImportTotals, second: ImportTotals, hasRoster: boolean): void {
  for (const name of ['new', 'corrected', 'conflict', 'patients'] as const)
    if (second[name] > (name === 'conflict' ? first.conflict : 0))
      throw new Error(`the second time: ${name} ${second[name]}; the first time ${JSON.stringify(first)}`)
  if (!hasRoster && second.cells !== first.cells)
    throw new Error(`the second time: ${second.cells} cells; the first time ${first.cells}`)
}
