import { readFileSync } from 'node:fs'
import { platform } from 'node:process'
import { PASSPHRASE, toTheDoor } from './openApp.mjs'

const EVERY = 25

/**
 * The import page of an empty clinic.
 * @param {import('../../bench.mjs').Opened} browser
 * @param {{ app: string, benchPage: string }} site
 */
export async function importPage(browser, { app, benchPage }) {
  const page = await browser.page()
  await page.goto(benchPage)
  await page.evaluate((passphrase) => benchWork.fillClinic(passphrase), PASSPHRASE)
  await toTheDoor(page, app)
  await page.getByTestId('unlock-confirm').click()
  await page.getByTestId('worklist-empty').waitFor()
  await page.goto(`${app}#/import`)
  await page.getByTestId('import-file').waitFor({ state: 'attached' })
  return page
}

/**
 * From the moment at which files are chosen to the painted preview: how long, the longest task of the page, the memory.
 * @param {import('../../bench.mjs').Opened} browser
 * @param {import('playwright').Page} page
 * @param {string[]} files
 * @param {number} results how many new ones the preview must have
 */
export async function previewed(browser, page, files, results) {
  await page.evaluate(watchInput)
  const memory = watchMemory(await browser.renderers())
  await page.getByTestId('import-file').setInputFiles(files)
  await page.getByTestId('import-totals').waitFor({ state: 'attached' })
  const { peak, base } = memory.stop()
  const { took, longestTask, cells } = await page.evaluate(async () => ({
    ...(await importWatch),
    cells: Number(
      /** @type {HTMLElement} */ (document.querySelector('[data-testid=import-totals]')).dataset['new'],
    ),
  }))
  if (cells !== results) throw new Error(`the preview has ${cells} new results of ${results}`)
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
export function watchMemory(ids) {
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
 * A browser of its own each time, or the memory of one round would stand in the next.
 * @template Made
 * @param {import('../../bench.mjs').Bench} bench
 * @param {(browser: import('../../bench.mjs').Opened) => Promise<Made>} work
 */
export async function onBrowser(bench, work) {
  const browser = await bench.open()
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}
