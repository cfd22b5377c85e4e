/**
 * A browser as it stands on a clinic's desktop: a process of its own with its profile on the disk, which can be closed
 * like a window or killed like a machine whose power fails.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { env, kill as signal, platform } from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright'
import { launchOptions } from '../browser.mjs'

/** The browser's own errors and questions stay away; everything that it writes to the profile stays as it is. */
const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-default-browser-check',
  '--disable-breakpad',
  '--password-store=basic',
  '--use-mock-keychain',
  '--lang=ja',
  '--window-size=1366,768',
]

/**
 * @typedef {object} Desktop
 * @property {import('playwright').BrowserContext} context
 * @property {import('playwright').Page} page the window that was open from the start
 * @property {import('playwright').Browser} browser
 * @property {() => Promise<void>} kill ends every process of the browser at once (SIGKILL), and waits until they are gone
 * @property {() => Promise<void>} close closes the browser as a person does, and waits until everything is written
 */

/**
 * Starts a browser on a profile folder, which is made where there is none.
 * @param {string} profile
 * @param {{ flags?: string[] }} [options]
 * @returns {Promise<Desktop>}
 */
export async function startDesktop(profile, { flags = [] } = {}) {
  mkdirSync(profile, { recursive: true })
  const { executablePath = chromium.executablePath(), args } = launchOptions()
  const child = spawn(
    executablePath,
    [...args, ...FLAGS, ...flags, `--user-data-dir=${profile}`, 'about:blank'],
    {
      detached: true,
      env: { ...env, TZ: 'Asia/Tokyo' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const ended = once(child, 'exit')
  // A test that gives up in the middle leaves no browser behind.
  const atExit = () => killTree(child.pid)
  process.once('exit', atExit)
  void ended.then(() => process.off('exit', atExit))
  const address = await addressOf(child)
  const browser = await chromium.connectOverCDP(address)
  const context = browser.contexts()[0]
  if (!context) throw new Error('the browser has no window')
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize({ width: 1366, height: 625 })

  async function kill() {
    killTree(child.pid)
    await ended
    await gone(child.pid)
    await browser.close().catch(() => undefined)
  }

  async function close() {
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.close').catch(() => undefined)
    await ended
    await gone(child.pid)
    await browser.close().catch(() => undefined)
  }

  return { context, page, browser, kill, close }
}

/**
 * Where the browser listens, as it says itself when it has started.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said}`)))
    child.stderr?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-10_000)
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
  })
}

/** @param {number | undefined} pid of the browser, whose processes are a group of their own */
function killTree(pid) {
  if (pid === undefined) return
  if (platform === 'win32') spawn('taskkill', ['/pid', String(pid), '/T', '/F'])
  else {
    try {
      signal(-pid, 'SIGKILL')
    } catch {
      // It has ended already.
    }
  }
}

/** @param {number | undefined} pid */
async function gone(pid) {
  if (pid === undefined || platform === 'win32') return
  for (let tries = 0; tries < 500; tries += 1) {
    try {
      signal(-pid, 0)
    } catch {
      return
    }
    await wait(10)
  }
  throw new Error(`processes of the browser do not end: ${pid}`)
}
