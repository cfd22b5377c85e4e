/**
 * `npm run test:fuzz`: throws changed files at every reader, imports each twice, and several together in more than one order;
 * looks for what throws, hangs, takes too long, loses a cell, or brings something new the second time. A change that makes
 * code run that had not run before is kept and changed further. `--cases N` of each reader (1,000,000; `npm test` runs
 * 1,000), `--only hl7` (several times), `--seed N`, `--lanes N` readers at the same time (2). The same seed throws the same
 * dice; what is kept depends on the code. What failed is written to test-results/fuzz, to be read again with
 * `--again FILE --only READER`. `--report FILE` says how many faults each reader had.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { bundled } from '../tools/bundled.mjs'
import { counted } from './counted.mjs'
import { targets } from './seeds.mjs'

const ROOT = join(import.meta.dirname, '../..')
const FAILED = join(ROOT, 'test-results/fuzz')
/** Nothing heard for so long: it hangs. A busy machine may be slow, a reader may not. */
const MOST_SILENT_MILLISECONDS = 60_000

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '20261123' },
    only: { type: 'string', multiple: true },
    again: { type: 'string' },
    report: { type: 'string' },
    lanes: { type: 'string', default: '2' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'saiketsu-fuzz-'))
let failures = 0
/**
 * How many faults each reader had.
 * @type {Map<string, number>}
 */
const faults = new Map()
try {
  const url = await bundled('tests/fuzz/target.ts', folder)
  const entry = fileURLToPath(url)
  writeFileSync(entry, counted(readFileSync(entry, 'utf8')))
  const names = targets().map(({ name }) => name)
  const wanted = values.only ?? names
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new Error(`no such reader: ${unknown.join(', ')}; there are ${names.join(', ')}`)
  await Promise.all(Array.from({ length: Number(values.lanes) }, () => lane(url, wanted)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(Object.fromEntries(faults)))
const hasFailed = [...faults.values()].some((count) => count > 0)
console.log(hasFailed ? `${failures} failed` : 'nothing threw, hung, took too long or lost a cell')
exit(hasFailed ? 1 : 0)

/**
 * @param {string} url
 * @param {string[]} open readers that nobody has begun
 */
async function lane(url, open) {
  for (let target = open.shift(); target !== undefined; target = open.shift()) await fuzz(url, target)
}

/**
 * @param {string} url
 * @param {string} target
 * @returns {Promise<void>}
 */
function fuzz(url, target) {
  faults.set(target, 0)
  const again = values.again === undefined ? undefined : readFileSync(values.again)
  const workerData = {
    url,
    target,
    cases: Number(values.cases),
    seed: Number(values.seed),
    again,
    name: basename(values.again ?? ''),
  }
  const worker = new Worker(new URL('./fuzzWorker.mjs', import.meta.url), { workerData })
  /** @type {Extract<import('./fuzzWorker.mjs').Told, { reading: unknown }>['reading'] | undefined} */
  let reading
  const watch = setInterval(() => {
    if (!heard) {
      if (reading) failed(target, { ...reading, because: `nothing heard for ${MOST_SILENT_MILLISECONDS} ms` })
      void worker.terminate()
    }
    heard = false
  }, MOST_SILENT_MILLISECONDS)
  let heard = true
  let isDone = again !== undefined
  worker.on('message', (/** @type {import('./fuzzWorker.mjs').Told} */ told) => {
    heard = true
    if ('reading' in told) reading = told.reading
    else if ('failed' in told) failed(target, told.failed)
    else {
      isDone = true
      console.log(`${target}: ${inWords(told.done)}`)
    }
  })
  return new Promise((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', () => {
      clearInterval(watch)
      // It was stopped, or there was no memory left.
      if (!isDone && faults.get(target) === 0) faults.set(target, 1)
      resolve()
    })
  })
}

/** @param {Extract<import('./fuzzWorker.mjs').Told, { done: unknown }>['done']} done */
function inWords({ cases, seconds, known, blocks, brought, all, files }) {
  const per = (all.results + all.people) / Math.max(1, cases)
  return [
    `${cases.toLocaleString('en')} cases in ${seconds.toFixed(0)} s`,
    `${files.seeds} files with ${brought.results} results and ${brought.people} roster rows ran ${known} blocks, the cases ${blocks - known} more`,
    `${files.kept - files.seeds} kept, ${per.toFixed(1)} results a case`,
  ].join('; ')
}

/**
 * @param {string} target
 * @param {Extract<import('./fuzzWorker.mjs').Told, { failed: unknown }>['failed']} failure
 */
function failed(target, { name, kind, bytes, because }) {
  failures += 1
  faults.set(target, (faults.get(target) ?? 0) + 1)
  mkdirSync(FAILED, { recursive: true })
  const path = join(FAILED, `${target}-${failures}-${basename(name)}`)
  writeFileSync(path, bytes)
  console.error(`${target}: ${name}${kind === undefined ? '' : ` as ${kind}`}: ${because}\n  kept as ${path}`)
}
