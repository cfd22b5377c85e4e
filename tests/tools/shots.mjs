/**
 * `npm run shots`: a PNG of every screen and state (Japanese and English, light and dark, 1366×625 and 1920×950, at 200 % and
 * in forced colours) and of every printed page, also in grey, of the demo clinic, in the ignored folder shots/, for looking
 * at. `-- worklist patient` takes only screens whose name begins so, `--quick` only both languages on the desktop.
 *
 * `npm run shots -- --check` takes no pictures but measures: labels on each other, texts cut, outside their box or under
 * something, contrast below 4.5:1, a first view that scrolls. Each finding is named with its screen and element, and gives
 * exit code 1, as does a screen that cannot be reached. It measures twice: with this machine's font and with BIZ UDPGothic,
 * the font of a Windows desktop. `--built` takes dist/ as it is.
 *
 * `npm run shots -- --renew` keeps the pictures of the gallery anew (tests/visual/pictures), on purpose.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { build } from 'vite'
import { readyBrowser, readyFonts } from './browser.mjs'
import { serve } from './serve.mjs'
import { checked, told } from './shots/check.mjs'
import { COMBINATIONS, nameOf, QUICK } from './shots/combinations.mjs'
import { PRINTS } from './shots/screens.mjs'
import { click } from './shots/steps.mjs'
import { opened, walk } from './shots/walk.mjs'

const ROOT = join(import.meta.dirname, '../..')
const SHOTS = join(ROOT, 'shots')

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('./shots/screens.mjs').Screen} Screen
 * @typedef {import('./shots/combinations.mjs').Combination} Combination
 */

const { values: options, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    renew: { type: 'boolean', default: false },
    dist: { type: 'string', default: join(ROOT, 'dist') },
  },
  allowPositionals: true,
})
if (options.renew) renew()

const { launchOptions } = await readyBrowser()
readyFonts()
if (!options.built) await build({ root: ROOT, logLevel: 'warn', build: { outDir: options.dist } })
const { address, stop } = await serve({ root: options.dist })
const browser = await chromium.launch(launchOptions)
/** @type {string[]} */
const missing = []
/** @type {string[]} */
const findings = []
let taken = 0

if (!options.check) {
  rmSync(SHOTS, { recursive: true, force: true })
  mkdirSync(SHOTS, { recursive: true })
}
for (const combination of options.quick ? QUICK : COMBINATIONS) {
  if (options.check) await check(combination)
  else await picture(combination)
}
if (!options.check) {
  await prints('ja')
  if (!options.quick) await prints('en')
}

await browser.close()
await stop()
console.log(options.check ? `${findings.length} findings on ${taken} screens` : `${taken} pictures in shots/`)
for (const finding of findings) console.error(finding)
if (missing.length > 0) console.error(`Not reached:\n${missing.map((name) => `  ${name}`).join('\n')}`)
if (missing.length + findings.length > 0) process.exitCode = 1

/** Keeps the pictures of the gallery as they are now. */
function renew() {
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js')
  const config = join(ROOT, 'tests/visual/playwright.config.ts')
  const only = ['pictures', 'proof', '-g', 'looks as it did|second time']
  const run = spawnSync(process.execPath, [cli, 'test', '-c', config, '--update-snapshots=all', ...only], {
    stdio: 'inherit',
  })
  process.exit(run.status ?? 1)
}

/** @param {string} name */
function isWanted(name) {
  return positionals.length === 0 || positionals.some((start) => name.startsWith(start))
}

/**
 * What is wrong on the screens in one combination, with each font.
 * @param {Combination} combination
 */
async function check(combination) {
  for (const withBroughtFont of [false, true]) {
    const named = (/** @type {string} */ name) =>
      `${name}-${nameOf(combination)}${withBroughtFont ? ' (BIZ UDPGothic)' : ''}`
    await walk(browser, {
      address,
      combination,
      isWanted,
      withBroughtFont,
      at: async ({ name, firstView }, page) => {
        taken += 1
        for (const finding of await checked(page, firstView)) findings.push(told(named(name), finding))
      },
      missed: (name, because) => missing.push(`${named(name)}: ${because}`),
    })
  }
}

/** @param {Combination} combination */
async function picture(combination) {
  const ending = nameOf(combination)
  await walk(browser, {
    address,
    combination,
    isWanted,
    at: async ({ name, whole }, page) => {
      await page.screenshot({ path: join(SHOTS, `${name}-${ending}.png`) })
      taken += 1
      if (!whole) return
      const { width, height } = combination.size
      await page.setViewportSize({ width, height: height + (await page.evaluate(hiddenHeight)) })
      await page.screenshot({ path: join(SHOTS, `${name}-${ending}-whole.png`) })
      await page.setViewportSize(combination.size)
      taken += 1
    },
    missed: (name, because) => missing.push(`${name}-${ending}: ${because}`),
  })
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

/**
 * The printed pages of the demo clinic as PDF, and as PNG in colour and in grey where pdftoppm is there.
 * @param {'ja' | 'en'} language
 */
async function prints(language) {
  if (!PRINTS.some(({ name }) => isWanted(name))) return
  const combination = { language, theme: /** @type {const} */ ('light'), size: { width: 1366, height: 625 } }
  const page = await opened(browser, { address, combination })
  await click(page, 'try-demo', 'worklist')
  const numbers = await page
    .locator('[data-patient-number]')
    .evaluateAll((rows) => rows.slice(0, 3).map((row) => row.getAttribute('data-patient-number')))
  for (const { name, hash } of PRINTS.filter((print) => isWanted(print.name))) {
    const file = join(SHOTS, `${name}-${language}`)
    try {
      await page.goto(
        address +
          (hash.endsWith('=') ? hash + numbers.join(',') : hash).replace('copy=patient', `copy=${language}`),
      )
      await page.locator('[data-print-ready]').waitFor({ state: 'attached', timeout: 30_000 })
      writeFileSync(`${file}.pdf`, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    } catch (failure) {
      missing.push(`${name}-${language}: ${String(failure).split('\n')[0]}`)
      continue
    }
    for (const [ending, ...way] of [[''], ['-grey', '-gray']]) {
      const pictured = spawnSync('pdftoppm', ['-r', '96', '-png', ...way, `${file}.pdf`, file + ending])
      if (pictured.error)
        console.log(`${name}-${language}.pdf stays a PDF: there is no pdftoppm (poppler-utils) here`)
    }
    taken += 1
  }
  await page.context().close()
}
