/**
 * The browser that tests, screenshots and bench drive. Looked for in this order: CHROMIUM_PATH, Playwright's own
 * download, Chromium, Chrome and Edge of the system. Run as a program it also installs one where none is found, starts
 * it, and prints its version, or exits 1 naming the ways out; no test is ever skipped for want of a browser.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { env, getuid, platform } from 'node:process'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

const DEBIAN_CHROMIUM = '/usr/bin/chromium'
const DEBIAN_SHELL = '/usr/lib/chromium/chromium-headless-shell'

const USUAL_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((place) =>
      join(env[variable] ?? 'C:\\Program Files', place),
    ),
  ),
}

/** Nothing of the browser's own may use the network, and nothing of the page's may find another host. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

const WAYS_OUT = `No browser that starts was found. Any one of these helps:
  - install Chromium, Chrome or Edge by your system's own means
  - name one: CHROMIUM_PATH=/path/to/chrome npm test
  - let Playwright download one: npx playwright install chromium`

/**
 * @typedef {object} Found
 * @property {string} from where it was found, in words
 * @property {{ executablePath?: string, args: string[] }} launchOptions what Playwright needs to start it
 */

/**
 * The first browser that is there, not yet started; undefined where there is none.
 * @returns {Found | undefined}
 */
export function findBrowser() {
  return candidates()[0]
}

/** The options with which Playwright starts the browser; throws, naming the ways out, where there is none. */
export function launchOptions() {
  const browser = findBrowser()
  if (!browser) throw new Error(WAYS_OUT)
  return browser.launchOptions
}

/**
 * The first browser that starts, installed where none does, with its version; throws, naming the ways out.
 * @returns {Promise<Found & { version: string }>}
 */
export async function readyBrowser() {
  const failures = []
  for (const offer of [candidates, installed]) {
    for (const browser of offer()) {
      try {
        return { ...browser, version: await startedVersion(browser) }
      } catch (failure) {
        failures.push(`${browser.from} does not start: ${String(failure)}`)
      }
    }
    if (env['CHROMIUM_PATH']) break
  }
  throw new Error([...failures, WAYS_OUT].join('\n'))
}

/**
 * The same engine without a browser around it, as Playwright itself takes where it brought its own: a page begins in a third
 * of the processor's time. For Debian's Chromium it is a package of its own, which is installed where that may be done.
 * Undefined where there is none: then the whole browser does.
 * @param {Found} browser that was seen to start
 * @returns {Promise<string | undefined>} its path
 */
export async function readyShell({ launchOptions: options }) {
  if (options.executablePath !== DEBIAN_CHROMIUM) return undefined
  if (!isProgram(DEBIAN_SHELL) && isRoot()) apt(['chromium', 'chromium-headless-shell'])
  if (!isProgram(DEBIAN_SHELL)) return undefined
  try {
    const [shell, whole] = [found('', DEBIAN_SHELL), found('', DEBIAN_CHROMIUM)].map(startedVersion)
    return (await shell) === (await whole) ? DEBIAN_SHELL : undefined
  } catch {
    return undefined
  }
}

/** Sees to a Japanese font, without which screenshots and prints show boxes; says so where it cannot. */
export function readyFonts() {
  if (platform !== 'linux') return
  const fonts = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' })
  if (!fonts.error && fonts.stdout.trim() !== '') return
  if (isRoot() && apt(['fonts-noto-cjk'])) return
  console.warn(
    'No Japanese font was found: texts will be drawn as boxes. On Debian and Ubuntu: fonts-noto-cjk.',
  )
}

/**
 * Every browser that is there, in the order of preference; a named one stands alone.
 * @returns {Found[]}
 */
function candidates() {
  const named = env['CHROMIUM_PATH']
  if (named) return [found(`CHROMIUM_PATH (${named})`, named)]
  const own = existsSync(chromium.executablePath()) ? [found("Playwright's own download")] : []
  if (env['NO_SYSTEM_BROWSER']) return own
  return [...own, ...systemBrowsers()]
}

function systemBrowsers() {
  const usual = platform === 'darwin' || platform === 'win32' ? USUAL_PLACES[platform] : []
  return [...onPath(NAMES), ...usual].filter(isProgram).map((path) => found(path, path))
}

/**
 * @param {string} from
 * @param {string} [executablePath]
 * @returns {Found}
 */
function found(from, executablePath) {
  const args = isRoot() ? ['--no-sandbox', ...QUIET] : QUIET
  return { from, launchOptions: executablePath === undefined ? { args } : { executablePath, args } }
}

/** @param {Found} browser */
async function startedVersion({ launchOptions: options }) {
  const running = await chromium.launch({ ...options, timeout: 60_000 })
  const version = running.version()
  await running.close()
  return version
}

/**
 * Installed by Playwright, else by the package manager where we may; empty where neither worked.
 * @returns {Found[]}
 */
function installed() {
  console.log('No browser found that starts, so one is installed now.')
  const withSystemParts = isRoot() && platform === 'linux' ? ['--with-deps'] : []
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
  spawnSync(process.execPath, [cli, 'install', ...withSystemParts, 'chromium'], { stdio: 'inherit' })
  if (existsSync(chromium.executablePath())) return [found("Playwright's own download")]
  if (isRoot() && platform === 'linux' && apt(['chromium', 'fonts-noto-cjk'])) return systemBrowsers()
  return []
}

/**
 * Whether the package manager installed the packages.
 * @param {string[]} packages
 */
function apt(packages) {
  const options = ['-o', 'DPkg::Lock::Timeout=600', '-y', '--no-install-recommends']
  /** @param {string[]} command */
  const run = (command) =>
    spawnSync('apt-get', [...options, ...command], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return run(['update']) && run(['install', ...packages])
}

function isRoot() {
  return getuid?.() === 0
}

/** @param {string[]} names */
function onPath(names) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const ending = platform === 'win32' ? '.exe' : ''
  return names.flatMap((name) => folders.map((folder) => join(folder, name + ending)))
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { from, version } = await readyBrowser()
    readyFonts()
    console.log(`Browser: Chromium ${version}, ${from}`)
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  }
}
