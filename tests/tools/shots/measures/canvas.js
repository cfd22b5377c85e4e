/** What was written on canvases, as `canvasLog` kept it. */
import { TEXT_CONTRAST, colourOf, contrast, groundOf, over } from './colours.js'
import { SLACK, isSeen, named } from './common.js'
import { overlapOf } from './texts.js'

/**
 * @typedef {import('./common.js').Finding} Finding
 * @typedef {import('./common.js').Box} Box
 * @typedef {import('./common.js').Colour} Colour
 */

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
 * @param {import('../canvasLog.js').Label[]} labels
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
 * @param {import('../canvasLog.js').Label[]} labels
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
 * @param {import('../canvasLog.js').Label[]} labels
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
