/** A screenshot with 256 colours: a third of the bytes, and no difference to the eye where text is drawn in grey. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256
/** Bytes of a pixel by the kind of a PNG: RGB, RGBA. */
const CHANNELS = new Map([
  [2, 3],
  [6, 4],
])

/** @typedef {{ width: number, height: number, colours: Uint32Array }} Picture one 0xRRGGBB a pixel, row by row */

/**
 * The same picture as a PNG with a palette: its most frequent colours, each other one replaced by the nearest of them.
 * Takes PNGs of 8 bits in RGB or RGBA, as a browser writes them; throws for another kind.
 * @param {Buffer} png
 * @returns {Buffer}
 */
export function fewColours(png) {
  const { width, height, colours } = pictureOf(png)
  const palette = frequent(colours)
  /** @type {Map<number, number>} */
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    const colour = colours[pixel] ?? 0
    let place = places.get(colour)
    if (place === undefined) {
      place = nearest(colour, palette)
      places.set(colour, place)
    }
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = place
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colourTable = Buffer.from(palette.flatMap(parts))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colourTable),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * The pixels of a PNG; what is transparent in it keeps the colour beneath.
 * @param {Buffer} png
 * @returns {Picture}
 */
function pictureOf(png) {
  const chunks = chunksOf(png)
  const head = chunks.find(({ type }) => type === 'IHDR')?.data
  if (!head) throw new Error('a PNG without its head')
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const [depth, kind, , , interlaced] = head.subarray(8)
  const channels = CHANNELS.get(kind ?? 0)
  if (depth !== 8 || channels === undefined || interlaced !== 0)
    throw new Error(`a PNG of another kind: ${depth} bits, kind ${kind}`)
  const data = chunks.filter(({ type }) => type === 'IDAT').map((part) => part.data)
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels)
  const colours = Uint32Array.from({ length: width * height }, (_, pixel) =>
    bytes.readUIntBE(pixel * channels, 3),
  )
  return { width, height, colours }
}

/** @param {Buffer} png */
function chunksOf(png) {
  const chunks = []
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/**
 * The rows of a PNG without their filters (PNG specification, chapter 9).
 * @param {Buffer} rows each with the number of its filter before it
 * @param {number} width in bytes
 * @param {number} step bytes of a pixel
 */
function unfiltered(rows, width, step) {
  const height = rows.length / (width + 1)
  const bytes = Buffer.alloc(width * height)
  for (let row = 0; row < height; row += 1) {
    const filter = rows[row * (width + 1)]
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column
      const left = column < step ? 0 : (bytes[at - step] ?? 0)
      const above = row === 0 ? 0 : (bytes[at - width] ?? 0)
      const corner = row === 0 || column < step ? 0 : (bytes[at - width - step] ?? 0)
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0
      bytes[at] = (rows[row * (width + 1) + 1 + column] ?? 0) + guess
    }
  }
  return bytes
}

/**
 * @param {number} left
 * @param {number} above
 * @param {number} corner
 */
function paeth(left, above, corner) {
  const sum = left + above - corner
  const [byLeft, byAbove, byCorner] = [Math.abs(sum - left), Math.abs(sum - above), Math.abs(sum - corner)]
  if (byLeft <= byAbove && byLeft <= byCorner) return left
  return byAbove <= byCorner ? above : corner
}

/** @param {Uint32Array} colours */
function frequent(colours) {
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour)
}

/**
 * @param {number} colour
 * @param {readonly number[]} palette
 */
function nearest(colour, palette) {
  const distances = palette.map((offered) => distance(parts(colour), parts(offered)))
  return distances.indexOf(Math.min(...distances))
}

/**
 * @param {readonly number[]} one
 * @param {readonly number[]} other
 */
function distance(one, other) {
  return one.reduce((sum, part, index) => sum + (part - (other[index] ?? 0)) ** 2, 0)
}

/** @param {number} colour */
function parts(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
