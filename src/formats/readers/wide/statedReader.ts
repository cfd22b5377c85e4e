import type { ImportField } from '@/domain/reading'
import { isFieldColumn, type TableLayout } from '../../table/layout'
import { personTexts, type PersonTexts } from '../../table/personAbove'
import { linesOf, type RowBlock } from '../../table/rowReader'
import type { TableReader } from '../readTable'

const IDENTITY = ['number', 'name', 'kana', 'birthDate', 'sex'] as const
const STATED: readonly ImportField[] = [...IDENTITY, 'drawn']

interface WithStated {
  layout: TableLayout
  stated: StatedCell[]
}

/** What a sheet says once: the field, and its text as received. */
interface StatedCell {
  field: ImportField
  text: string
}

/**
 * A layout in which what a sheet says once (who it is about, the day of its draw) stands in columns of its own behind the
 * others, for the readers that look for it in every row.
 */
export function withStatedColumns(layout: TableLayout): WithStated | undefined {
  const { person, drawn } = layout
  const fields: [ImportField, string | undefined][] = [
    // Of the next person the sheet may state what it does not of the first.
    ...IDENTITY.map((field): [ImportField, string | undefined] => [field, person && (person[field] ?? '')]),
    ['drawn', drawn],
  ]
  const stated = fields.flatMap(([field, text]) =>
    text === undefined || has(layout, field) ? [] : [{ field, text }],
  )
  if (stated.length === 0) return undefined
  return {
    layout: {
      ...layout,
      columns: [...layout.columns, ...stated.map(({ field }) => ({ field }))],
      headings: [...layout.headings, ...stated.map(() => '')],
    },
    stated,
  }
}

/**
 * Gives each row the cells that its sheet states once. Where a row between them states another person or another day, the
 * rows below it are of those: sheets were put one under the other.
 */
export class StatedReader implements TableReader {
  private readonly fields: readonly ImportField[]
  private cells: readonly string[]

  constructor(
    private readonly inner: TableReader,
    private readonly width: number,
    stated: readonly StatedCell[],
  ) {
    this.fields = stated.map(({ field }) => field)
    this.cells = stated.map(({ text }) => text)
  }

  read(block: RowBlock, from = 0): void {
    const lines = linesOf(block)
    const rows: string[][] = []
    const kept: number[] = []
    for (let at = from; at < block.rows.length; at++) {
      const row = block.rows[at]
      if (!row || row.every((cell) => cell.trim() === '') || this.takesStated(row)) continue
      rows.push(this.completed(row))
      kept.push(lines[at] ?? 0)
    }
    this.inner.read({ rows, firstLine: kept[0] ?? block.firstLine, lines: kept })
  }

  end(): void {
    this.inner.end?.()
  }

  /** Of another number the old name, birth date and day say nothing any more. */
  private takesStated(row: readonly string[]): boolean {
    const texts = personTexts(row)
    const labels = (Object.keys(texts) as ImportField[]).filter((field) => STATED.includes(field))
    const filled = row.filter((cell) => cell.trim() !== '').length
    if (filled === 0 || filled > 2 * labels.length || !this.states(texts)) return false
    const isOther = texts.number !== undefined
    this.cells = this.fields.map((field, at) => texts[field] ?? (isOther ? '' : (this.cells[at] ?? '')))
    return true
  }

  /** Whether a row of labels says something that this sheet states once. */
  private states(texts: PersonTexts): boolean {
    return this.fields.some((field) => texts[field] !== undefined)
  }

  private completed(row: readonly string[]): string[] {
    const own = row.slice(0, this.width)
    while (own.length < this.width) own.push('')
    return [...own, ...this.cells, ...row.slice(this.width)]
  }
}

function has({ columns }: TableLayout, field: ImportField): boolean {
  return columns.some((use) => isFieldColumn(use) && use.field === field)
}
