/**
 * Writes gamma.ttf: a font of the two signs that BIZ UDPGothic as it is packed for the web does not have, the γ of γ-GT and
 * the ⫽ of a broken line. Without it they would come from whatever fonts a machine has, and pictures would differ.
 * `node tests/gallery/fonts/gammaFont.mjs`
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const UNITS = 1000
const ADVANCE = 560
/** The strokes of each sign, closed outlines of straight edges, y upwards. */
const GAMMA = [
  [
    [30, 540],
    [130, 540],
    [290, 60],
    [230, -40],
  ],
  [
    [430, 540],
    [530, 540],
    [310, -40],
    [310, -200],
    [210, -200],
    [210, -40],
  ],
]
const SLASHES = [80, 280].map((x) => [
  [x, -100],
  [x + 130, 700],
  [x + 200, 700],
  [x + 70, -100],
])
/** Earliest code first. */
const GLYPHS = [
  { code: 0x03b3, outlines: GAMMA },
  { code: 0x2afd, outlines: SLASHES },
]
const CODES = GLYPHS.map(({ code }) => code)

const tables = {
  'OS/2': os2(),
  cmap: cmap(),
  glyf: Buffer.concat(glyphs()),
  head: head(),
  hhea: hhea(),
  hmtx: words([ADVANCE, 0, ...GLYPHS.flatMap(() => [ADVANCE, 0])]),
  loca: Buffer.concat(
    [0, ...glyphs().map((_, at) => lengthBefore(at)), lengthBefore(GLYPHS.length)].map(long),
  ),
  maxp: Buffer.concat([long(0x00010000), words([GLYPHS.length + 1, 12, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])]),
  name: names(['Gallery Gamma', 'Regular']),
  post: Buffer.concat([long(0x00030000), Buffer.alloc(28)]),
}
writeFileSync(join(import.meta.dirname, 'gamma.ttf'), font(tables))

/** @param {Record<string, Buffer>} parts */
function font(parts) {
  const entries = Object.entries(parts)
  let offset = 12 + 16 * entries.length
  const folder = entries.map(([tag, body]) => {
    const row = Buffer.concat([Buffer.from(tag), long(checksum(body)), long(offset), long(body.length)])
    offset += padded(body).length
    return row
  })
  const top = Buffer.concat([long(0x00010000), words([entries.length, 128, 3, entries.length * 16 - 128])])
  const whole = Buffer.concat([top, ...folder, ...entries.map(([, body]) => padded(body))])
  const headAt = whole.readUInt32BE(12 + 16 * entries.findIndex(([tag]) => tag === 'head') + 8)
  whole.writeUInt32BE((0xb1b0afba - checksum(whole)) >>> 0, headAt + 8)
  return whole
}

function glyphs() {
  return GLYPHS.map(({ outlines }) => padded(glyph(outlines)))
}

/** @param {number} at */
function lengthBefore(at) {
  return glyphs()
    .slice(0, at)
    .reduce((sum, { length }) => sum + length, 0)
}

/** @param {number[][][]} outlines */
function glyph(outlines) {
  const points = outlines.flat()
  const ends = outlines.map((_, at) => outlines.slice(0, at + 1).flat().length - 1)
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis] ?? 0))
  if (!xs || !ys) throw new Error('no points')
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  /** @param {number[]} values */
  const steps = (values) => values.map((value, at) => value - (values[at - 1] ?? 0))
  return Buffer.concat([
    words([outlines.length, ...box, ...ends, 0]),
    Buffer.alloc(points.length, 1),
    words([...steps(xs), ...steps(ys)]),
  ])
}

function cmap() {
  const ends = [...CODES, 0xffff]
  const shifts = [...CODES.map((code, at) => at + 1 - code), 1]
  const segments = words([
    ...[4, 16 + 8 * ends.length, 0, 2 * ends.length, 4, 1, 2 * ends.length - 4, ...ends, 0],
    ...[...ends, ...shifts, ...ends.map(() => 0)],
  ])
  return Buffer.concat([words([0, 1, 3, 1]), long(12), segments])
}

function head() {
  const moments = Buffer.alloc(16)
  return Buffer.concat([
    long(0x00010000),
    long(0x00010000),
    long(0),
    long(0x5f0f3cf5),
    words([0, UNITS]),
    moments,
    words([30, -200, 530, 700, 0, 8, 2, 1, 0]),
  ])
}

function hhea() {
  return Buffer.concat([
    long(0x00010000),
    words([880, -120, 0, ADVANCE, 0, 0, 530, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS.length + 1]),
  ])
}

function os2() {
  const metrics = words([4, ADVANCE, 400, 5, 0, ...Array.from({ length: 10 }, () => 0), 0])
  return Buffer.concat([
    metrics,
    Buffer.alloc(10),
    Buffer.alloc(16),
    Buffer.from('GALL'),
    words([0x40, CODES[0] ?? 0, CODES.at(-1) ?? 0, 880, -120, 0, 880, 120]),
    Buffer.alloc(8),
    words([540, 700, 0, 0, 1]),
  ])
}

/** @param {string[]} texts family and style */
function names(texts) {
  const encoded = texts.map((text) => Buffer.from(text, 'utf16le').swap16())
  let offset = 0
  const rows = encoded.map((text, at) => {
    const row = words([3, 1, 0x409, at + 1, text.length, offset])
    offset += text.length
    return row
  })
  return Buffer.concat([words([0, texts.length, 6 + 12 * texts.length]), ...rows, ...encoded])
}

/** @param {Buffer} body */
function checksum(body) {
  const even = padded(body)
  let sum = 0
  for (let at = 0; at < even.length; at += 4) sum = (sum + even.readUInt32BE(at)) >>> 0
  return sum
}

/** @param {Buffer} body */
function padded(body) {
  return Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
}

/** @param {number[]} values */
function words(values) {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, at) => bytes.writeUInt16BE(value & 0xffff, at * 2))
  return bytes
}

/** @param {number} value */
function long(value) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
