/**
 * Looks through every file of a browser's profile, byte for byte, for texts that must not be there: as they are written,
 * in every encoding that a program on a Japanese desktop uses, and inside what the browser packs.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { blocksOfTable, recordsOfLog } from './levelTables.mjs'

/**
 * @typedef {object} Find
 * @property {string} text
 * @property {string} encoding
 * @property {string} file within the profile
 * @property {string} around what stands around it, as far as it can be shown
 */

/**
 * Where any of the texts stands in the profile. Names of files count as well.
 * @param {string} profile
 * @param {readonly string[]} texts each of five bytes or more, or chance alone would find it
 * @returns {{ found: Find[], files: number, bytes: number, unpacked: number }}
 */
export function searchProfile(profile, texts) {
  const needles = needlesOf(texts)
  /** @type {Find[]} */
  const found = []
  let [files, bytes, unpacked] = [0, 0, 0]
  for (const path of filesIn(profile)) {
    const file = relative(profile, path)
    const content = readFileSync(path)
    const inside = unpackedFrom(content)
    files += 1
    bytes += content.length
    unpacked += inside.length
    for (const part of [Buffer.from(file), content, ...inside]) found.push(...findsIn(part, file, needles))
  }
  return { found, files, bytes, unpacked }
}

/**
 * Where any of the texts stands in the bytes.
 * @param {Buffer} bytes
 * @param {string} from what they are, in words
 * @param {readonly string[]} texts
 * @returns {Find[]}
 */
export function searchBytes(bytes, from, texts) {
  return findsIn(bytes, from, needlesOf(texts))
}

/** @param {readonly string[]} texts */
function needlesOf(texts) {
  const needles = texts.flatMap((text) => written(text))
  const short = needles.find(({ bytes }) => bytes.length < 5)
  if (short) throw new RangeError(`too short to be looked for: ${short.text}`)
  return needles
}

/**
 * @param {Buffer} part
 * @param {string} file
 * @param {ReturnType<typeof needlesOf>} needles
 * @returns {Find[]}
 */
function findsIn(part, file, needles) {
  return needles.flatMap(({ text, encoding, bytes }) => {
    const at = part.indexOf(bytes)
    return at < 0 ? [] : [{ text, encoding, file, around: around(part, at, bytes.length) }]
  })
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
}

/**
 * The text in every encoding that can write it.
 * @param {string} text
 */
function written(text) {
  const little = Buffer.from(text, 'utf16le')
  const big = Buffer.from(little).swap16()
  return [
    { text, encoding: 'utf-8', bytes: Buffer.from(text) },
    { text, encoding: 'utf-16le', bytes: little },
    { text, encoding: 'utf-16be', bytes: big },
    ...['shift_jis', 'euc-jp'].flatMap((encoding) => {
      const bytes = legacy(text, encoding)
      return bytes ? [{ text, encoding, bytes }] : []
    }),
    { text, encoding: 'percent', bytes: Buffer.from(encodeURIComponent(text)) },
  ].filter(({ bytes }, at, all) => all.findIndex((other) => other.bytes.equals(bytes)) === at)
}

/** @type {Map<string, Map<string, Buffer>>} */
const tables = new Map()

/**
 * The text in one of Japan's older encodings, by reading their tables backwards; undefined where it has no such letter.
 * @param {string} text
 * @param {string} encoding
 */
function legacy(text, encoding) {
  const table = tables.get(encoding) ?? readBackwards(encoding)
  tables.set(encoding, table)
  const letters = [...text].map((letter) => table.get(letter))
  return letters.every((letter) => letter !== undefined) ? Buffer.concat(letters) : undefined
}

/** @param {string} encoding */
function readBackwards(encoding) {
  const decoder = new TextDecoder(encoding)
  /** @type {Map<string, Buffer>} */
  const table = new Map()
  const add = (/** @type {number[]} */ ...bytes) => {
    const letter = decoder.decode(Buffer.from(bytes))
    if ([...letter].length === 1 && letter !== '\ufffd' && !table.has(letter))
      table.set(letter, Buffer.from(bytes))
  }
  for (let one = 0; one < 256; one += 1) add(one)
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) add(lead, trail)
  return table
}

/**
 * What is packed inside a file: tables and logs of the browser's databases, and streams of gzip, zlib and brotli.
 * @param {Buffer} content
 * @returns {Buffer[]}
 */
function unpackedFrom(content) {
  const parts = [...attempt(() => blocksOfTable(content)), ...attempt(() => recordsOfLog(content))]
  for (
    let at = content.indexOf('\x1f\x8b\x08', 0, 'latin1');
    at >= 0;
    at = content.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
  ) {
    const rest = content.subarray(at)
    parts.push(...attempt(() => [gunzipSync(rest, { finishFlush: 2 })]))
  }
  for (const unpack of [inflateSync, inflateRawSync, brotliDecompressSync]) {
    parts.push(...attempt(() => [unpack(content, { maxOutputLength: 64 * 1024 * 1024 })]))
  }
  return parts
}

/** @param {() => Buffer[]} unpack */
function attempt(unpack) {
  try {
    return unpack()
  } catch {
    return []
  }
}

/**
 * @param {Buffer} part
 * @param {number} at
 * @param {number} length
 */
function around(part, at, length) {
  return part
    .subarray(Math.max(0, at - 60), at + length + 60)
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '·')
}
