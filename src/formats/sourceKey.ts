/**
 * A print of a source's own id of a result, 16 hexadecimal digits (two FNV-1a of 32 bits): short enough to be kept with a
 * million results. Only ever compared within one patient and analyte, where two ids of the same print do not happen.
 */
export function sourceKeyOf(id: string): string {
  const { high, low } = keyPrint(id)
  return hex(high) + hex(low)
}

/** The same print as its two halves, without the text that a million results would each have to make. */
export interface KeyPrint {
  high: number
  low: number
}

/** The print of an id, or of what an id goes on with after a beginning whose print is known. */
export function keyPrint(text: string, after: KeyPrint = NOTHING): KeyPrint {
  return { high: print(text, after.high), low: print(text, after.low) }
}

const NOTHING: KeyPrint = { high: 0x811c9dc5, low: 0x01000193 }

function print(text: string, basis: number): number {
  let hash = basis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0')
}
