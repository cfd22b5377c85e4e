import {
  clinicFile,
  createClinic,
  expect,
  expectAccessible,
  importFiles,
  openAt,
  rowOf,
  test,
} from './support'

const COURSE = { start: '2026-09-27', plannedWeeks: 20, doses: [{ from: '2026-09-27', mgPerDay: 20 }] }
const DRAW = {
  day: '2026-09-20',
  results: [
    { analyte: 'alt', value: '18', unit: 'U/L', status: 'final' },
    { analyte: 'tg', value: '80', unit: 'mg/dL', status: 'final' },
  ],
}
const CLINIC = clinicFile([
  { number: '00142', name: '青木 花', sex: 'F', birthDate: '2001-03-04', courses: [COURSE], draws: [DRAW] },
  { number: '00149', name: '井上 岳', sex: 'M', birthDate: '1999-05-06', courses: [COURSE], draws: [DRAW] },
])

test('a positive pregnancy test leads the page and is a mark on the axis; struck out it stays in sight only', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(page, CLINIC)
  await page.goto('./#/worklist')
  await rowOf(page, '00142').click()
  await expect(page.getByTestId('chart-liver')).toBeAttached()

  await page.getByTestId('open-pregnancy').click()
  await page.getByTestId('pregnancy-day').fill('2026-11-23')
  await page.getByTestId('pregnancy-result').selectOption('positive')
  await page.getByTestId('pregnancy-save').click()
  await expect(page.getByTestId('form-pregnancy')).toContainText('本日 2026-11-22 より後です')
  await page.getByTestId('pregnancy-day').fill('2026-11-21')
  await page.getByTestId('pregnancy-specimen').selectOption('urine')
  await expectAccessible(page)
  await page.getByTestId('pregnancy-save').click()

  const line = page.getByTestId('contraindication')
  await expect(line).toHaveAttribute('data-kind', 'positive-test')
  await expect(line).toHaveAttribute('data-day', '2026-11-21')
  await expect(line).toContainText('添付文書の禁忌: 妊娠')
  for (const chart of ['chart-liver', 'chart-lipid']) {
    const mark = page.getByTestId(chart).locator('[data-mark="event"][data-kind="test-positive"]')
    await expect(mark).toHaveAttribute('data-from', '2026-11-21')
    await expect(mark).toContainText('妊娠検査 陽性')
  }
  await expect(page.getByTestId('last-pregnancy-test')).toHaveAttribute('data-result', 'positive')
  await page.goto('./#/worklist')
  await expect(rowOf(page, '00142')).toHaveAttribute('data-alerts', 'pregnancy')
  await expect(rowOf(page, '00149')).toHaveAttribute('data-alerts', '')

  await rowOf(page, '00142').click()
  await page.getByTestId('entry-strike').click()
  await page.getByTestId('strike-save').click()
  await expect(page.getByTestId('form-strike')).toContainText('理由')
  await page.getByTestId('strike-reason').fill('別の患者の検査を入力した')
  await page.getByTestId('strike-save').click()
  await expect(line).toHaveCount(0)
  await expect(page.locator('[data-mark="event"][data-kind="test-positive"]')).toHaveCount(0)
  const entry = page.getByTestId('entry')
  await expect(entry).toHaveAttribute('data-struck-out', /^2026-11-22T/)
  await expect(entry).toContainText('別の患者の検査を入力した')
  await expect(entry.locator('s')).toContainText('陽性')
  await expectAccessible(page)
})

test('a man is asked nothing of a pregnancy', async ({ page }) => {
  await createClinic(page)
  await importFiles(page, CLINIC)
  await page.goto('./#/worklist')
  await rowOf(page, '00149').click()
  await expect(page.getByTestId('open-medicine')).toBeVisible()
  await expect(page.getByTestId('open-pregnancy')).toHaveCount(0)
})

test('where the part that names contraindications does not come, the page says so in its place', async ({
  page,
  watch,
}) => {
  for (const part of ['ERR_FAILED', 'dynamically imported', 'preload']) watch.expectFault(part)
  await page.route('**/ContraindicationLine-*.js', (route) => route.abort())
  await openAt(page)
  await page.getByTestId('try-demo').click()
  await page.goto('./#/patients/00570')
  await expect(page.getByTestId('contraindications-unshown')).toBeVisible()
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-patient-number', '00570')
  await page.goto('./#/patients/00101')
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-patient-number', '00101')
  await expect(page.getByTestId('contraindications-unshown')).toHaveCount(0)
})
