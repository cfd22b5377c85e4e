/** What every measure needs: what is seen, and how an element is named in a report. */

/** A text may stand so many px over an edge: letters are not as wide as the box that a browser keeps for them. */
export const SLACK = 1.5

/** A maximised browser on a desktop of 1366×768. */
export const DESKTOP_WIDTH = 1366

/**
 * @typedef {object} Finding
 * @property {'overlap' | 'clipped' | 'outside' | 'covered' | 'contrast' | 'mark-contrast' | 'first-view' | 'sideways' | 'alike' | 'crowded' | 'twice'} measure
 * @property {string} element
 * @property {string} text
 * @property {string} says
 */

/**
 * @typedef {object} Piece a line of text as it stands on the page
 * @property {Element} element
 * @property {string} text
 * @property {Box} box
 */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** @typedef {{ r: number, g: number, b: number, a: number }} Colour */

/** @param {Element} element */
export function isSeen(element) {
  if (element.closest('.visually-hidden, [hidden], option, script, style, noscript, title, desc'))
    return false
  if (
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
  )
    return false
  for (let at = element; at && at !== document.body; at = /** @type {Element} */ (at.parentElement)) {
    const { clip, clipPath, overflow } = getComputedStyle(at)
    const rect = at.getBoundingClientRect()
    if (overflow !== 'visible' && rect.width <= 2 && rect.height <= 2) return false
    if (clip === 'rect(0px, 0px, 0px, 0px)' || clipPath === 'inset(50%)') return false
  }
  return true
}

/** @param {Box} box */
export function isInView({ left, top, right, bottom }) {
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
}

/**
 * An element as a person finds it: its hook or class, and where it stands.
 * @param {Element} element
 */
export function named(element) {
  const own = element.getAttribute('data-testid') ?? [...element.classList].slice(0, 2).join('.')
  const near = element.parentElement?.closest('[data-testid]')?.getAttribute('data-testid')
  const tag = element.tagName.toLowerCase()
  return `${near ? `[${near}] ` : ''}${tag}${own === '' ? '' : `.${own}`}`
}

/** @param {string} text */
export function short(text) {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
