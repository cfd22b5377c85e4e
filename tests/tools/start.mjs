/**
 * `npm start`: builds the app, serves it with its headers on this machine alone, prints the address, and opens it where
 * there is a desktop. Options: --port N (the first free one from it), --no-open, --no-build.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { env, platform } from 'node:process'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { serve } from './serve.mjs'

const ROOT = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    'no-open': { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
})

if (!values['no-build']) await build({ root: ROOT, logLevel: 'warn' })
const { address, stop } = await serve({ root: join(ROOT, 'dist'), port: Number(values.port) })
console.log(`Saiketsu: ${address}   (Ctrl+C stops it)`)
if (!values['no-open'] && hasDesktop()) open(address)

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => void stop().then(() => process.exit(0)))
}

/** Whether a browser window could appear. */
function hasDesktop() {
  if (env['CI'] || env['SSH_CONNECTION']) return false
  return platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(Boolean)
}

/**
 * Opens the address in the person's own browser; without one the printed address is enough.
 * @param {string} url
 */
function open(url) {
  const [command, ...before] =
    platform === 'darwin' ? ['open'] : platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open']
  spawn(command ?? '', [...before, url], { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref()
}
