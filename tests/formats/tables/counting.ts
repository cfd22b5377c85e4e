import { expect } from 'vitest'
import { inALine, readFound, type FoundInFile, type HowToRead } from '../reading'

/** How many result cells came out of a file, whatever became of them: results with a value, problems, left out. */
export function outcomes({ results, gathered }: FoundInFile): number {
  const left = gathered.leftOut().reduce((sum, { cells }) => sum + cells, 0)
  return results.filter(({ isOrder }) => isOrder !== true).length + gathered.problems.cells + left
}

/** The cells of a text, split without any reader: these texts have no quotes. */
export function cellsOf(text: string, delimiter = ','): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(delimiter))
}

/** How many cells of some columns are filled, in the rows from one on. */
export function filled(rows: readonly string[][], columns: readonly number[], from = 1): number {
  return rows
    .slice(from)
    .reduce((sum, row) => sum + columns.filter((at) => (row[at] ?? '').trim() !== '').length, 0)
}

/** Reads a text that must be recognised by itself, and gives its results in lines. */
export async function recognised(
  text: string,
  kind: string,
  how: HowToRead = {},
): Promise<FoundInFile & { lines: string[] }> {
  const found = await readFound(text, how)
  expect(found.read).toMatchObject({ kind: 'table', layout: { kind } })
  return { ...found, lines: found.results.map(inALine) }
}
