import { platform } from 'node:process'
import { importPage, onBrowser, previewed } from './work/importWatch.mjs'
import { median } from './work/median.mjs'

const PATIENTS = 100_000
const RESULTS_PER_PATIENT = 10
const ROUNDS = 3

/**
 * A million results from the file to the preview, through the import page of an empty clinic.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function csv(bench) {
  const { app, page: benchPage } = await bench.site()
  const { urls, results, lines } = await bench.seed(PATIENTS, RESULTS_PER_PATIENT)
  const took = []
  const papa = []
  const papaFromFile = []
  const tasks = []
  const peaks = []
  const bases = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const preview = await onBrowser(bench, async (browser) =>
      previewed(browser, await importPage(browser, { app, benchPage }), [results], lines),
    )
    took.push(preview.took)
    tasks.push(preview.longestTask)
    peaks.push(preview.peak)
    bases.push(preview.base)
    const parsed = await onBrowser(bench, async (browser) => {
      const page = await browser.page()
      await page.goto(benchPage)
      return page.evaluate((url) => benchWork.papaParse(url), urls.results)
    })
    for (const { rows } of [parsed.text, parsed.file])
      if (rows < lines) throw new Error(`PapaParse read ${rows} rows of ${lines}`)
    papa.push(parsed.text.took)
    papaFromFile.push(parsed.file.took)
  }
  const of = `CSV of ${lines.toLocaleString('en')} results to preview`
  /** @type {import('../bench.mjs').Measure[]} */
  const measures = [
    {
      measure: `${of}, against PapaParse with an empty step on the text`,
      value: median(took),
      unit: 'ms',
      baseline: median(papa),
      targetRatio: 2.5,
    },
    {
      measure: `${of}, against PapaParse with an empty step on the file`,
      value: median(took),
      unit: 'ms',
      baseline: median(papaFromFile),
    },
    {
      measure: `${of}, longest task of the page (0: none of 50 ms)`,
      value: median(tasks),
      unit: 'ms',
      target: 50,
    },
  ]
  if (platform !== 'linux') return measures
  return [
    ...measures,
    {
      measure: `${of}, peak memory of the whole renderer process (own pages, RssAnon)`,
      value: median(peaks),
      unit: 'MB',
      baseline: median(bases),
      target: 300,
    },
  ]
}
