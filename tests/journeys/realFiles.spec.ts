import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { createClinic, expect, test, type Counts } from './support'

const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples')
const CLINOSIM = resolve(SAMPLES, 'clinosim-jp-generated/dev/lab_results.csv')
const CDISC = resolve(SAMPLES, 'cdisc-pilot01/dev/sdtm_lb_liver_chol_long.dev.csv')
const PBCSEQ = resolve(SAMPLES, 'r-survival-pbcseq/pbcseq.csv')

/** What a person says the columns of a file are, kept under a name. */
interface Mapping {
  name: string
  kind: string
  columns: Record<string, string>
  units?: Record<string, string>
  analytes?: Record<string, string>
  firstDay?: string
}

/** Counts the lines of a file without the readers of the app: quoted cells of these files hold no line ends. */
function cells(path: string): string[][] {
  const [, ...lines] = readFileSync(path, 'utf8').split(/\r?\n/)
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')))
}

/** Maps the columns on the import page, as a person would, and gives the counts of the preview. */
async function preview(page: Page, path: string, mapping: Mapping): Promise<Counts> {
  await page.goto('./#/import')
  await page.getByTestId('import-file').setInputFiles(path)
  await expect(page.getByTestId('import-mapping')).toBeVisible({ timeout: 60_000 })
  await page.getByTestId('import-kind').selectOption(mapping.kind)
  const uses = page.getByTestId('mapping-use')
  for (const heading of await uses.evaluateAll((all) =>
    all.map((one) => (one as HTMLElement).dataset['heading'] ?? ''),
  )) {
    await page
      .locator(`[data-testid="mapping-use"][data-heading="${heading}"]`)
      .selectOption(mapping.columns[heading] ?? 'leave-out')
  }
  for (const [heading, unit] of Object.entries(mapping.units ?? {})) {
    await page
      .locator('tr', { has: page.locator(`[data-heading="${heading}"]`) })
      .getByTestId('mapping-unit')
      .fill(unit)
  }
  for (const [name, analyte] of Object.entries(mapping.analytes ?? {})) {
    // Names that the catalogue knows by itself are not asked for.
    const asked = page.locator(`[data-testid="mapping-analyte"][data-name="${name}"]`)
    if ((await asked.count()) > 0) await asked.selectOption(analyte)
  }
  if (mapping.firstDay !== undefined) await page.getByTestId('mapping-first-day').fill(mapping.firstDay)
  await page.getByTestId('mapping-name').fill(mapping.name)
  await page.getByTestId('mapping-continue').click()
  return totals(page)
}

async function totals(page: Page): Promise<Counts> {
  const shown = page.getByTestId('import-totals')
  await expect(shown).toBeVisible({ timeout: 120_000 })
  const counts = await shown.evaluate((element) => ({ ...(element as HTMLElement).dataset }))
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]))
}

async function confirm(page: Page, course?: string): Promise<void> {
  if (course !== undefined) await page.getByTestId('import-course-for-new').selectOption(course)
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 120_000 })
}

function sum(counts: Counts): number {
  return ['new', 'same', 'corrected', 'conflict', 'doubt', 'leftOut', 'problems'].reduce(
    (all, name) => all + (counts[name] ?? 0),
    0,
  )
}

test('a Japanese hospital export: every one of 45,416 lines is accounted for, and courses start on the first draw', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const lines = cells(CLINOSIM)
  expect(lines).toHaveLength(45_416)
  await createClinic(page)
  const mapping: Mapping = {
    name: 'clinosim',
    kind: 'results-long',
    columns: {
      patient_id: 'field:number',
      lab_name: 'field:analyte',
      result_datetime: 'field:drawn',
      value: 'field:value',
      unit: 'field:unit',
      flag: 'field:flag',
    },
  }
  const counts = await preview(page, CLINOSIM, mapping)
  expect(counts['cells']).toBe(lines.filter((line) => line[3] !== '').length)
  expect(sum(counts)).toBe(counts['cells'])
  const patients = new Set(lines.map((line) => line[0]))
  expect(counts['patients']).toBeLessThanOrEqual(patients.size)
  await confirm(page, 'first-draw')
  await page.goto('./#/worklist?chip=all')
  await expect(page.getByTestId('chip-all')).toHaveAttribute('data-count', String(counts['patients']))

  await page.goto('./#/import')
  await page.getByTestId('import-file').setInputFiles(CLINOSIM)
  const again = await totals(page)
  expect(again['new']).toBe(0)
  expect(again['cells']).toBe(counts['cells'])
})

test('a clinical trial: 127 patients and 6,488 results, each analyte counted', async ({ page }) => {
  test.setTimeout(180_000)
  const lines = cells(CDISC)
  const perTest = new Map<string, number>()
  for (const line of lines) perTest.set(line[4] ?? '', (perTest.get(line[4] ?? '') ?? 0) + 1)
  expect(Object.fromEntries(perTest)).toEqual({
    CHOL: 930,
    GGT: 930,
    ALP: 928,
    ALB: 925,
    ALT: 925,
    AST: 925,
    BILI: 925,
  })
  await createClinic(page)
  const counts = await preview(page, CDISC, {
    name: 'SDTM LB',
    kind: 'results-long',
    columns: {
      USUBJID: 'field:number',
      LBTESTCD: 'field:analyte',
      LBORRES: 'field:value',
      LBORRESU: 'field:unit',
      LBORNRLO: 'field:low',
      LBORNRHI: 'field:high',
      LBDTC: 'field:drawn',
    },
    analytes: { CHOL: 'tc', BILI: 'tbil' },
  })
  expect(counts['patients']).toBe(127)
  expect(counts['cells']).toBe(lines.filter((line) => line[7] !== '').length)
  expect(sum(counts)).toBe(counts['cells'])
  expect(counts['new']).toBe(6_488)
  await confirm(page, 'first-draw')
  await page.goto('./#/worklist?chip=all')
  await expect(page.getByTestId('chip-all')).toHaveAttribute('data-count', '127')
})

test('day offsets of a research file need a first day, and become days', async ({ page }) => {
  test.setTimeout(180_000)
  const lines = cells(PBCSEQ)
  const used = [11, 12, 13, 14, 15, 16]
  const filled = lines.reduce((all, line) => all + used.filter((at) => line[at] !== '').length, 0)
  await createClinic(page)
  const counts = await preview(page, PBCSEQ, {
    name: 'pbcseq',
    kind: 'results-wide',
    columns: {
      id: 'field:number',
      day: 'field:dayOffset',
      bili: 'analyte:tbil',
      chol: 'analyte:tc',
      albumin: 'analyte:alb',
      'alk.phos': 'analyte:alp',
      ast: 'analyte:ast',
      platelet: 'analyte:plt',
    },
    units: {
      bili: 'mg/dL',
      chol: 'mg/dL',
      albumin: 'g/dL',
      'alk.phos': 'U/L',
      ast: 'U/L',
      platelet: '10^3/uL',
    },
    firstDay: '2010-01-01',
  })
  expect(counts['patients']).toBe(312)
  expect(sum(counts)).toBe(counts['cells'])
  expect((counts['cells'] ?? 0) - (counts['leftOut'] ?? 0)).toBe(filled)
  await confirm(page, 'first-draw')
  await page.goto('./#/worklist?chip=all')
  await expect(page.getByTestId('chip-all')).toHaveAttribute('data-count', '312')
})
