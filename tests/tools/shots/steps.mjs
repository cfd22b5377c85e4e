/** What one does to reach a screen: each step waits until what it asked for stands there. */
import { ROSTER_HEADINGS, seeded } from '../seed.mjs'

const PASSPHRASE = 'a quiet morning in May'

/** @typedef {import('playwright').Page} Page */

/**
 * @param {Page} page
 * @param {string} testId
 */
export async function seen(page, testId) {
  await page.getByTestId(testId).first().waitFor()
}

/**
 * @param {Page} page
 * @param {string} button
 * @param {string} then what stands there afterwards
 */
export async function click(page, button, then) {
  await page.getByTestId(button).first().click()
  await page.getByTestId(then).first().waitFor({ state: 'attached' })
}

/**
 * @param {Page} page
 * @param {string} hash
 * @param {string} then
 */
export async function go(page, hash, then) {
  await page.goto(new URL(page.url()).origin + '/' + hash)
  await page.getByTestId(then).first().waitFor({ state: 'attached' })
}

/**
 * @param {Page} page
 * @param {string} number
 * @param {string} then
 */
export async function patientOf(page, number, then) {
  await go(page, `#/patients/${number}`, then)
  await page.getByTestId('chart-liver').waitFor({ state: 'attached' })
}

/**
 * The page of a patient with one of its forms open.
 * @param {Page} page
 * @param {string} number
 * @param {string} form
 */
export async function formOf(page, number, form) {
  await go(page, '#/worklist', 'worklist')
  await patientOf(page, number, 'verdict')
  await click(page, `open-${form}`, `${form}-save`)
}

/** @param {Page} page */
export async function createClinic(page) {
  await page.getByTestId('setup-clinic-name').fill('みなと皮膚科')
  await page.getByTestId('setup-user-name').fill('受付')
  await page.getByTestId('setup-passphrase').fill(PASSPHRASE)
  await page.getByTestId('setup-passphrase-again').fill(PASSPHRASE)
  await click(page, 'setup-confirm', 'recovery-key')
}

/** @param {Page} page */
export async function unlock(page) {
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await click(page, 'unlock-confirm', 'worklist')
}

/** @param {Page} page */
export async function previewRoster(page) {
  const rows = [...seeded({ patients: 12 })].map(({ roster }) => roster)
  const text = [ROSTER_HEADINGS, ...rows, 'x1,,,,2026-13-01,F,,,,,,,'].join('\n')
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: '名簿.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByTestId('import-totals').waitFor({ timeout: 30_000 })
}

/**
 * Results of which one stands under the number of somebody else, one has another value than before, and one no day.
 * @param {Page} page
 */
export async function previewDoubts(page) {
  const [first, second, third] = [...seeded({ patients: 12 })].map(({ roster }) => roster.split(','))
  if (!first || !second || !third) throw new Error('no three patients')
  await go(page, '#/worklist', 'worklist')
  await go(page, '#/import', 'import-file')
  await chooseText(page, '検査結果.csv', [
    '番号,生年月日,採血日,項目,結果,単位',
    `${first[0]},1979-05-06,2026-09-14,ALT,98,U/L`,
    `${second[0]},,2026-09-14,ALT,31,U/L`,
    `${second[0]},,2026-09-14,尿素窒素,13,mg/dL`,
    `${third[0]},,2026-13-14,TG,210,mg/dL`,
  ])
  await seen(page, 'import-doubt')
}

/** @param {Page} page */
export async function mapColumns(page) {
  await click(page, 'import-cancel', 'import-file')
  await chooseText(page, 'labor.csv', [
    'Pat;Tag;Was;Wert;Einh',
    '00142;2026-09-14;ALT;98;U/L',
    '00143;2026-09-15;AST;20;U/L',
  ])
  await seen(page, 'import-mapping')
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string[]} lines
 */
async function chooseText(page, name, lines) {
  await page
    .getByTestId('import-file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
}

/** @param {Page} page */
export async function wrongPassphrase(page) {
  await page.getByTestId('unlock-passphrase').fill('not the passphrase')
  await click(page, 'unlock-confirm', 'unlock-error')
}

/** @param {Page} page */
export async function searchNothing(page) {
  await page.getByTestId('search').fill('ﾝﾝﾝ')
  await page.getByTestId('worklist-no-match').waitFor()
}

/** @param {Page} page */
export async function firstPatient(page) {
  await page.getByTestId('search').fill('')
  await page.getByTestId('chip-all').click()
  await page.locator('[data-patient-number]').first().click()
  await page.getByTestId('chart-liver').waitFor()
}

/**
 * A page to print, once its sheets stand.
 * @param {Page} page
 * @param {string} hash
 */
export async function printed(page, hash) {
  await go(page, '#/worklist', 'worklist')
  await page.goto(new URL(page.url()).origin + '/' + hash)
  await page.locator('[data-print-ready]').waitFor({ state: 'attached', timeout: 30_000 })
}

/** @param {Page} page */
export async function keysHelp(page) {
  await go(page, '#/worklist', 'worklist')
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
}

/** @param {Page} page */
export async function offline(page) {
  await page.context().setOffline(true)
  await page.waitForFunction(() => !navigator.onLine)
}

/** @param {Page} page */
export async function online(page) {
  await page.context().setOffline(false)
  await page.waitForFunction(() => navigator.onLine)
}
