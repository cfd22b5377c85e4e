import type { PackedValues } from '@/domain/facts'
import { AT, PACKED } from '@/domain/packedValues'
import type { SliceReader } from './reader'
import { isPackable, type SliceWriter } from './writer'

/**
 * Of the seven integers of a result two differ from row to row: its draw and its value. The others say which analyte,
 * unit and range, and repeat. So a row is written as its template, the draw unless it is that of the row before, and the
 * value.
 */
const { draw: DRAW, value: VALUE } = AT

/** Whether values can be written as rows without loss. */
export function areRows(values: PackedValues): boolean {
  return values.length % PACKED === 0 && values.every(isPackable)
}

/** The rows of a slice without their draws and values, once each. */
export class RowTemplates {
  readonly #rows: number[][] = []
  readonly #index = new Map<string, number>()

  constructor(all: readonly PackedValues[]) {
    for (const values of all) {
      for (let at = 0; at < values.length; at += PACKED) this.#add(values, at)
    }
  }

  writeTemplates(to: SliceWriter): void {
    to.natural(this.#rows.length)
    for (const row of this.#rows) for (const value of row) to.integer(value)
  }

  writeRows(to: SliceWriter, values: PackedValues): void {
    to.natural(values.length / PACKED)
    let before = 0
    for (let at = 0; at < values.length; at += PACKED) {
      const draw = values[at + DRAW] ?? 0
      const template = this.#index.get(nameOf(values, at)) ?? 0
      to.natural(template * 2 + (draw === before ? 1 : 0))
      if (draw !== before) to.integer(draw - before)
      to.integer(values[at + VALUE] ?? 0)
      before = draw
    }
  }

  #add(values: PackedValues, at: number): void {
    const name = nameOf(values, at)
    if (this.#index.has(name)) return
    this.#index.set(name, this.#rows.length)
    this.#rows.push(fixedPart(values, at))
  }
}

function nameOf(values: PackedValues, at: number): string {
  return fixedPart(values, at).join()
}

function fixedPart(values: PackedValues, at: number): number[] {
  const row = values.slice(at, at + PACKED)
  row[DRAW] = 0
  row[VALUE] = 0
  return row
}

/** Gives the rows of each patient of a slice, after its templates have been read. */
export function rowReader(from: SliceReader): () => number[] {
  const templates = Array.from({ length: from.natural() * PACKED }, () => from.integer())
  return () => {
    const rows = from.natural()
    const values = new Array<number>(rows * PACKED)
    let draw = 0
    for (let at = 0; at < values.length; at += PACKED) {
      const head = from.natural()
      if (head % 2 === 0) draw += from.integer()
      const template = (head >>> 1) * PACKED
      for (let column = 0; column < PACKED; column += 1) {
        values[at + column] = templates[template + column] ?? 0
      }
      values[at + DRAW] = draw
      values[at + VALUE] = from.integer()
    }
    return values
  }
}
