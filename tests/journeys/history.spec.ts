import type { Page } from '@playwright/test'
import { createClinic, expect, expectAccessible, rowOf, test, unlock } from './support'

const MORNING = 'T09:14:00+09:00'

/** Opens the clinic again on another morning. */
async function onMorning(page: Page, day: string): Promise<void> {
  await page.getByTestId('lock-now').click()
  await page.clock.setSystemTime(`${day}${MORNING}`)
  await page.goto('./#/worklist')
  await unlock(page)
  await expect(page.getByTestId('as-of')).toHaveAttribute('data-day', day)
}

async function openPatient(page: Page): Promise<void> {
  await page.goto('./#/worklist')
  await page.getByTestId('chip-all').click()
  await rowOf(page, '00900').click()
  await expect(page.getByTestId('verdict')).toBeVisible()
}

/** Opens the cell of an analyte in the table. */
async function openCell(page: Page, analyte: string): Promise<void> {
  await page.locator(`[data-analyte="${analyte}"][data-drawn="2026-11-01"] button`).first().click()
  await expect(page.getByTestId('form-cell')).toBeVisible()
}

async function asItWas(page: Page, day: string): Promise<void> {
  await page.getByTestId('history-day').fill(day)
  await page.getByTestId('history-show').click()
  await expect(page.getByTestId('history-state')).toHaveAttribute('data-day', day)
}

test('the history says who changed what, when and why, and shows the record as it was on a day', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page, { userName: '佐藤 医師' }, `2026-11-01${MORNING}`)
  await page.goto('./#/p/new')
  await page.getByTestId('patient-number').fill('00900')
  await page.getByTestId('patient-name').fill('千歳 奈緒')
  await page.getByTestId('patient-birth').fill('2001-03-04')
  await page.getByTestId('patient-sex').selectOption('F')
  await page.getByTestId('patient-save').click()
  await page.getByTestId('open-course').first().click()
  await page.getByTestId('course-start').fill('2026-11-01')
  await page.getByTestId('course-save').click()
  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-day').fill('2026-11-01')
  await page.getByTestId('draw-alt').fill('98')
  await page.getByTestId('draw-tg').fill('240')
  await page.getByTestId('draw-save').click()
  await expect(page.getByTestId('form-draw')).toHaveCount(0)

  await onMorning(page, '2026-11-05')
  await openPatient(page)
  await openCell(page, 'alt')
  await page.getByTestId('cell-value').fill('19')
  await page.getByTestId('cell-reason').fill('検査票の読み違い')
  await page.getByTestId('cell-save').click()
  await expect(page.getByTestId('form-cell')).toHaveCount(0)

  await onMorning(page, '2026-11-08')
  await openPatient(page)
  await openCell(page, 'tg')
  await page.getByTestId('cell-reason').fill('別の患者の結果')
  await page.getByTestId('cell-strike-out').click()
  await expect(page.getByTestId('form-cell')).toHaveCount(0)
  await page.getByTestId('open-patient').click()
  await page.getByTestId('patient-birth').fill('2001-04-03')
  await page.getByTestId('patient-reason').fill('保険証で確認')
  await page.getByTestId('patient-save').click()
  await expect(page.getByTestId('form-patient')).toHaveCount(0)

  await page.getByTestId('open-history').click()
  const versions = page.getByTestId('history-version')
  await expect(versions).toHaveCount(6)
  const corrected = page.locator('[data-testid="history-version"][data-what="result-edited"]')
  await expect(corrected).toHaveAttribute('data-when', /^2026-11-05T09:14/)
  await expect(corrected).toHaveAttribute('data-who', '佐藤 医師')
  await expect(corrected).toContainText('98 → 19')
  await expect(corrected).toContainText('検査票の読み違い')
  const struck = page.locator('[data-testid="history-version"][data-what="result-struck-out"]')
  await expect(struck).toHaveAttribute('data-when', /^2026-11-08T09:14/)
  await expect(struck).toContainText('240')
  await expect(struck).toContainText('別の患者の結果')
  await expect(page.locator('[data-testid="history-version"][data-what="draw"]')).toContainText('ALT 98')
  await expect(versions.first()).toContainText('保険証で確認')
  await expect(versions.first()).toContainText('2001-03-04 → 2001-04-03')
  await expectAccessible(page)
  await page.getByTestId('history-filter').selectOption('draw')
  await expect(versions.filter({ hasText: '保険証' })).toHaveCount(0)
  await expect(corrected).toHaveCount(1)

  const cell = (analyte: string) =>
    page.locator(`[data-testid="sheet"] [data-analyte="${analyte}"][data-value]`).first()
  await asItWas(page, '2026-11-03')
  const sheet = page.getByTestId('sheet')
  await expect(sheet).toHaveAttribute('data-as-of', '2026-11-03')
  await expect(cell('alt')).toHaveAttribute('data-value', '98')
  await expect(cell('alt')).toHaveAttribute('data-flag', 'stop')
  await expect(sheet).toContainText('2001-03-04')
  await expect(page.getByTestId('sheet-mark').first()).toContainText('2026-11-03 時点の記録')
  await expect(page.locator('[data-print-ready]')).toHaveCount(1)
  expect(page.url()).toMatch(/#\/p\/[\w-]+\/history\?day=2026-11-03$/)
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByTestId('sheet-mark').first()).toBeVisible()
  await expect(page.getByTestId('history-day')).toBeHidden()
  await page.emulateMedia({ media: null })

  await asItWas(page, '2026-11-06')
  await expect(cell('alt')).toHaveAttribute('data-value', '19')
  await expect(cell('tg')).toHaveAttribute('data-value', '240')
  await asItWas(page, '2026-11-08')
  await expect(cell('tg')).toHaveAttribute('data-status', 'entered-in-error')
  await asItWas(page, '2026-10-31')
  await expect(page.getByTestId('history-state')).toHaveAttribute('data-state', 'none')
  await expect(sheet).toHaveCount(0)
  await page.getByTestId('history-day').fill('2026-11-09')
  await page.getByTestId('history-show').click()
  await expect(page.getByTestId('history-state')).toHaveAttribute('data-day', '2026-10-31')
})

test('the record of a day is judged by the settings of that day, and the settings have a history of their own', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page, {}, `2026-11-01${MORNING}`)
  await page.goto('./#/p/new')
  await page.getByTestId('patient-number').fill('00900')
  await page.getByTestId('patient-sex').selectOption('F')
  await page.getByTestId('patient-save').click()
  await page.getByTestId('open-course').first().click()
  await page.getByTestId('course-start').fill('2026-08-20')
  await page.getByTestId('course-save').click()
  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-day').fill('2026-08-20')
  await page.getByTestId('draw-alt').fill('18')
  await page.getByTestId('draw-tg').fill('88')
  await page.getByTestId('draw-save').click()
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-status', 'overdue')

  await onMorning(page, '2026-11-05')
  await page.goto('./#/settings')
  await page.getByTestId('setting-grace-days').fill('30')
  await page.getByTestId('setting-save').first().click()
  await expect(page.getByTestId('message').first()).toHaveAttribute('data-kind', 'done')
  await page.goto('./#/settings/history')
  const versions = page.getByTestId('history-version')
  await expect(versions.first()).toContainText('0 → 30')
  await expect(versions.first()).toHaveAttribute('data-when', /^2026-11-05/)
  await expectAccessible(page)

  await openPatient(page)
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-status', 'in-grace')
  await page.getByTestId('open-history').click()
  await asItWas(page, '2026-11-04')
  await expect(page.locator('[data-testid="sheet"] [data-status]').first()).toHaveAttribute(
    'data-status',
    'overdue',
  )
  await asItWas(page, '2026-11-05')
  await expect(page.locator('[data-testid="sheet"] [data-status]').first()).toHaveAttribute(
    'data-status',
    'in-grace',
  )
})

test('a whole course and a whole draw that were entered in error stay, struck through, with who and why', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page, { userName: '佐藤 医師' })
  await page.goto('./#/p/new')
  await page.getByTestId('patient-number').fill('00900')
  await page.getByTestId('patient-save').click()
  for (const start of ['2026-01-10', '2026-09-20']) {
    await page
      .getByTestId(start === '2026-01-10' ? 'open-course' : 'open-course-new')
      .first()
      .click()
    await page.getByTestId('course-start').fill(start)
    await page.getByTestId('course-end').fill(start === '2026-01-10' ? '2026-05-01' : '')
    await page.getByTestId('course-save').click()
    await expect(page.getByTestId('form-course')).toHaveCount(0)
  }
  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-day').fill('2026-11-01')
  await page.getByTestId('draw-alt').fill('18')
  await page.getByTestId('draw-save').click()
  await expect(page.getByTestId('form-draw')).toHaveCount(0)

  await page.getByTestId('edit-course-1').click()
  await page.getByTestId('course-strike-out').click()
  await expect(page.getByTestId('course-reason')).toHaveAttribute('aria-invalid', 'true')
  await page.getByTestId('course-reason').fill('別の患者のコース')
  await page.getByTestId('course-strike-out').click()
  await expect(page.getByTestId('form-course')).toHaveCount(0)
  const course = page.getByTestId('course-struck-out')
  await expect(course).toContainText('佐藤 医師')
  await expect(course).toContainText('別の患者のコース')
  await expect(page.getByTestId('edit-course-2')).toHaveCount(0)

  await openCell(page, 'alt')
  await page.getByTestId('cell-reason').fill('検体の取り違え')
  await page.getByTestId('cell-strike-draw').click()
  await expect(page.getByTestId('form-cell')).toHaveCount(0)
  await expect(page.getByTestId('draw-struck-out')).toContainText('検体の取り違え')
  await expect(page.locator('[data-testid="chart-liver"] [data-point]')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByTestId('open-history').click()
  await expect(page.locator('[data-what="course-struck-out"]')).toContainText('別の患者のコース')
  await expect(page.locator('[data-what="draw-struck-out"]')).toContainText('検体の取り違え')
})
