import type { Page } from '@playwright/test'
import { createClinic, expect, expectAccessible, test, textFile } from './support'

const FOREIGN = textFile(
  'labor.csv',
  'Labor Mitte;;;;\nPat;Tag;Was;Wert;Einh\n00142;2026-09-14;ALT;98;U/L\n00142;2026-09-14;XYZ-1;31;U/L\n00143;2026-09-15;ALT;20;U/L\n',
)
const NEXT = textFile('labor-oktober.csv', 'Pat;Tag;Was;Wert;Einh\n00142;2026-10-14;ALT;80;U/L\n')

async function choose(page: Page, file: ReturnType<typeof textFile>): Promise<void> {
  await page.goto('./#/import')
  await page.getByTestId('import-file').setInputFiles(file)
}

/** Chooses an option of a select as a keyboard does: the focus is there, and the first letters of the option are typed. */
async function pick(page: Page, heading: string, keys: string): Promise<void> {
  const select = page.locator(`[data-testid="mapping-use"][data-heading="${heading}"]`)
  for (let presses = 0; presses < 60; presses++) {
    if (await select.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(select).toBeFocused()
  await page.keyboard.type(keys)
}

test('columns are said by keyboard alone, what is read that way stands beside them, and next time they are known', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await createClinic(page)
  await page.getByTestId('language').selectOption('en')
  await choose(page, FOREIGN)
  await expect(page.getByTestId('import-mapping')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Columns of labor.csv' })).toBeFocused()
  await expect(page.getByTestId('import-kind')).toHaveValue('results-long')
  const tried = page.getByTestId('mapping-tried')
  await expect(tried).toHaveCount(0)

  await pick(page, 'Pat', 'Number')
  await expect(tried).toHaveCount(2)
  await pick(page, 'Einh', 'Leave')
  await expect(tried).toHaveCount(2)
  await expect(tried.first()).toHaveAttribute('data-number', '00142')
  await expect(tried.first()).toHaveAttribute('data-value', '98')
  await pick(page, 'Einh', 'Unit')
  await expect(tried.first()).toHaveAttribute('data-unit', 'U/L')
  await expectAccessible(page)
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWide).toBe(false)

  const name = page.getByTestId('mapping-name')
  for (let presses = 0; presses < 40; presses++) {
    if (await name.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('Labor Mitte')
  await page.keyboard.press('Enter')
  const totals = page.getByTestId('import-totals')
  await expect(totals).toHaveAttribute('data-new', '2')
  await expect(totals).toHaveAttribute('data-left-out', '1')
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()

  await choose(page, NEXT)
  await expect(totals).toHaveAttribute('data-new', '1')
  await page.getByTestId('import-cancel').click()

  await page.getByTestId('language').selectOption('ja')
  await page.getByTestId('templates').locator('summary').click()
  await expect(page.getByTestId('template')).toHaveAttribute('data-name', 'Labor Mitte')
  await page.getByTestId('template-rename').click()
  await page.getByTestId('template-name').fill('中央検査室')
  await page.getByTestId('template-name').press('Enter')
  await expect(page.getByTestId('template')).toHaveAttribute('data-name', '中央検査室')
  await page.getByTestId('template-remove').click()
  await expect(page.getByTestId('template')).toHaveCount(0)
  await choose(page, NEXT)
  await expect(page.getByRole('heading', { name: 'labor-oktober.csv の列の対応' })).toBeVisible()
})

test('a list without headings, number and day is read for whom and when a person says', async ({ page }) => {
  test.setTimeout(180_000)
  await createClinic(page)
  await choose(page, textFile('kekka.csv', 'AST,31,U/L\nALT,98,U/L\nTG,120,mg/dL\n'))
  await expect(page.getByTestId('import-mapping')).toBeVisible()
  await page.getByTestId('import-kind').selectOption('results-long')
  for (const [heading, use] of [
    ['1', 'field:analyte'],
    ['2', 'field:value'],
    ['3', 'field:unit'],
  ] as const)
    await page.locator(`[data-testid="mapping-use"][data-heading="${heading}"]`).selectOption(use)
  await page.getByTestId('mapping-continue').click()
  await expect(page.getByRole('alert')).toContainText('患者番号')
  await page.getByTestId('mapping-number').fill('00142')
  await page.getByTestId('mapping-drawn').fill('2026-09-14')
  await expect(page.getByTestId('mapping-tried')).toHaveCount(3)
  await page.getByTestId('mapping-continue').click()
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '3')
})

test('the columns of a table that was recognised can be said otherwise, and left as they were', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await createClinic(page)
  await choose(page, textFile('a.csv', '番号,採血日,ALT,備考\n00142,2026-09-14,98,31\n'))
  const totals = page.getByTestId('import-totals')
  await expect(totals).toHaveAttribute('data-new', '1')
  await page.getByTestId('import-columns').click()
  await expect(page.getByTestId('mapping-tried')).toHaveCount(1)
  await page.getByTestId('import-cancel').click()
  await expect(totals).toHaveAttribute('data-new', '1')
  await page.getByTestId('import-columns').click()
  await page.locator('[data-testid="mapping-use"][data-heading="備考"]').selectOption('analyte:ast')
  await expect(page.getByTestId('mapping-tried')).toHaveCount(2)
  await page.getByTestId('mapping-continue').click()
  await expect(totals).toHaveAttribute('data-new', '2')
})
