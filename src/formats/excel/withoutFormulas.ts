const HEADER = 4
/** Cell, cached value, flags and chain stand before the length of the formula. */
const FORMULA_LENGTH_AT = 20
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406])
/** Defined names, shared and array formulas: nothing of a cell's value stands in them. */
const WITH_FORMULAS: ReadonlySet<number> = new Set([0x0018, 0x0218, 0x0023, 0x0223, 0x0021, 0x0221, 0x04bc])
/** The end of a block that every reader passes over. */
const PASSED_OVER = 0x00e2

/**
 * Takes the formulas out of the records of an .xls, in place; what they came to stands beside them and stays. The library
 * goes through the tokens of a formula although nobody asks for it, and a damaged one holds it for ever.
 */
export function withoutFormulas(stream: { [at: number]: number; readonly length: number }): void {
  for (let at = 0; at + HEADER <= stream.length;) {
    const kind = shortAt(stream, at)
    const size = shortAt(stream, at + 2)
    const isShort = size < FORMULA_LENGTH_AT + 2
    if (WITH_FORMULAS.has(kind) || (FORMULAS.has(kind) && isShort)) setShort(stream, at, PASSED_OVER)
    else if (FORMULAS.has(kind)) setShort(stream, at + HEADER + FORMULA_LENGTH_AT, 0xffff)
    at += HEADER + size
  }
}

function shortAt(stream: { [at: number]: number }, at: number): number {
  return (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8)
}

function setShort(stream: { [at: number]: number }, at: number, value: number): void {
  stream[at] = value & 0xff
  stream[at + 1] = value >> 8
}
