import { inflateSync } from 'node:zlib'

/** A picture as a printer without colour sees it: how light each pixel is, from 0 (black) to 1 (white). */
export interface GreyPicture {
  width: number
  height: number
  at: (x: number, y: number) => number
}

const SIGNATURE = 8
const HEADER = 8
const CHANNELS = { 2: 3, 6: 4 } as const

/** A PNG of the browser (8 bits, RGB or RGBA, not interlaced) as relative luminance (WCAG 2). */
export function greyPicture(png: Buffer): GreyPicture {
  const chunks = [...chunksOf(png)]
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (!header) throw new Error('no PNG')
  const [width, height, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]]
  const channels = kind === 2 || kind === 6 ? CHANNELS[kind] : 0
  if (header[HEADER] !== 8 || channels === 0) throw new Error(`a PNG of another kind: ${kind}`)
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data))
  const rows = unfiltered(inflateSync(data), width * channels, height, channels)
  return {
    width,
    height,
    at: (x, y) => {
      const place = (Math.round(y) * width + Math.round(x)) * channels
      const [red, green, blue] = [0, 1, 2].map((channel) => linear((rows[place + channel] ?? 255) / 255))
      return 0.2126 * (red ?? 1) + 0.7152 * (green ?? 1) + 0.0722 * (blue ?? 1)
    },
  }
}

/** How far apart two luminances are, as WCAG counts it: 1 to 21. */
export function contrast(one: number, other: number): number {
  const [light, dark] = one > other ? [one, other] : [other, one]
  return (light + 0.05) / (dark + 0.05)
}

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

/** Undoes the filters of a PNG: each byte is told from its left, upper and upper left neighbours. */
function unfiltered(packed: Buffer, stride: number, height: number, step: number): Uint8Array {
  const rows = new Uint8Array(stride * height)
  for (let row = 0; row < height; row += 1) {
    const filter = packed[row * (stride + 1)]
    for (let at = 0; at < stride; at += 1) {
      const place = row * stride + at
      const left = at < step ? 0 : (rows[place - step] ?? 0)
      const up = row === 0 ? 0 : (rows[place - stride] ?? 0)
      const corner = at < step || row === 0 ? 0 : (rows[place - stride - step] ?? 0)
      const told = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      rows[place] = (packed[row * (stride + 1) + 1 + at] ?? 0) + told
    }
  }
  return rows
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(guess - one))
  if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left
  return (b ?? 0) <= (c ?? 0) ? up : corner
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
