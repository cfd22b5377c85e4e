import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platform } from 'node:process'
import { writeHl7, writeNdjson, writeWorkbook } from './work/bigFiles.mjs'
import { importPage, onBrowser, previewed } from './work/importWatch.mjs'
import { median } from './work/median.mjs'

const ROUNDS = 3
const MEGABYTES = 100
const MANY_MEGABYTES = 500
const ROWS = 100_000
const PATIENTS = 100_000
const RESULTS_PER_PATIENT = 10

/**
 * Readers of messages and workbooks against their parsers alone, a bulk export of 500 MB, and a million results from the
 * file to the list.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function formats(bench) {
  const folder = mkdtempSync(join(tmpdir(), 'saiketsu-formats-'))
  try {
    return [
      ...(await ndjson(bench, folder)),
      ...(await hl7(bench, folder)),
      ...(await workbook(bench, folder)),
      ...(await largeNdjson(bench, folder)),
      ...(await stored(bench)),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {import('../bench.mjs').Bench} bench
 * @param {string} folder
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
async function ndjson(bench, folder) {
  const patients = join(folder, 'Patient.ndjson')
  const observations = join(folder, 'Observation.ndjson')
  const count = await writeNdjson({ patients, observations }, MEGABYTES)
  const { ours, alone } = await inTurn(bench, [patients, observations], 'linesParsed', count, count)
  return [
    {
      measure: `NDJSON of ${MEGABYTES} MB (${count.toLocaleString('en')} Observations) read; baseline: lines split and parsed alone`,
      value: ours,
      unit: 'ms',
      baseline: alone,
      targetRatio: 1.5,
    },
  ]
}

/**
 * @param {import('../bench.mjs').Bench} bench
 * @param {string} folder
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
async function hl7(bench, folder) {
  const path = join(folder, 'batch.hl7')
  const count = await writeHl7(path, MEGABYTES)
  const took = []
  for (let round = 0; round < ROUNDS; round += 1) took.push(await readOn(bench, [path], 'ours', count))
  const megabytes = statSync(path).size / 1e6
  return [
    {
      measure: `HL7 v2 of ${MEGABYTES} MB (${count.toLocaleString('en')} OBX) read, MB/s`,
      value: megabytes / (median(took) / 1000),
      unit: 'MB/s',
    },
  ]
}

/**
 * @param {import('../bench.mjs').Bench} bench
 * @param {string} folder
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
async function workbook(bench, folder) {
  const path = join(folder, 'book.xlsx')
  const count = await writeWorkbook(path, ROWS)
  const { ours, alone } = await inTurn(bench, [path], 'workbookParsed', count, count + 1)
  return [
    {
      measure: `workbook of ${count.toLocaleString('en')} results read; baseline: its library alone, to rows`,
      value: ours,
      unit: 'ms',
      baseline: alone,
      targetRatio: 1.5,
    },
  ]
}

/**
 * @param {import('../bench.mjs').Bench} bench
 * @param {string} folder
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
async function largeNdjson(bench, folder) {
  const patients = join(folder, 'Patient.ndjson')
  const observations = join(folder, 'Observation.ndjson')
  const count = await writeNdjson({ patients, observations }, MANY_MEGABYTES)
  const { app, page: benchPage } = await bench.site()
  const { took, longestTask, peak, base } = await onBrowser(bench, async (browser) =>
    previewed(browser, await importPage(browser, { app, benchPage }), [patients, observations], count),
  )
  const of = `NDJSON of ${MANY_MEGABYTES} MB (${count.toLocaleString('en')} Observations) to preview`
  /** @type {import('../bench.mjs').Measure[]} */
  const measures = [
    { measure: of, value: took, unit: 'ms' },
    {
      measure: `${of}, longest task of the page (0: none of 50 ms)`,
      value: longestTask,
      unit: 'ms',
      target: 50,
    },
  ]
  if (platform !== 'linux') return measures
  return [
    ...measures,
    {
      measure: `${of}, peak memory added to the whole renderer process (${base.toFixed(0)} MB before; own pages, RssAnon)`,
      value: peak - base,
      unit: 'MB',
      target: 200,
    },
  ]
}

/**
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
async function stored(bench) {
  const { app, page: benchPage } = await bench.site()
  const { results, lines } = await bench.seed(PATIENTS, RESULTS_PER_PATIENT)
  const { preview, store } = await onBrowser(bench, async (browser) => {
    const page = await importPage(browser, { app, benchPage })
    const { took } = await previewed(browser, page, [results], lines)
    const kept = await page.evaluate(() =>
      stopwatch.toPainted(
        () =>
          /** @type {HTMLElement | null} */ (document.querySelector('[data-testid=import-confirm]'))?.click(),
        () => document.querySelector('[data-testid=import-done]') !== null,
      ),
    )
    const shown = await page.evaluate(() =>
      stopwatch.toPainted(
        () => (location.hash = '#/worklist?chip=all'),
        () => document.querySelector('[data-patient-number]') !== null,
      ),
    )
    return { preview: took, store: kept + shown }
  })
  return [
    {
      measure: `${lines.toLocaleString('en')} results from the file to stored and shown (with the preview: ${preview.toFixed(0)} ms)`,
      value: preview + store,
      unit: 'ms',
    },
  ]
}

/**
 * Ours and the plain parser in turn, each in a browser of its own; the medians.
 * @param {import('../bench.mjs').Bench} bench
 * @param {string[]} files
 * @param {'linesParsed' | 'workbookParsed'} plain
 * @param {number} results how many ours must find
 * @param {number} items how many the plain parser must find
 */
async function inTurn(bench, files, plain, results, items) {
  const ours = []
  const alone = []
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await readOn(bench, files, 'ours', results))
    alone.push(await readOn(bench, files, plain, items))
  }
  return { ours: median(ours), alone: median(alone) }
}

/**
 * @param {import('../bench.mjs').Bench} bench
 * @param {string[]} files
 * @param {'ours' | 'linesParsed' | 'workbookParsed'} work
 * @param {number} expected
 */
async function readOn(bench, files, work, expected) {
  const { page: benchPage } = await bench.site()
  return onBrowser(bench, async (browser) => {
    const page = await browser.page()
    await page.goto(benchPage)
    await page.locator('#files').setInputFiles(files)
    const { took, items } = await page.evaluate((wanted) => benchWork.formatRead(wanted), work)
    if (items !== expected) throw new Error(`${work} found ${items} of ${expected}`)
    return took
  })
}
