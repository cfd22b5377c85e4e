/**
 * `npm test`: finds or installs a browser, then build, types, lint, unit tests in four time zones, changed files, tests in the
 * browser, size budget, killed browsers and journeys. What every step counted is added up: each failure is named, the last line is
 * `N passed, N failed`, and any failure gives exit code 1. `npm test -- types unit` runs only the steps so named.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { argv, env, execPath, exit } from 'node:process'
import { readyBrowser, readyFonts, readyShell } from './browser.mjs'
import { countFuzz, countPlaywright, countVitest } from './counts.mjs'
import { FIRST_ZONE, OTHER_ZONES, readAsked, testsOfZones } from './zones/zones.mjs'

const ROOT = join(import.meta.dirname, '../..')
const REPORTS = join(ROOT, 'test-results/reports')
const ZONE_REPORT = join(REPORTS, 'zones.txt')
/** How many steps run at the same time. */
const LANES = 2

/**
 * @typedef {import('./counts.mjs').Counted} Counted
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string[] | (() => string[])} command a script of node_modules, or a path, with its arguments
 * @property {Record<string, string>} [env]
 * @property {(report: string) => Counted} [count] reads the runner's own report; without it the step itself is one test
 * @property {boolean} [alone] needs the machine to itself: it counts milliseconds, or keeps both cores busy by itself
 * @property {string[]} [after] steps that must have passed
 * @property {string[]} [behind] steps that must have ended
 */

/**
 * What takes longest, or is waited for, comes first, so that both lanes end together.
 * @type {Step[]}
 */
const STEPS = [
  { name: 'build', command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'] },
  { name: 'next build', command: [join(import.meta.dirname, 'faults/nextBuild.mjs')] },
  {
    name: `unit in ${FIRST_ZONE}`,
    command: unit(FIRST_ZONE),
    env: { TZ: FIRST_ZONE, EXPECTED_ZONE: FIRST_ZONE, ZONE_REPORT },
    count: countVitest,
  },
  {
    name: 'fuzz',
    command: [
      join(import.meta.dirname, '../fuzz/fuzz.mjs'),
      ...['--cases', '1000', '--lanes', '1', '--report', reportOf('fuzz')],
    ],
    count: countFuzz,
  },
  { name: 'lint', command: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  {
    name: 'kills',
    command: [join(import.meta.dirname, '../faults/killed.mjs'), '--kills', '6', '--migrations', '1'],
    after: ['build', 'next build'],
  },
  { name: 'types', command: ['vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'format', command: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  {
    name: 'imports',
    command: ['dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.mjs'],
  },
  { name: 'audit', command: [join(import.meta.dirname, 'audit.mjs')] },
  { name: 'size', command: [join(import.meta.dirname, 'size.mjs')], after: ['build'] },
  ...OTHER_ZONES.map((zone) => ({
    name: `unit in ${zone}`,
    command: () => [...unit(zone), ...testsOfZones(readAsked(ZONE_REPORT, ROOT), ROOT)],
    env: { TZ: zone, EXPECTED_ZONE: zone },
    count: countVitest,
    behind: [`unit in ${FIRST_ZONE}`],
  })),
  { name: 'browser', command: vitest('browser', 'browser'), count: countVitest, alone: true },
  {
    name: 'journeys',
    command: ['@playwright/test/cli.js', 'test', '--reporter', 'list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf('journeys') },
    count: countPlaywright,
    alone: true,
    after: ['build', 'next build'],
  },
  {
    name: 'pictures',
    command: [
      '@playwright/test/cli.js',
      ...['test', '-c', 'tests/visual/playwright.config.ts', '--reporter', 'list,json'],
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf('pictures') },
    count: countPlaywright,
    alone: true,
    after: ['build'],
  },
]

const began = performance.now()
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
const wanted = chosen(argv.slice(2))

/** @type {Map<string, Counted>} */
const done = new Map()
done.set('a browser that starts', await browserStep())
await inLanes(wanted.filter(({ alone }) => !alone))
for (const step of wanted.filter(({ alone }) => alone)) await run(step)

const failures = [...done].flatMap(([name, { failed }]) => failed.map((failure) => `${name}: ${failure}`))
const passed = [...done.values()].reduce((sum, counted) => sum + counted.passed, 0)
console.log(`\nin ${((performance.now() - began) / 1000).toFixed(0)} s`)
if (failures.length > 0)
  console.log(['', 'Failed:', ...failures.map((failure) => `  ${failure}`), ''].join('\n'))
console.log(`${passed} passed, ${failures.length} failed`)
exit(failures.length > 0 ? 1 : 0)

/**
 * The steps that the names ask for, with those that they need; all where none is named.
 * @param {string[]} names
 */
function chosen(names) {
  if (names.length === 0) return STEPS
  const unknown = names.filter((name) => !STEPS.some((step) => step.name.startsWith(name)))
  if (unknown.length > 0) {
    console.error(
      `no such step: ${unknown.join(', ')}; there are ${STEPS.map(({ name }) => name).join(', ')}`,
    )
    exit(1)
  }
  const asked = STEPS.filter(({ name }) => names.some((prefix) => name.startsWith(prefix)))
  const needed = new Set(
    asked.flatMap(({ name, after, behind }) => [name, ...(after ?? []), ...(behind ?? [])]),
  )
  return STEPS.filter(({ name }) => needed.has(name))
}

/** @returns {Promise<Counted>} */
async function browserStep() {
  try {
    const isNamed = Boolean(env['CHROMIUM_PATH'])
    const browser = await readyBrowser()
    readyFonts()
    const shell = isNamed ? undefined : await readyShell(browser)
    if (shell !== undefined) env['JOURNEY_BROWSER'] ??= shell
    // The steps start the browser that was just seen to start.
    const { executablePath } = browser.launchOptions
    if (executablePath) env['CHROMIUM_PATH'] = executablePath
    console.log(
      `Chromium ${browser.version}, ${browser.from}; journeys: ${env['JOURNEY_BROWSER'] ?? 'the same'}`,
    )
    return { passed: 1, failed: [] }
  } catch (failure) {
    console.error(String(failure))
    return { passed: 0, failed: ['none; the ways out are named above'] }
  }
}

/** @param {Step[]} steps */
async function inLanes(steps) {
  const open = [...steps]
  /** @type {Map<string, Promise<void>>} */
  const begun = new Map()
  const lane = async () => {
    for (let step = open.shift(); step; step = open.shift()) {
      const needed = [...(step.after ?? []), ...(step.behind ?? [])].map(
        (name) => begun.get(name) ?? Promise.resolve(),
      )
      const running = Promise.all(needed).then(() => run(step))
      begun.set(step.name, running)
      await running
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/**
 * Runs a step, prints what it said where it failed, and keeps its count.
 * @param {Step} step
 */
async function run(step) {
  const missing = (step.after ?? []).filter((name) => done.get(name)?.failed.length !== 0)
  if (missing.length > 0) {
    report(step.name, { passed: 0, failed: [`not run, because of ${missing.join(', ')}`] }, '', 0)
    return
  }
  const start = performance.now()
  const { code, said } = await ran(step)
  report(step.name, counted(step, code), said, (performance.now() - start) / 1000)
}

/**
 * @param {Step} step
 * @param {number | null} code
 * @returns {Counted}
 */
function counted({ name, count }, code) {
  if (!count) return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: ['see above'] }
  const { passed, failed } = count(reportOf(name))
  // A runner that gave up without a failed test, or found none to run, has not passed.
  const silent = failed.length === 0 && (code !== 0 || passed === 0)
  return silent
    ? { passed, failed: [`ended with ${code} after ${passed} tests; see above`] }
    : { passed, failed }
}

/**
 * @param {string} name
 * @param {Counted} outcome
 * @param {string} said
 * @param {number} seconds
 */
function report(name, outcome, said, seconds) {
  done.set(name, outcome)
  const failed = outcome.failed.length
  if (failed > 0) console.log(`\n${said.trimEnd()}`)
  const sum = `${outcome.passed} passed${failed > 0 ? `, ${failed} FAILED` : ''}`
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${sum} (${seconds.toFixed(1)} s)`)
  for (const line of said.split('\n')) if (line.startsWith('note: ')) console.log(`  ${line}`)
}

/**
 * @param {Step} step
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function ran(step) {
  const [script = '', ...args] = typeof step.command === 'function' ? step.command() : step.command
  const path = script.startsWith(ROOT) ? script : join(ROOT, 'node_modules', script)
  return new Promise((resolve) => {
    const child = spawn(execPath, [path, ...args], {
      cwd: ROOT,
      env: { ...env, CI: '1', NO_COLOR: '1', FORCE_COLOR: '0', ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
    child.once('close', (code) => resolve({ code, said }))
  })
}

/** @param {string} step */
function reportOf(step) {
  return join(REPORTS, `${step.replaceAll(/\W+/g, '-')}.json`)
}

/** @param {string} zone */
function unit(zone) {
  return [...vitest('unit*', `unit in ${zone}`), '--maxWorkers', '1']
}

/**
 * @param {string} project
 * @param {string} step
 */
function vitest(project, step) {
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', reportOf(step)]
  return ['vitest/vitest.mjs', 'run', '--project', project, ...reporters]
}
