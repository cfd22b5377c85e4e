import { median } from './work/median.mjs'
import { PASSPHRASE, toTheDoor, unlock } from './work/openApp.mjs'

const SHEETS = 30
const RESULTS_PER_PATIENT = 60
const TIMES = 5
const PRINTED = { preferCSSPageSize: true, printBackground: true }

/**
 * Thirty summary sheets: from the address to pages that stand, and from these to a PDF, beside the same pages with empty
 * charts.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function paper(bench) {
  const { app, page: benchPage } = await bench.site()
  const { urls } = await bench.seed(SHEETS, RESULTS_PER_PATIENT)
  const browser = await bench.open()
  try {
    const maker = await browser.page()
    await maker.goto(benchPage)
    await maker.evaluate(
      ([passphrase, files]) => benchWork.fillClinic(passphrase, files),
      /** @type {const} */ ([PASSPHRASE, urls]),
    )
    await maker.close()
    const page = await browser.page()
    await toTheDoor(page, app)
    await unlock(page)
    await page.goto(`${app}#/print`)
    const began = performance.now()
    await page.goto(`${app}#/print?chip=all`)
    await page.locator('[data-print-ready]').waitFor({ state: 'attached' })
    const shown = performance.now() - began
    const sheets = await page.getByTestId('sheet').count()
    if (sheets !== SHEETS) throw new Error(`other sheets than asked for: ${sheets}`)
    const pages = Number(await page.locator('[data-print-ready]').getAttribute('data-page-count'))
    const whole = await timed(page)
    await page
      .locator('.sheet-chart')
      .evaluateAll((charts) => charts.forEach((chart) => chart.replaceChildren()))
    const plain = await timed(page)
    const of = `${SHEETS} summary sheets (${pages} pages)`
    return [
      {
        measure: `${of} to PDF, against the same pages without charts`,
        value: whole,
        unit: 'ms',
        baseline: plain,
        targetRatio: 3,
      },
      { measure: `${of}, from the address to pages that stand`, value: shown, unit: 'ms' },
    ]
  } finally {
    await browser.close()
  }
}

/**
 * @param {import('playwright').Page} page
 * @returns {Promise<number>} ms
 */
async function timed(page) {
  const took = []
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now()
    await page.pdf(PRINTED)
    took.push(performance.now() - began)
  }
  return median(took)
}
