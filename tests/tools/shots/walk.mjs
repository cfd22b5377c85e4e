/** Walks through the screens of the app in one language and font, and has something done at each. */
import { keepCanvasLabels } from './canvasLog.js'
import { broughtFonts, readyBroughtFonts } from './broughtFonts.mjs'
import { LOOKS, lookAt } from './combinations.mjs'
import { TOURS } from './screens.mjs'

const NOW = '2026-11-22T09:14:00+09:00'

/**
 * @typedef {import('playwright').Browser} Browser
 * @typedef {import('playwright').Page} Page
 * @typedef {import('./screens.mjs').Screen} Screen
 * @typedef {import('./combinations.mjs').Look} Look
 * @typedef {import('./combinations.mjs').Language} Language
 *
 * @typedef {object} Visit
 * @property {string} address
 * @property {Language} language
 * @property {Look[]} [looks] the first is the one the screens are reached in; without any, the plainest alone
 * @property {(name: string) => boolean} isWanted
 * @property {(screen: Screen, page: Page, look: Look) => Promise<void>} at
 * @property {(name: string, because: string) => void} missed a screen that could not be reached; the walk goes on
 * @property {boolean} [withBroughtFont] draws with the font that the tests bring along
 */

/**
 * @param {Browser} browser
 * @param {Visit} visit
 */
export async function walk(browser, visit) {
  for (const screens of TOURS) {
    const last = screens.findLastIndex(({ name }) => visit.isWanted(name))
    if (last < 0) continue
    const page = await opened(browser, visit)
    for (const screen of screens.slice(0, last + 1)) {
      try {
        await screen.reach(page)
        if (visit.isWanted(screen.name)) await lookedAt(page, screen, visit)
      } catch (failure) {
        // Its second line says what was waited for.
        visit.missed(screen.name, String(failure).split('\n').slice(0, 3).join(' '))
      }
    }
    await page.context().close()
  }
}

/**
 * @param {Page} page
 * @param {Screen} screen
 * @param {Visit} visit
 */
async function lookedAt(page, screen, { looks = LOOKS.slice(0, 1), at }) {
  const [first] = looks
  if (!first) throw new Error('a walk without a look')
  for (const look of screen.once ? [first] : looks) {
    if (looks.length > 1) await lookAt(page, look)
    await at(screen, page, look)
  }
  if (looks.length > 1) await lookAt(page, first)
}

/**
 * A new browser profile at the first run, in a language.
 * @param {Browser} browser
 * @param {Pick<Visit, 'address' | 'language' | 'looks' | 'withBroughtFont'>} visit
 */
export async function opened(browser, { address, language, looks = LOOKS, withBroughtFont }) {
  const [first] = looks
  if (!first) throw new Error('a walk without a look')
  const context = await browser.newContext({
    viewport: first.size,
    deviceScaleFactor: first.zoom ?? 1,
    colorScheme: first.theme,
    reducedMotion: 'reduce',
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    serviceWorkers: 'block',
    bypassCSP: withBroughtFont === true,
  })
  await context.addInitScript(keepCanvasLabels)
  if (withBroughtFont) await broughtFonts(context)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.clock.setFixedTime(NOW)
  await page.goto(address)
  await page.locator('[data-app-ready]').waitFor({ state: 'attached' })
  if (withBroughtFont) await readyBroughtFonts(page)
  await page.getByTestId('language').first().selectOption(language)
  return page
}
