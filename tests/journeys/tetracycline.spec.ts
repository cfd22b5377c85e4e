import { clinicFile, createClinic, expect, expectAccessible, importFiles, rowOf, test } from './support'

const CLINIC = clinicFile([
  {
    number: '00142',
    name: '青木 花',
    sex: 'F',
    birthDate: '2001-03-04',
    courses: [{ start: '2026-09-27', plannedWeeks: 20, doses: [{ from: '2026-09-27', mgPerDay: 20 }] }],
    draws: [
      {
        day: '2026-09-20',
        results: [
          { analyte: 'alt', value: '18', unit: 'U/L', status: 'final' },
          { analyte: 'tg', value: '80', unit: 'mg/dL', status: 'final' },
        ],
      },
    ],
  },
])

test('a tetracycline entered is said in the form at once, then leads the page, and its end is kept', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(page, CLINIC)
  await page.goto('./#/worklist')
  await rowOf(page, '00142').click()
  await expect(page.getByTestId('chart-liver')).toBeAttached()
  const line = page.getByTestId('contraindication')
  await expect(line).toHaveCount(0)

  await page.getByTestId('open-medicine').click()
  await page.getByTestId('medicine-name').fill('ロキソプロフェン')
  await expect(page.getByTestId('interaction-none')).toContainText(
    '相互作用がないことを示すものではありません',
  )
  await page.getByTestId('medicine-name').fill('ﾐﾉｻｲｸﾘﾝ塩酸塩錠50mg「トーワ」')
  const found = page.getByTestId('medicine-match').getByTestId('interaction')
  await expect(found).toHaveAttribute('data-interaction', 'tetracyclines')
  await expect(found).toContainText('併用禁忌')
  await expect(found).toContainText('出典: イソトレチノイン 海外患者用説明書')
  await page.getByTestId('medicine-from').fill('2026-11-20')
  await expectAccessible(page)
  await page.getByTestId('medicine-save').click()

  await expect(page.getByTestId('message')).toHaveAttribute('data-kind', 'done')
  await expect(line).toHaveAttribute('data-kind', 'interaction')
  await expect(line).toHaveAttribute('data-day', '2026-11-20')
  await expect(line).toContainText('海外患者用説明書')
  const first = await page.locator('.patient-page > *').first().getAttribute('data-testid')
  expect(first).toBe('contraindications')
  const panel = page.getByTestId('medicines').getByTestId('interaction')
  await expect(panel).toHaveAttribute('data-source', 'isotretinoin-contraindications')
  await expect(page.locator('[data-mark="event"][data-kind="medicine"]').first()).toHaveAttribute(
    'data-from',
    '2026-11-20',
  )

  // Banner, course, verdict and both charts still stand in the first view.
  const charts = await page.getByTestId('chart-lipid').boundingBox()
  expect((charts?.y ?? 0) + (charts?.height ?? 0)).toBeLessThanOrEqual(632)
  await expectAccessible(page)

  await page.getByTestId('language').selectOption('en')
  await expect(line).toContainText('Contraindicated combination')
  await page.getByTestId('language').selectOption('ja')

  await page.goto('./#/worklist')
  await expect(rowOf(page, '00142')).toHaveAttribute('data-alerts', 'interaction')
  await page.goto('./#/print?patients=00142')
  await expect(page.getByTestId('sheet-contraindication')).toContainText('併用禁忌')

  // Its last day is today: from tomorrow on it leads the page no more, and stays in the list.
  await page.goto('./#/worklist')
  await rowOf(page, '00142').click()
  await page.getByTestId('entry-end').click()
  await page.getByTestId('end-save').click()
  await expect(line).toHaveCount(1)
  await page.clock.setFixedTime('2026-11-23T09:00:00+09:00')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(line).toHaveCount(0)
  await expect(page.getByTestId('medicine')).toContainText('終了')
})
