import { createClinic, expect, expectAccessible, openDemo, rowOf, test, unlock } from './support'

test('a patient entered by hand: course, draw, dose, visit, pause, review with a recheck day, contact', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  await page.goto('./#/p/new')
  await page.getByTestId('patient-number').fill('00900')
  await page.getByTestId('patient-name').fill('千歳 奈緒')
  await page.getByTestId('patient-kana').fill('チトセ ナオ')
  await page.getByTestId('patient-birth').fill('2001-03-04')
  await page.getByTestId('patient-sex').selectOption('F')
  await page.getByTestId('patient-phone').fill('03-0000-0900')
  await page.getByTestId('patient-save').click()
  const verdict = page.getByTestId('verdict')
  await expect(verdict).toHaveAttribute('data-status', 'no-course')

  await page.getByTestId('open-course').first().click()
  await page.getByTestId('course-start').fill('2026-09-20')
  await page.getByTestId('course-save').click()
  await expect(verdict).toHaveAttribute('data-status', 'baseline-missing')

  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-day').fill('2026-09-14')
  for (const [analyte, value] of [
    ['ast', '61'],
    ['alt', '98'],
    ['tg', '88'],
    ['ldl', '104'],
  ] as const) {
    await page.getByTestId(`draw-${analyte}`).fill(value)
  }
  await page.getByTestId('draw-save').dblclick()
  await expect(verdict).toHaveAttribute('data-status', 'overdue')
  await expect(verdict).toHaveAttribute('data-days-overdue', '8')
  await expect(
    page.locator('[data-analyte="alt"][data-drawn="2026-09-14"][data-value]').first(),
  ).toHaveAttribute('data-flag', 'stop')
  await expect(page.locator('[data-testid="chart-liver"] [data-point][data-analyte="alt"]')).toHaveCount(1)

  await page.getByTestId('open-dose').first().click()
  await page.getByTestId('dose-from').fill('2026-09-20')
  await page.getByTestId('dose-mg').fill('20')
  await page.getByTestId('dose-save').click()
  await expect(
    page
      .locator(
        '[data-testid="chart-lipid"] [data-mark="dose"], [data-testid="chart-liver"] [data-mark="dose"]',
      )
      .first(),
  ).toBeAttached()

  await page.getByTestId('open-review').first().click()
  await page.getByTestId('review-note').fill('2週間後に再検')
  await page.getByTestId('review-recheck').fill('2026-12-04')
  await page.getByTestId('review-save').click()
  await expect(verdict).toHaveAttribute('data-modifiers', /recheck-planned/)

  await page.getByTestId('open-pause').first().click()
  await page.getByTestId('pause-start').fill('2026-11-01')
  await page.getByTestId('pause-reason').fill('ALT上昇')
  await page.getByTestId('pause-save').click()
  await expect(verdict).toHaveAttribute('data-status', 'due-soon')
  await expect(verdict).toHaveAttribute('data-due-by', 'recheck')
  await expect(verdict).toHaveAttribute('data-due', '2026-12-04')

  await page.getByTestId('open-visit').first().click()
  await page.getByTestId('visit-day').fill('2026-12-04')
  await page.getByTestId('visit-save').click()
  await page.getByTestId('open-contact').first().click()
  await page.getByTestId('contact-outcome').selectOption('no-answer')
  await page.getByTestId('contact-note').fill('夕方に再度')
  await page.getByTestId('contact-save').click()
  await expect(page.getByTestId('message').filter({ hasText: /./ }).first()).toHaveAttribute(
    'data-kind',
    'done',
  )
  await expectAccessible(page)

  await page.reload()
  await page.getByTestId('unlock-passphrase').waitFor()
  await page.evaluate(() => (location.hash = '#/worklist?chip=all'))
  await unlock(page)
  await expect(rowOf(page, '00900')).toHaveAttribute('data-due', '2026-12-04')
  await expect(rowOf(page, '00900')).toHaveAttribute('data-due-by', 'recheck')
})

test('what cannot be is refused with its reason, and nothing is stored', async ({ page }) => {
  await openDemo(page)
  await page.goto('./#/worklist?chip=all')
  await rowOf(page, '00101').click()
  const verdict = page.getByTestId('verdict')
  const before = await verdict.getAttribute('data-due')
  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-day').fill('2026-11-23')
  await page.getByTestId('draw-alt').fill('20')
  await page.getByTestId('draw-save').click()
  await expect(page.getByTestId('draw-save')).toBeVisible()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(verdict).toHaveAttribute('data-due', before ?? '')
})

test('every screen stands in both languages without a serious finding, and nothing leaves the origin', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openDemo(page)
  for (const language of ['ja', 'en']) {
    await page.getByTestId('language').selectOption(language)
    for (const [route, shown] of [
      ['#/worklist?chip=all', '[data-testid="worklist"]'],
      ['#/import', '[data-testid="import-file"]'],
      ['#/settings', '[data-testid="setting-grace-days"]'],
      ['#/print?list=worklist', '[data-print-ready]'],
      ['#/print?patients=00101', '[data-print-ready]'],
      ['#/p/new', '[data-testid="patient-number"]'],
      ['#/patients/00101', '[data-testid="verdict"]'],
    ] as const) {
      await page.goto(`./${route}`)
      await expect(page.locator(shown)).toBeAttached()
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expectAccessible(page)
      expect(new URL(page.url()).hash).not.toContain('00101')
    }
  }
})

test('the worklist is worked by keyboard alone, and letters typed into a field stay letters', async ({
  page,
}) => {
  await openDemo(page)
  await page.goto('./#/worklist?chip=overdue')
  await page.getByTestId('worklist').locator('xpath=ancestor-or-self::*[@tabindex="0"][1]').focus()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('c')
  await expect(page.getByTestId('contact-outcome')).toBeVisible()
  await page.getByTestId('contact-note').fill('')
  await page.getByTestId('contact-note').pressSequentially('jkcp/')
  await expect(page.getByTestId('contact-note')).toHaveValue('jkcp/')
  await page.keyboard.press('Control+k')
  await expect(page.getByTestId('search')).toBeFocused()
})

test('the clinic file goes out and comes back with the same verdicts and flags', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  await openDemo(page)
  await page.goto('./#/worklist?chip=all')
  const read = `Array.from(document.querySelectorAll('[data-patient-number]'), (row) => [row.dataset.patientNumber, row.dataset.status, row.dataset.due, row.dataset.flag, row.dataset.modifiers].join(' '))`
  await page.setViewportSize({ width: 1366, height: 4000 })
  await expect(page.locator('[data-patient-number]')).toHaveCount(70)
  const before = (await page.evaluate<string[]>(read)).toSorted()
  await page.goto('./#/settings')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-clinic-file').click(),
  ])
  const path = await download.path()

  const other = await browser.newContext({
    viewport: { width: 1366, height: 4000 },
    ...(baseURL === undefined ? {} : { baseURL }),
  })
  const desk = await other.newPage()
  await createClinic(desk)
  await desk.goto('./#/import')
  await desk.getByTestId('import-file').setInputFiles({
    name: 'clinic.saiketsu.json',
    mimeType: 'application/json',
    buffer: (await import('node:fs')).readFileSync(path),
  })
  await expect(desk.getByTestId('import-totals')).toHaveAttribute('data-problems', '0', { timeout: 60_000 })
  await desk.getByTestId('import-confirm').click()
  await expect(desk.getByTestId('import-done')).toBeVisible({ timeout: 60_000 })
  await desk.goto('./#/worklist?chip=all')
  await expect(desk.locator('[data-patient-number]')).toHaveCount(70)
  expect((await desk.evaluate<string[]>(read)).toSorted()).toEqual(before)
  await other.close()
})
