/** Texts and marks that stand out too little from what lies under them. */
import { isInView, isSeen, named, short } from './common.js'

export const TEXT_CONTRAST = 4.5
const MARK_CONTRAST = 3

/**
 * @typedef {import('./common.js').Finding} Finding
 * @typedef {import('./common.js').Piece} Piece
 * @typedef {import('./common.js').Colour} Colour
 */

/**
 * Texts whose colour stands out too little from what lies under them.
 * @param {Piece[]} pieces
 * @returns {Finding[]}
 */
export function weakTexts(pieces) {
  /** @type {Finding[]} */
  const found = []
  for (const { element, text } of pieces) {
    if (element.closest(':disabled, [aria-disabled="true"]')) continue
    const style = getComputedStyle(element)
    const ink = colourOf(element instanceof SVGElement ? style.fill : style.color)
    const ground = groundOf(element)
    if (!ink || !ground) continue
    const ratio = contrast(over({ ...ink, a: ink.a * opacityOf(element) }, ground), ground)
    if (ratio < TEXT_CONTRAST - 0.005)
      found.push({
        measure: 'contrast',
        element: named(element),
        text: short(text),
        says: `${ratio.toFixed(2)}:1, at least ${TEXT_CONTRAST}:1`,
      })
  }
  return found
}

/**
 * Shapes that mean something (flags, statuses, points in a legend) and stand out too little.
 * @param {Element} root
 * @returns {Finding[]}
 */
export function weakMarks(root) {
  /** @type {Finding[]} */
  const found = []
  for (const shape of root.querySelectorAll('svg.shape *, svg.shape-mark *')) {
    if (!isSeen(shape) || !isInView(shape.getBoundingClientRect())) continue
    const style = getComputedStyle(shape)
    const ground = groundOf(shape)
    const inks = [style.fill, style.stroke].map(colourOf).filter((ink) => ink && ink.a > 0)
    if (!ground || inks.length === 0 || shape.tagName === 'g') continue
    const best = Math.max(...inks.map((ink) => contrast(over(/** @type {Colour} */ (ink), ground), ground)))
    if (best < MARK_CONTRAST - 0.005)
      found.push({
        measure: 'mark-contrast',
        element: named(shape),
        text: '',
        says: `${best.toFixed(2)}:1, at least ${MARK_CONTRAST}:1`,
      })
  }
  return found
}

/**
 * The colour that lies under an element: what is painted there, lowest first; undefined over a picture.
 * @param {Element} element
 * @returns {Colour | undefined}
 */
export function groundOf(element) {
  const grounds = []
  for (let at = element; at; at = /** @type {Element} */ (at.parentElement)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at)
    if (backgroundImage !== 'none') return undefined
    const colour = colourOf(backgroundColor)
    if ((colour?.a ?? 0) > 0 && colour) grounds.push(colour)
    if (colour?.a === 1) break
  }
  return grounds.reduceRight((under, colour) => over(colour, under), { r: 255, g: 255, b: 255, a: 1 })
}

/** @param {Element} element */
function opacityOf(element) {
  let opacity = 1
  for (let at = element; at; at = /** @type {Element} */ (at.parentElement))
    opacity *= Number(getComputedStyle(at).opacity)
  return opacity
}

/**
 * @param {string} text as a browser computes it
 * @returns {Colour | undefined}
 */
export function colourOf(text) {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number)
  if (!parts || parts.length < 3) return undefined
  const [r = 0, g = 0, b = 0, a = 1] = parts
  return { r, g, b, a }
}

/**
 * @param {Colour} colour
 * @param {Colour} under
 * @returns {Colour}
 */
export function over(colour, under) {
  /** @param {'r' | 'g' | 'b'} part */
  const mixed = (part) => colour[part] * colour.a + under[part] * (1 - colour.a)
  return { r: mixed('r'), g: mixed('g'), b: mixed('b'), a: 1 }
}

/**
 * The contrast of WCAG 2.2 between two opaque colours, from 1 to 21.
 * @param {Colour} one
 * @param {Colour} other
 */
export function contrast(one, other) {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** @param {Colour} colour */
function luminance({ r, g, b }) {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
