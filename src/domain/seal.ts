/** How many acts there are, and the hash of the newest: whoever has it can tell later whether some were cut off or put back. */
export interface Seal {
  count: number
  hash: string
}

/** So many letters of the hash stand on paper. */
const LETTERS = 8

/** As much of a seal as a person can read and write. */
export interface WrittenSeal {
  count: number
  /** The first eight letters of the hash. */
  letters: string
}

/** The part of a seal that stands on paper and in the name of a backup. */
export function writtenSeal({ count, hash }: Seal): WrittenSeal {
  return { count, letters: hash.slice(0, LETTERS) }
}

/**
 * A seal as somebody typed it from paper: a count, and eight letters or more, full-width ones and a comma in the count
 * allowed, with any words and signs around them. Undefined where it is not one.
 */
export function readSeal(text: string): WrittenSeal | undefined {
  const found = /(?<!\d)(\d[\d,]*)[^\da-z]+([\da-f]{8,64})(?![\da-z])/i.exec(text.normalize('NFKC'))
  const [, count, letters] = found ?? []
  if (count === undefined || letters === undefined) return undefined
  return { count: Number(count.replaceAll(',', '')), letters: letters.slice(0, LETTERS).toLowerCase() }
}
