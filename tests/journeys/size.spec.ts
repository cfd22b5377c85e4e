import { join } from 'node:path'
import { STAGES, zipped } from '../tools/size.mjs'
import { clinicFile, createClinic, DIST, expect, importFiles, ready, test, unlock } from './support'

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
  // Nothing that the page so far has asked for comes between.
  await page.goto('about:blank')
  const loaded = new Map<string, number>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) loaded.set(pathname, zippedScript(pathname))
  })
  const bytes = () => [...loaded.values()].reduce((sum, one) => sum + one, 0)
  const budget = (stage: string) => STAGES.find((one) => one.stage === stage)?.budget ?? 0

  await page.goto('./#/worklist')
  await ready(page)
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  expect(bytes()).toBeGreaterThan(0)
  expect(bytes(), [...loaded.keys()].join(' ')).toBeLessThanOrEqual(budget('lock screen'))

  await page.evaluate(holdWhatComesLater)
  await unlock(page)
  const beforeThePatient = new Set(loaded.keys())
  expect(bytes(), [...loaded.keys()].join(' ')).toBeLessThanOrEqual(budget('unlocked worklist'))

  const beforeTheCharts = new Set<string>()
  let chartsStand = false
  await page.exposeFunction('chartsStand', () => (chartsStand = true))
  page.on('request', (request) => {
    if (!chartsStand) beforeTheCharts.add(new URL(request.url()).pathname)
  })
  await page.evaluate(sayWhenChartsStand)
  await page.locator('[data-patient-number="00142"]').click()
  await expect.poll(() => chartsStand).toBe(true)
  const first = [...beforeTheCharts].filter((path) => path.endsWith('.js') && !beforeThePatient.has(path))
  const route = first.reduce((sum, path) => sum + zippedScript(path), 0)
  expect(route).toBeGreaterThan(0)
  expect(route, first.join(' ')).toBeLessThanOrEqual(budget('patient route'))
})

test('the page of a patient is fetched while the list is looked at, and a failure to do so is not spoken of', async ({
  page,
  watch,
}) => {
  await createClinic(page)
  await importFiles(page, CLINIC)
  await page.goto('./#/worklist')
  const part = '**/assets/PatientScreen-*.js'
  watch.expectFault('ERR_FAILED')
  await page.route(part, (route) => route.abort())
  await page.reload()
  await ready(page)
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('PatientScreen-'))
  await unlock(page)
  await failed
  await expect(page.locator('[data-patient-number="00142"]')).toBeVisible()
  await expect(page.getByTestId('message').filter({ hasText: '読み込めませんでした' })).toHaveCount(0)

  await page.unroute(part)
  await page.reload()
  await ready(page)
  const fetched = page.waitForResponse((response) => response.url().includes('PatientScreen-'))
  await unlock(page)
  await fetched
  await expect(page).toHaveURL(/#\/worklist/)
})

function zippedScript(pathname: string): number {
  return zipped(join(DIST, pathname))
}

/**
 * What the app does half a second after the list stands is nothing that a person waits for; on a busy machine it would fall
 * between the click and the charts. It never comes here.
 */
function holdWhatComesLater(): void {
  const soon = globalThis.setTimeout.bind(globalThis)
  const held = (then: () => void, delay = 0): unknown => (delay < 400 ? soon(then, delay) : 0)
  Object.assign(globalThis, { setTimeout: held })
}

/** Says when the liver chart stands: what is asked for after it, nobody waits for. */
function sayWhenChartsStand(): void {
  const say = (globalThis as typeof globalThis & { chartsStand: () => Promise<void> }).chartsStand
  new MutationObserver((_, observer) => {
    if (document.querySelector('[data-testid="chart-liver"]') === null) return
    observer.disconnect()
    void say()
  }).observe(document.body, { childList: true, subtree: true })
}
