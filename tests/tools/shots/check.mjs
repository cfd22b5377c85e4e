/** Measures a page as it stands, and says what it found as a person reads it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const MEASURES = join(import.meta.dirname, 'measures')
const measures = readdirSync(MEASURES)
  .map((name) => readFileSync(join(MEASURES, name), 'utf8'))
  .join('\n')
  .replaceAll(/^import [^']*'[^']*'$/gm, '')
  .replaceAll(/^export /gm, '')

/**
 * @typedef {import('./measures/common.js').Finding} Finding
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
  const asked = JSON.stringify({ firstView })
  const measure = `(() => { ${measures}\nreturn measuredPage(${asked}) })()`
  /** @type {Finding[]} */
  let found = await page.evaluate(measure)
  if (found.length > 0) {
    // A busy machine may not have drawn everything anew yet: what is wrong is so a moment later too.
    await page.waitForTimeout(400)
    found = await page.evaluate(measure)
  }
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
