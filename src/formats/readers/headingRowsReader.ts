import { linesOf, type RowBlock } from '../table/rowReader'
import type { TableReader } from './readTable'

/** Leaves out rows of headings that come again, where the headings are composed of several rows: files were put one after the other. */
export class HeadingRowsReader implements TableReader {
  private readonly headings: ReadonlySet<string>

  constructor(
    private readonly inner: TableReader,
    headingRows: readonly (readonly string[])[],
  ) {
    this.headings = new Set(headingRows.map(keyOf))
  }

  read(block: RowBlock, from = 0): void {
    if (!block.rows.some((row, at) => at >= from && this.headings.has(keyOf(row))))
      return this.inner.read(block, from)
    const lines = linesOf(block)
    const kept = block.rows.flatMap((row, at) =>
      at < from || this.headings.has(keyOf(row)) ? [] : [{ row, at }],
    )
    this.inner.read({
      rows: kept.map(({ row }) => row),
      firstLine: block.firstLine,
      lines: kept.map(({ at }) => lines[at] ?? 0),
    })
  }

  end(): void {
    this.inner.end?.()
  }
}

function keyOf(row: readonly string[]): string {
  return row
    .map((cell) => cell.trim())
    .join('\u0001')
    .replace(/\u0001+$/, '')
}
