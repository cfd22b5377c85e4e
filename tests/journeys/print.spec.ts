import { aPrinted } from './printPatients'
import { clinicOf, expectLegible, expectVectors, expectWhole, printedPages, shownToPrint } from './printing'
import { readPdf } from '../tools/pdf/readPdf'
import { createClinic, expect, expectAccessible, NOW, openAt, test } from './support'

/** 2026-11-22 is a Sunday, 2026-11-23 a national holiday. */
const PATIENTS = [
  aPrinted('00001', { draws: 2, visit: '2026-11-23' }),
  aPrinted('00002', { draws: 2, visit: '2026-11-24' }),
  aPrinted('00003', { draws: 2, visit: '2026-11-24' }),
  aPrinted('00004', { draws: 2, visit: '2026-11-25' }),
]

test('a day’s patients, the next working day’s, a filter of the list, and whoever is ticked, each as one PDF', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  await clinicOf(page, PATIENTS)
  const numbers = (): Promise<(string | null)[]> =>
    page.getByTestId('sheet').evaluateAll((all) => all.map((one) => one.getAttribute('data-patient-number')))

  await shownToPrint(page, '#/print?visit=2026-11-24')
  expect(await numbers()).toEqual(['00002', '00003'])
  await expectAccessible(page)

  // Where no closed days are named, the next day is a working day; then Sundays and holidays are closed.
  await page.goto('./#/print')
  await expect(page.getByTestId('print-next-day')).toHaveAttribute('data-day', '2026-11-23')
  await expectAccessible(page)
  await page.goto('./#/settings/general')
  await page.getByTestId('setting-closed-holidays').check()
  await page.getByTestId('setting-clinic-save').click()
  await expect(page.getByTestId('message').last()).toHaveAttribute('data-kind', 'done')
  await page.goto('./#/print')
  await expect(page.getByTestId('print-next-day')).toHaveAttribute('data-day', '2026-11-24')
  await shownToPrint(page, '#/print?visit=next')
  expect(await numbers()).toEqual(['00002', '00003'])

  await page.goto('./#/print')
  await page.getByTestId('sheets-chip').check()
  await page.getByTestId('print-chip').selectOption('all')
  await expect(page.getByTestId('tick')).toHaveCount(4)
  await page.locator('[data-testid="tick"][data-number="00002"]').uncheck()
  await page.getByTestId('sheets-show').click()
  await expect(page.locator('[data-print-ready]')).toBeAttached()
  expect((await numbers()).toSorted()).toEqual(['00001', '00003', '00004'])
  expect(page.url()).not.toContain('00003')

  await shownToPrint(page, '#/print?list=worklist&chip=all')
  await page.getByTestId('print').click()
  await page.getByTestId('print-sheets-of-list').click()
  await expect(page.locator('[data-print-ready] [data-testid="sheet"]')).toHaveCount(4)
  await page.getByTestId('print').click()

  // Which papers, of how many people, on how many pages: each stands in the audit trail.
  await page.goto('./#/settings/audit')
  const audit = page.getByTestId('audit')
  await expect(audit.locator('[data-what="printed"]')).toHaveCount(1)
  await expect(audit.locator('[data-what="printed"]')).toContainText('サマリー · 4名分 · 4ページ')
  await expect(audit.locator('[data-what="list-printed"]')).toHaveCount(1)
  await expect(audit.locator('[data-what="list-printed"]')).toContainText('4行 · 1ページ')
})

test('where nobody is to be printed, the screen says why, offers no paper, and leads back to the choice', async ({
  page,
}) => {
  await createClinic(page)
  await clinicOf(page, PATIENTS)
  for (const [route, why] of [
    ['#/print?patients=99999', '該当する患者がいません: 99999'],
    ['#/print?visit=2026-12-24', '2026-12-24 に来院予定の患者はいません'],
    ['#/print?visit=soon', '日付として読めません: soon'],
  ] as const) {
    await shownToPrint(page, route)
    await expect(page.locator('.print-screen')).toContainText('印刷する患者がいません')
    await expect(page.locator('.print-screen')).toContainText(why)
    await expect(page.getByTestId('print')).toHaveCount(0)
  }
  await expectAccessible(page)
  await page.getByTestId('print-choose').click()
  await expect(page.getByTestId('sheets-show')).toBeVisible()
})

test('a double press of the button prints once, a press of a key once more, and each print is one entry of the trail', async ({
  page,
}) => {
  await createClinic(page)
  await clinicOf(page, PATIENTS)
  await shownToPrint(page, '#/print?patients=00001')
  await page.evaluate(() => {
    window.print = () =>
      void document.body.setAttribute('data-prints', `${document.body.dataset['prints'] ?? ''}x`)
  })
  const prints = (asked: string) => expect(page.locator('body')).toHaveAttribute('data-prints', asked)
  await page.getByTestId('print').dblclick()
  await prints('x')
  await page.getByTestId('print').press('Enter')
  await prints('xx')
  await page.getByTestId('print-what').selectOption('en')
  await expect(page.locator('[data-print-ready] [data-kind="copy"]')).toBeVisible()
  await page.keyboard.press('Control+p')
  await prints('xxx')
  // As by the browser's own menu: the paper, and then a screen as it stands.
  await page.pdf()
  await page.goto('./#/worklist?chip=all')
  await expect(page.getByTestId('worklist')).toBeVisible()
  await page.pdf()

  await page.goto('./#/settings/audit')
  const trail = page.getByTestId('audit')
  await expect(trail.locator('[data-what="printed"]')).toHaveCount(4)
  await expect(trail.locator('[data-what="printed"]').first()).toContainText('英語')
  await expect(trail.locator('[data-what="printed"]').last()).toContainText('サマリー · 1名分 · 1ページ')
  await expect(trail.locator('[data-what="opened"]')).toHaveCount(1)
  await expect(trail.locator('[data-what="list-printed"]')).toContainText('画面のまま · 4行')
})

test('the paper of this computer is chosen once, and every sheet lies on it', async ({ page }) => {
  await createClinic(page)
  await clinicOf(page, PATIENTS)
  await shownToPrint(page, '#/print?patients=00001')
  await expect(page.locator('.paper-page')).toHaveAttribute('data-paper', 'a4')
  const charts = () =>
    page.locator('svg.sheet-chart').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
  const onA4 = await charts()
  await page.getByTestId('print-paper').selectOption('letter')
  await expect(page.locator('[data-print-ready] .paper-page')).toHaveAttribute('data-paper', 'letter')
  // There and back, the sheet is laid out as it was.
  await page.getByTestId('print-paper').selectOption('a4')
  await expect(page.locator('[data-print-ready] .paper-page')).toHaveAttribute('data-paper', 'a4')
  expect(await charts()).toEqual(onA4)
  await page.getByTestId('print-paper').selectOption('letter')
  await expect(page.locator('[data-print-ready] .paper-page')).toHaveAttribute('data-paper', 'letter')
  const letter = readPdf(await page.pdf({ preferCSSPageSize: true }))
  expect(letter.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
    [816, 1056],
  ])
  await page.reload()
  await page.getByTestId('unlock-passphrase').fill('a quiet morning in May')
  await page.getByTestId('unlock-confirm').click()
  const list = await printedPages(page, '#/print?list=worklist&chip=all')
  expect(list.pdf.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
    [1056, 816],
  ])
})

test.describe('a patient’s own copy', () => {
  test('is in the language of the patient, says results, ranges, next day and restrictions, and nothing of the clinic’s own', async ({
    page,
  }) => {
    test.setTimeout(90_000)
    await createClinic(page)
    await clinicOf(page, PATIENTS)
    await shownToPrint(page, '#/print?patients=00002')
    await page.getByTestId('print-what').selectOption('en')
    await expect(page.locator('[data-print-ready] [data-kind="copy"]')).toHaveAttribute('lang', 'en')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
    const english = await printedPages(page, new URL(page.url()).hash)
    expectVectors(english.pdf)
    expectWhole(english)
    const said = english.pdf.pages.map((each) => each.said).join('')
    for (const part of [
      'Yourbloodtestresults',
      '印刷00002',
      '2001-03-04',
      'Nextbloodtest',
      'Contraception',
      '1/1',
    ])
      expect(said).toContain(part)
    // Neither telephone and notes nor flags, calls, presets and names of the staff.
    for (const part of [
      '03-0000-1234',
      '職場',
      '院内メモ',
      '家族',
      '要確認',
      'caution',
      'preset',
      '医師',
      '受付',
    ])
      expect(said).not.toContain(part)
    const alt = page.locator('[data-testid="copy-line"][data-analyte="alt"]')
    await expect(alt).toContainText('7–23')
    // Planned end 2026-12-25, and six months.
    await expect(page.locator('[data-restriction="contraception"]')).toHaveAttribute(
      'data-through',
      '2027-06-25',
    )

    const japanese = await printedPages(page, '#/print?patients=00002,00003&copy=ja')
    expectWhole(japanese)
    expect(japanese.pdf.pages).toHaveLength(2)
    expect(japanese.pdf.pages[0]?.said.normalize('NFKC')).toContain('血液検査の結果')
  })
})

test('the recovery key is printed on a sheet of its own, and is gone from the page once it is kept', async ({
  page,
}) => {
  await openAt(page, '', NOW)
  await page.getByTestId('create-clinic').click()
  await page.getByTestId('setup-clinic-name').fill('みなと皮膚科')
  await page.getByTestId('setup-user-name').fill('受付')
  await page.getByTestId('setup-passphrase').fill('a quiet morning in May')
  await page.getByTestId('setup-passphrase-again').fill('a quiet morning in May')
  await page.getByTestId('setup-confirm').click()
  const key = (await page.getByTestId('recovery-key').innerText()).trim()
  await expect(page.getByTestId('recovery-sheet')).toContainText('みなと皮膚科')
  const pdf = readPdf(await page.pdf({ preferCSSPageSize: true }))
  expectVectors(pdf)
  expectLegible(pdf)
  expect(pdf.pages).toHaveLength(1)
  expect(pdf.pages[0]?.said).toContain(key)
  expect(pdf.pages[0]?.said.split(key)).toHaveLength(2)
  expect(pdf.pages[0]?.said).toContain('みなと皮膚科')
  await page.getByTestId('recovery-key-saved').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
  expect(await page.content()).not.toContain(key.slice(0, 9))

  // That it was printed stands in the audit trail, and nothing of the key.
  await page.goto('./#/settings/audit')
  const noted = page.locator('[data-testid="audit"] [data-what="recovery-key-printed"]')
  await expect(noted).toHaveCount(1)
  await expect(noted).toContainText('復旧キーを印刷')
  await expect(noted).toContainText('1ページ')
})
