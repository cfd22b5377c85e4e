import type { AnalyteId, Fasting, Method } from '@/domain/analyte'
import type { LeftOutReason } from '@/domain/reading'
import type { SampleMark } from '@/domain/result'
import type { Gathered } from '../../gathered/gathered'
import { withoutGuard } from '../../csvText'
import { packedAttributes } from '../../gathered/packedResults'
import type { Whose } from '../../gathered/slips'
import type { ProblemCode } from '../../problems'
import { besideColumns, type BesideColumns } from '../../table/besideColumns'
import { isRepairHeading } from '../../table/headings'
import { columnKeys, isAnalyteColumn, type PrintedRange, type TableLayout } from '../../table/layout'
import { lineOf, type RowBlock } from '../../table/rowReader'
import { cellsAt, fieldColumns, isBlankRow, isRemark, reachesBeyond, type FieldColumns } from '../columnsOf'
import { furtherLayout } from '../furtherHeadings'
import { momentOf } from '../momentOf'
import { People } from '../people'
import { ResultCells, type Moment, type ReadingRules } from '../resultCells'
import { markOfItem } from './sampleItems'
import { SampleStates } from './sampleStates'

interface AnalyteColumn {
  at: number
  analyte: AnalyteId
  heading: string
  unit: string
  fasting?: Fasting
  method?: Method
  /** The number of the range printed under the heading. */
  range: number
  beside?: BesideColumns
}

/** A column of which no result is taken. */
interface UnusedColumn {
  at: number
  heading: string
  reason: LeftOutReason
  /** The state of the sample that it speaks of. */
  mark?: SampleMark
}

const BEGINS_WITH_FIGURE = /^\s*[<>]?\s*[\d０-９]/

/** Reads rows of results, one draw a row and one analyte a column. */
export class WideReader {
  private readonly columns: FieldColumns
  private readonly cells: ResultCells
  private readonly people: People
  private readonly analytes: readonly AnalyteColumn[]
  private readonly unused: readonly UnusedColumn[]
  private readonly states: SampleStates
  private readonly width: number
  /** Reads the rows under further headings; `unclear` where those say too little. */
  private next: WideReader | 'unclear' | undefined

  constructor(
    private readonly layout: TableLayout,
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    file: number,
  ) {
    this.columns = fieldColumns(layout)
    this.cells = new ResultCells(into, rules, file)
    this.people = new People(this.columns, this.cells, into, rules)
    const besides = besideColumns(layout.headings, layout.columns)
    this.analytes = analyteColumns(layout, besides, (range) => this.printed(range))
    this.unused = unusedColumns(layout, besides)
    this.states = new SampleStates(this.cells, into)
    this.width = layout.headings.length
  }

  /** Reads further rows; the rows up to the headings must not be among them. */
  read(block: RowBlock, from = 0): void {
    for (let at = from; at < block.rows.length; at++) {
      const row = block.rows[at]
      if (row && !isBlankRow(row)) this.readRow(row, lineOf(block, at))
    }
  }

  private readRow(row: readonly string[], line: number): void {
    if (this.next === 'unclear') return this.refuseUnclear(row, line)
    if (this.next) return this.next.readRow(row, line)
    if (this.begins(row)) return
    if (row.length > this.width && reachesBeyond(row, this.width)) return this.refuseWhole(row, line)
    if (this.isHeadingAgain(row)) return
    this.leaveOutUnused(row, line)
    const person = this.people.of(row, line)
    if (person < 0) return this.refuse(this.people.faultOf(row), row, line, this.columns.number)
    const moment = momentOf(this.cells, this.columns, this.layout.template?.firstDay, row, line)
    if (moment < 0)
      return this.refuse(this.cells.faultOf(moment), row, line, this.columns.drawn ?? this.columns.dayOffset)
    this.sayStates(row, person, moment, line)
    const fasting = this.fastingOf(row, line)
    const beside = this.besideOf(row)
    for (const column of this.analytes) {
      const text = row[column.at] ?? ''
      if (text === '' || text.trim() === '') continue
      this.cells.put(
        person,
        moment,
        column.analyte,
        packedAttributes(fasting ?? column.fasting, column.method),
        this.cells.valueId(text),
        this.unitOf(column, row),
        column.heading,
        this.rangeOf(column, row),
        this.flagOf(column, row),
        beside,
        line,
        column.at + 1,
      )
    }
  }

  private unitOf({ unit, beside }: AnalyteColumn, row: readonly string[]): string {
    const own = beside?.unit === undefined ? '' : (row[beside.unit]?.trim() ?? '')
    return own === '' ? unit : own
  }

  private rangeOf({ range, beside }: AnalyteColumn, row: readonly string[]): number {
    const own = beside?.range === undefined ? '' : (row[beside.range] ?? '')
    return own === '' ? range : this.cells.rangeId(own)
  }

  private flagOf({ beside }: AnalyteColumn, row: readonly string[]): number {
    const text = beside?.flag === undefined ? '' : (row[beside.flag]?.trim() ?? '')
    return text === '' ? 0 : this.into.results.flags.idOf(withoutGuard(text))
  }

  private printed(range: PrintedRange | undefined): number {
    if (!range) return 0
    return range.text === undefined
      ? this.cells.limitsId(range.low ?? '', range.high ?? '')
      : this.cells.rangeId(range.text)
  }

  private fastingOf(row: readonly string[], line: number): Fasting | undefined {
    const at = this.columns.fasting
    if (at === undefined) return undefined
    const stated = this.cells.fasting(row[at] ?? '')
    if (stated === null) this.cells.warning('not-fasting', row[at] ?? '', { line, column: at + 1 })
    return stated ?? undefined
  }

  private besideOf(row: readonly string[]): number {
    const { comment, lab, specimen, arrived } = this.columns
    if (comment === undefined && lab === undefined && specimen === undefined && arrived === undefined)
      return 0
    const text = (at: number | undefined): string => (at === undefined ? '' : (row[at] ?? ''))
    return this.cells.besideId(text(comment), text(lab), text(specimen), text(arrived))
  }

  private leaveOutUnused(row: readonly string[], line: number): void {
    for (const { at, heading, reason } of this.unused) {
      const text = row[at]
      if (text === undefined || text.trim() === '') continue
      this.into.leaveOut(this.cells.file, heading, reason, 1, line, () => this.whoseRow(row))
    }
  }

  private sayStates(row: readonly string[], person: number, moment: Moment, line: number): void {
    for (const { at, heading, mark } of this.unused)
      if (mark) this.states.say(mark, heading, row[at] ?? '', person, moment, { line, column: at + 1 })
  }

  /** Whether a row is one of other headings; the rows under it are read by those. */
  private begins(row: readonly string[]): boolean {
    if (this.layout.headingRow < 0 || this.analytes.some(({ at }) => BEGINS_WITH_FIGURE.test(row[at] ?? '')))
      return false
    if (this.isHeadingAgain(row)) return false
    const found = furtherLayout(row, this.layout, this.rules.terms)
    if (found === undefined) return false
    this.next = found === 'unclear' ? found : new WideReader(found, this.into, this.rules, this.cells.file)
    return true
  }

  /** Under headings that say too little, every cell that says nothing of the person may be a result. */
  private refuseUnclear(row: readonly string[], line: number): void {
    const fields = new Set(Object.values(this.columns))
    const cells = row.filter((cell, at) => !fields.has(at) && cell.trim() !== '').length
    if (cells > 0) this.cells.problem('other-headings', '', { line, column: 0 }, cells)
  }

  private isHeadingAgain(row: readonly string[]): boolean {
    return this.layout.headingRow >= 0 && row.every((cell, at) => cell === (this.layout.headings[at] ?? ''))
  }

  private refuse(code: ProblemCode, row: readonly string[], line: number, column: number | undefined): void {
    const received = column === undefined ? '' : (row[column] ?? '')
    const heading = column === undefined ? undefined : this.layout.headings[column]
    const place = { line, column: (column ?? -1) + 1, ...this.whoseRow(row) }
    const cells = this.resultCellsOf(row)
    if (cells === 0 && isRemark(row)) return
    this.cells.problem(code, received, place, cells, heading, this.rules.today)
  }

  private refuseWhole(row: readonly string[], line: number): void {
    const beyond = row.findIndex((cell, at) => at >= this.width && cell.trim() !== '')
    const extra = row.slice(this.width).filter((cell) => cell.trim() !== '').length
    const unused = cellsAt(
      row,
      this.unused.map(({ at }) => at),
    )
    const place = { line, column: beyond + 1, ...this.whoseRow(row) }
    this.cells.problem(
      'beyond-the-headings',
      row[beyond] ?? '',
      place,
      this.resultCellsOf(row) + unused + extra,
    )
  }

  private whoseRow(row: readonly string[]): Whose {
    return this.cells.whoseRow(row[this.columns.number ?? -1], row[this.columns.drawn ?? -1])
  }

  private resultCellsOf(row: readonly string[]): number {
    return cellsAt(
      row,
      this.analytes.map(({ at }) => at),
    )
  }
}

function analyteColumns(
  { columns, headings, ranges = {} }: TableLayout,
  besides: ReadonlyMap<number, BesideColumns>,
  printed: (range: PrintedRange | undefined) => number,
): AnalyteColumn[] {
  return columns.flatMap((use, at) => {
    if (!isAnalyteColumn(use)) return []
    const { analyte, unit = '', fasting, method } = use
    const beside = besides.get(at)
    return [
      {
        at,
        analyte,
        heading: headings[at]?.trim() ?? '',
        unit,
        range: printed(ranges[at]),
        ...(fasting ? { fasting } : {}),
        ...(method ? { method } : {}),
        ...(beside ? { beside } : {}),
      },
    ]
  })
}

/** Columns that may hold results and are not taken: unknown ones, and those that a mapping leaves out. */
function unusedColumns(
  { columns, headings }: TableLayout,
  besides: ReadonlyMap<number, BesideColumns>,
): UnusedColumn[] {
  const used = new Set([...besides.values()].flatMap(({ flag, unit, range }) => [flag, unit, range]))
  const keys = columnKeys(headings)
  return columns.flatMap((use, at): UnusedColumn[] => {
    if (typeof use === 'object' || used.has(at) || isRepairHeading(headings[at] ?? '')) return []
    const heading = keys[at] ?? String(at + 1)
    if (use === 'leave-out') return [{ at, heading, reason: 'by-mapping' }]
    const mark = markOfItem(heading)
    return [
      mark ? { at, heading, reason: 'not-a-lab-result', mark } : { at, heading, reason: 'unknown-column' },
    ]
  })
}
