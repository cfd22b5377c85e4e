import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { join } from 'node:path'
import { serve } from '../tools/serve.mjs'

export { expect }

/** The built app; another build, made elsewhere, where one is named. */
export const DIST = process.env['JOURNEY_DIST'] ?? join(import.meta.dirname, '../../dist')

/** The day and hour of the clinic at which a journey begins unless it says otherwise. */
export const NOW = '2026-11-22T09:14:00+09:00'

/** What a browser says when something went wrong; a journey that ends with any of it has failed. */
interface Watch {
  faults: string[]
  /** Lets a fault that the journey causes on purpose through, by part of its text. */
  expectFault(part: string): void
}

/**
 * The built app served with its headers. Every journey fails when a request leaves the app's origin, when the browser
 * reports a violation of the content security policy, or when anything is written to the console as an error.
 */
export const test = base.extend<{ watch: Watch }, { address: string }>({
  address: [
    async ({}, use) => {
      const server = await serve({ root: DIST })
      await use(server.address)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ address }, use) => use(address),
  watch: [
    async ({ context, address }, use) => {
      const expected: string[] = []
      const faults = await watched(context, address)
      await use({ faults, expectFault: (part) => expected.push(part) })
      expect(faults.filter((fault) => !expected.some((part) => fault.includes(part)))).toEqual([])
    },
    { auto: true },
  ],
})

/** Collects everything that a journey must not cause. */
async function watched(context: BrowserContext, address: string): Promise<string[]> {
  const faults: string[] = []
  const { origin } = new URL(address)
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith('data:') && new URL(url).origin !== origin)
      faults.push(`request to another origin: ${url}`)
  })
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') faults.push(`refused by the policy: ${request.url()}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  context.on('weberror', (weberror) => faults.push(`error: ${String(weberror.error())}`))
  await context.exposeFunction('reportViolation', (text: string) => faults.push(`policy: ${text}`))
  await context.addInitScript(reportViolations)
  return faults
}

/** Runs in the page before the app. */
function reportViolations(): void {
  document.addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      const { reportViolation } = globalThis as unknown as { reportViolation: (text: string) => void }
      reportViolation(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`)
    },
  )
}

/** Opens the app at a route with the clock at a moment, and waits for its first screen. */
export async function openAt(page: Page, route = '', moment = NOW): Promise<void> {
  await page.clock.install({ time: moment })
  await page.goto(`./${route}`)
  await ready(page)
}

/** Waits until the first screen is usable. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('[data-app-ready]')).toHaveCount(1)
}

/** From the first run into the demo clinic. */
export async function openDemo(page: Page, moment = NOW): Promise<void> {
  await openAt(page, '', moment)
  await page.getByTestId('try-demo').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
}

/** A clinic as somebody sets it up; what is left out is as here. */
export interface Setup {
  clinicName?: string
  userName?: string
  zone?: string
  protocol?: string
  passphrase?: string
}

export const PASSPHRASE = 'a quiet morning in May'

/** From the first run into an empty clinic; gives the recovery key as shown. */
export async function createClinic(
  page: Page,
  setup: Setup = {},
  moment = NOW,
): Promise<{ recoveryKey: string }> {
  const { clinicName = 'みなと皮膚科', userName = '受付', zone, protocol, passphrase = PASSPHRASE } = setup
  await openAt(page, '', moment)
  await page.getByTestId('create-clinic').click()
  await page.getByTestId('setup-clinic-name').fill(clinicName)
  await page.getByTestId('setup-user-name').fill(userName)
  if (zone !== undefined) await page.getByTestId('setup-zone').selectOption(zone)
  if (protocol !== undefined) await page.getByTestId('setup-protocol').selectOption(protocol)
  await page.getByTestId('setup-passphrase').fill(passphrase)
  await page.getByTestId('setup-passphrase-again').fill(passphrase)
  await page.getByTestId('setup-confirm').click()
  const recoveryKey = (await page.getByTestId('recovery-key').innerText()).trim()
  await page.getByTestId('recovery-key-saved').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
  return { recoveryKey }
}

/** Opens the clinic again from the lock screen. */
export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByTestId('unlock-passphrase').fill(passphrase)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
}

/** A file made in the journey, as a person would choose it. */
export interface GivenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A text as a file to import. */
export function textFile(name: string, text: string): GivenFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
}

/** A clinic file of these patients, in the shape of product.md §6. */
export function clinicFile(
  patients: object[],
  clinic: object = { zone: 'Asia/Tokyo', graceDays: 0 },
): GivenFile {
  return textFile('clinic.saiketsu.json', JSON.stringify({ saiketsu: 1, clinic, patients }))
}

/** Imports files through the import page: preview, confirm, done. Gives the counts of the preview by name. */
export async function importFiles(
  page: Page,
  files: string | string[] | GivenFile | GivenFile[],
): Promise<Counts> {
  await page.goto('./#/import')
  await page.getByTestId('import-file').setInputFiles(files)
  const totals = page.getByTestId('import-totals')
  await expect(totals).toBeVisible({ timeout: 120_000 })
  const counts = await totals.evaluate((element) => ({ ...(element as HTMLElement).dataset }))
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 120_000 })
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]))
}

/** Counts of the preview under the names of their data attributes, in camel case (`new`, `leftOut`, `cells` …). */
export type Counts = Record<string, number>

/** The row of a patient in the worklist. */
export function rowOf(page: Page, number: string): ReturnType<Page['locator']> {
  return page.locator(`[data-patient-number="${number}"]`)
}

/** Nothing that axe calls serious or critical stands on the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
