import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildGallery } from '../../visual/gallerySite.mjs'
import { serve } from '../serve.mjs'
import { median } from './work/median.mjs'

const ROUNDS = 5
/** What the gallery shows at once, and how long that may take from mounted to drawn. */
const PARTS = [
  { part: 'charts', what: 'both charts of every example', target: 1500 },
  { part: 'sheet', what: 'the summary sheet of every example, laid out', target: 3000 },
]

/**
 * The gallery drawn, fonts loaded: every state of the charts on one page, and every sheet.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function gallery(bench) {
  const folder = mkdtempSync(join(tmpdir(), 'saiketsu-gallery-'))
  await buildGallery(folder)
  const { address, stop } = await serve({ root: folder })
  const browser = await bench.open()
  try {
    const page = await browser.page()
    const measures = []
    for (const { part, what, target } of PARTS) {
      const times = []
      for (let round = 0; round < ROUNDS; round += 1) {
        await page.goto(`${address}?part=${part}`)
        const drawn = page.locator('html[data-gallery-ready]')
        await drawn.waitFor()
        times.push(Number(await drawn.getAttribute('data-gallery-ms')))
      }
      measures.push({ measure: `gallery render, ${what}`, value: median(times), unit: 'ms', target })
    }
    return measures
  } finally {
    await browser.close()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
