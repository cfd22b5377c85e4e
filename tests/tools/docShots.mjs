/**
 * `node tests/tools/docShots.mjs` (`--dist DIR` takes another build): renews the pictures of docs/screenshots, in both languages, from the built app (dist/),
 * with 256 colours so that each stays below 150 kB. The Japanese one is NAME.png, the English one NAME.en.png.
 * Those of docs/comparison.md are made by hand: their data do not belong to the project.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { readyBrowser, readyFonts } from './browser.mjs'
import { serve } from './serve.mjs'
import { fewColours } from './shots/fewColours.mjs'
import { walk } from './shots/walk.mjs'

const ROOT = join(import.meta.dirname, '../..')
const PICTURES = join(ROOT, 'docs/screenshots')
const MOST_BYTES = 150_000
const { values: options } = parseArgs({
  options: { dist: { type: 'string', default: join(ROOT, 'dist') } },
})

/**
 * The screens of the walk that the documents show, and the names of their pictures; the patient stands behind the review.
 * @type {Map<string, string>}
 */
const SHOWN = new Map([
  ['setup', 'setup'],
  ['import-doubts', 'import'],
  ['worklist', 'worklist'],
  ['worklist-row-open', 'calls'],
  ['patient-review', 'review'],
  ['overview', 'overview'],
  ['settings', 'settings'],
])

const { launchOptions } = await readyBrowser()
readyFonts()
const { address, stop } = await serve({ root: options.dist })
const browser = await chromium.launch(launchOptions)
mkdirSync(PICTURES, { recursive: true })
/** @type {string[]} */
const faults = []
let taken = 0
for (const language of /** @type {const} */ (['ja', 'en'])) {
  await walk(browser, {
    address,
    language,
    isWanted: (name) => SHOWN.has(name),
    at: async ({ name }, page) => {
      await keep(page, SHOWN.get(name) ?? name, language)
      if (name !== 'patient-review') return
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await keep(page, 'patient', language)
    },
    missed: (name, because) => faults.push(`${name} (${language}): ${because}`),
  })
}
await browser.close()
await stop()
console.log(`${taken} pictures in docs/screenshots`)
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1

/**
 * @param {import('playwright').Page} page
 * @param {string} name
 * @param {'ja' | 'en'} language
 */
async function keep(page, name, language) {
  const file = `${name}${language === 'ja' ? '' : '.en'}.png`
  const picture = fewColours(await page.screenshot())
  if (picture.length > MOST_BYTES) faults.push(`${file} has ${picture.length} bytes`)
  writeFileSync(join(PICTURES, file), picture)
  taken += 1
}
