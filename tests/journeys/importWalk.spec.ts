import type { Page } from '@playwright/test'
import { createClinic, expect, expectAccessible, test, textFile } from './support'

const ROSTER = textFile(
  'roster.csv',
  '番号,氏名,生年月日,性別,開始日,1日量\n90001,佐久間 葵,2001-03-04,女,2026-08-03,20\n90002,北沢 健,1998-07-21,男,2026-09-01,40\n',
)
const WIDE = textFile('wide.csv', '番号,採血日,AST,ALT\n90001,2026-09-14,21,98\n')
const LONG = textFile(
  'long.csv',
  '番号,採血日,項目,結果,単位\n90002,2026-10-14,ALT,55,U/L\n90002,2026-10-14,院内コードX1,21,U/L\n90002,2026-10-14,院内コードX2,22,U/L\n',
)

async function choose(page: Page): Promise<void> {
  await page.goto('./#/import')
  await page.getByTestId('import-file').setInputFiles([ROSTER, WIDE, LONG])
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '3')
}

test('three files by keyboard alone: what is stored is said beside the button, which comes next after the totals', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 625 })
  await createClinic(page)
  await page.goto('./#/import')
  await expect(page.getByTestId('import-file')).toBeAttached()
  const choosing = page.waitForEvent('filechooser')
  for (let presses = 0; presses < 30; presses++) {
    if (await page.getByTestId('import-file').evaluate((field) => field === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await (await choosing).setFiles([ROSTER, WIDE, LONG])
  await expect(page.getByTestId('import-totals').locator('h2')).toBeFocused()
  await expect(page.getByTestId('import-outcome')).toContainText('保存: 新規 3件 · 新しい患者 2名')
  await expect(page.getByTestId('import-outcome')).toContainText('取り込まない: 対象外 2件')
  await page.keyboard.press('Tab')
  await expect(page.getByTestId('import-confirm')).toBeFocused()
  await expect(page.getByTestId('import-confirm')).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('import-done').locator('h2')).toBeFocused()
  await expect(page.getByTestId('import-done-file')).toHaveCount(3)

  // Taking it back asks first, and stands on the answer that changes nothing.
  await page.goto('./#/worklist')
  await page.goto('./#/import')
  await page.getByTestId('import-history').locator('summary').press('Enter')
  await page.getByTestId('import-record-undo').press('Enter')
  await expect(page.getByTestId('import-record').getByRole('button').last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('import-record-undo')).toBeFocused()
  await expectAccessible(page)
})

test('a preview keeps its open lists and its place when the files are read again', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 625 })
  await createClinic(page)
  await choose(page)
  await page.getByTestId('import-unknown-items').locator('summary').press('Enter')
  const items = page.getByTestId('import-unknown-item')
  await items.first().getByTestId('import-item-meaning').selectOption('ast')
  await items.first().getByTestId('import-item-keep').press('Enter')
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '4')
  await expect(items).toHaveCount(1)
  await expect(items.first()).toBeInViewport()
  await expect(page.getByTestId('import-unknown-items').locator('summary')).toBeFocused()
})

test('in the middle of a preview: back keeps it, a reload is asked about first, a lock lets go of it and says so', async ({
  page,
}) => {
  await createClinic(page)
  await choose(page)
  await page.goto('./#/worklist')
  await page.goBack()
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '3')

  await page.getByTestId('import-totals').click()
  const asked = page.waitForEvent('dialog')
  const reloading = page.evaluate(() => setTimeout(() => location.reload(), 0))
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await reloading
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '3')

  await page.getByTestId('lock-now').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  expect(await page.content()).not.toContain('90001')
  await page.getByTestId('unlock-passphrase').fill('a quiet morning in May')
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('import-lost')).toBeVisible()
  await expect(page.getByTestId('import-totals')).toHaveCount(0)
  await choose(page)
  await expect(page.getByTestId('import-lost')).toHaveCount(0)
})
