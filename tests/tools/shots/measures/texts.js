/** Texts that are cut, stand on each other, or lie under something. */
import { SLACK, isInView, isSeen, named, short } from './common.js'

const VIEWED_AT_MOST = 4000

/**
 * @typedef {import('./common.js').Finding} Finding
 * @typedef {import('./common.js').Piece} Piece
 * @typedef {import('./common.js').Box} Box
 */

/**
 * Every line of text that is seen, where its letters stand.
 * @param {Element} root
 * @returns {Piece[]}
 */
export function textPieces(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const pieces = []
  const range = document.createRange()
  for (let node = walker.nextNode(); node && pieces.length < VIEWED_AT_MOST; node = walker.nextNode()) {
    const element = node.parentElement
    const text = (node.textContent ?? '').trim()
    if (!element || text === '' || !isSeen(element)) continue
    range.selectNodeContents(node)
    const size = parseFloat(getComputedStyle(element).fontSize)
    for (const rect of range.getClientRects()) {
      const box = letters(rect, size, element)
      if (rect.width > 1 && isInView(box)) pieces.push({ element, text, box })
    }
  }
  return pieces
}

/**
 * Where letters stand in the line's box: around its middle, as high as the type; its full height is leading.
 * @param {DOMRect} rect
 * @param {number} size
 * @param {Element} element
 * @returns {Box}
 */
export function letters(rect, size, element) {
  const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
  const height = Math.min(rect.height, size * scale * 0.9)
  const middle = (rect.top + rect.bottom) / 2
  return { left: rect.left, right: rect.right, top: middle - height / 2, bottom: middle + height / 2 }
}

/**
 * Texts that a box around them cuts. What scrolls shows its texts when it is scrolled; an ellipsis is meant where the whole
 * text stands in a title, of the element or of one around it. The words of a status or a flag are never cut.
 * @param {Piece[]} pieces
 * @returns {Finding[]}
 */
export function clippedTexts(pieces) {
  /** @type {Finding[]} */
  const found = []
  for (const { element, text, box } of pieces) {
    const cut = cutBy(element, box)
    if (cut) found.push({ measure: 'clipped', element: named(element), text: short(text), says: cut })
  }
  return found
}

/**
 * @param {Element} element
 * @param {Box} box
 */
function cutBy(element, box) {
  const isDrawing = element instanceof SVGElement
  for (
    let at = element;
    at && at !== document.documentElement;
    at = /** @type {Element} */ (at.parentElement)
  ) {
    const style = getComputedStyle(at)
    if (isDrawing && at instanceof SVGElement && at.ownerSVGElement) continue
    if (style.display === 'inline' || style.display === 'contents') continue
    const rect = at.getBoundingClientRect()
    const over = {
      left: rect.left - box.left,
      right: box.right - rect.right,
      top: rect.top - box.top,
      bottom: box.bottom - rect.bottom,
    }
    if (/auto|scroll/.test(style.overflowX + style.overflowY)) return undefined
    const cutsX = /hidden|clip/.test(style.overflowX)
    const cutsY = /hidden|clip/.test(style.overflowY)
    const isMark = element.closest('.status-mark, .flag-mark') !== null
    if (cutsX && Math.max(over.left, over.right) > SLACK && (isMark || !isMeant(at, style)))
      return `cut by ${named(at)} by ${Math.max(over.left, over.right).toFixed(1)} px`
    if (cutsX && Math.max(over.left, over.right) > SLACK) return undefined
    if (cutsY && Math.max(over.top, over.bottom) > SLACK)
      return `cut by ${named(at)} by ${Math.max(over.top, over.bottom).toFixed(1)} px`
    if (style.position === 'fixed') return undefined
  }
  return undefined
}

/**
 * Whether an ellipsis stands there and the whole text can be had.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function isMeant(element, style) {
  const isWhole = element.closest('[title]') !== null || element.querySelector('[title]') !== null
  return style.textOverflow === 'ellipsis' && isWhole && !isDate(element)
}

/**
 * A day or a number cut short says something else, title or not.
 * @param {Element} element
 */
function isDate(element) {
  const text = (element.textContent ?? '').trim()
  return /^\d{4}-\d{2}-\d{2}$|^\d[\d.,]*( ?mg)?$/.test(text)
}

/**
 * Fields in which what stands there is wider than the field.
 * @param {Element} root
 * @returns {Finding[]}
 */
export function clippedFields(root) {
  return [...root.querySelectorAll('input:not([type=file], [type=checkbox], [type=radio]), select, button')]
    .filter((field) => isSeen(field) && isInView(field.getBoundingClientRect()))
    .filter((field) => field.scrollWidth > field.clientWidth + SLACK && field.clientWidth > 0)
    .filter((field) => getComputedStyle(field).textOverflow !== 'ellipsis')
    .map((field) => ({
      measure: /** @type {const} */ ('clipped'),
      element: named(field),
      text: short(/** @type {HTMLInputElement} */ (field).value || (field.textContent ?? '')),
      says: `needs ${field.scrollWidth} px, has ${field.clientWidth}`,
    }))
}

/**
 * Fields whose placeholder is wider than they are.
 * @param {Element} root
 * @returns {Finding[]}
 */
export function clippedHints(root) {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return []
  return [...root.querySelectorAll('input[placeholder]')]
    .filter((field) => isSeen(field) && isInView(field.getBoundingClientRect()))
    .flatMap((field) => {
      const input = /** @type {HTMLInputElement} */ (field)
      const style = getComputedStyle(input)
      pen.font = style.font
      const needs = pen.measureText(input.placeholder).width
      const has = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
      if (input.value !== '' || needs <= has + SLACK) return []
      const says = `needs ${needs.toFixed(0)} px, has ${has.toFixed(0)}`
      return [
        { measure: /** @type {const} */ ('clipped'), element: named(input), text: input.placeholder, says },
      ]
    })
}

/**
 * Texts of different elements that stand on each other.
 * @param {Piece[]} pieces
 * @returns {Finding[]}
 */
export function overlappingTexts(pieces) {
  /** @type {Finding[]} */
  const found = []
  const sorted = [...pieces].sort((one, other) => one.box.top - other.box.top)
  sorted.forEach((one, at) => {
    for (let next = at + 1; next < sorted.length; next += 1) {
      const other = /** @type {Piece} */ (sorted[next])
      if (other.box.top > one.box.bottom) break
      if (one.element === other.element || isLayered(one.element, other.element)) continue
      const shared = overlapOf(shownPart(one), shownPart(other))
      if (shared)
        found.push({
          measure: 'overlap',
          element: named(one.element),
          text: short(one.text),
          says: `shares ${shared.width.toFixed(1)} × ${shared.height.toFixed(1)} px with “${short(other.text)}” (${named(other.element)})`,
        })
    }
  })
  return found
}

/**
 * What is seen of a text: what cuts or scrolls cuts it off.
 * @param {Piece} piece
 * @returns {Box}
 */
function shownPart({ element, box }) {
  const seen = { ...box }
  for (let at = element; at && at !== document.body; at = /** @type {Element} */ (at.parentElement)) {
    const { overflowX, overflowY, display } = getComputedStyle(at)
    if (display === 'inline' || (overflowX === 'visible' && overflowY === 'visible')) continue
    const rect = at.getBoundingClientRect()
    seen.left = Math.max(seen.left, rect.left)
    seen.right = Math.min(seen.right, rect.right)
    seen.top = Math.max(seen.top, rect.top)
    seen.bottom = Math.min(seen.bottom, rect.bottom)
  }
  return seen
}

/**
 * Whether one of the two lies in a layer above the page (a message, a list under the search): it covers on purpose.
 * @param {Element} one
 * @param {Element} other
 */
function isLayered(one, other) {
  return layerOf(one) !== layerOf(other)
}

/** @param {Element} element */
function layerOf(element) {
  for (let at = element; at && at !== document.body; at = /** @type {Element} */ (at.parentElement)) {
    const { position, zIndex } = getComputedStyle(at)
    if (position === 'fixed' || position === 'sticky' || (position === 'absolute' && zIndex !== 'auto'))
      return at
  }
  return undefined
}

/**
 * @param {Box} one
 * @param {Box} other
 */
export function overlapOf(one, other) {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return width > SLACK && height > SLACK ? { width, height } : undefined
}

/**
 * Texts that something else lies upon.
 * @param {Piece[]} pieces
 * @returns {Finding[]}
 */
export function coveredTexts(pieces) {
  /** @type {Finding[]} */
  const found = []
  for (const piece of pieces) {
    const { left, right, top, bottom } = shownPart(piece)
    // What no pointer meets is not found by its place either.
    if (right - left < 2 || bottom - top < 2 || getComputedStyle(piece.element).pointerEvents === 'none')
      continue
    const y = (top + bottom) / 2
    const hits = [left + 1, (left + right) / 2, right - 1].map((x) => document.elementFromPoint(x, y))
    const upon = hits.find((hit) => hit && !isTogether(hit, piece.element) && !layerOf(hit))
    if (upon)
      found.push({
        measure: 'covered',
        element: named(piece.element),
        text: short(piece.text),
        says: `lies under ${named(upon)}`,
      })
  }
  return found
}

/**
 * @param {Element} hit
 * @param {Element} element
 */
function isTogether(hit, element) {
  if (hit.contains(element) || element.contains(hit)) return true
  // One word in two parts, between which it may be broken.
  if (hit.previousElementSibling?.tagName === 'WBR') return true
  // Names and marks of one drawing lie side by side in no other order than they were drawn in.
  const drawing = element.closest('svg')
  if (drawing) return drawing.contains(hit)
  // What an ellipsis left out has its place still, under the sign itself.
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
    if (getComputedStyle(at).textOverflow === 'ellipsis') return at.contains(hit)
  return false
}
