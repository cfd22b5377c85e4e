/**
 * Draws the app with BIZ UDPGothic, the first font of its stack and the one of a Windows desktop, whatever this machine has:
 * texts are wider in it than in the fonts of a Linux machine.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const FOLDER = dirname(createRequire(import.meta.url).resolve('@fontsource/biz-udpgothic/package.json'))
const SOURCES = join(import.meta.dirname, '../../../src')
const PLACE = '/brought-fonts/'

/** @param {import('playwright').BrowserContext} context */
export async function broughtFonts(context) {
  const css = [400, 700]
    .map((weight) => readFileSync(join(FOLDER, `${weight}.css`), 'utf8'))
    .join('\n')
    .replaceAll('url(./files/', `url(${PLACE}`)
    // What comes late would move the text after it was measured.
    .replaceAll('font-display: swap', 'font-display: block')
  await context.route(`**${PLACE}*`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(PLACE.length)
    return route.fulfill({ path: join(FOLDER, 'files', name), contentType: 'font/woff2' })
  })
  await context.addInitScript((text) => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style')
      style.textContent = text
      document.head.append(style)
    })
  }, css)
}

/**
 * Loads what the texts of the app need of the font at once: a chart measures its texts when it is drawn.
 * @param {import('playwright').Page} page
 */
export async function readyBroughtFonts(page) {
  await page.evaluate(loaded, signsOfApp())
}

/** @param {string} signs */
async function loaded(signs) {
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 14px 'BIZ UDPGothic'`, signs)))
}

function signsOfApp() {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(ts|vue)$/.test(name),
  )
  const signs = new Set(files.map((name) => readFileSync(join(SOURCES, name), 'utf8')).join(''))
  return [...signs].filter((sign) => sign > ' ').join('')
}
