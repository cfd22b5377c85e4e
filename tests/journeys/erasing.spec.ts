import type { Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  expectAccessible,
  importFiles,
  PASSPHRASE,
  rowOf,
  test,
  type GivenFile,
} from './support'

const DOCTOR = '佐伯 玲子'
const NURSE = { name: '早川 由美', passphrase: 'violin garden seven moon' }
const WHY = '保存期間満了'

function fileOf(number: string, name: string, drawn: string): GivenFile {
  return clinicFile([
    {
      number,
      name,
      sex: 'F',
      courses: [{ start: drawn, end: drawn, doses: [{ from: drawn, mgPerDay: 20 }] }],
      draws: [{ day: drawn, results: [{ analyte: 'alt', value: '18', unit: 'U/L', status: 'final' }] }],
    },
  ])
}

async function addNurse(page: Page): Promise<void> {
  await page.goto('./#/settings/people')
  await page.getByTestId('person-add').click()
  await page.getByTestId('person-name').fill(NURSE.name)
  await page.getByTestId('person-role').selectOption('nurse')
  await page.getByTestId('person-passphrase').fill(NURSE.passphrase)
  await page.getByTestId('person-passphrase-again').fill(NURSE.passphrase)
  await page.getByTestId('person-save').click()
  await page.getByTestId('proof-passphrase').fill(PASSPHRASE)
  await page.getByTestId('proof-confirm').click()
  await expect(page.locator(`[data-testid="person"][data-name="${NURSE.name}"]`)).toBeVisible()
}

/** Locks, and lets somebody in again, at another time where one is given. */
async function enterAs(page: Page, name: string, passphrase: string, moment?: string): Promise<void> {
  await page.getByTestId('lock-now').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  if (moment !== undefined) await page.clock.setSystemTime(moment)
  await page.getByTestId('unlock-user').selectOption({ label: name })
  await page.getByTestId('unlock-passphrase').fill(passphrase)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('lock-now')).toBeVisible()
}

/** The random id of a patient, by which the history of somebody who is gone could still be asked for. */
async function idOf(page: Page, number: string): Promise<string> {
  await page.goto(`./#/patients/${number}`)
  await expect(page).toHaveURL(/#\/p\/[^/]+$/)
  return page.url().split('/').at(-1) ?? ''
}

async function openData(page: Page): Promise<void> {
  await page.goto('./#/settings/data')
  await expect(page.getByTestId('setting-retention-years')).toBeVisible()
}

async function lookFor(page: Page): Promise<string[]> {
  await page.getByTestId('erase-look').click()
  await expect(page.getByTestId('erase-list').or(page.getByTestId('erase-none'))).toBeVisible()
  return page
    .getByTestId('erase-row')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['patientNumber'] ?? ''))
}

test('a doctor erases a patient whose retention time is over; nothing but the act is left', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await createClinic(page, { userName: DOCTOR }, '2020-11-22T09:14:00+09:00')
  await importFiles(page, fileOf('00142', '青木 美咲', '2020-06-01'))
  await importFiles(page, fileOf('00143', '井上 澄', '2020-06-01'))
  await addNurse(page)

  await enterAs(page, NURSE.name, NURSE.passphrase, '2025-11-22T09:14:00+09:00')
  await openData(page)
  await expect(page.getByTestId('why-erase')).toContainText('医師')
  await expect(page.getByTestId('setting-retention-years')).toBeDisabled()
  await expect(page.getByTestId('erase-look')).toHaveCount(0)
  await importFiles(page, fileOf('00518', '北沢 結', '2019-06-01'))

  await enterAs(page, DOCTOR, PASSPHRASE)
  await openData(page)
  expect(await lookFor(page)).toEqual([])
  await enterAs(page, DOCTOR, PASSPHRASE, '2025-11-23T09:14:00+09:00')
  const id = await idOf(page, '00142')
  await openData(page)
  expect(await lookFor(page)).toEqual(['00142', '00143'])
  await expect(page.getByTestId('erase-row').first()).toHaveAttribute('data-last-entry', '2020-11-22')

  const years = page.getByTestId('setting-retention-years')
  await years.fill('4')
  await years.blur()
  await expect(years).toHaveAttribute('aria-invalid', 'true')
  await years.fill('6')
  await years.blur()
  await expect(page.getByTestId('erase-list')).toHaveCount(0)
  expect(await lookFor(page)).toEqual([])
  await years.fill('5')
  await years.blur()
  await expect(page.getByTestId('erase-none')).toHaveCount(0)
  expect(await lookFor(page)).toEqual(['00142', '00143'])

  await page.getByTestId('erase-open').first().click()
  await expect(page.getByTestId('erase')).toHaveAttribute('data-patient-number', '00142')
  await expect(page.getByTestId('erase')).toContainText('バックアップ')
  await expectAccessible(page)
  await page.getByTestId('erase-confirm').click()
  await expect(page.getByTestId('erase-reason')).toHaveAttribute('aria-invalid', 'true')
  await page.getByTestId('erase-reason').fill('青木さん 満了')
  await expect(page.getByTestId('erase-reason')).toHaveAttribute('aria-invalid', 'true')
  await page.getByTestId('erase-reason').fill(WHY)
  await page.getByTestId('erase-number').fill('00143')
  await page.getByTestId('erase-confirm').click()
  await expect(page.getByTestId('erase-number')).toHaveAttribute('aria-invalid', 'true')
  await page.getByTestId('erase-number').fill('00142')
  await page.getByTestId('erase-confirm').click()
  await expect(page.getByTestId('erase')).toHaveCount(0)
  await expect(page.getByTestId('erase-row')).toHaveCount(1)
  await expect(page.getByTestId('erase-row')).toHaveAttribute('data-patient-number', '00143')

  await page.goto('./#/worklist')
  await page.getByTestId('chip-all').click()
  await expect(rowOf(page, '00518')).toBeVisible()
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '2')
  await expect(rowOf(page, '00142')).toHaveCount(0)
  await page.getByTestId('search').fill('00142')
  await expect(page.locator('body')).not.toContainText('青木')

  await page.goto('./#/settings/audit')
  const act = page.getByTestId('audit').locator('tr[data-what="patient-erased"]')
  await expect(act).toContainText(WHY)
  await expect(act).toContainText(DOCTOR)
  await expect(page.getByTestId('audit')).not.toContainText('青木')
  await expect(page.getByTestId('audit')).not.toContainText('00142')
  await expect(page.getByTestId('audit')).toContainText('00143')

  await enterAs(page, DOCTOR, PASSPHRASE)
  await page.goto(`./#/p/${id}/history`)
  await expect(page.getByText('履歴が見つかりません。')).toBeVisible()
  await expect(page.locator('body')).not.toContainText('青木')
})
