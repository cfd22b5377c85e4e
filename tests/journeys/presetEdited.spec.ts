import type { Page } from '@playwright/test'
import { clinicFile, createClinic, expect, expectAccessible, importFiles, rowOf, test } from './support'

function patient(number: string, values: Record<string, string>, lab?: string): object {
  const results = Object.entries(values).map(([analyte, value]) => ({ analyte, value, status: 'final' }))
  return {
    number,
    sex: 'F',
    birthDate: '2000-01-01',
    courses: [{ start: '2026-10-01', doses: [{ from: '2026-10-01', mgPerDay: 20 }], pauses: [] }],
    draws: [{ day: '2026-11-10', ...(lab === undefined ? {} : { lab }), results }],
  }
}

/** Women, so the upper limit of ALT is 23 (JCCLS): 4.3, 2.2 and 0.9 times it. */
const PATIENTS = [
  patient('00001', { alt: '98', ast: '20', tg: '90' }),
  patient('00002', { alt: '50', ast: '20', tg: '90' }),
  patient('00003', { alt: '20', ast: '20', tg: '90' }),
  patient('00004', { alt: '75', ast: '20', tg: '90' }),
]

test('a preset is copied and changed: as many results and patients change as were counted before saving', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(page, clinicFile(PATIENTS))
  await page.goto('./#/worklist?chip=all')
  await expect(rowOf(page, '00001')).toHaveAttribute('data-flag', 'stop')
  const before = await flags(page)

  await page.goto('./#/settings/presets')
  await page.locator('[data-preset="clinic-default@1"]').getByTestId('preset-copy').click()
  await expect(page.getByTestId('preset-unused')).toBeVisible()
  await page.getByTestId('preset-as-clinics').check()
  await page.getByTestId('preset-analyte-alt').click()
  await page.getByTestId('preset-alt-stop').fill('1.5')
  await expect(page.getByTestId('preset-refused')).toHaveAttribute('data-field', 'alt-stop')
  await expect(page.getByTestId('preset-save')).toBeDisabled()
  await page.getByTestId('preset-alt-stop').fill('4')
  const counted = page.getByTestId('setting-flag-changes')
  await expect(counted).toHaveAttribute('data-results', '1')
  await expect(counted).toHaveAttribute('data-patients', '1')
  await expect(counted).toHaveAttribute('data-examined', '12')
  await expect(counted.locator('[data-testid="setting-flag-example"]')).toHaveAttribute(
    'data-patient-number',
    '00004',
  )
  await expectAccessible(page)
  await page.getByTestId('preset-save').click()
  await expect(page.locator('[data-preset="clinic-default-own@1"]')).toBeVisible()

  await page.goto('./#/worklist?chip=all')
  await expect(rowOf(page, '00004')).toHaveAttribute('data-flag', 'caution')
  const after = await flags(page)
  expect(Object.keys(before).filter((number) => before[number] !== after[number])).toEqual(['00004'])
  await rowOf(page, '00004').click()
  await expect(cell(page, 'alt')).toHaveAttribute('data-limit', 'clinic-default-own@1:alt:caution')
})

test('a range entered for a laboratory judges its results, and no other, as was counted before saving', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(
    page,
    clinicFile([patient('00005', { alt: '30' }, 'BML'), patient('00006', { alt: '30' }, 'SRL')]),
  )
  await page.goto('./#/worklist?chip=all')
  await expect(rowOf(page, '00005')).toHaveAttribute('data-flag', 'notice')

  await page.goto('./#/settings/lab-ranges')
  await page.getByTestId('lab-range-add').click()
  await page.getByTestId('lab-range-lab').fill('ＢＭＬ')
  await page.getByTestId('lab-range-low').fill('5')
  await page.getByTestId('lab-range-high').fill('4')
  await expect(page.getByTestId('lab-range-refused')).toHaveAttribute('data-code', 'upside-down')
  await page.getByTestId('lab-range-high').fill('40')
  const counted = page.getByTestId('setting-flag-changes')
  await expect(counted).toHaveAttribute('data-results', '1')
  await expectAccessible(page)
  await page.getByTestId('lab-range-save').click()
  await expect(page.getByTestId('lab-range-row')).toHaveCount(1)

  await page.goto('./#/worklist?chip=all')
  await expect(rowOf(page, '00005')).toHaveAttribute('data-flag', 'none')
  await expect(rowOf(page, '00006')).toHaveAttribute('data-flag', 'notice')
  await rowOf(page, '00005').click()
  await expect(cell(page, 'alt')).toHaveAttribute('data-range-source', 'lab')
  await expect(cell(page, 'alt')).toHaveAttribute('data-range-high', '40')
})

function cell(page: Page, analyte: string): ReturnType<Page['locator']> {
  return page.locator(`[data-analyte="${analyte}"][data-drawn="2026-11-10"]`).first()
}

/** The worst flag of each patient as the list shows it. */
async function flags(page: Page): Promise<Record<string, string | undefined>> {
  await expect(page.locator('[data-patient-number]')).toHaveCount(PATIENTS.length)
  return page
    .locator('[data-patient-number]')
    .evaluateAll((rows) =>
      Object.fromEntries(rows.map((row) => [row.dataset['patientNumber'] ?? '', row.dataset['flag']])),
    )
}
