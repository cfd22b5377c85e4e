/*
 * What `npm run shots -- --check` measures on a page, in the page: plain functions that know nothing of the app. They are
 * read as text and run there, so this file imports nothing, and every function that another file calls is exported.
 */

/** A text may stand so many px over an edge: letters are not as wide as the box that a browser keeps for them. */
const SLACK = 1.5
const TEXT_CONTRAST = 4.5
const MARK_CONTRAST = 3
const VIEWED_AT_MOST = 4000

/**
 * @typedef {object} Finding
 * @property {'overlap' | 'clipped' | 'outside' | 'covered' | 'contrast' | 'mark-contrast' | 'first-view' | 'sideways'} measure
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

/**
 * All findings of the page as it stands now.
 * @param {{ firstView?: string[] }} [asked] what must be seen without scrolling, as selectors
 * @returns {Finding[]}
 */
export function measuredPage(asked = {}) {
  const root = document.querySelector('dialog[open]') ?? document.body
  const pieces = textPieces(root)
  return [
    ...clippedTexts(pieces),
    ...clippedFields(root),
    ...overlappingTexts(pieces),
    ...coveredTexts(pieces),
    ...weakTexts(pieces),
    ...weakMarks(root),
    ...canvasLabels(root),
    ...unseen(asked.firstView ?? []),
    ...sideways(),
  ]
}

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
function letters(rect, size, element) {
  const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
  const height = Math.min(rect.height, size * scale * 0.9)
  const middle = (rect.top + rect.bottom) / 2
  return { left: rect.left, right: rect.right, top: middle - height / 2, bottom: middle + height / 2 }
}

/** @param {Element} element */
function isSeen(element) {
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
function isInView({ left, top, right, bottom }) {
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
}

/**
 * Texts that a box around them cuts. What scrolls shows its texts when it is scrolled; an ellipsis is meant where the whole
 * text stands in a title, of the element or of one around it.
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
    if (cutsX && Math.max(over.left, over.right) > SLACK && !isMeant(at, style))
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
  // Names and marks of one drawing lie side by side in no other order than they were drawn in.
  const drawing = element.closest('svg')
  if (drawing) return drawing.contains(hit)
  // What an ellipsis left out has its place still, under the sign itself.
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
    if (getComputedStyle(at).textOverflow === 'ellipsis') return at.contains(hit)
  return false
}

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

/**
 * What was written on canvases, as `canvasLog` kept it: labels on each other, over the edge, or too weak on what was painted.
 * @param {Element} root
 * @returns {Finding[]}
 */
export function canvasLabels(root) {
  return [...root.querySelectorAll('canvas')].filter(isSeen).flatMap((canvas) => {
    const labels = window.canvasLog?.get(canvas) ?? []
    const name = named(canvas.closest('[data-testid]') ?? canvas)
    return [
      ...labelOverlaps(labels, name),
      ...labelsOverEdge(labels, canvas, name),
      ...weakLabels(labels, canvas, name),
    ]
  })
}

/**
 * @param {import('./canvasLog.js').Label[]} labels
 * @param {string} name
 * @returns {Finding[]}
 */
function labelOverlaps(labels, name) {
  return labels.flatMap((one, at) =>
    labels.slice(at + 1).flatMap((other) => {
      const shared = overlapOf(one.box, other.box)
      if (!shared) return []
      const says = `shares ${shared.width.toFixed(1)} × ${shared.height.toFixed(1)} px with “${other.text}”`
      return [{ measure: /** @type {const} */ ('overlap'), element: name, text: one.text, says }]
    }),
  )
}

/**
 * @param {import('./canvasLog.js').Label[]} labels
 * @param {HTMLCanvasElement} canvas
 * @param {string} name
 * @returns {Finding[]}
 */
function labelsOverEdge(labels, canvas, name) {
  const { width, height } = canvas.getBoundingClientRect()
  return labels.flatMap(({ box, text }) => {
    const far = Math.max(-box.left, box.right - width, -box.top, box.bottom - height)
    if (far <= SLACK) return []
    return [
      {
        measure: /** @type {const} */ ('clipped'),
        element: name,
        text,
        says: `over the edge by ${far.toFixed(1)} px`,
      },
    ]
  })
}

/**
 * @param {import('./canvasLog.js').Label[]} labels
 * @param {HTMLCanvasElement} canvas
 * @param {string} name
 * @returns {Finding[]}
 */
function weakLabels(labels, canvas, name) {
  const context = canvas.getContext('2d')
  if (!context) return []
  const scale = canvas.width / canvas.getBoundingClientRect().width
  const page = groundOf(canvas) ?? { r: 255, g: 255, b: 255, a: 1 }
  return labels.flatMap(({ box, text, ink }) => {
    const colour = colourOf(ink)
    const ground = colour && paintedUnder(context, box, scale, colour, page)
    if (!colour || !ground) return []
    const ratio = contrast(over(colour, ground), ground)
    if (ratio >= TEXT_CONTRAST - 0.05) return []
    const says = `${ratio.toFixed(2)}:1, at least ${TEXT_CONTRAST}:1`
    return [{ measure: /** @type {const} */ ('contrast'), element: name, text, says }]
  })
}

/**
 * The colour that most of a label's box has, its own letters left out.
 * @param {CanvasRenderingContext2D} context
 * @param {Box} box
 * @param {number} scale
 * @param {Colour} ink
 * @param {Colour} page
 * @returns {Colour | undefined}
 */
function paintedUnder(context, box, scale, ink, page) {
  const [x, y] = [Math.max(0, Math.floor(box.left * scale)), Math.max(0, Math.floor(box.top * scale))]
  const [width, height] = [
    Math.ceil((box.right - box.left) * scale),
    Math.ceil((box.bottom - box.top) * scale),
  ]
  if (width < 1 || height < 1) return undefined
  const { data } = context.getImageData(x, y, width, height)
  /** @type {Map<string, { colour: Colour, count: number }>} */
  const counts = new Map()
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0, a = 0] = data.slice(at, at + 4)
    const colour = over({ r, g, b, a: a / 255 }, page)
    if (contrast(colour, over(ink, page)) < 1.3) continue
    const key = `${Math.round(colour.r)} ${Math.round(colour.g)} ${Math.round(colour.b)}`
    const counted = counts.get(key) ?? { colour, count: 0 }
    counted.count += 1
    counts.set(key, counted)
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)[0]?.colour
}

/**
 * What must be seen without scrolling and is not, wholly.
 * @param {string[]} selectors
 * @returns {Finding[]}
 */
export function unseen(selectors) {
  return selectors.flatMap((selector) => {
    const element = document.querySelector(selector)
    const finding = { measure: /** @type {const} */ ('first-view'), element: selector, text: '' }
    if (!element) return [{ ...finding, says: 'is not there' }]
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const hidden = Math.max(-left, -top, right - innerWidth, bottom - innerHeight)
    return hidden > 1 ? [{ ...finding, says: `${hidden.toFixed(0)} px of it are out of sight` }] : []
  })
}

/** @returns {Finding[]} */
export function sideways() {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const says = `${scrollWidth} px wide in a window of ${clientWidth}`
  return [{ measure: 'sideways', element: 'html', text: '', says }]
}

/**
 * An element as a person finds it: its hook or class, and where it stands.
 * @param {Element} element
 */
function named(element) {
  const own = element.getAttribute('data-testid') ?? [...element.classList].slice(0, 2).join('.')
  const near = element.parentElement?.closest('[data-testid]')?.getAttribute('data-testid')
  const tag = element.tagName.toLowerCase()
  return `${near ? `[${near}] ` : ''}${tag}${own === '' ? '' : `.${own}`}`
}

/** @param {string} text */
function short(text) {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
