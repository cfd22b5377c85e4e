import type { Page } from '@playwright/test'
import { clinicFile, createClinic, expect, expectAccessible, importFiles, rowOf, test } from './support'

const COMPLETE = ['ast', 'alt', 'tc', 'ldl', 'hdl', 'tg']

function patient(number: string, start: string, drawn: string, protocol?: string): object {
  const results = COMPLETE.map((analyte) => ({
    analyte,
    value: '20',
    unit: analyte === 'ast' || analyte === 'alt' ? 'U/L' : 'mg/dL',
    status: 'final',
  }))
  return {
    number,
    sex: 'F',
    birthDate: '2000-01-01',
    courses: [
      {
        start,
        doses: [{ from: start, mgPerDay: 20 }],
        pauses: [],
        ...(protocol === undefined ? {} : { protocol }),
      },
    ],
    draws: [{ day: drawn, results }],
  }
}

/** By the day that is due now: one overdue, one not yet due, and one whose course names a protocol of its own. */
const PATIENTS = [
  patient('00001', '2026-09-20', '2026-09-14'),
  patient('00002', '2026-10-25', '2026-10-20'),
  patient('00003', '2026-09-20', '2026-11-10', 'monthly'),
]

test('a protocol is copied and changed: who was named before saving changes, nobody else does', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(page, clinicFile(PATIENTS))
  await page.goto('./#/worklist?chip=all')
  await expectDue(page, { '00001': ['overdue', '2026-11-14'], '00002': ['on-schedule', '2026-12-20'] })
  const other = await statusOf(page, '00003')

  await page.goto('./#/settings/protocols')
  await page.locator('[data-protocol="bimonthly@1"]').getByTestId('protocol-copy').click()
  await expectAccessible(page)
  const changes = page.getByTestId('setting-changes')
  await expect(changes).toHaveAttribute('data-count', '0')
  await page.getByTestId('protocol-as-default').check()
  await page.getByTestId('protocol-repeat').fill('3')
  await expect(changes).toHaveAttribute('data-count', '1')
  await expect(changes).toHaveAttribute('data-due-count', '1')
  await expectChange(page, '00001', {
    from: 'overdue',
    to: 'on-schedule',
    dueFrom: '2026-11-14',
    dueTo: '2026-12-14',
  })
  await expectChange(page, '00002', {
    from: 'on-schedule',
    to: 'on-schedule',
    dueFrom: '2026-12-20',
    dueTo: '2027-01-20',
  })
  await expect(changes.locator('[data-patient-number="00003"]')).toHaveCount(0)
  await page.getByTestId('protocol-save').click()
  await expect(page.locator('[data-protocol="bimonthly-own@1"]')).toBeVisible()

  await page.goto('./#/worklist?chip=all')
  await expectDue(page, { '00001': ['on-schedule', '2026-12-14'], '00002': ['on-schedule', '2027-01-20'] })
  expect(await statusOf(page, '00003')).toEqual(other)
  await expectProtocol(page, '00001', 'bimonthly-own@1')
  await expectProtocol(page, '00003', 'monthly@1')

  // The clinic's own is changed: a second version, and the first is kept.
  await page.goto('./#/settings/protocols')
  await page.locator('[data-protocol="bimonthly-own@1"]').getByTestId('protocol-edit').click()
  await page.getByTestId('protocol-repeat').fill('1')
  await expect(changes).toHaveAttribute('data-count', '2')
  await page.getByTestId('protocol-save').click()
  const own = page.locator('[data-protocol="bimonthly-own@2"]')
  await expect(own).toBeVisible()
  await expect(own.getByTestId('protocol-retire')).toBeDisabled()
  await page.goto('./#/worklist?chip=all')
  await expectDue(page, { '00001': ['overdue', '2026-10-14'], '00002': ['overdue', '2026-11-20'] })
  await expectProtocol(page, '00001', 'bimonthly-own@2')
})

test('what cannot be is refused with its reason, and a draft outlives a lock', async ({ page }) => {
  await createClinic(page)
  await page.goto('./#/settings/protocols')
  await page.locator('[data-protocol="month1-bimonthly@1"]').getByTestId('protocol-copy').click()
  await page.getByTestId('protocol-name-ja').fill('毎月')
  await expect(page.getByTestId('protocol-refused')).toHaveAttribute('data-code', 'name-taken')
  await page.getByTestId('protocol-name-ja').fill('当院の規則')
  await page.getByTestId('protocol-repeat').fill('0')
  await expect(page.getByTestId('protocol-refused')).toHaveAttribute('data-field', 'repeat')
  await expect(page.getByTestId('protocol-save')).toBeDisabled()
  await page.getByTestId('protocol-repeat').fill('6')
  await page.getByTestId('protocol-repeat-unit').selectOption('weeks')
  await page.getByTestId('lock-now').click()
  await page.getByTestId('unlock-passphrase').fill('a quiet morning in May')
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('protocol-repeat')).toHaveValue('6')
  await expect(page.getByTestId('protocol-name-ja')).toHaveValue('当院の規則')
  await page.getByTestId('protocol-save').click()
  await expect(page.locator('[data-protocol="month1-bimonthly-own@1"]')).toBeVisible()
  await page.reload()
  await unlockHere(page)
  await expect(page.locator('[data-protocol="month1-bimonthly-own@1"]')).toContainText('当院の規則')
})

/** The address stays, so the settings come back, not the list. */
async function unlockHere(page: Page): Promise<void> {
  await page.getByTestId('unlock-passphrase').fill('a quiet morning in May')
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('protocol-row').first()).toBeVisible()
}

async function statusOf(page: Page, number: string): Promise<(string | null)[]> {
  const row = rowOf(page, number)
  await expect(row).toBeVisible()
  return Promise.all(['data-status', 'data-due'].map((name) => row.getAttribute(name)))
}

async function expectDue(page: Page, wanted: Record<string, [status: string, due: string]>): Promise<void> {
  for (const [number, [status, due]] of Object.entries(wanted)) {
    await expect(rowOf(page, number)).toHaveAttribute('data-status', status)
    await expect(rowOf(page, number)).toHaveAttribute('data-due', due)
  }
}

async function expectChange(
  page: Page,
  number: string,
  wanted: { from: string; to: string; dueFrom: string; dueTo: string },
): Promise<void> {
  const row = page.getByTestId('setting-changes').locator(`[data-patient-number="${number}"]`)
  await expect(row).toHaveAttribute('data-from', wanted.from)
  await expect(row).toHaveAttribute('data-to', wanted.to)
  await expect(row).toHaveAttribute('data-due-from', wanted.dueFrom)
  await expect(row).toHaveAttribute('data-due-to', wanted.dueTo)
}

async function expectProtocol(page: Page, number: string, protocol: string): Promise<void> {
  await rowOf(page, number).click()
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-protocol', protocol)
  await page.goBack()
  await expect(page.getByTestId('worklist')).toBeVisible()
}
