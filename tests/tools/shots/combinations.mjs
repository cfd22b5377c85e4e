/**
 * How each screen is looked at. Language and font are chosen before a walk begins; the rest (theme, window, colours of the
 * system) is changed on the screen as it stands, as a person does it who turns on a contrast theme or zooms.
 *
 * @typedef {object} Look
 * @property {string} name as the end of a file's name
 * @property {'light' | 'dark'} theme
 * @property {{ width: number, height: number }} size
 * @property {number} [zoom] device pixels to a px, as a browser's zoom makes them
 * @property {boolean} [forced] the system's own colours (a contrast theme of Windows)
 * @property {boolean} [contrast] more contrast is asked for
 * @property {boolean} [paper] as it is printed
 *
 * @typedef {'ja' | 'en'} Language
 */

export const DESKTOP = { width: 1366, height: 625 }
const WIDE = { width: 1920, height: 950 }
/** 200 % of a desktop's window leaves half of its width and height. */
const ZOOMED = { width: 683, height: 312 }

export const LANGUAGES = /** @type {const} */ (['ja', 'en'])

/** The plainest first, so that its screen is the one that was reached; the size is changed as seldom as can be. @type {Look[]} */
export const LOOKS = [
  { name: 'light-1366', theme: 'light', size: DESKTOP },
  { name: 'dark-1366', theme: 'dark', size: DESKTOP },
  { name: 'contrast-light-1366', theme: 'light', size: DESKTOP, contrast: true },
  { name: 'contrast-dark-1366', theme: 'dark', size: DESKTOP, contrast: true },
  { name: 'forced-light-1366', theme: 'light', size: DESKTOP, forced: true },
  { name: 'forced-dark-1366', theme: 'dark', size: DESKTOP, forced: true },
  { name: 'dark-1920', theme: 'dark', size: WIDE },
  { name: 'light-1920', theme: 'light', size: WIDE },
  { name: 'light-200%', theme: 'light', size: ZOOMED, zoom: 2 },
]

/** Where each text stands depends on the font and the window; its colour does not. */
export const LOOKS_OF_A_FONT = LOOKS.filter(
  ({ theme, contrast, forced }) => theme === 'light' && !contrast && !forced,
)

/** A printed page is measured as high as it is. @type {Record<'portrait' | 'landscape', Look>} */
export const PAPER = {
  portrait: { name: 'paper', theme: 'light', size: { width: 794, height: 3000 }, paper: true },
  landscape: { name: 'paper', theme: 'light', size: { width: 1123, height: 3000 }, paper: true },
}

/**
 * Shows a page in a look.
 * @param {import('playwright').Page} page
 * @param {Look} look
 */
export async function lookAt(page, { theme, size, forced, contrast, paper }) {
  await page.emulateMedia({
    media: paper ? 'print' : 'screen',
    colorScheme: theme,
    forcedColors: forced ? 'active' : 'none',
    contrast: contrast ? 'more' : 'no-preference',
  })
  const now = page.viewportSize()
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size)
}
