import type { AnalyteId, Fasting, Method } from '@/domain/analyte'
import type { Gathered } from '../gathered/gathered'
import { packedAttributes } from '../gathered/packedResults'
import type { ProblemCode } from '../problems'
import type { TableLayout } from '../table/recognise'
import { lineOf, type RowBlock } from '../table/rowReader'
import { cellsAt, fieldColumns, isBlankRow, reachesBeyond, type FieldColumns } from './columnsOf'
import { People } from './people'
import { ResultCells, type Moment, type ReadingRules } from './resultCells'

interface AnalyteColumn {
  at: number
  analyte: AnalyteId
  heading: string
  unit: string
  fasting?: Fasting
  method?: Method
}

/** Reads rows of results, one draw a row and one analyte a column. */
export class WideReader {
  private readonly columns: FieldColumns
  private readonly cells: ResultCells
  private readonly people: People
  private readonly analytes: readonly AnalyteColumn[]
  private readonly unused: readonly { at: number; heading: string; isMapped: boolean }[]
  private readonly width: number

  constructor(
    private readonly layout: TableLayout,
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    file: number,
  ) {
    this.columns = fieldColumns(layout)
    this.cells = new ResultCells(into, rules, file)
    this.people = new People(this.columns, this.cells, into, rules)
    this.analytes = analyteColumns(layout)
    this.unused = unusedColumns(layout)
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
    if (row.length > this.width && reachesBeyond(row, this.width)) return this.refuseWhole(row, line)
    if (this.isHeadingAgain(row)) return
    this.leaveOutUnused(row)
    const person = this.people.of(row, line)
    if (person < 0) return this.refuse('no-number', row, line, this.columns.number)
    const moment = this.momentOf(row, line)
    if (moment < 0)
      return this.refuse(this.cells.faultOf(moment), row, line, this.columns.drawn ?? this.columns.dayOffset)
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
        column.unit,
        column.heading,
        0,
        0,
        beside,
        line,
        column.at + 1,
      )
    }
  }

  private momentOf(row: readonly string[], line: number): Moment {
    const { drawn, dayOffset, time } = this.columns
    const firstDay = this.layout.template?.firstDay
    const day =
      drawn === undefined && firstDay !== undefined
        ? this.cells.momentAfter(firstDay, row[dayOffset ?? -1] ?? '')
        : this.cells.moment(row[drawn ?? -1] ?? '')
    if (day < 0 || time === undefined) return day
    const timed = this.cells.withTime(day, row[time] ?? '')
    if (timed === undefined) this.cells.warning('not-a-time', row[time] ?? '', { line, column: time + 1 })
    return timed ?? day
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

  private leaveOutUnused(row: readonly string[]): void {
    for (const { at, heading, isMapped } of this.unused) {
      const text = row[at]
      if (text === undefined || text.trim() === '') continue
      this.into.leaveOut(this.cells.file, heading, isMapped ? 'by-mapping' : 'unknown-column', 1)
    }
  }

  private isHeadingAgain(row: readonly string[]): boolean {
    return this.layout.headingRow >= 0 && row.every((cell, at) => cell === (this.layout.headings[at] ?? ''))
  }

  private refuse(code: ProblemCode, row: readonly string[], line: number, column: number | undefined): void {
    const received = column === undefined ? '' : (row[column] ?? '')
    const heading = column === undefined ? undefined : this.layout.headings[column]
    const place = { line, column: (column ?? -1) + 1 }
    this.cells.problem(code, received, place, this.resultCellsOf(row), heading, this.rules.today)
  }

  private refuseWhole(row: readonly string[], line: number): void {
    const beyond = row.findIndex((cell, at) => at >= this.width && cell.trim() !== '')
    const extra = row.slice(this.width).filter((cell) => cell.trim() !== '').length
    const unused = cellsAt(
      row,
      this.unused.map(({ at }) => at),
    )
    const place = { line, column: beyond + 1 }
    this.cells.problem(
      'beyond-the-headings',
      row[beyond] ?? '',
      place,
      this.resultCellsOf(row) + unused + extra,
    )
  }

  private resultCellsOf(row: readonly string[]): number {
    return cellsAt(
      row,
      this.analytes.map(({ at }) => at),
    )
  }
}

function analyteColumns(layout: TableLayout): AnalyteColumn[] {
  return layout.columns.flatMap((use, at) => {
    if (typeof use !== 'object' || !('analyte' in use)) return []
    const { analyte, unit = '', fasting, method } = use
    const heading = layout.headings[at]?.trim() ?? ''
    return [{ at, analyte, heading, unit, ...(fasting ? { fasting } : {}), ...(method ? { method } : {}) }]
  })
}

/** Columns that may hold results and are not taken: unknown ones, and those that a mapping leaves out. */
function unusedColumns(layout: TableLayout): { at: number; heading: string; isMapped: boolean }[] {
  return layout.columns.flatMap((use, at) => {
    if (typeof use === 'object') return []
    return [{ at, heading: layout.headings[at]?.trim() || String(at + 1), isMapped: use === 'leave-out' }]
  })
}
