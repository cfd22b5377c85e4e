/**
 * What Chromium's own database files hold in the clear. Their blocks are packed with snappy, which leaves out what stood
 * shortly before, so that a plain search of the file may miss a name; here they are unpacked first.
 */

const FOOTER = 48
const MAGIC = Buffer.from('57fb808b247547db', 'hex')

/**
 * The blocks of a LevelDB table, unpacked; empty where the bytes are no such table.
 * @param {Buffer} file
 * @returns {Buffer[]}
 */
export function blocksOfTable(file) {
  if (file.length < FOOTER || !file.subarray(-8).equals(MAGIC)) return []
  const footer = file.subarray(-FOOTER)
  const [, afterMeta] = handleAt(footer, 0)
  const [indexHandle] = handleAt(footer, afterMeta)
  const index = blockAt(file, indexHandle)
  return [index, ...valuesOf(index).map((value) => blockAt(file, handleAt(value, 0)[0]))]
}

/**
 * The records of a LevelDB log, each whole: the file cuts them into blocks of 32 KiB.
 * @param {Buffer} file
 * @returns {Buffer[]}
 */
export function recordsOfLog(file) {
  const records = []
  /** @type {Buffer[]} */
  let parts = []
  for (let block = 0; block < file.length; block += 32_768) {
    const end = Math.min(block + 32_768, file.length)
    let at = block
    while (at + 7 <= end) {
      const length = file.readUInt16LE(at + 4)
      const type = file[at + 6] ?? 0
      if (type < 1 || type > 4 || at + 7 + length > end) break
      parts.push(file.subarray(at + 7, at + 7 + length))
      if (type === 1 || type === 4) {
        records.push(Buffer.concat(parts))
        parts = []
      }
      at += 7 + length
    }
  }
  return records
}

/**
 * Bytes packed by snappy, unpacked; throws on anything else.
 * @param {Buffer} packed
 * @returns {Buffer}
 */
export function unsnappied(packed) {
  const [length, start] = varint(packed, 0)
  const out = Buffer.alloc(length)
  let at = start
  let to = 0
  const byte = () => {
    const found = packed[at]
    if (found === undefined) throw new RangeError(`packed bytes end at ${at}`)
    at += 1
    return found
  }
  while (at < packed.length) {
    const tag = byte()
    const kind = tag & 3
    if (kind === 0) {
      let size = tag >> 2
      if (size >= 60) {
        const bytes = size - 59
        size = 0
        for (let each = 0; each < bytes; each += 1) size += byte() * 2 ** (8 * each)
      }
      size += 1
      if (to + size > length || at + size > packed.length) throw new RangeError(`more than ${length} bytes`)
      packed.copy(out, to, at, at + size)
      at += size
      to += size
      continue
    }
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    let back = kind === 1 ? ((tag >> 5) << 8) | byte() : byte() | (byte() << 8)
    if (kind === 3) back += (byte() | (byte() << 8)) * 65_536
    if (back === 0 || back > to || to + size > length)
      throw new RangeError(`a copy from ${back} before ${to}`)
    // A copy may reach into what it is just writing.
    for (let each = 0; each < size; each += 1, to += 1) out[to] = out[to - back] ?? 0
  }
  if (to !== length) throw new RangeError(`${to} bytes in place of ${length}`)
  return out
}

/**
 * @param {Buffer} file
 * @param {{ offset: number, size: number }} handle
 */
function blockAt(file, { offset, size }) {
  const bytes = file.subarray(offset, offset + size)
  return file[offset + size] === 1 ? unsnappied(bytes) : bytes
}

/**
 * The values of a block, whose keys share their beginnings.
 * @param {Buffer} block
 */
function valuesOf(block) {
  const restarts = block.readUInt32LE(block.length - 4)
  const end = block.length - 4 - 4 * restarts
  const values = []
  let at = 0
  while (at < end) {
    const [, afterShared] = varint(block, at)
    const [own, afterOwn] = varint(block, afterShared)
    const [size, start] = varint(block, afterOwn)
    values.push(block.subarray(start + own, start + own + size))
    at = start + own + size
  }
  return values
}

/**
 * @param {Buffer} bytes
 * @param {number} at
 * @returns {[{ offset: number, size: number }, number]}
 */
function handleAt(bytes, at) {
  const [offset, afterOffset] = varint(bytes, at)
  const [size, end] = varint(bytes, afterOffset)
  return [{ offset, size }, end]
}

/**
 * @param {Buffer} bytes
 * @param {number} at
 * @returns {[number, number]} the number, and where it ends
 */
function varint(bytes, at) {
  let value = 0
  for (let shift = 0; shift < 64; shift += 7) {
    const byte = bytes[at]
    if (byte === undefined) throw new RangeError(`a number is cut at ${at}`)
    at += 1
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return [value, at]
  }
  throw new RangeError(`a number without end at ${at}`)
}
