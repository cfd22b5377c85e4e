import { readFileSync } from 'node:fs'
import { platform } from 'node:process'
import { median } from './work/median.mjs'
import { PASSPHRASE, toTheDoor } from './work/openApp.mjs'

const PATIENTS = 100_000
const RESULTS_PER_PATIENT = 10
const ROUNDS = 3
const EVERY = 25

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
    // A browser of its own each time, or the memory of one round would stand in the next.
    const preview = await onBrowser(bench, (browser) =>
      previewed(browser, { app, benchPage, results, lines }),
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

/**
 * @param {import('../bench.mjs').Opened} browser
 * @param {{ app: string, benchPage: string, results: string, lines: number }} given
 */
async function previewed(browser, { app, benchPage, results, lines }) {
  const page = await browser.page()
  await page.goto(benchPage)
  await page.evaluate((passphrase) => benchWork.fillClinic(passphrase), PASSPHRASE)
  await toTheDoor(page, app)
  await page.getByTestId('unlock-confirm').click()
  await page.getByTestId('worklist-empty').waitFor()
  await page.goto(`${app}#/import`)
  await page.getByTestId('import-file').waitFor({ state: 'attached' })
  await page.evaluate(watchInput)
  const memory = watchMemory(await browser.renderers())
  await page.getByTestId('import-file').setInputFiles(results)
  await page.getByTestId('import-totals').waitFor({ state: 'attached' })
  const { peak, base } = memory.stop()
  const { took, longestTask, cells } = await page.evaluate(async () => ({
    ...(await importWatch),
    cells: Number(
      /** @type {HTMLElement} */ (document.querySelector('[data-testid=import-totals]')).dataset['new'],
    ),
  }))
  if (cells !== lines) throw new Error(`the preview has ${cells} new results of ${lines}`)
  return { took, longestTask, peak, base }
}

/** Runs in the page: from the moment at which the file is chosen to the painted preview. */
function watchInput() {
  /** @type {number[]} */
  const tasks = []
  const observer = new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map(({ duration }) => duration)),
  )
  observer.observe({ type: 'longtask' })
  Object.assign(globalThis, {
    importWatch: new Promise((resolve) => {
      document.addEventListener(
        'change',
        () => {
          void stopwatch
            .toPainted(
              () => {},
              () => document.querySelector('[data-testid=import-totals]') !== null,
            )
            .then((took) => setTimeout(() => resolve({ took, longestTask: Math.max(0, ...tasks) }), 200))
        },
        { capture: true, once: true },
      )
    }),
  })
}

/**
 * Looks every few milliseconds at how much memory of its own the biggest of the processes holds.
 * @param {number[]} ids
 */
function watchMemory(ids) {
  const base = biggest(ids)
  let peak = base
  const timer = setInterval(() => (peak = Math.max(peak, biggest(ids))), EVERY)
  return {
    stop: () => {
      clearInterval(timer)
      return { peak: Math.max(peak, biggest(ids)), base }
    },
  }
}

/** @param {number[]} ids */
function biggest(ids) {
  if (platform !== 'linux') return 0
  return Math.max(...ids.map(ownMegabytes))
}

/** @param {number} id */
function ownMegabytes(id) {
  try {
    const kibibytes = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
    return (Number(kibibytes ?? 0) * 1024) / 1e6
  } catch {
    // A process that ended holds nothing.
    return 0
  }
}

/**
 * @template Made
 * @param {import('../bench.mjs').Bench} bench
 * @param {(browser: import('../bench.mjs').Opened) => Promise<Made>} work
 */
async function onBrowser(bench, work) {
  const browser = await bench.open()
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}
