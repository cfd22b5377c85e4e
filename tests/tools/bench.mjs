/**
 * `npm run bench`: one table of what this machine measured, each against its target; `--json` prints one object a line.
 * The measures stand in bench/*.mjs, each with a default export that takes a `Bench` and gives `Measure`s;
 * `npm run bench -- size` runs only the files so named. A missed target says `met: false`; it fails nothing.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { exit, version } from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { build } from 'vite'
import { readyBrowser } from './browser.mjs'
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
 * @property {() => Promise<string>} app builds and serves the app once; gives its address
 * @property {() => Promise<import('playwright').Browser>} browser one browser for all
 * @property {(patients: number, resultsPerPatient?: number) => Promise<{ roster: string, results: string, lines: number }>} seed
 * @property {(entry: string) => Promise<unknown>} load a module of the project, bundled for this process as the app is
 */

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const names = readdirSync(MEASURES)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''))
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`no such measure: ${unknown.join(', ')}; there are ${names.join(', ')}`)
  exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'saiketsu-bench-'))
/** @type {(() => Promise<unknown>)[]} */
const closing = []
const { version: browserVersion, launchOptions } = await readyBrowser()
const machine = `${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${version}, Chromium ${browserVersion}`

/** @type {Bench} */
const bench = {
  app: once(async () => {
    await build({ root: ROOT, logLevel: 'warn' })
    const { address, stop } = await serve({ root: join(ROOT, 'dist') })
    closing.push(stop)
    return address
  }),
  browser: once(async () => {
    const browser = await chromium.launch(launchOptions)
    closing.unshift(() => browser.close())
    return browser
  }),
  seed: (patients, resultsPerPatient = 10) =>
    writeSeed({ patients, resultsPerPatient, out: join(folder, `seed-${patients}-${resultsPerPatient}`) }),
  load: bundled,
}

const rows = []
for (const name of names) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  for (const measured of await measuresOf(name)) {
    const row = judged(measured)
    rows.push(row)
    if (values.json) console.log(JSON.stringify(row))
  }
}
for (const close of closing) await close()
rmSync(folder, { recursive: true, force: true })
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
    machine,
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
 * @param {string} entry a module's path from the project
 * @returns {Promise<unknown>}
 */
async function bundled(entry) {
  const outDir = join(folder, entry.replaceAll(/\W+/g, '-'))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { '@': join(ROOT, 'src') } },
    build: {
      ssr: join(ROOT, entry),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'entry.mjs' } },
    },
    ssr: { noExternal: true },
  })
  /** @type {unknown} */
  const module = await import(pathToFileURL(join(outDir, 'entry.mjs')).href)
  return module
}
