/**
 * Several files in one, so that they are changed, kept and found again as one file is: before each stands a line with its
 * name behind U+001E. A change may give a file another name, put two files into one, or carry a line into the other file.
 */
import { gzipSync } from 'node:zlib'
import { workbookWith, zipOf } from './packing.mjs'

const MARK = 0x1e
const LINE_END = 0x0a
const MOST_FILES = 8

/** @typedef {{ name: string, bytes: Uint8Array<ArrayBuffer> }} Part */

/**
 * @param {Record<string, string | Uint8Array>} files by name
 * @returns {Uint8Array}
 */
export function joined(files) {
  const texts = Object.entries(files).flatMap(([name, content]) => [`\u001e${name}\n`, content])
  return Uint8Array.from(Buffer.concat(texts.map((text) => Buffer.from(text))))
}

/**
 * The files again, no two of one name. What is named `.gz` or `.zip` is packed here, and what is named `.xlsx` becomes
 * the first sheet of a workbook, so that the change is read and not the damage.
 * @param {Uint8Array} bytes
 * @returns {Part[]}
 */
export function parted(bytes) {
  /** @type {Map<string, Part>} */
  const parts = new Map()
  let at = bytes.indexOf(MARK)
  while (at >= 0 && parts.size < MOST_FILES) {
    const next = bytes.indexOf(MARK, at + 1)
    const part = bytes.subarray(at + 1, next < 0 ? bytes.length : next)
    const lineEnd = part.indexOf(LINE_END)
    if (lineEnd >= 0) {
      const named = new TextDecoder().decode(part.subarray(0, lineEnd))
      const name = parts.has(named) ? `${parts.size}/${named}` : named
      parts.set(name, { name, bytes: Uint8Array.from(packed(name, part.subarray(lineEnd + 1))) })
    }
    at = next
  }
  return [...parts.values()]
}

/**
 * @param {string} name
 * @param {Uint8Array} content
 * @returns {Uint8Array}
 */
function packed(name, content) {
  if (name.endsWith('.gz')) return gzipSync(content)
  if (name.endsWith('.zip')) return zipOf({ [name.slice(0, -'.zip'.length)]: content })
  if (name.endsWith('.xlsx')) return workbookWith('xl/worksheets/sheet1.xml', content)
  return content
}
