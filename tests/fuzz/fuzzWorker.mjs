import { cpuUsage } from 'node:process'
import { parentPort, workerData } from 'node:worker_threads'
import { coverageOf } from './coverage.mjs'
import { diceOf, mutated } from './mutate.mjs'
import { targets } from './seeds.mjs'

/** Milliseconds of processor time: so much for any file, and so much more for each of its bytes. */
const MOST_MILLISECONDS = 1000
const MOST_MICROSECONDS_A_BYTE = 40
const MOST_KEPT = 2000
const MOST_BYTES = 60_000
const MOST_FAILURES = 5

/**
 * @typedef {{ results: number, people: number }} Brought
 * @typedef {(name: string, bytes: Uint8Array, kind?: string) => Promise<Brought>} Import
 *
 * @typedef {object} Work
 * @property {string} url of the code that reads, whose blocks are counted
 * @property {string} target
 * @property {number} cases
 * @property {number} seed
 * @property {Uint8Array} [again] only this file
 * @property {string} name of that file
 *
 * @typedef {{ reading: { name: string, kind: string | undefined, bytes: Uint8Array } }
 *   | { failed: { name: string, kind: string | undefined, bytes: Uint8Array, because: string } }
 *   | { done: { cases: number, seconds: number, known: number, blocks: number, brought: Brought, all: Brought, files: { seeds: number, kept: number } } }} Told
 */

const work = /** @type {Work} */ (workerData)
const module = /** @type {{ importTwice: Import, importTogether: Import, counts: Uint32Array }} */ (
  await import(work.url)
)
const target = targets().find(({ name }) => name === work.target)
if (!target) throw new Error(`no such reader: ${work.target}`)
const imports = target.isTogether ? module.importTogether : module.importTwice
const { again } = work
/** Each fault once, by where it is thrown. */
const failures = new Set()
if (again) for (const kind of [undefined, target.kind]) await tried({ name: work.name, kind, bytes: again })
else await fuzz(target)

/** @param {import('./seeds.mjs').Target} aim */
async function fuzz({ name: aim, kind, seeds }) {
  const dice = diceOf(work.seed + [...aim].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7))
  const coverage = coverageOf(module.counts)
  const kept = [...seeds]
  const began = performance.now()
  const brought = { results: 0, people: 0 }
  for (const seed of seeds) add(brought, await tried(asCase(seed, seed.bytes, undefined)))
  coverage.look()
  const known = coverage.blocks
  const all = { results: 0, people: 0 }
  let at = 0
  for (; at < work.cases && failures.size < MOST_FAILURES; at += 1) {
    const seed = dice.from(dice.upTo(2) === 0 ? seeds : kept)
    const changed = mutated(seed.bytes, dice, dice.from(kept).bytes).subarray(0, MOST_BYTES)
    add(all, await tried(asCase(seed, changed, at % 2 === 0 ? undefined : kind)))
    if (coverage.look() > 0 && kept.length < MOST_KEPT) kept.push({ ...seed, bytes: changed })
  }
  const seconds = (performance.now() - began) / 1000
  const files = { seeds: seeds.length, kept: kept.length }
  tell({ done: { cases: at, seconds, known, blocks: coverage.blocks, brought, all, files } })
}

/**
 * @typedef {{ name: string, kind: string | undefined, bytes: Uint8Array }} Case
 * @param {import('./seeds.mjs').Seed} seed
 * @param {Uint8Array} changed
 * @param {string | undefined} kind
 * @returns {Case}
 */
function asCase({ name, pack }, changed, kind) {
  return { name, kind, bytes: pack ? pack(changed) : changed }
}

/**
 * What came of a file; nothing where it threw or took too long, which is told, each fault once.
 * @param {Case} one
 * @returns {Promise<Brought>}
 */
async function tried({ name, kind, bytes }) {
  // Told before: from a loop without an end nothing more is heard.
  tell({ reading: { name, kind, bytes } })
  try {
    const first = await timed(name, kind, bytes)
    if (first.isSlow) {
      // The processor's time is that of the whole process; what is slow is slow twice.
      const { isSlow, took } = await timed(name, kind, bytes)
      if (isSlow) throw new Error(`took ${took.toFixed(0)} ms of processor time for ${bytes.length} bytes`)
    }
    return first.brought
  } catch (cause) {
    const because = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    const fault = because.replaceAll(/\d+/g, '0').split('\n').slice(0, 3).join('\n')
    if (!failures.has(fault)) tell({ failed: { name, kind, bytes, because } })
    failures.add(fault)
    return { results: 0, people: 0 }
  }
}

/**
 * @param {string} name
 * @param {string | undefined} kind
 * @param {Uint8Array} bytes
 */
async function timed(name, kind, bytes) {
  const before = cpuUsage()
  const brought = await imports(name, Uint8Array.from(bytes), kind)
  const { user, system } = cpuUsage(before)
  const took = (user + system) / 1000
  return {
    brought,
    took,
    isSlow: took > MOST_MILLISECONDS + (bytes.length * MOST_MICROSECONDS_A_BYTE) / 1000,
  }
}

/**
 * @param {Brought} sum
 * @param {Brought} more
 */
function add(sum, { results, people }) {
  sum.results += results
  sum.people += people
}

/** @param {Told} told */
function tell(told) {
  parentPort?.postMessage(told)
}
