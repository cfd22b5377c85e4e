import type { Page } from '@playwright/test'
import { aPrinted, type PrintedPatient } from './printPatients'
import { choosePaper, clinicOf, expectVectors, expectWhole, printedPages } from './printing'
import { createClinic, expect, openDemo, test } from './support'

const LONG_NAME = '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処'
const PATIENTS = [
  aPrinted('00003', { draws: 3, every: 50 }),
  withWideValues(aPrinted('00020', { draws: 20, isWide: true })),
  aPrinted('00060', { draws: 60, every: 6 }),
  aPrinted('00099', { draws: 9, isWide: true, name: LONG_NAME.repeat(2), kana: 'ジュゲム '.repeat(20) }),
]
/** What takes most room across: bounds over high limits, changes of four figures, words in place of a number. */
function withWideValues(made: PrintedPatient): PrintedPatient {
  const wide: Record<string, string> = { tg: '>1000', tc: '>400', ck: '2680', plt: '検体凝固のため測定不能' }
  const draws = made.draws.map((draw, at) => ({
    ...draw,
    results: draw.results.map((one) => ({ ...one, value: (at % 3 === 1 && wide[one.analyte]) || one.value })),
  }))
  return { ...made, draws }
}

const NUMBERS = '00003,00020,00060,00099'

async function setUp(page: Page, size: 'a4' | 'letter', language: 'ja' | 'en'): Promise<void> {
  await createClinic(page)
  await clinicOf(page, PATIENTS)
  await choosePaper(page, size, language)
}

for (const [size, language] of [
  ['a4', 'ja'],
  ['a4', 'en'],
  ['letter', 'ja'],
  ['letter', 'en'],
] as const) {
  test(`on ${size} in ${language}, with 3, 9, 20 and 60 draws and long names, what is shown is what comes out, and nothing is cut`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await setUp(page, size, language)
    // The language and the paper are read when the app starts.
    await page.reload()
    await page.getByTestId('unlock-passphrase').fill('a quiet morning in May')
    await page.getByTestId('unlock-confirm').click()
    await expect(page.getByTestId('worklist')).toBeVisible()

    const sheets = await printedPages(page, `#/print?patients=${NUMBERS}`)
    expectVectors(sheets.pdf)
    expectWhole(sheets)
    for (const number of NUMBERS.split(',')) {
      const own = sheets.pdf.pages.filter(({ said }) => said.includes(number))
      expect(own.length).toBeGreaterThanOrEqual(1)
      own.forEach((each, at) => expect(each.said).toContain(`${at + 1}/${own.length}`))
      // A page that is found alone says whose it is, as of when, by which rules, and who printed it.
      for (const { said } of own)
        for (const part of ['2001-03-04', '2026-11-22', 'bimonthlyv1', 'clinic-defaultv1', '受付'])
          expect(said.normalize('NFKC')).toContain(part)
    }
    const drawn = await page.locator('[data-patient-number="00060"] thead [data-draw]').count()
    expect(drawn).toBe(60)

    const copies = await printedPages(
      page,
      `#/print?patients=${NUMBERS}&copy=${language === 'ja' ? 'en' : 'ja'}`,
    )
    expectVectors(copies.pdf)
    expectWhole(copies)

    const list = await printedPages(page, '#/print?list=worklist&chip=all')
    expectVectors(list.pdf)
    expectWhole(list)
    const [first] = list.pdf.pages
    expect((first?.width ?? 0) > (first?.height ?? 0)).toBe(true)
  })
}

test('thirty sheets are one PDF, each of them begins a page and counts its own pages', async ({ page }) => {
  test.setTimeout(180_000)
  await openDemo(page)
  await page.getByTestId('chip-all').click()
  const numbers = await page
    .locator('[data-patient-number]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-patient-number')))
  const ids = await page.locator('[data-patient-number]').count()
  expect(ids).toBeGreaterThan(10)
  await page.goto('./#/print')
  await page.getByTestId('sheets-chip').check()
  await page.getByTestId('print-chip').selectOption('all')
  await page.getByTestId('tick-all').click()
  for (let at = 0; at < 30; at += 1) await page.getByTestId('tick').nth(at).check()
  await page.getByTestId('sheets-show').click()
  await expect(page.locator('[data-print-ready]')).toBeAttached({ timeout: 60_000 })
  await expect(page.getByTestId('sheet')).toHaveCount(30)
  const route = new URL(page.url()).hash
  for (const number of numbers) expect(route).not.toContain(`=${number}`)

  const sheets = await printedPages(page, route)
  expectVectors(sheets.pdf)
  expectWhole(sheets)
  const counts = await page
    .getByTestId('sheet')
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-pages'))))
  expect(sheets.pdf.pages).toHaveLength(counts.reduce((sum, pages) => sum + pages, 0))
  let at = 0
  for (const pages of counts)
    for (let own = 1; own <= pages; own += 1)
      expect(sheets.pdf.pages[at++]?.said).toContain(`${own}/${pages}`)
  for (const { said } of sheets.pdf.pages) expect(said.normalize('NFKC')).toContain('デモ用')
})

test('Japanese on paper is text: it says its letters, and a name is found in it', async ({ page }) => {
  await createClinic(page)
  await clinicOf(page, [aPrinted('00007', { draws: 3, name: '青葉 血用', kana: 'アオバ チヨ' })])
  const { pdf } = await printedPages(page, '#/print?patients=00007')
  const [first] = pdf.pages
  expect(first?.said).toContain('青葉血用')
  expect(first?.said).toContain('アオバチヨ')
  expect(first?.said).toContain('肝機能')
})

test('paper is white and its ink black in the dark theme too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await createClinic(page)
  await clinicOf(page, [aPrinted('00007', { draws: 3 })])
  await page.goto('./#/print?patients=00007')
  await expect(page.locator('[data-print-ready]')).toBeAttached()
  const [ground, ink] = await page.locator('.paper-page').evaluate((paper) => {
    const { backgroundColor, color } = getComputedStyle(paper)
    return [backgroundColor, color]
  })
  expect([ground, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
})
