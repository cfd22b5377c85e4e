import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, type Counts, type GivenFile } from './support'

type Files = string | string[] | GivenFile | GivenFile[]

/** What the import page says to chosen files: a preview, questions about columns, or words of refusal. */
export type Answer =
  { is: 'preview'; counts: Counts } | { is: 'asked' } | { is: 'refused'; words: string; code: string }

/** Chooses files, or a folder by its path, on the import page and gives what the page says. */
export async function choose(page: Page, files: Files, input = 'import-file'): Promise<Answer> {
  await page.getByTestId(input).setInputFiles(files)
  return answer(page)
}

/** What stands on the import page once it has read. */
export async function answer(page: Page): Promise<Answer> {
  const totals = page.getByTestId('import-totals')
  const mapping = page.getByTestId('import-mapping')
  const refused = page.getByRole('alert')
  await expect(totals.or(mapping).or(refused)).toBeVisible({ timeout: 60_000 })
  if (await totals.isVisible()) return { is: 'preview', counts: await countsOf(page) }
  if (await mapping.isVisible()) return { is: 'asked' }
  const code = await refused.locator('[data-code]').first().getAttribute('data-code')
  return { is: 'refused', words: await refused.innerText(), code: code ?? '' }
}

/** The counts of the preview that stands. */
export async function countsOf(page: Page): Promise<Counts> {
  const counts = await page
    .getByTestId('import-totals')
    .evaluate((element) => ({ ...(element as HTMLElement).dataset }))
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]))
}

/** The outcomes of a preview together: as many as it has cells. */
export function outcomes(counts: Counts): number {
  return ['new', 'same', 'corrected', 'conflict', 'doubt', 'leftOut', 'problems'].reduce(
    (sum, name) => sum + (counts[name] ?? NaN),
    0,
  )
}

/** Stores what the preview shows. */
export async function confirm(page: Page): Promise<void> {
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 120_000 })
}

/** Chooses files that need no answer and stores them; gives the counts of the preview. */
export async function take(page: Page, files: Files, input = 'import-file'): Promise<Counts> {
  await page.goto('./#/import')
  const said = await choose(page, files, input)
  if (said.is !== 'preview') throw new Error(`no preview: ${JSON.stringify(said)}`)
  await confirm(page)
  return said.counts
}

/** Takes back the last import, from the list of imports. */
export async function undo(page: Page): Promise<void> {
  await page.goto('./#/import')
  await page.getByTestId('import-history').locator('summary').click()
  await page.getByTestId('import-record-undo').first().click()
  await page.getByTestId('import-record-undo-sure').click()
  await expect(page.getByTestId('import-undone')).toBeVisible({ timeout: 60_000 })
}

/** A result as the clinic's own export shows it, by the Japanese headings of the columns. */
export type Exported = Record<string, string>

/** Every result of the clinic, from the export of results that a person would save. */
export async function exportedResults(page: Page): Promise<Exported[]> {
  await page.goto('./#/settings/data')
  const button = page.getByTestId('export-results')
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const [headings = [], ...rows] = cellsOfCsv(
    readFileSync(await download.path(), 'utf8').replace('\uFEFF', ''),
  )
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])))
}

/** The cells of a CSV; quotes are taken into account, line ends inside them too. */
function cellsOfCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}
