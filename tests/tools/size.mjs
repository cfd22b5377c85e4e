/**
 * The size budget of the built app: how much JavaScript, zipped, a person waits for at each stage. It follows the built
 * files' own imports from the entry; of the files loaded on demand, a stage counts those named here. Run as a program it
 * prints what is in each stage and exits 1 above a budget. `tests/journeys/size.spec.ts` holds it against what a browser
 * really loads.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const DIST = join(import.meta.dirname, '../../dist')

/**
 * @typedef {object} Chunk
 * @property {string} file
 * @property {boolean} isEntry
 * @property {string | null} source the module whose import loads it on demand
 * @property {string[]} imports
 * @property {string[]} dynamicImports
 * @property {[string, number][]} modules each with its length
 *
 * @typedef {object} Stage
 * @property {string} stage
 * @property {number} budget in bytes
 * @property {RegExp[]} demands sources of the files loaded on demand
 * @property {string} [beyond] the stage whose files are not counted again
 *
 * @typedef {object} Measured
 * @property {string} stage
 * @property {number} budget
 * @property {number} bytes
 * @property {{ file: string, bytes: number, holds: string[] }[]} files
 */

/** The demo clinic and the import are loaded when somebody asks for them, so they are no part of unlocking. */
const UNLOCKING = [
  /^src\/OpenApp\.vue$/,
  /^src\/screens\/worklist\/WorklistScreen\.vue$/,
  /^src\/state\/(?!demo|import|export|entries|people|backup)/,
]

/** @type {Stage[]} */
export const STAGES = [
  { stage: 'lock screen', budget: 60_000, demands: [/^src\/screens\/lock\/LockScreen\.vue$/] },
  { stage: 'unlocked worklist', budget: 120_000, demands: UNLOCKING },
  {
    stage: 'patient route',
    budget: 120_000,
    demands: [...UNLOCKING, /^src\/screens\/patient\/PatientScreen\.vue$/, /^src\/ui\/chart\//],
    beyond: 'unlocked worklist',
  },
]

/**
 * Each stage with its bytes and the files that it loads, biggest first.
 * @returns {Measured[]}
 */
export function measureSizes(dist = DIST) {
  const path = join(dist, '.vite/chunks.json')
  if (!existsSync(path)) throw new Error(`no build in ${dist}: npm run build first`)
  const chunks = chunksOf(readFileSync(path, 'utf8'))
  const byStage = new Map(STAGES.map((stage) => [stage.stage, loaded(chunks, stage)]))
  return STAGES.map(({ stage, budget, beyond }) => {
    const before = new Set(beyond === undefined ? [] : byStage.get(beyond))
    const files = (byStage.get(stage) ?? [])
      // The entry itself is not written where it only imports others.
      .filter((chunk) => !before.has(chunk) && existsSync(join(dist, chunk.file)))
      .map((chunk) => ({ file: chunk.file, bytes: zipped(join(dist, chunk.file)), holds: contents(chunk) }))
      .sort((a, b) => b.bytes - a.bytes)
    return { stage, budget, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files }
  })
}

/**
 * @param {string} json as vite.config.ts wrote it
 * @returns {Chunk[]}
 */
function chunksOf(json) {
  /** @type {unknown} */
  const parsed = JSON.parse(json)
  return /** @type {Chunk[]} */ (parsed)
}

/**
 * The bytes of a file as a server with gzip sends it.
 * @param {string} path
 */
export function zipped(path) {
  return gzipSync(readFileSync(path)).length
}

/**
 * The files that are loaded: the entry's graph and those of the demanded files; throws where a demand names none.
 * @param {Chunk[]} chunks
 * @param {Stage} stage
 */
function loaded(chunks, { stage, demands }) {
  const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]))
  const all = new Set(chunks.flatMap(({ modules }) => modules.map(([name]) => name)))
  for (const demand of demands) {
    if (![...all].some((name) => demand.test(name)))
      throw new Error(`${stage}: no module of the build is ${demand}`)
  }
  /** @type {Set<Chunk>} */
  const found = new Set()
  const open = chunks.filter(({ isEntry }) => isEntry)
  for (let chunk = open.pop(); chunk; chunk = open.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    const demanded = chunk.dynamicImports.filter((file) => {
      const source = byFile.get(file)?.source
      return source && demands.some((demand) => demand.test(source))
    })
    open.push(...[...chunk.imports, ...demanded].flatMap((file) => byFile.get(file) ?? []))
  }
  return [...found]
}

/**
 * What stands in a file, biggest first: our own by folder, the others by package.
 * @param {Chunk} chunk
 */
function contents({ modules }) {
  /** @type {Map<string, number>} */
  const lengths = new Map()
  for (const [name, length] of modules) {
    const key = /^src\/(screens\/[^/]+|[^/]+)/.exec(name)?.[0] ?? name
    lengths.set(key, (lengths.get(key) ?? 0) + length)
  }
  return [...lengths].sort((a, b) => b[1] - a[1]).map(([key]) => key)
}

/** @param {Measured} measured */
function described({ stage, budget, bytes, files }) {
  const head = `${bytes <= budget ? 'within' : 'ABOVE '} ${stage}: ${kB(bytes)} of ${kB(budget)}`
  return [
    head,
    ...files.map(({ file, bytes: own, holds }) => `    ${kB(own)}  ${file}: ${holds.join(', ')}`),
  ].join('\n')
}

/** @param {number} bytes */
function kB(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(6)} kB`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sizes = measureSizes()
  console.log(sizes.map(described).join('\n'))
  if (sizes.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1
}
