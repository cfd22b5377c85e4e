import { readFileSync } from 'node:fs'
import { median } from './work/median.mjs'
import { PASSPHRASE } from './work/openApp.mjs'

const PATIENTS = 100_000
const RESULTS_PER_PATIENT = 10
const ROUNDS = 3
const MEGABYTE = 1_000_000
const LOOK_EVERY_MS = 50

/**
 * A backup of a very large clinic and its restore, each against the same work done plainly, and the memory of each.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function backup(bench) {
  const { page: benchPage } = await bench.site()
  const { urls } = await bench.seed(PATIENTS, RESULTS_PER_PATIENT)
  const browser = await bench.open()
  try {
    const maker = await browser.page()
    await maker.goto(benchPage)
    await maker.evaluate(
      ([passphrase, files]) => benchWork.fillClinic(passphrase, files),
      /** @type {const} */ ([PASSPHRASE, urls]),
    )
    await maker.close()
    const rounds = []
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        plain: await onFreshPage(browser, benchPage, (page) => page.evaluate(() => benchWork.pagesWritten())),
        backup: await onFreshPage(browser, benchPage, (page) =>
          page.evaluate((passphrase) => benchWork.backupWritten(passphrase), PASSPHRASE),
        ),
        parsed: await onFreshPage(browser, benchPage, (page) =>
          page.evaluate((passphrase) => benchWork.allParsed(passphrase), PASSPHRASE),
        ),
        restore: await onFreshPage(browser, benchPage, (page) =>
          page.evaluate((passphrase) => benchWork.backupRestored(passphrase), PASSPHRASE),
        ),
      })
    }
    return measures(rounds)
  } finally {
    await browser.close()
  }
}

/** @typedef {{ took: number, bytes: number, peak: number }} Taken */

/**
 * @param {{ plain: Taken, backup: Taken, parsed: Taken, restore: Taken }[]} rounds
 * @returns {import('../bench.mjs').Measure[]}
 */
function measures(rounds) {
  const [first] = rounds
  if (!first || first.backup.bytes < first.plain.bytes)
    throw new Error(`a backup of nothing: ${JSON.stringify(rounds)}`)
  const people = `${PATIENTS.toLocaleString('en')} patients`
  const size = `${(first.backup.bytes / MEGABYTE).toFixed(0)} MB`
  /** @param {keyof typeof first} what */
  const took = (what) => median(rounds.map((round) => round[what].took))
  /** @param {keyof typeof first} what */
  const peak = (what) => median(rounds.map((round) => round[what].peak))
  return [
    {
      measure: `backup of ${people} (${size}), against reading the same records and writing them to a file`,
      value: took('backup'),
      unit: 'ms',
      baseline: took('plain'),
      targetRatio: 2,
    },
    {
      measure: `restore of it with verification, against decrypting, inflating and parsing all pages`,
      value: took('restore'),
      unit: 'ms',
      baseline: took('parsed'),
      targetRatio: 2,
    },
    {
      measure: 'the most memory that the backup added to its page',
      value: peak('backup'),
      unit: 'MB',
      target: 300,
    },
    {
      measure: 'the most memory that the restore added to its page',
      value: peak('restore'),
      unit: 'MB',
      target: 300,
    },
  ]
}

/**
 * The work on a page that was never used, and by how much its process grew at most meanwhile.
 * @param {import('../bench.mjs').Opened} browser
 * @param {string} address
 * @param {(page: import('playwright').Page) => Promise<{ took: number, bytes: number }>} work
 * @returns {Promise<Taken>}
 */
async function onFreshPage(browser, address, work) {
  const page = await browser.page()
  await page.goto(address)
  const renderers = await browser.renderers()
  const before = megabytes(renderers)
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, megabytes(renderers) - before)
  }, LOOK_EVERY_MS)
  try {
    return { ...(await work(page)), peak: Math.max(peak, 0) }
  } finally {
    clearInterval(watch)
    await page.close()
  }
}

/**
 * Resident memory of processes of this computer; none where it does not tell.
 * @param {readonly number[]} processes
 */
function megabytes(processes) {
  return processes.reduce((sum, id) => sum + residentBytes(id), 0) / MEGABYTE
}

/** @param {number} id */
function residentBytes(id) {
  try {
    const pages = Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1])
    return pages * 4096
  } catch {
    return 0
  }
}
