import { join } from 'node:path'
import { STAGES, zipped } from '../tools/size.mjs'
import { clinicFile, createClinic, expect, importFiles, ready, test, unlock } from './support'

const CLINIC = clinicFile([
  {
    number: '00142',
    sex: 'F',
    courses: [{ start: '2026-09-27', plannedWeeks: 20, doses: [{ from: '2026-09-27', mgPerDay: 20 }] }],
    draws: [{ day: '2026-09-14', results: [{ analyte: 'alt', value: '98', unit: 'U/L', status: 'final' }] }],
  },
])

// The service worker fetches every file for later; here it is what a person waits for that counts.
test.use({ serviceWorkers: 'block' })

test('lock screen, worklist and patient load no more script than their budgets', async ({ page }) => {
  await createClinic(page)
  await importFiles(page, CLINIC)
  await page.goto('./#/worklist')
  const loaded = new Map<string, number>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js'))
      loaded.set(pathname, zipped(join(import.meta.dirname, '../../dist', pathname)))
  })
  const bytes = () => [...loaded.values()].reduce((sum, one) => sum + one, 0)
  const budget = (stage: string) => STAGES.find((one) => one.stage === stage)?.budget ?? 0

  await page.reload()
  await ready(page)
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  expect(bytes()).toBeGreaterThan(0)
  expect(bytes(), [...loaded.keys()].join(' ')).toBeLessThanOrEqual(budget('lock screen'))

  await unlock(page)
  const unlocked = bytes()
  expect(unlocked, [...loaded.keys()].join(' ')).toBeLessThanOrEqual(budget('unlocked worklist'))

  await page.locator('[data-patient-number="00142"]').click()
  await expect(page.getByTestId('chart-liver')).toBeAttached()
  expect(bytes() - unlocked, [...loaded.keys()].join(' ')).toBeLessThanOrEqual(budget('patient route'))
})
