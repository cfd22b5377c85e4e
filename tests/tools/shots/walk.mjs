/** Walks through the screens of the app in one combination, and has something done at each. */
import { keepCanvasLabels } from './canvasLog.js'
import { broughtFonts, readyBroughtFonts } from './broughtFonts.mjs'
import { TOURS } from './screens.mjs'

const NOW = '2026-11-22T09:14:00+09:00'

/**
 * @typedef {import('playwright').Browser} Browser
 * @typedef {import('playwright').Page} Page
 * @typedef {import('./screens.mjs').Screen} Screen
 * @typedef {import('./combinations.mjs').Combination} Combination
 *
 * @typedef {object} Visit
 * @property {string} address
 * @property {Combination} combination
 * @property {(name: string) => boolean} isWanted
 * @property {(screen: Screen, page: Page) => Promise<void>} at
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
      } catch (failure) {
        visit.missed(screen.name, String(failure).split('\n')[0] ?? '')
        continue
      }
      if (visit.isWanted(screen.name)) await visit.at(screen, page)
    }
    await page.context().close()
  }
}

/**
 * A new browser profile at the first run, in a language and a theme.
 * @param {Browser} browser
 * @param {Pick<Visit, 'address' | 'combination' | 'withBroughtFont'>} visit
 */
export async function opened(browser, { address, combination, withBroughtFont }) {
  const { language, theme, size, zoom, forced } = combination
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: zoom ?? 1,
    colorScheme: theme,
    forcedColors: forced ? 'active' : 'none',
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
