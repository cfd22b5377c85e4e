import type { AttributeUse, ImportField } from '@/domain/reading'
import { ownText } from '../../gathered/dictionary'
import type { Gathered } from '../../gathered/gathered'
import { attributeUse } from '../../table/attributes'
import type { LaidColumn, TableLayout } from '../../table/layout'
import { lineOf, type RowBlock } from '../../table/rowReader'
import { fieldColumns, isBlankRow, type FieldColumns } from '../columnsOf'
import { LongReader } from './longReader'
import type { TableReader } from '../readTable'
import type { ReadingRules } from '../resultCells'

/** What may stand beside the value in rows of its own; each becomes a column behind those of the file. */
const BESIDE = ['unit', 'low', 'high', 'range', 'flag', 'comment'] as const satisfies readonly AttributeUse[]
type Beside = (typeof BESIDE)[number]

/** One result as far as its rows have come. */
interface Open {
  row: string[]
  line: number
  hasValue: boolean
  beside: Partial<Record<Beside, string>>
}

/** So many results wait for further rows of theirs; the one that waits longest is taken as it is. */
const MOST_OPEN = 5000
/** What trial databases write where nothing is stated. */
const NOTHING = /^(?:NA|N\/A|NULL|\.)?$/

/**
 * Reads rows of which each says one thing of a result (its value, its unit, a limit), puts them together by patient, day
 * and analyte, and reads the results as a list. The rows of one result may stand in any order and mixed with those of
 * others, as long as not too many results are open at a time; what comes later without a value is said.
 */
export class EavReader implements TableReader {
  private readonly columns: FieldColumns
  private readonly withLimits: LongReader
  private readonly withRange: LongReader
  private readonly open = new Map<string, Open>()
  private readonly keyColumns: readonly number[]
  private readonly uses = new Map<string, AttributeUse | undefined>()
  private readonly width: number
  private ready: { rows: string[][]; lines: number[]; hasRange: boolean } = {
    rows: [],
    lines: [],
    hasRange: false,
  }

  constructor(
    private readonly layout: TableLayout,
    private readonly into: Gathered,
    rules: ReadingRules,
    private readonly file: number,
  ) {
    this.columns = fieldColumns(layout)
    this.width = layout.headings.length
    const { number, name, kana, birthDate, sex, drawn, dayOffset, time, analyte, specimen, lab } =
      this.columns
    this.keyColumns = [
      number,
      name,
      kana,
      birthDate,
      sex,
      drawn,
      dayOffset,
      time,
      analyte,
      specimen,
      lab,
    ].filter((at) => at !== undefined)
    // The list reader looks for a range, or for two limits: never for both.
    this.withLimits = new LongReader(listLayout(layout, 'range'), into, rules, file)
    this.withRange = new LongReader(listLayout(layout, 'low'), into, rules, file)
  }

  /** Reads further rows; the rows up to the headings must not be among them. */
  read(block: RowBlock, from = 0): void {
    for (let at = from; at < block.rows.length; at++) {
      const row = block.rows[at]
      if (row && !isBlankRow(row) && !this.isHeadingAgain(row)) this.readRow(row, lineOf(block, at))
    }
    this.handOn()
  }

  /** What waited for further rows is taken as it is. */
  end(): void {
    for (const open of this.open.values()) this.close(open)
    this.open.clear()
    this.handOn()
  }

  private readRow(row: readonly string[], line: number): void {
    const { attribute = -1, value = -1, analyte = -1 } = this.columns
    const use = this.useOf(row[attribute] ?? '')
    const text = row[value]?.trim() ?? ''
    if (use === undefined || use === 'leave-out') return this.leaveOut(row[attribute] ?? '', text, use, line)
    if (use === 'value' && text !== '' && NOTHING.test(text)) {
      this.into.leaveOut(this.file, ownText(row[analyte]?.trim() ?? ''), 'not-stated', 1, line)
      return
    }
    const open = this.openFor(row, line, use)
    if (use === 'value') {
      open.row = this.ownRow(row)
      open.line = line
      open.hasValue = true
    } else if (!NOTHING.test(text)) open.beside[use] = ownText(text)
  }

  /** The result that a row belongs to; a second value, or a second unit, is that of a retest. */
  private openFor(row: readonly string[], line: number, use: 'value' | Beside): Open {
    const key = this.keyOf(row)
    const known = this.open.get(key)
    const isTaken = known && (use === 'value' ? known.hasValue : known.beside[use] !== undefined)
    if (known && !isTaken) return known
    if (known) {
      this.open.delete(key)
      this.close(known)
    } else if (this.open.size >= MOST_OPEN) this.closeOldest()
    const open: Open = { row: this.ownRow(row), line, hasValue: false, beside: {} }
    this.open.set(ownText(key), open)
    return open
  }

  private closeOldest(): void {
    for (const [key, open] of this.open) {
      this.open.delete(key)
      this.close(open)
      return
    }
  }

  private close({ row, line, hasValue, beside }: Open): void {
    if (hasValue) {
      const hasRange = beside.range !== undefined
      if (hasRange !== this.ready.hasRange) this.handOn(hasRange)
      this.ready.rows.push([...row, ...BESIDE.map((each) => beside[each] ?? '')])
      this.ready.lines.push(line)
      return
    }
    const [first] = Object.values(beside)
    if (first === undefined) return
    const { analyte = -1, attribute = -1 } = this.columns
    this.into.warnings.add({
      code: 'attribute-without-value',
      file: this.file,
      line,
      column: attribute + 1,
      received: first,
      detail: row[analyte]?.trim() ?? '',
      cells: 0,
    })
  }

  private handOn(hasRangeNext = false): void {
    const { rows, lines, hasRange } = this.ready
    this.ready = { rows: [], lines: [], hasRange: hasRangeNext }
    const list = hasRange ? this.withRange : this.withLimits
    if (rows.length > 0) list.read({ rows, firstLine: lines[0] ?? 0, lines })
  }

  private leaveOut(attribute: string, text: string, use: AttributeUse | undefined, line: number): void {
    const name = attribute.trim()
    const reason = use === 'leave-out' ? 'by-mapping' : 'unknown-column'
    const isStated = !NOTHING.test(text)
    if (name === '' && isStated)
      this.into.problems.add({
        code: 'no-attribute',
        file: this.file,
        line,
        column: (this.columns.attribute ?? -1) + 1,
        received: '',
        detail: ownText(text),
        cells: 1,
      })
    else if (isStated) this.into.leaveOut(this.file, ownText(name), reason, 1, line)
  }

  private useOf(attribute: string): AttributeUse | undefined {
    if (this.uses.has(attribute)) return this.uses.get(attribute)
    const name = attribute.trim()
    const { attributes = {} } = this.layout.template ?? {}
    const use = Object.hasOwn(attributes, name) ? attributes[name] : attributeUse(name)
    this.uses.set(ownText(attribute), use)
    return use
  }

  private keyOf(row: readonly string[]): string {
    let key = ''
    for (const at of this.keyColumns) key += '\u0001' + (row[at] ?? '').trim()
    return key
  }

  /** Rows that wait must not keep the piece of the file alive that they were cut from. */
  private ownRow(row: readonly string[]): string[] {
    const own = row.slice(0, this.width).map((cell) => ownText(cell))
    while (own.length < this.width) own.push('')
    return own
  }

  private isHeadingAgain(row: readonly string[]): boolean {
    return this.layout.headingRow >= 0 && row.every((cell, at) => cell === (this.layout.headings[at] ?? ''))
  }
}

/** The layout of the results put together: the columns of the file, and behind them what stood in rows of its own. */
function listLayout(layout: TableLayout, without: 'range' | 'low'): TableLayout {
  const taken = new Set<ImportField>(BESIDE)
  const columns = layout.columns.map((use): LaidColumn => {
    const isReplaced =
      typeof use === 'object' && 'field' in use && (use.field === 'attribute' || taken.has(use.field))
    return isReplaced ? 'unknown' : use
  })
  return {
    ...layout,
    kind: 'results-long',
    columns: [...columns, ...BESIDE.map((field): LaidColumn => (field === without ? 'unknown' : { field }))],
    headings: [...layout.headings, ...BESIDE.map(() => '')],
  }
}
