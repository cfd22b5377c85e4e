/** Measures a page as it stands, and says what it found as a person reads it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const DESKTOP_WIDTH = 1366

const measures = readFileSync(join(import.meta.dirname, 'measures.js'), 'utf8').replaceAll(/^export /gm, '')

/**
 * @typedef {import('./measures.js').Finding} Finding
 * @typedef {import('playwright').Page} Page
 */

/**
 * All findings of a page, once its fonts are there and its charts are drawn.
 * @param {Page} page
 * @param {string[]} [firstView]
 * @returns {Promise<Finding[]>}
 */
export async function checked(page, firstView = []) {
  await page.evaluate(settled)
  const isDesktop = page.viewportSize()?.width === DESKTOP_WIDTH
  const asked = JSON.stringify({ firstView: isDesktop ? firstView : [] })
  /** @type {Finding[]} */
  const found = await page.evaluate(`(() => { ${measures}\nreturn measuredPage(${asked}) })()`)
  return onceEach(found)
}

/**
 * One line of a report: screen, measure, element, text, and what is wrong.
 * @param {string} screen
 * @param {Finding} finding
 */
export function told(screen, { measure, element, text, says }) {
  return `${screen} · ${measure} · ${element}${text === '' ? '' : ` “${text}”`} · ${says}`
}

/**
 * The first of several that differ in their text alone: forty rows of a list have one fault.
 * @param {Finding[]} found
 */
function onceEach(found) {
  const MOST = 3
  /** @type {Map<string, number>} */
  const counts = new Map()
  return found.filter(({ measure, element }) => {
    const key = `${measure} ${element}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= MOST
  })
}

/** Runs in the page. */
async function settled() {
  await document.fonts.ready
  for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame)
  await document.fonts.ready
  // What was measured with another font is measured again.
  window.dispatchEvent(new Event('resize'))
  for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame)
}
