import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  expectAccessible,
  PASSPHRASE,
  test,
  textFile,
  type Counts,
  type GivenFile,
} from './support'

const ROSTER = textFile(
  'roster.csv',
  '番号,氏名,生年月日,性別,開始日,1日量\n90001,佐久間 葵,2001-03-04,女,2026-08-03,20\n90002,北沢 健,1998-07-21,男,2026-09-01,40\n',
)
const WIDE = textFile(
  'wide.csv',
  '番号,採血日,AST,ALT,TG\n90001,2026-09-14,21,98,120\n90002,2026-13-01,30,31,99\n90002,2026-09-20,19,18,\n',
)
const CLINIC = clinicFile([
  {
    number: '90003',
    name: '南 蒼',
    draws: [{ day: '2026-09-10', results: [{ analyte: 'alt', value: '33', unit: 'U/L' }] }],
  },
])
const LONG = textFile(
  'long.csv',
  '番号,採血日,項目,結果,単位\n90001,2026-10-14,ALT,55,U/L\n90001,2026-10-14,院内コードX1,21,U/L\n90002,2026-10-14,院内コードX1,22,U/L\n',
)

const ZEROS = textFile('roster.csv', '番号,氏名\n00101,佐久間 葵\n00102,北沢 健\n00103,南 蒼\n')
const LOST = textFile(
  'excel.csv',
  '番号,採血日,ALT\n101,2026-09-14,21\n102,2026-09-14,22\n103,2026-09-14,23\n00101,2026-13-01,24\n',
)

async function open(page: Page, files: GivenFile[]): Promise<Counts> {
  await page.goto('./#/import')
  return choose(page, files)
}

async function choose(page: Page, files: GivenFile[]): Promise<Counts> {
  const input = page.getByTestId('import-file').first()
  await input.setInputFiles(files)
  return totals(page)
}

async function totals(page: Page): Promise<Counts> {
  const shown = page.getByTestId('import-totals')
  await expect(shown).toBeVisible({ timeout: 60_000 })
  const counts = await shown.evaluate((element) => ({ ...(element as HTMLElement).dataset }))
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]))
}

test('several kinds of files at once: by file, by line, problems saved, repaired, imported again and undone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 625 })
  await createClinic(page)
  const counts = await open(page, [ROSTER, WIDE, CLINIC])
  expect(counts).toMatchObject({ new: 6, problems: 3, cells: 9, patients: 3 })

  // In a hurry: what is new, what needs a decision and the way on are there without scrolling.
  for (const id of ['import-totals', 'import-waiting', 'import-confirm'])
    await expect(page.getByTestId(id)).toBeInViewport()
  await expectAccessible(page)

  const rows = page.getByTestId('import-file-row')
  await expect(rows).toHaveCount(3)
  await expect(page.locator('[data-file="wide.csv"][data-cells="8"]')).toHaveCount(1)
  await expect(page.locator('[data-file="clinic.saiketsu.json"][data-cells="1"]')).toHaveCount(1)
  await expect(page.locator('[data-file="roster.csv"][data-cells="0"]')).toHaveCount(1)

  await page.getByTestId('import-cells').locator('summary').click()
  await page.getByTestId('import-lines-outcome').selectOption('problems')
  await expect(page.getByTestId('import-line')).toHaveCount(1)
  await expect(
    page.locator('[data-testid="import-line"][data-line="3"][data-outcome="problems"]'),
  ).toBeVisible()
  await page.getByTestId('import-lines-outcome').selectOption('new')
  await expect(
    page.locator('[data-testid="import-line"][data-analyte="alt"][data-drawn="2026-09-14"]'),
  ).toBeVisible()
  await expect(page.getByTestId('import-line')).toHaveCount(6)

  const saving = page.waitForEvent('download')
  await page.getByTestId('import-save-problems').click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('wide-problems.csv')
  const text = readFileSync(await saved.path(), 'utf8')
  expect(text).toContain('90002,2026-13-01,30,31,99,3,')
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()

  const repaired = textFile('wide-problems.csv', text.replace('2026-13-01', '2026-09-13'))
  expect(await open(page, [repaired])).toMatchObject({ new: 3, same: 0, leftOut: 0, problems: 0, cells: 3 })
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()

  // Both stand in the list of imports, and can be taken back one after the other.
  await page.goto('./#/worklist')
  await page.goto('./#/import')
  await page.getByTestId('import-history').locator('summary').click()
  await expect(page.getByTestId('import-record')).toHaveCount(2)
  await page.getByTestId('import-record-undo').first().click()
  await page.getByTestId('import-record-undo-sure').click()
  await expect(page.getByTestId('import-undone')).toBeVisible()
  expect(await open(page, [repaired])).toMatchObject({ new: 3, same: 0 })
})

test('an item that nobody knows gets a meaning, which is kept, corrected and holds the next time', async ({
  page,
}) => {
  await createClinic(page)
  expect(await open(page, [LONG])).toMatchObject({ new: 1, leftOut: 2, cells: 3 })
  await page.getByTestId('import-unknown-items').locator('summary').click()
  await page.getByTestId('import-item-meaning').selectOption('ast')
  await page.getByTestId('import-item-keep').click()
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '3')
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-left-out', '0')
  await page.getByTestId('import-cancel').click()
  expect(await choose(page, [LONG])).toMatchObject({ new: 3, leftOut: 0, cells: 3 })
  await page.getByTestId('import-cancel').click()
  await page.locator('summary', { hasText: '検査項目の読み替え' }).click()
  await page.getByTestId('import-own-item').getByRole('button').click()
  await expect(page.getByTestId('import-own-item')).toHaveCount(0)
  expect(await choose(page, [LONG])).toMatchObject({ new: 1, leftOut: 2 })
})

test('rows under a wrong number get the right one, by keyboard; it can be taken back', async ({ page }) => {
  await createClinic(page)
  await open(page, [ROSTER])
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()
  const other = textFile(
    'other.csv',
    '番号,生年月日,採血日,項目,結果,単位\n90001,1980-01-01,2026-09-14,ALT,55,U/L\n',
  )
  expect(await open(page, [other])).toMatchObject({ doubt: 1, new: 0 })
  const birth = page.getByTestId('import-doubt').locator('[data-field="birthDate"]')
  await expect(birth).toHaveAttribute('data-agreement', 'differs')
  await page.getByTestId('correct-number').press('Enter')
  await page.getByTestId('correct-number-to').fill('90077')
  await page.getByTestId('correct-number-to').press('Enter')
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '1')
  await expect(page.getByTestId('import-doubt')).toHaveCount(0)
  await page.getByTestId('import-corrected-number').getByRole('button').click()
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-doubt', '1')
})

test('many files stand by folder and kind; one of them is left out, and a second press on confirm stores nothing twice', async ({
  page,
}) => {
  await createClinic(page)
  const many = Array.from({ length: 40 }, (_, at) =>
    textFile(
      `draw-${String(at).padStart(2, '0')}.csv`,
      `番号,採血日,ALT\n${91_000 + at},2026-09-14,${20 + at}\n`,
    ),
  )
  expect(await open(page, [...many, ROSTER])).toMatchObject({ new: 40, patients: 42 })
  await expect(page.getByTestId('import-file-group')).toHaveCount(2)
  const largest = page.locator('[data-testid="import-file-group"][data-files="40"]')
  await largest.getByRole('button').click()
  await expect(page.getByTestId('import-file-row')).toHaveCount(40)
  await page.locator('[data-file="draw-07.csv"]').getByTestId('import-leave-file').click()
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '39')
  await page.getByTestId('import-confirm').dblclick()
  await expect(page.getByTestId('import-done')).toBeVisible()
  await page.goto('./#/worklist')
  await page.goto('./#/import')
  await page.getByTestId('import-history').locator('summary').click()
  await expect(page.getByTestId('import-record')).toHaveCount(1)
})

test('a list that lost its leading zeros is decided at once, and a wrong kind leaves the preview as it was', async ({
  page,
}) => {
  await createClinic(page)
  await open(page, [ZEROS])
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()
  expect(await open(page, [LOST])).toMatchObject({ doubt: 3, problems: 1, new: 0 })
  // Whom and which row a problem is about, so that it is found on paper.
  await expect(page.getByTestId('import-problem')).toHaveAttribute('data-number', '00101')

  const together = page.getByTestId('import-doubts-together')
  await expect(together).toHaveAttribute('data-waiting', '3')
  await page.getByTestId('import-doubt').first().getByTestId('keep-old').click()
  await expect(together).toHaveAttribute('data-waiting', '2')
  await page.getByTestId('all-doubts-take-new').press('Enter')
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '2')
  await expect(page.getByTestId('all-doubts-take-back')).toBeFocused()
  await page.getByTestId('import-kind').selectOption('hl7')
  await expect(page.getByTestId('import-not-that-way')).toBeInViewport()
  await expect(page.getByTestId('import-kind')).toHaveValue('results-wide')
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '2')
  await page.getByTestId('import-kind').selectOption('roster')
  await page.getByTestId('import-mapping').getByTestId('import-cancel').click()
  await expect(page.getByTestId('import-kind')).toHaveValue('results-wide')
  await page.getByTestId('all-doubts-take-back').click()
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-doubt', '2')
  await expectAccessible(page)
})

test('what came in by another tab is compared again before anything is stored; files dropped beside are read', async ({
  page,
  context,
}) => {
  await createClinic(page)
  const other = await context.newPage()
  await other.goto('./#/import')
  await other.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await other.getByTestId('unlock-confirm').click()
  await expect(other.getByTestId('import-file')).toBeAttached()
  await open(page, [textFile('a.csv', '番号,採血日,ALT\n70001,2026-09-14,44\n70002,2026-09-14,44\n')])
  await choose(other, [textFile('b.csv', '番号,採血日,ALT\n70001,2026-09-14,33\n')])
  await other.getByTestId('import-confirm').click()
  await expect(other.getByTestId('import-done')).toBeVisible()
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-renewed')).toBeVisible()
  expect(await totals(page)).toMatchObject({ new: 1, conflict: 1, patients: 1 })
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()

  await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['番号,採血日,ALT\n70003,2026-09-14,31\n'], 'c.csv'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  expect(await totals(page)).toMatchObject({ new: 1, patients: 1 })
})
