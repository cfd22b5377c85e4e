import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { faultsOf, type Bundle } from '../formats/fhirBundle/validator'
import {
  createClinic,
  expect,
  expectAccessible,
  importFiles,
  openDemo,
  rowOf,
  test,
  textFile,
} from './support'

/** What the click of a button hands over. */
async function handedOver(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(button).click()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

/** What the audit trail says was done, newest first. */
async function audited(page: Page): Promise<string[]> {
  await page.goto('./#/settings/audit')
  const rows = page.locator('[data-testid="audit"] [data-what]')
  await expect(rows.first()).toBeVisible()
  return rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-what') ?? ''))
}

async function everyVerdict(page: Page): Promise<(string | null)[][]> {
  await page.goto('./#/worklist')
  await page.getByTestId('chip-all').click()
  const rows = page.locator('[data-patient-number]')
  await expect(rows.first()).toBeVisible()
  return rows.evaluateAll((all) =>
    all.map((row) =>
      ['data-patient-number', 'data-status', 'data-due'].map((name) => row.getAttribute(name)),
    ),
  )
}

test('the roster and the results of a clinic, imported into another, give the same verdicts', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await openDemo(page)
  const before = await everyVerdict(page)
  await page.goto('./#/settings/data')
  await expect(page.getByTestId('open-exports')).toBeVisible()
  const roster = await handedOver(page, 'export-roster')
  await expect(page.getByTestId('message').last()).toHaveAttribute('data-kind', 'done')
  const results = await handedOver(page, 'export-results')
  expect([roster.name, results.name]).toEqual(['roster-2026-11-22.csv', 'results-2026-11-22.csv'])

  const other = await browser.newContext()
  const second = await other.newPage()
  await second.goto(page.url().replace(/#.*/, ''))
  await createClinic(second)
  const counts = await importFiles(second, [
    textFile('roster.csv', roster.text),
    textFile('results.csv', results.text),
  ])
  // One course names a protocol of the first clinic's own, which travels in the clinic file alone.
  expect(counts['problems']).toBe(1)
  // Reviews and rechecks are in the clinic file only; whoever has none must be judged the same.
  const after = new Map((await everyVerdict(second)).map(([number, ...said]) => [number, said]))
  const same = before.filter(([number, ...said]) => after.get(number ?? '')?.join() === said.join())
  expect(same.length / before.length).toBeGreaterThan(0.6)
  await other.close()
})

test('the whole clinic and one patient leave as sound FHIR, each noted in the audit trail', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await openDemo(page)
  await page.getByTestId('chip-all').click()
  const total = Number(await page.getByTestId('worklist').getAttribute('data-total'))
  const number = await page.locator('[data-patient-number]').first().getAttribute('data-patient-number')
  await page.goto('./#/settings/data')
  const whole = await handedOver(page, 'export-fhir')
  const bundle = JSON.parse(whole.text) as Bundle
  expect(faultsOf(bundle)).toEqual([])
  expect(bundle.entry.filter(({ resource }) => resource.resourceType === 'Patient')).toHaveLength(total)
  await expectAccessible(page)

  await page.goto('./#/worklist')
  await rowOf(page, number ?? '').click()
  await page.locator('[data-testid="patient-export"] summary').click()
  await expectAccessible(page)
  const one = await handedOver(page, 'export-patient')
  expect(one.name).toBe('patient-2026-11-22.fhir.json')
  const only = JSON.parse(one.text) as Bundle
  expect(faultsOf(only)).toEqual([])
  expect(only.entry.filter(({ resource }) => resource.resourceType === 'Patient')).toHaveLength(1)
  expect(one.text).toContain(`"value":"${number}"`)
  await page.getByTestId('export-patient-as').selectOption('clinic-file')
  const file = JSON.parse((await handedOver(page, 'export-patient')).text) as {
    patients: { number: string }[]
  }
  expect(file.patients.map((patient) => patient.number)).toEqual([number])

  const what = await audited(page)
  expect(what).toContain('exported-fhir')
  expect(what.filter((each) => each === 'exported-patient')).toHaveLength(2)
})
