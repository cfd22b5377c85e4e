/**
 * `npm run bench`: one table of what this machine measured, each against its target; `--json` prints one object a line.
 * The measures stand in bench/*.mjs, each with a default export that takes a `Bench` and gives `Measure`s;
 * `npm run bench -- --only size` runs only the file so named (it may stand several times). A missed target says
 * `met: false`; it fails nothing. Browser measures run in a profile on the disk of this computer's temporary folder, on
 * the app as it is built and served, and beside it on a page of their own (bench/page), which shares its database.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { exit, version } from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import vue from '@vitejs/plugin-vue'
import { chromium } from 'playwright'
import { build } from 'vite'
import { installStopwatch } from './bench/work/stopwatch.mjs'
import { readyBrowser } from './browser.mjs'
import { bundled } from './bundled.mjs'
import { writeSeed } from './seed.mjs'
import { serve } from './serve.mjs'

const ROOT = join(import.meta.dirname, '../..')
const MEASURES = join(import.meta.dirname, 'bench')

/**
 * @typedef {object} Measure
 * @property {string} measure what was measured, in words
 * @property {number} value
 * @property {string} unit
 * @property {number} [baseline] the same work done plainly, in the same run and unit
 * @property {number} [target] the most that the value may be
 * @property {number} [targetRatio] the most that value ÷ baseline may be
 *
 * @typedef {object} Bench what a measure is given
 * @property {() => Promise<Site>} site builds and serves the app and the bench page, once
 * @property {() => Promise<Opened>} open a browser of its own with an empty profile on the disk
 * @property {(patients: number, resultsPerPatient: number) => Promise<Seed>} seed invented files, dated up to today
 * @property {(entry: string) => Promise<unknown>} load a module of the project, bundled for this process as the app is
 *
 * @typedef {object} Site
 * @property {string} app address of the app
 * @property {string} page address of the bench page
 * @property {string} folder where the built app lies
 *
 * @typedef {object} Opened
 * @property {() => Promise<import('playwright').Page>} page a new tab, with the stopwatch in it
 * @property {() => Promise<number[]>} renderers process ids of what draws and runs pages
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Seed
 * @property {{ roster: string, results: string }} urls
 * @property {string} results path of the file
 * @property {number} lines
 */

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
})
const names = readdirSync(MEASURES)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''))
const only = values.only ?? names
const unknown = only.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`no such measure: ${unknown.join(', ')}; there are ${names.join(', ')}`)
  exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'saiketsu-bench-'))
/** @type {(() => Promise<unknown>)[]} */
const closing = []
const { version: browserVersion, launchOptions } = await readyBrowser()
const machine = `${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${version}, Chromium ${browserVersion}`

const site = once(async () => {
  const root = join(folder, 'site')
  await build({ root: ROOT, logLevel: 'error', build: { outDir: root, emptyOutDir: true } })
  await buildPage(join(root, 'bench'))
  const { address, stop } = await serve({ root })
  closing.push(stop)
  return { app: address, page: `${address}bench/`, folder: root }
})

/** @type {Bench} */
const bench = { site, open: opened, seed: seeded, load: loaded }

const rows = []
try {
  for (const name of names) {
    if (!only.includes(name)) continue
    for (const measured of await measuresOf(name).catch((failure) => failed(name, failure))) {
      const row = judged(measured)
      rows.push(row)
      if (values.json) console.log(JSON.stringify(row))
    }
  }
} finally {
  for (const close of closing) await close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
if (!values.json) {
  console.log(machine)
  console.table(rows.map(({ machine: _, ...row }) => row))
}

/**
 * @param {string} name
 * @returns {Promise<Measure[]>}
 */
async function measuresOf(name) {
  /** @type {unknown} */
  const module = await import(pathToFileURL(join(MEASURES, `${name}.mjs`)).href)
  return /** @type {{ default: (bench: Bench) => Promise<Measure[]> }} */ (module).default(bench)
}

/**
 * What could not be measured is a missed target, and the rest is measured all the same.
 * @param {string} name
 * @param {unknown} failure
 * @returns {Measure[]}
 */
function failed(name, failure) {
  console.error(failure)
  process.exitCode = 1
  return [{ measure: `${name}: could not be measured`, value: Infinity, unit: '', target: 0 }]
}

/** @param {Measure} measured */
function judged({ measure, value, unit, baseline, target, targetRatio }) {
  const ratio = baseline === undefined ? undefined : value / baseline
  const met =
    (target === undefined || value <= target) &&
    (targetRatio === undefined || (ratio !== undefined && ratio <= targetRatio))
  const targets = [
    target === undefined ? [] : `${target} ${unit}`,
    targetRatio === undefined ? [] : `${targetRatio}×`,
  ]
  return {
    measure,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: ratio === undefined ? null : rounded(ratio),
    target: targets.flat().join(' and ') || null,
    met: target === undefined && targetRatio === undefined ? null : met,
    machine: `${machine}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  }
}

/** @param {number} value */
function rounded(value) {
  return Number(value.toPrecision(4))
}

/**
 * @template Made
 * @param {() => Promise<Made>} make
 * @returns {() => Promise<Made>}
 */
function once(make) {
  /** @type {Promise<Made> | undefined} */
  let made
  return () => (made ??= make())
}

/**
 * The page beside the app, built as the app is, in a folder below it.
 * @param {string} outDir
 */
async function buildPage(outDir) {
  await build({
    root: join(MEASURES, 'page'),
    base: './',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [vue()],
    resolve: { alias: { '@': join(ROOT, 'src') } },
    define: { __VUE_OPTIONS_API__: 'false' },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', modulePreload: { polyfill: false } },
  })
}

/** @returns {Promise<Opened>} */
async function opened() {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(folder, 'profile-')), {
    ...launchOptions,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 625 },
    deviceScaleFactor: 1,
    // The app's own would answer for the bench page too.
    serviceWorkers: 'block',
  })
  context.setDefaultTimeout(300_000)
  await context.addInitScript(installStopwatch)
  return {
    page: () => context.newPage(),
    renderers: async () => {
      const session = await context.browser()?.newBrowserCDPSession()
      if (!session) throw new Error('the browser tells nothing of its processes')
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      await session.detach()
      return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
    },
    close: () => context.close(),
  }
}

/**
 * @param {number} patients
 * @param {number} resultsPerPatient
 * @returns {Promise<Seed>}
 */
async function seeded(patients, resultsPerPatient) {
  const { app, folder: root } = await site()
  const name = `seed-${patients}-${resultsPerPatient}`
  const today = new Date().toISOString().slice(0, 10)
  const { results, lines } = await writeSeed({ patients, resultsPerPatient, today, out: join(root, name) })
  const urls = { roster: `${app}${name}/roster.csv`, results: `${app}${name}/results.csv` }
  return { urls, results, lines }
}

/**
 * @param {string} entry a module's path from the project
 * @returns {Promise<unknown>}
 */
async function loaded(entry) {
  /** @type {unknown} */
  const module = await import(await bundled(entry, join(folder, entry.replaceAll(/\W+/g, '-'))))
  return module
}
