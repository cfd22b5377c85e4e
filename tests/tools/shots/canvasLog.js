/*
 * Run in a page before its own scripts: keeps what each canvas was asked to write since it was last cleared, since the labels
 * of a chart are pixels as soon as they are drawn.
 */

/**
 * @typedef {object} Label a text on a canvas, in CSS px from its corner
 * @property {string} text
 * @property {string} ink
 * @property {{ left: number, top: number, right: number, bottom: number }} box
 */

/** Keeps the labels of all canvases in `window.canvasLog`. */
export function keepCanvasLabels() {
  /** @type {WeakMap<HTMLCanvasElement, Label[]>} */
  const log = new WeakMap()
  window.canvasLog = log
  const kind = CanvasRenderingContext2D.prototype
  const write = /** @type {CanvasRenderingContext2D['fillText']} */ (plain('fillText'))
  const clear = /** @type {CanvasRenderingContext2D['clearRect']} */ (plain('clearRect'))

  kind.clearRect = function (...box) {
    const isWhole = box[2] * this.getTransform().a >= this.canvas.width - 1
    if (isWhole) log.set(this.canvas, [])
    clear.apply(this, box)
  }

  kind.fillText = function (text, x, y, ...rest) {
    const labels = log.get(this.canvas) ?? []
    log.set(this.canvas, labels)
    const { width } = this.measureText(text)
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 10)
    const { a, d, e, f } = this.getTransform()
    const ratio = this.canvas.width / (this.canvas.clientWidth || this.canvas.width)
    const shift = { center: 0.5, right: 1, end: 1 }[String(this.textAlign)] ?? 0
    const rise = { middle: 0, top: 0.45, hanging: 0.45, bottom: -0.45 }[String(this.textBaseline)] ?? -0.35
    const left = ((x - width * shift) * a + e) / ratio
    const middle = ((y + size * rise) * d + f) / ratio
    const half = (size * 0.45 * d) / ratio
    if (text.trim() !== '')
      labels.push({
        text,
        ink: inked(this.fillStyle),
        box: { left, right: left + (width * a) / ratio, top: middle - half, bottom: middle + half },
      })
    write.call(this, text, x, y, ...rest)
  }

  /**
   * @param {string} name
   * @returns {unknown}
   */
  function plain(name) {
    return Object.getOwnPropertyDescriptor(kind, name)?.value
  }

  /** @param {string | CanvasGradient | CanvasPattern} style */
  function inked(style) {
    const hex = typeof style === 'string' ? /^#(..)(..)(..)$/.exec(style) : null
    if (hex)
      return `rgb(${hex
        .slice(1)
        .map((part) => parseInt(part, 16))
        .join(', ')})`
    return typeof style === 'string' ? style : ''
  }
}
