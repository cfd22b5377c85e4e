/**
 * @typedef {object} Dice
 * @property {(below: number) => number} upTo a whole number from 0, below that
 * @property {<One>(list: readonly One[]) => One} from one of a list that is not empty
 */

/**
 * The same throws for the same seed (mulberry32).
 * @param {number} seed
 * @returns {Dice}
 */
export function diceOf(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const upTo = (/** @type {number} */ below) => Math.floor(next() * below)
  return {
    upTo,
    from: (list) => {
      const one = list[upTo(list.length)]
      if (one === undefined) throw new Error('nothing to choose from')
      return one
    },
  }
}

/** What files trip over: ends of lines and files, separators, marks of encodings, numbers at their limits, markup. */
const TOKENS = [
  ...[
    '\r',
    '\n',
    '\r\n',
    '\u001a',
    '\u0000',
    '\u000b',
    '\u001c\r',
    '"',
    '""',
    ',',
    '\t',
    ';',
    '|',
    '^',
    '~',
    '\\',
    '&',
  ],
  ...[
    'MSH|^~\\&|',
    'OBX|1|NM|',
    'PID|',
    '\\X0D\\',
    '\\.br\\',
    'A1',
    'O1',
    '{',
    '}',
    '[',
    ']',
    ':',
    'null',
    '-0',
    '1e999',
  ],
  ...[
    '{"resourceType":"Observation"',
    '"__proto__":{"a":1},',
    '<',
    '</',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<![CDATA[',
    '&#0;',
  ],
  ...[
    '99999999999999999999',
    '0.1e-400',
    '-1',
    '<5',
    '300>',
    '5未満',
    '溶血',
    '2026-02-30',
    '20261131',
    'R6.2.30',
    '99991231',
  ],
  ...['=1+1', '+', '-', '@', '−', '１２', '\ufeff', '\ufffd', '\u2028', '🩸'],
].map((text) => new TextEncoder().encode(text))
const RAW = [
  [0x1b, 0x24, 0x42],
  [0x1b, 0x28, 0x42],
  [0x81],
  [0xff, 0xfe],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0x50, 0x4b, 3, 4],
].map((bytes) => Uint8Array.from(bytes))

const MOST_REPEATED = 40_000

/** @typedef {(bytes: Uint8Array, dice: Dice, other: Uint8Array) => Uint8Array} Mutation */

/**
 * What leaves most of a file as it was.
 * @type {readonly Mutation[]}
 */
const LIGHT = [
  // A byte is another one.
  (bytes, dice) => (bytes.length === 0 ? bytes : bytes.with(dice.upTo(bytes.length), dice.upTo(256))),
  (bytes, dice) => {
    const changed = Uint8Array.from(bytes)
    const at = where(changed, dice)
    changed[at] = (changed[at] ?? 0) ^ (1 << dice.upTo(8))
    return changed
  },
  // Something is gone, stands twice, or comes in between.
  (bytes, dice) => without(bytes, where(bytes, dice), 1 + dice.upTo(64)),
  (bytes, dice) => {
    const from = where(bytes, dice)
    return joined(
      bytes.subarray(0, from),
      bytes.subarray(from, from + 1 + dice.upTo(64)),
      bytes.subarray(from),
    )
  },
  (bytes, dice) => inserted(bytes, where(bytes, dice), dice.from(TOKENS)),
  (bytes, dice) => inserted(bytes, where(bytes, dice), dice.from(RAW)),
  // Lines are gone, stand twice, change places.
  (bytes, dice) => onLines(bytes, dice, (lines, at) => lines.splice(at, 1)),
  (bytes, dice) => onLines(bytes, dice, (lines, at) => lines.splice(at, 0, lines[at] ?? new Uint8Array())),
  (bytes, dice) => onLines(bytes, dice, (lines, at) => lines.push(...lines.splice(at, 1))),
  // A field says something else.
  (bytes, dice) => {
    const [from, until] = fieldAround(bytes, where(bytes, dice))
    return joined(bytes.subarray(0, from), dice.from(TOKENS), bytes.subarray(until))
  },
  (bytes, dice) => {
    const [from, until] = fieldAround(bytes, where(bytes, dice))
    return without(bytes, from, until - from)
  },
  // A digit is another one.
  (bytes, dice) => {
    const at = where(bytes, dice)
    const digit = bytes.findIndex((byte, place) => place >= at && byte >= 0x30 && byte <= 0x39)
    return digit < 0 ? bytes : bytes.with(digit, 0x30 + dice.upTo(10))
  },
]

/**
 * What leaves little of it.
 * @type {readonly Mutation[]}
 */
const HEAVY = [
  (bytes, dice) => bytes.subarray(0, where(bytes, dice)),
  // A piece of another file.
  (bytes, dice, other) => {
    const from = where(other, dice)
    return inserted(bytes, where(bytes, dice), other.subarray(from, from + 1 + dice.upTo(512)))
  },
  // One piece very often: what is slow on long rows, deep nesting or many items shows itself.
  (bytes, dice) => {
    const from = where(bytes, dice)
    const piece = dice.upTo(2) === 0 ? dice.from(TOKENS) : bytes.subarray(from, from + 1 + dice.upTo(64))
    if (dice.upTo(8) > 0 || piece.length === 0) return inserted(bytes, from, piece)
    const times = Math.min(1 << (1 + dice.upTo(14)), Math.floor(MOST_REPEATED / piece.length))
    return inserted(bytes, from, joined(...Array.from({ length: times }, () => piece)))
  },
  // The letters in another encoding.
  (bytes) => recoded(bytes, 'shift_jis', 'utf-8'),
  (bytes) => recoded(bytes, 'utf-8', 'utf-16le'),
  (bytes) => recoded(bytes, 'iso-2022-jp', 'utf-8'),
  (bytes) => bytes.map((byte) => (byte >= 0x80 ? byte & 0x7f : byte)),
]

/**
 * A file with one to six things changed in it, one more often than six.
 * @param {Uint8Array} bytes
 * @param {Dice} dice
 * @param {Uint8Array} other another file of the same kind
 * @returns {Uint8Array}
 */
export function mutated(bytes, dice, other) {
  let changed = bytes
  let times = 0
  do {
    changed = dice.from(dice.upTo(10) === 0 ? HEAVY : LIGHT)(changed, dice, other)
    times += 1
  } while (times < 6 && dice.upTo(2) === 0)
  return changed
}

/**
 * @param {Uint8Array} bytes
 * @param {Dice} dice
 */
function where(bytes, dice) {
  return dice.upTo(bytes.length + 1)
}

/** @param {Uint8Array[]} parts */
function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {Uint8Array} piece
 */
function inserted(bytes, at, piece) {
  return joined(bytes.subarray(0, at), piece, bytes.subarray(at))
}

/**
 * @param {Uint8Array} bytes
 * @param {number} from
 * @param {number} length
 */
function without(bytes, from, length) {
  return joined(bytes.subarray(0, from), bytes.subarray(from + length))
}

/**
 * @param {Uint8Array} bytes
 * @param {Dice} dice
 * @param {(lines: Uint8Array[], at: number) => void} change
 */
function onLines(bytes, dice, change) {
  /** @type {Uint8Array[]} */
  const lines = []
  let from = 0
  bytes.forEach((byte, at) => {
    if (byte !== 0x0a && byte !== 0x0d) return
    lines.push(bytes.subarray(from, at + 1))
    from = at + 1
  })
  lines.push(bytes.subarray(from))
  change(lines, dice.upTo(lines.length))
  return joined(...lines)
}

/**
 * The field around a place, between two separators of any format.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @returns {[number, number]}
 */
function fieldAround(bytes, at) {
  let from = at
  let until = at
  while (from > 0 && !SEPARATORS.has(bytes[from - 1] ?? 0)) from -= 1
  while (until < bytes.length && !SEPARATORS.has(bytes[until] ?? 0)) until += 1
  return [from, until]
}
const SEPARATORS = new Set([...',\t;|^~&"<>{}[]:\r\n'].map((letter) => letter.charCodeAt(0)))

/**
 * @param {Uint8Array} bytes
 * @param {string} from
 * @param {'utf-8' | 'utf-16le'} to
 */
function recoded(bytes, from, to) {
  const text = new TextDecoder(from).decode(bytes)
  return to === 'utf-8' ? new TextEncoder().encode(text) : Uint8Array.from(Buffer.from(text, 'utf16le'))
}
