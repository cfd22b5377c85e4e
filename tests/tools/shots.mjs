/**
 * `npm run shots`: a PNG of every screen (Japanese and English, light and dark, 1366×625 and 1920×950) and of every printed
 * page of the demo clinic, in the ignored folder shots/, for looking at. A screen that cannot be reached is named and gives
 * exit code 1. `npm run shots -- worklist patient` takes only screens whose name begins so; --quick takes only the first
 * combination.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { build } from 'vite'
import { readyBrowser, readyFonts } from './browser.mjs'
import { ROSTER_HEADINGS, seeded } from './seed.mjs'
import { serve } from './serve.mjs'

const ROOT = join(import.meta.dirname, '../..')
const SHOTS = join(ROOT, 'shots')
const NOW = '2026-11-22T09:14:00+09:00'
const PASSPHRASE = 'a quiet morning in May'

const LANGUAGES = /** @type {const} */ (['ja', 'en'])
const THEMES = /** @type {const} */ (['light', 'dark'])
const SIZES = [
  { width: 1366, height: 625 },
  { width: 1920, height: 950 },
]

/**
 * @typedef {import('playwright').Page} Page
 *
 * @typedef {object} Screen
 * @property {string} name
 * @property {(page: Page) => Promise<unknown>} reach from the screen before it in the list
 * @property {boolean} [whole] also a picture of all that scrolls
 */

/** From the first run to a clinic behind its lock. @type {Screen[]} */
const OWN_CLINIC = [
  { name: 'first-run', reach: (page) => seen(page, 'create-clinic') },
  { name: 'setup', reach: (page) => click(page, 'create-clinic', 'setup-passphrase'), whole: true },
  { name: 'recovery-key', reach: createClinic },
  { name: 'worklist-empty', reach: (page) => click(page, 'recovery-key-saved', 'worklist') },
  { name: 'import-start', reach: (page) => go(page, '#/import', 'import-file') },
  { name: 'import-preview', reach: previewRoster, whole: true },
  { name: 'import-done', reach: (page) => click(page, 'import-confirm', 'import-done') },
  { name: 'import-doubts', reach: previewDoubts, whole: true },
  { name: 'import-mapping', reach: mapColumns, whole: true },
  { name: 'lock', reach: (page) => click(page, 'lock-now', 'unlock-passphrase') },
  { name: 'lock-wrong', reach: wrongPassphrase },
]

/** The demo clinic, room by room. @type {Screen[]} */
const DEMO = [
  { name: 'worklist', reach: (page) => click(page, 'try-demo', 'worklist') },
  { name: 'worklist-overdue', reach: (page) => click(page, 'chip-overdue', 'worklist') },
  { name: 'worklist-row-open', reach: (page) => click(page, 'row-open', 'opened-row') },
  { name: 'worklist-search', reach: searchNothing },
  { name: 'patient', reach: firstPatient, whole: true },
  { name: 'patient-draw', reach: (page) => click(page, 'open-draw', 'draw-save'), whole: true },
  { name: 'patient-review', reach: (page) => formOf(page, '00101', 'review'), whole: true },
  { name: 'patient-course', reach: (page) => formOf(page, '00101', 'course'), whole: true },
  {
    name: 'patient-contraindicated',
    reach: (page) => patientOf(page, '00570', 'contraindication'),
    whole: true,
  },
  { name: 'patient-medicine', reach: (page) => formOf(page, '00563', 'medicine') },
  { name: 'patient-pregnancy', reach: (page) => formOf(page, '00570', 'pregnancy') },
  { name: 'patient-new', reach: (page) => go(page, '#/p/new', 'patient-number') },
  { name: 'import-demo', reach: (page) => go(page, '#/import', 'import-file') },
  { name: 'overview', reach: (page) => go(page, '#/overview', 'overview-flags'), whole: true },
  { name: 'settings', reach: (page) => go(page, '#/settings', 'setting-zone'), whole: true },
  {
    name: 'settings-protocols',
    reach: (page) => go(page, '#/settings/protocols', 'protocol-copy'),
    whole: true,
  },
  { name: 'settings-protocol', reach: (page) => click(page, 'protocol-copy', 'protocol-form'), whole: true },
  { name: 'settings-presets', reach: (page) => go(page, '#/settings/presets', 'preset-copy'), whole: true },
  { name: 'settings-preset', reach: (page) => click(page, 'preset-copy', 'preset-form'), whole: true },
  { name: 'settings-lab-ranges', reach: (page) => go(page, '#/settings/lab-ranges', 'lab-range-add') },
]

/** Every printed page. */
const PRINTS = [
  { name: 'print-sheets', hash: '#/print?patients=' },
  { name: 'print-visit', hash: '#/print?visit=2026-11-25' },
  { name: 'print-worklist', hash: '#/print?list=worklist' },
]

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const { launchOptions } = await readyBrowser()
readyFonts()
await build({ root: ROOT, logLevel: 'warn' })
rmSync(SHOTS, { recursive: true, force: true })
mkdirSync(SHOTS, { recursive: true })
const { address, stop } = await serve({ root: join(ROOT, 'dist') })
const browser = await chromium.launch(launchOptions)
/** @type {string[]} */
const missing = []
let taken = 0

const combinations = LANGUAGES.flatMap((language) =>
  THEMES.flatMap((theme) => SIZES.map((size) => ({ language, theme, size }))),
)
for (const combination of values.quick ? combinations.slice(0, 1) : combinations) {
  await tour(OWN_CLINIC, combination)
  await tour(DEMO, combination)
}
for (const language of values.quick ? LANGUAGES.slice(0, 1) : LANGUAGES) await prints(language)

await browser.close()
await stop()
console.log(`${taken} pictures in shots/`)
if (missing.length > 0) {
  console.error(`Not reached:\n${missing.map((name) => `  ${name}`).join('\n')}`)
  process.exitCode = 1
}

/**
 * @typedef {{ language: 'ja' | 'en', theme: 'light' | 'dark', size: { width: number, height: number } }} Combination
 */

/**
 * Walks through the screens, taking each picture that is wanted; a screen that fails does not end the walk.
 * @param {Screen[]} screens
 * @param {Combination} combination
 */
async function tour(screens, combination) {
  const last = screens.findLastIndex(({ name }) => isWanted(name))
  if (last < 0) return
  const { language, theme, size } = combination
  const page = await opened(combination)
  for (const { name, reach, whole } of screens.slice(0, last + 1)) {
    const file = `${name}-${language}-${theme}-${size.width}`
    try {
      await reach(page)
    } catch (failure) {
      missing.push(`${file}: ${String(failure).split('\n')[0]}`)
      continue
    }
    if (!isWanted(name)) continue
    await page.screenshot({ path: join(SHOTS, `${file}.png`) })
    taken += 1
    if (whole) {
      await page.setViewportSize({
        width: size.width,
        height: size.height + (await page.evaluate(hiddenHeight)),
      })
      await page.screenshot({ path: join(SHOTS, `${file}-whole.png`) })
      await page.setViewportSize(size)
      taken += 1
    }
  }
  await page.context().close()
}

/** How much of the page cannot be seen without scrolling; the page itself or a part of it scrolls. Runs in the page. */
function hiddenHeight() {
  const hidden = [...document.querySelectorAll('html, body *')].map((element) => {
    const scrolls =
      element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowY)
    return scrolls ? element.scrollHeight - element.clientHeight : 0
  })
  return Math.min(6000, Math.max(...hidden))
}

/** @param {string} name */
function isWanted(name) {
  return positionals.length === 0 || positionals.some((start) => name.startsWith(start))
}

/**
 * A new browser profile at the first run, in a language and a theme.
 * @param {Combination} combination
 */
async function opened({ language, theme, size }) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.clock.setFixedTime(NOW)
  await page.goto(address)
  await page.locator('[data-app-ready]').waitFor({ state: 'attached' })
  await page.getByTestId('language').first().selectOption(language)
  return page
}

/**
 * The printed pages of the demo clinic as PDF, and as PNG where pdftoppm is there.
 * @param {'ja' | 'en'} language
 */
async function prints(language) {
  if (!PRINTS.some(({ name }) => isWanted(name))) return
  const page = await opened({ language, theme: 'light', size: { width: 1366, height: 625 } })
  await click(page, 'try-demo', 'worklist')
  const numbers = await page
    .locator('[data-patient-number]')
    .evaluateAll((rows) => rows.slice(0, 3).map((row) => row.getAttribute('data-patient-number')))
  for (const { name, hash } of PRINTS.filter((print) => isWanted(print.name))) {
    const file = join(SHOTS, `${name}-${language}`)
    try {
      await page.goto(address + (hash.endsWith('=') ? hash + numbers.join(',') : hash))
      await page.locator('[data-print-ready]').waitFor({ state: 'attached', timeout: 30_000 })
      writeFileSync(`${file}.pdf`, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    } catch (failure) {
      missing.push(`${name}-${language}: ${String(failure).split('\n')[0]}`)
      continue
    }
    const pictured = spawnSync('pdftoppm', ['-r', '96', '-png', `${file}.pdf`, file])
    if (pictured.error)
      console.log(`${name}-${language}.pdf stays a PDF: there is no pdftoppm (poppler-utils) here`)
    taken += 1
  }
  await page.context().close()
}

/**
 * @param {Page} page
 * @param {string} testId
 */
async function seen(page, testId) {
  await page.getByTestId(testId).first().waitFor()
}

/**
 * @param {Page} page
 * @param {string} button
 * @param {string} then what stands there afterwards
 */
async function click(page, button, then) {
  await page.getByTestId(button).first().click()
  await page.getByTestId(then).first().waitFor({ state: 'attached' })
}

/**
 * @param {Page} page
 * @param {string} hash
 * @param {string} then
 */
async function go(page, hash, then) {
  await page.goto(address + hash)
  await page.getByTestId(then).first().waitFor({ state: 'attached' })
}

/**
 * @param {Page} page
 * @param {string} number
 * @param {string} then
 */
async function patientOf(page, number, then) {
  await go(page, `#/patients/${number}`, then)
  await page.getByTestId('chart-liver').waitFor({ state: 'attached' })
}

/**
 * The page of a patient with one of its forms open.
 * @param {Page} page
 * @param {string} number
 * @param {string} form
 */
async function formOf(page, number, form) {
  await page.goto(address + '#/worklist')
  await patientOf(page, number, 'verdict')
  await click(page, `open-${form}`, `${form}-save`)
}

/** @param {Page} page */
async function createClinic(page) {
  await page.getByTestId('setup-clinic-name').fill('みなと皮膚科')
  await page.getByTestId('setup-user-name').fill('受付')
  await page.getByTestId('setup-passphrase').fill(PASSPHRASE)
  await page.getByTestId('setup-passphrase-again').fill(PASSPHRASE)
  await click(page, 'setup-confirm', 'recovery-key')
}

/** @param {Page} page */
async function previewRoster(page) {
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
async function previewDoubts(page) {
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
async function mapColumns(page) {
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
async function wrongPassphrase(page) {
  await page.getByTestId('unlock-passphrase').fill('not the passphrase')
  await click(page, 'unlock-confirm', 'unlock-error')
}

/** @param {Page} page */
async function searchNothing(page) {
  await page.getByTestId('search').fill('ﾝﾝﾝ')
  await page.getByTestId('worklist-no-match').waitFor()
}

/** @param {Page} page */
async function firstPatient(page) {
  await page.getByTestId('search').fill('')
  await page.getByTestId('chip-all').click()
  await page.locator('[data-patient-number]').first().click()
  await page.getByTestId('chart-liver').waitFor()
}
