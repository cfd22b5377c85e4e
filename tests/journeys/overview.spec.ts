import type { Page } from '@playwright/test'
import { clinicFile, createClinic, expect, expectAccessible, importFiles, openDemo, test } from './support'

/** A number on the screen, by its hook. */
async function count(page: Page, testid: string): Promise<number> {
  return Number(await page.getByTestId(testid).getAttribute('data-count'))
}

/** Every count of one kind, by the attribute that names it. */
function counts(page: Page, testid: string, name: string): Promise<Record<string, number>> {
  return page
    .getByTestId(testid)
    .evaluateAll(
      (all, key) =>
        Object.fromEntries(all.map(({ dataset }) => [dataset[key] ?? '', Number(dataset['count'])])),
      name,
    )
}

function sum(of: Record<string, number>): number {
  return Object.values(of).reduce((total, each) => total + each, 0)
}

/** A patient of the clinic file with one draw, in a course that began with it. */
function patient(
  number: string,
  drawn: string,
  results: [string, string, string][],
  more: object = {},
): object {
  return {
    number,
    sex: 'F',
    birthDate: '2000-01-01',
    courses: [{ start: drawn }],
    draws: [
      {
        day: drawn,
        results: results.map(([analyte, value, high]) => ({ analyte, value, high, status: 'final' })),
      },
    ],
    ...more,
  }
}

const CLINIC = [
  patient('00001', '2026-09-30', [
    ['alt', '90', '30'],
    ['tbil', '3.0', '1.5'],
    ['tg', '90', '150'],
  ]),
  patient('00002', '2026-09-28', [
    ['alt', '>1000', '30'],
    ['tbil', '0.6', '1.5'],
    ['tg', '90', '150'],
  ]),
  patient('00003', '2026-10-01', [
    ['alt', '89', '30'],
    ['tbil', '2.9', '1.5'],
    ['tg', '溶血', '150'],
  ]),
  patient('00004', '2026-09-14', [
    ['alt', '20', '30'],
    ['tg', '90', '150'],
  ]),
  patient('00005', '2026-09-22', [
    ['alt', '20', '30'],
    ['tbil', '3.3', '1.5'],
    ['tg', '90', '150'],
  ]),
  { number: '00006', courses: [{ start: '2026-11-20' }] },
  { number: '00007' },
]

test('the counts of the overview are those of the worklist, and each opens as the list of its patients', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await openDemo(page)
  await page.goto('./#/worklist?chip=all')
  const chips = {
    overdue: await count(page, 'chip-overdue'),
    missing: await count(page, 'chip-baseline-missing'),
    unknown: await count(page, 'chip-unknown'),
    onHold: await count(page, 'chip-on-hold'),
    all: await count(page, 'chip-all'),
  }
  await page.getByRole('link', { name: '概要' }).click()
  await expect(page.getByTestId('overview')).toBeVisible()
  await expect(page).toHaveTitle('概要 – Saiketsu')
  await expect(page.getByTestId('as-of')).toHaveAttribute('data-day', '2026-11-22')

  const bands = await counts(page, 'overview-overdue', 'band')
  const weeks = await counts(page, 'overview-due-week', 'week')
  const undue = await counts(page, 'overview-undue-status', 'status')
  expect(Object.keys(weeks)).toHaveLength(12)
  expect(Object.keys(weeks)[0]).toBe('2026-11-16')
  expect(bands['baseline-missing']).toBe(chips.missing)
  expect(sum(bands) - (bands['baseline-missing'] ?? 0)).toBe(chips.overdue)
  expect(await count(page, 'overview-due-status-overdue')).toBe(chips.overdue)
  expect([undue['unknown'], undue['on-hold']]).toEqual([chips.unknown, chips.onHold])
  const past = await Promise.all(
    ['baseline-missing', 'overdue', 'in-grace'].map((status) => count(page, `overview-due-status-${status}`)),
  )
  const later = await count(page, 'overview-due-later')
  expect(past.reduce((total, each) => total + each, 0) + sum(weeks) + later + sum(undue)).toBe(chips.all)

  const [busiest = '', most = 0] = Object.entries(weeks).sort(([, a], [, b]) => b - a)[0] ?? []
  await page.locator(`[data-week="${busiest}"]`).click()
  const list = page.getByTestId('overview-list')
  await expect(list).toHaveAttribute('data-total', String(most))
  const rows = list.locator('[data-patient-number]')
  await expect(rows).toHaveCount(most)
  const dues = await rows.evaluateAll((all) => all.map(({ dataset }) => dataset['due'] ?? ''))
  const sunday = Object.keys(weeks)[Object.keys(weeks).indexOf(busiest) + 1] ?? '9999-12-31'
  expect(dues.every((due) => due >= busiest && due < sunday)).toBe(true)
  expect(dues).toEqual(dues.toSorted())

  const number = (await rows.first().getAttribute('data-patient-number')) ?? ''
  await rows.first().getByRole('link').click()
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-due', dues[0] ?? '')
  await expect(page.getByText(number, { exact: true }).first()).toBeVisible()
  await page.goBack()
  await expect(list).toHaveAttribute('data-total', String(most))

  await page.getByTestId('overview-due-status-overdue').click()
  await page.getByTestId('overview-to-worklist').click()
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', String(chips.overdue))
})

test('flags stand in the weeks of their course with their denominators, and the eDISH plot in its quadrants', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  expect((await importFiles(page, clinicFile(CLINIC)))['problems']).toBe(0)
  await page.goto('./#/overview')
  const cell = (analyte: string) => page.locator(`td[data-analyte="${analyte}"][data-weeks="0"]`)
  await expect(cell('alt')).toHaveAttribute('data-judged', '5')
  await expect(cell('tg')).toHaveAttribute('data-judged', '4')
  await expect(cell('tg')).toHaveAttribute('data-not-judged', '1')

  const chart = page.getByTestId('chart-edish')
  const point = (number: string) => chart.locator(`[data-point][data-patient-number="${number}"]`)
  await expect(chart.locator('[data-point]')).toHaveCount(4)
  await expect(point('00001')).toHaveAttribute('data-quadrant', 'hys-law')
  await expect(point('00002')).toHaveAttribute('data-quadrant', 'temple')
  await expect(point('00002')).toHaveAttribute('data-x-arrow', 'up')
  await expect(point('00003')).toHaveAttribute('data-quadrant', 'normal')
  await expect(point('00005')).toHaveAttribute('data-quadrant', 'hyperbilirubinemia')
  await expect(point('00001')).toHaveAttribute('data-x', '3')
  await expect(point('00001')).toHaveAttribute('data-y', '2')
  expect(await counts(page, 'edish-not-plotted', 'reason')).toEqual({ 'no-tbil': 1, 'no-results': 2 })
  expect(sum(await counts(page, 'edish-quadrant', 'quadrant')) + 3).toBe(CLINIC.length)
  const table = page.getByTestId('edish-table').locator('[data-patient-number]')
  expect(await table.evaluateAll((rows) => rows.map(({ dataset }) => dataset['patientNumber']))).toEqual([
    '00001',
    '00002',
    '00005',
  ])
  await page.locator('[data-reason="no-tbil"]').click()
  await expect(page.getByTestId('overview-list').locator('[data-patient-number]')).toHaveText([/00004/])

  await test.step('the pointer reads a point and a click opens its patient', async () => {
    await chart.scrollIntoViewIfNeeded()
    const [x, y] = await point('00002').evaluate(({ dataset }) => [
      Number(dataset['xPx']),
      Number(dataset['yPx']),
    ])
    await chart.hover({ position: { x: x ?? 0, y: y ?? 0 } })
    const readout = page.getByTestId('edish-readout')
    await expect(readout).toHaveAttribute('data-patient-number', '00002')
    await expect(readout).toContainText('>33.3×ULN')
    await chart.click({ position: { x: x ?? 0, y: y ?? 0 } })
    await expect(page).toHaveURL(/#\/p\/[^/]+$/)
    await expect(page.getByText('00002', { exact: true }).first()).toBeVisible()
    await page.goBack()
  })

  await test.step('and so do the keys alone', async () => {
    await expect(chart.locator('[data-point]')).toHaveCount(4)
    await chart.locator('[data-point][tabindex="0"]').focus()
    await page.keyboard.press('Home')
    await expect(page.getByTestId('edish-readout')).toHaveAttribute('data-patient-number', '00001')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByTestId('edish-readout')).toHaveAttribute('data-patient-number', '00002')
    await page.keyboard.press('Enter')
    await expect(page.getByText('00002', { exact: true }).first()).toBeVisible()
    await page.goBack()
  })

  await test.step('what is entered afterwards is counted at once', async () => {
    await page.goto('./#/patients/00004')
    await page.getByTestId('open-draw').first().click()
    await page.getByTestId('draw-day').fill('2026-11-20')
    await page.getByTestId('draw-alt').fill('95')
    await page.getByTestId('draw-tbil').fill('3.9')
    await page.getByTestId('draw-save').click()
    await expect(page.getByTestId('verdict')).toHaveAttribute('data-unreviewed', '2')
    await page.goto('./#/overview')
    await expect(point('00004')).toHaveAttribute('data-quadrant', 'hys-law')
    await expect(page.locator('td[data-analyte="alt"][data-weeks="9-12"]')).toHaveAttribute(
      'data-judged',
      '1',
    )
  })
})

test('the overview is read by the keyboard in both languages, and an empty clinic says what will stand there', async ({
  page,
}) => {
  await createClinic(page)
  await page.goto('./#/overview')
  await expect(page.getByTestId('overview-empty')).toBeVisible()
  await importFiles(page, clinicFile(CLINIC))
  await page.goto('./#/overview')
  await expect(page.getByTestId('chart-edish').locator('[data-point]')).toHaveCount(4)
  await expectAccessible(page)

  await page.getByTestId('language').selectOption('en')
  await expect(page.getByRole('heading', { name: 'Draws due by week' })).toBeVisible()
  const band = page.locator('[data-band="8-14"]')
  await band.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('overview-list')).toContainText('00004')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '00004' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(band).toBeFocused()
  await expectAccessible(page)
})
