/** Which letters of a text are a cell that cannot be cut out as it stands: it is kept as a text of its own. */
const OWN = -1

/**
 * Rows of cells as places in one piece of text. Nothing is cut out of it before somebody asks, and it is filled anew with
 * the next piece: what was not asked for until then is gone. It is held in UTF-8, whose bytes can be gone through three
 * times as fast as the letters of a text, and mostly no text is ever made of it.
 */
export class CutText {
  /** The text in UTF-8; only the first `length` bytes are of this piece. */
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(FIRST_BYTES)
  length = 0
  rows = 0
  cells = 0
  /** By cell: where it begins (−1 where it stands apart), and where it ends. */
  starts = new Int32Array(FIRST_CELLS)
  ends = new Int32Array(FIRST_CELLS)
  /** By row: its first cell, and the line on which it begins. One more row than there are says where the cells end. */
  firstCells = new Int32Array(FIRST_ROWS)
  lines = new Int32Array(FIRST_ROWS)
  /** By row: 1 where quotes stand in it, so that equal bytes need not be equal cells. */
  quoted = new Uint8Array(FIRST_ROWS)
  private readonly apart = new Map<number, string>()
  private readonly encoder = new TextEncoder()
  private view = new DataView(this.bytes.buffer)
  /** The whole piece as a text, and by cell where its letters begin and end there; made when many are asked for. */
  private text = ''
  private letters = new Int32Array(0)
  private lettersKnown = 0
  private asked = 0

  /** Begins a piece that is the rest of the one before, from a byte on, and more in UTF-8. */
  goOn(restFrom: number, more: Uint8Array): void {
    const rest = this.keepRest(restFrom, more.length)
    this.bytes.set(more, rest)
    this.length = rest + more.length
  }

  /** Begins a piece that is the rest of the one before, from a byte on, and more of the text. */
  goOnWithText(restFrom: number, more: string): void {
    const rest = this.keepRest(restFrom, more.length * MOST_BYTES_A_LETTER)
    this.length = rest + this.encoder.encodeInto(more, this.bytes.subarray(rest)).written
  }

  /** Moves the rest to the beginning, makes room behind it, and says how long it is. */
  private keepRest(from: number, room: number): number {
    const rest = this.length - from
    const needed = rest + room + WORD
    if (needed > this.bytes.length) {
      const longer = new Uint8Array(needed * 2)
      longer.set(this.bytes.subarray(from, this.length))
      this.bytes = longer
      this.view = new DataView(longer.buffer)
    } else this.bytes.copyWithin(0, from, this.length)
    this.rows = 0
    this.cells = 0
    this.apart.clear()
    this.text = ''
    this.lettersKnown = 0
    this.asked = 0
    return rest
  }

  /** The text from one byte to another, both at the edge of a letter. */
  textBetween(start: number, end: number): string {
    return UTF_8.decode(this.bytes.subarray(start, end))
  }

  /** Adds a cell that stands in the text as it is. */
  add(start: number, end: number): void {
    if (this.cells === this.starts.length) this.makeRoomForCells()
    this.starts[this.cells] = start
    this.ends[this.cells] = end
    this.cells += 1
  }

  /** Adds a cell that says something else than its letters do, such as doubled quotes. */
  addApart(text: string): void {
    this.apart.set(this.cells, text)
    this.add(OWN, OWN + text.length)
  }

  /** Ends a row that began with a cell on a line. */
  endRow(firstCell: number, line: number, isQuoted: boolean): void {
    if (this.rows + 1 === this.lines.length) this.makeRoomForRows()
    this.firstCells[this.rows] = firstCell
    this.lines[this.rows] = line
    this.quoted[this.rows] = isQuoted ? 1 : 0
    this.rows += 1
    this.firstCells[this.rows] = this.cells
  }

  /** Takes back the cells from one on, none of which is in a row yet. */
  dropCells(from: number): void {
    for (let cell = from; this.apart.size > 0 && cell < this.cells; cell++) this.apart.delete(cell)
    this.cells = from
  }

  /** How many cells a row has. */
  widthOf(row: number): number {
    return (this.firstCells[row + 1] ?? 0) - (this.firstCells[row] ?? 0)
  }

  /** Whether nothing at all stands in a cell. */
  isEmpty(cell: number): boolean {
    return this.starts[cell] === this.ends[cell]
  }

  /** The letters of a cell. */
  textOf(cell: number): string {
    const start = this.starts[cell] ?? 0
    const end = this.ends[cell] ?? 0
    if (start === OWN) return this.apart.get(cell) ?? ''
    this.asked += 1
    if (this.lettersKnown <= cell) {
      // Going through the whole piece pays only where many are asked for.
      if (this.asked < MANY_ASKED) return this.plainTextOf(start, end) ?? this.textBetween(start, end)
      this.findLetters()
    }
    return this.text.slice(this.letters[2 * cell], this.letters[2 * cell + 1])
  }

  /** The cells of a row. */
  row(row: number): string[] {
    return this.cellsFrom(this.firstCells[row] ?? 0, this.firstCells[row + 1] ?? 0)
  }

  /** Some cells, one after the other. */
  cellsFrom(from: number, until: number): string[] {
    const cells: string[] = []
    for (let cell = from; cell < until; cell++) cells.push(this.textOf(cell))
    return cells
  }

  /** Whether two cells have the same letters; cells that stand apart are not compared. */
  areAlike(one: number, other: number): boolean {
    const start = this.starts[one] ?? 0
    const end = this.ends[one] ?? 0
    const away = (this.starts[other] ?? 0) - start
    if (start === OWN || start + away === OWN || (this.ends[other] ?? 0) - away !== end) return false
    for (let at = start; at < end; at += WORD)
      if (this.wordAt(at, end) !== this.wordAt(at + away, end + away)) return false
    return true
  }

  /** Four bytes from one on as a number, without those that stand at `end` or behind it. */
  wordAt(at: number, end: number): number {
    const word = this.view.getInt32(at, true)
    const beyond = at + WORD - end
    return beyond > 0 ? word & (-1 >>> (8 * beyond)) : word
  }

  /** A few letters of ASCII as a text; undefined for others. */
  private plainTextOf(start: number, end: number): string | undefined {
    if (end - start > FEW_LETTERS) return undefined
    let text = ''
    for (let at = start; at < end; at++) {
      const byte = this.bytes[at] ?? 0
      if (byte >= 0x80) return undefined
      text += LETTERS[byte] ?? ''
    }
    return text
  }

  private findLetters(): void {
    const { bytes, starts, ends, cells } = this
    this.text = this.textBetween(0, this.length)
    if (this.letters.length < 2 * cells) this.letters = new Int32Array(4 * cells)
    let at = 0
    let letters = 0
    for (let cell = 0; cell < cells; cell++) {
      const start = starts[cell] ?? 0
      if (start === OWN) continue
      for (; at < start; at++) letters += lettersOf(bytes[at] ?? 0)
      this.letters[2 * cell] = letters
      for (const end = ends[cell] ?? 0; at < end; at++) letters += lettersOf(bytes[at] ?? 0)
      this.letters[2 * cell + 1] = letters
    }
    this.lettersKnown = cells
  }

  private makeRoomForCells(): void {
    this.starts = longer(this.starts)
    this.ends = longer(this.ends)
  }

  private makeRoomForRows(): void {
    this.firstCells = longer(this.firstCells)
    this.lines = longer(this.lines)
    const quoted = new Uint8Array(this.lines.length)
    quoted.set(this.quoted)
    this.quoted = quoted
  }
}

const FIRST_BYTES = 1 << 18
const FIRST_CELLS = 1 << 14
const FIRST_ROWS = 1 << 12

/** How many bytes are compared at once. */
export const WORD = 4
const FEW_LETTERS = 12
const MANY_ASKED = 500
const LETTERS = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code))
const MOST_BYTES_A_LETTER = 3
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** How many letters (UTF-16 units) a byte of UTF-8 begins: two where it begins four bytes, none inside of a letter. */
function lettersOf(byte: number): number {
  if (byte < 0x80) return 1
  if (byte < 0xc0) return 0
  return byte < 0xf0 ? 1 : 2
}

function longer(of: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(of.length * 2)
  made.set(of)
  return made
}
