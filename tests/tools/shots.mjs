/**
 * `npm run shots`: a PNG of every screen and state, in Japanese and English, and in every look of shots/combinations.mjs (light
 * and dark, 1366×625 and 1920×950, at 200 %, with more contrast, in forced colours), and of every printed page, also in grey, of
 * the demo clinic, in the ignored folder shots/, for looking at. `-- worklist patient` takes only screens whose name begins so,
 * `--looks dark-1366,light-200%` only these looks, `--quick` only the plainest one, `--out DIR` another folder.
 *
 * `npm run shots -- --check` takes no pictures but measures: labels on each other, texts cut, outside the window or under
 * something, contrast below 4.5:1, a choice that looks like no choice, a window filled by what stands still, a first view that
 * scrolls. Each finding is named with its screen and element, and gives exit code 1, as does a screen that cannot be reached.
 * It measures in every look with this machine's font, and where texts stand also with BIZ UDPGothic, the font of a Windows
 * desktop. `--built` takes dist/ as it is.
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
import { LANGUAGES, lookAt, LOOKS, LOOKS_OF_A_FONT, PAPER } from './shots/combinations.mjs'
import { PRINTS } from './shots/screens.mjs'
import { click } from './shots/steps.mjs'
import { opened, walk } from './shots/walk.mjs'

const ROOT = join(import.meta.dirname, '../..')
const DESKTOP_WIDTH = 1366

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('./shots/screens.mjs').Screen} Screen
 * @typedef {import('./shots/combinations.mjs').Look} Look
 * @typedef {import('./shots/combinations.mjs').Language} Language
 */

const { values: options, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    renew: { type: 'boolean', default: false },
    looks: { type: 'string' },
    dist: { type: 'string', default: join(ROOT, 'dist') },
    out: { type: 'string', default: join(ROOT, 'shots') },
  },
  allowPositionals: true,
})
if (options.renew) renew()
const SHOTS = options.out
const began = performance.now()

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

if (options.check) await checkAll()
else await pictureAll()

await browser.close()
await stop()
const minutes = ((performance.now() - began) / 60_000).toFixed(1)
console.log(
  options.check
    ? `${findings.length} findings in ${taken} looks at screens, ${minutes} min`
    : `${taken} pictures in ${SHOTS}, ${minutes} min`,
)
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

/** Which looks were asked for. @param {Look[]} offered */
function asked(offered) {
  if (options.quick) return offered.slice(0, 1)
  const names = options.looks?.split(',')
  return names ? offered.filter(({ name }) => names.includes(name)) : offered
}

/** @param {string} finding */
function found(finding) {
  findings.push(finding)
  console.error(finding)
}

/** Both languages at a time: a walk waits more than it works. */
async function checkAll() {
  for (const withBroughtFont of [false, true]) {
    const looks = asked(withBroughtFont ? LOOKS_OF_A_FONT : LOOKS)
    if (looks.length > 0) await Promise.all(LANGUAGES.map((each) => check(each, looks, withBroughtFont)))
  }
}

/**
 * What is wrong on the screens in one language and font.
 * @param {Language} language
 * @param {Look[]} looks
 * @param {boolean} withBroughtFont
 */
async function check(language, looks, withBroughtFont) {
  const font = withBroughtFont ? ' (BIZ UDPGothic)' : ''
  await walk(browser, {
    address,
    language,
    looks,
    isWanted,
    withBroughtFont,
    at: async (screen, page, look) => {
      const firstView = look.size.width === DESKTOP_WIDTH ? screen.firstView : undefined
      const named = `${screen.name}-${language}-${look.name}${font}`
      for (const finding of await checked(page, firstView)) found(told(named, finding))
      taken += 1
      if (look !== looks[0]) return
      await apart(page, look, async () => {
        if (screen.paper)
          await checkApart(page, `${screen.name}-${language}-paper${font}`, PAPER[screen.paper])
        else if (screen.whole) await checkApart(page, `${named}-whole`, await wholeLook(page, look))
      })
    },
    missed: (name, because) => missing.push(`${name}-${language}${font}: ${because}`),
  })
}

/**
 * @param {Page} page
 * @param {string} named
 * @param {Look} look
 */
async function checkApart(page, named, look) {
  await lookAt(page, look)
  for (const finding of await checked(page)) found(told(named, finding))
  taken += 1
}

/**
 * A window as high as everything that scrolls in it.
 * @param {Page} page
 * @param {Look} look
 * @returns {Promise<Look>}
 */
async function wholeLook(page, look) {
  const { width, height } = look.size
  return { ...look, size: { width, height: height + (await page.evaluate(hiddenHeight)) } }
}

/**
 * What `doing` does in another window than that of the look; afterwards the page stands in that look as it stood.
 * @param {Page} page
 * @param {Look} look
 * @param {() => Promise<void>} doing
 */
async function apart(page, look, doing) {
  const scrolled = await page.evaluateHandle(scrolledParts)
  await doing()
  await lookAt(page, look)
  await page.evaluate((parts) => parts.forEach(({ part, top }) => (part.scrollTop = top)), scrolled)
}

/** Which parts of the page are scrolled, and how far. Runs in the page. */
function scrolledParts() {
  return [...document.querySelectorAll('html, body *')]
    .filter((part) => part.scrollTop > 0)
    .map((part) => ({ part, top: part.scrollTop }))
}

async function pictureAll() {
  rmSync(SHOTS, { recursive: true, force: true })
  mkdirSync(SHOTS, { recursive: true })
  const looks = asked(LOOKS)
  await Promise.all(LANGUAGES.map((language) => picture(language, looks)))
  for (const language of LANGUAGES) await prints(language)
}

/**
 * @param {Language} language
 * @param {Look[]} looks
 */
async function picture(language, looks) {
  await walk(browser, {
    address,
    language,
    looks,
    isWanted,
    at: async ({ name, whole }, page, look) => {
      const file = join(SHOTS, `${name}-${language}-${look.name}`)
      await page.evaluate(drawn)
      await page.screenshot({ path: `${file}.png` })
      taken += 1
      if (!whole || look.theme !== 'light' || look.contrast || look.forced) return
      await apart(page, look, async () => {
        await lookAt(page, await wholeLook(page, look))
        await page.evaluate(drawn)
        await page.screenshot({ path: `${file}-whole.png` })
      })
      taken += 1
    },
    missed: (name, because) => missing.push(`${name}-${language}: ${because}`),
  })
}

/** Runs in the page: what a new size or theme draws anew is drawn. */
async function drawn() {
  for (let at = 0; at < 4; at += 1) await new Promise(requestAnimationFrame)
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
 * @param {Language} language
 */
async function prints(language) {
  if (!PRINTS.some(({ name }) => isWanted(name))) return
  const page = await opened(browser, { address, language })
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
