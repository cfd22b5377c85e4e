/**
 * How screens are looked at: language, theme, the desktop's window, enlarged, and with the system's own colours.
 *
 * @typedef {object} Combination
 * @property {'ja' | 'en'} language
 * @property {'light' | 'dark'} theme
 * @property {{ width: number, height: number }} size
 * @property {number} [zoom] device pixels to a px, as a browser's zoom makes them
 * @property {boolean} [forced] forced colours
 */

const DESKTOP = { width: 1366, height: 625 }
const WIDE = { width: 1920, height: 950 }
const LANGUAGES = /** @type {const} */ (['ja', 'en'])
const THEMES = /** @type {const} */ (['light', 'dark'])

/** The plainest first; 200 % of a desktop's window leaves half of its width. @type {Combination[]} */
export const COMBINATIONS = [
  ...THEMES.flatMap((theme) =>
    [DESKTOP, WIDE].flatMap((size) => LANGUAGES.map((language) => ({ language, theme, size }))),
  ),
  ...LANGUAGES.map((language) => ({
    language,
    theme: THEMES[0],
    size: { width: 683, height: 312 },
    zoom: 2,
  })),
  { language: 'ja', theme: 'light', size: DESKTOP, forced: true },
]

/** Both languages on the desktop. */
export const QUICK = COMBINATIONS.slice(0, 2)

/**
 * A combination as the end of a file's name.
 * @param {Combination} combination
 */
export function nameOf({ language, theme, size, zoom, forced }) {
  return [language, forced ? 'forced' : theme, size.width, ...(zoom ? [`${zoom * 100}%`] : [])].join('-')
}
