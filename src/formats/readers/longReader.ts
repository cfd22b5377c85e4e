import type { AnalyteId, Fasting } from '@/domain/analyte'
import type { Meant } from '@/domain/catalogue'
import type { LeftOutReason } from '@/domain/reading'
import { withoutGuard } from '../csvText'
import { ownText } from '../gathered/dictionary'
import type { Gathered } from '../gathered/gathered'
import { packedAttributes } from '../gathered/packedResults'
import type { TableLayout } from '../table/recognise'
import { lineOf, type RowBlock } from '../table/rowReader'
import { fieldColumns, isBlankRow, reachesBeyond, type FieldColumns } from './columnsOf'
import { People } from './people'
import { ResultCells, type Moment, type ReadingRules } from './resultCells'

/** What a name in the analyte column means. */
interface AnalyteUse {
  analyte: AnalyteId
  heading: string
  unit: string
  meant: Meant
  attributes: number
}

/** Reads rows of results, one result a row. */
export class LongReader {
  private readonly columns: FieldColumns
  private readonly cells: ResultCells
  private readonly people: People
  private readonly uses = new Map<string, AnalyteUse | LeftOutReason>()
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
    this.width = layout.headings.length
  }

  /** Reads further rows; the rows up to the headings must not be among them. */
  read(block: RowBlock, from = 0): void {
    const { rows } = block
    for (let at = from; at < rows.length; at++) {
      const row = rows[at]
      if (row && !(row.length === 1 && row[0] === '')) this.readRow(row, lineOf(block, at))
    }
  }

  private readRow(row: readonly string[], line: number): void {
    const { analyte: analyteAt = -1, value: valueAt = -1 } = this.columns
    const analyteText = row[analyteAt] ?? ''
    const valueText = row[valueAt] ?? ''
    if (row.length > this.width && reachesBeyond(row, this.width))
      return this.refuseWhole(row, line, valueText)
    const use = this.uses.get(analyteText) ?? this.newUse(analyteText)
    if (typeof use !== 'object') return this.leaveOut(row, line, analyteText, valueText, use)
    const person = this.people.of(row, line)
    if (person < 0) return this.refuse('no-number', row, line, this.columns.number, valueText)
    const moment = this.momentOf(row, line)
    if (moment < 0) return this.refuse(this.cells.faultOf(moment), row, line, this.dayColumn(), valueText)
    const value = this.cells.valueId(valueText)
    if (value === 0) this.into.orders += 1
    const { columns } = this
    const unit = columns.unit === undefined ? '' : (row[columns.unit] ?? '')
    this.cells.put(
      person,
      moment,
      use.analyte,
      this.attributesOf(use, row, line),
      value,
      unit === '' ? use.unit : unit,
      use.heading,
      this.rangeOf(row),
      this.flagOf(row),
      this.besideOf(row),
      line,
      (value === 0 ? analyteAt : valueAt) + 1,
    )
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

  private attributesOf(use: AnalyteUse, row: readonly string[], line: number): number {
    const at = this.columns.fasting
    if (at === undefined) return use.attributes
    const stated: Fasting | undefined | null = this.cells.fasting(row[at] ?? '')
    if (stated === null) this.cells.warning('not-fasting', row[at] ?? '', { line, column: at + 1 })
    return stated ? packedAttributes(stated, use.meant.method) : use.attributes
  }

  private rangeOf(row: readonly string[]): number {
    const { range, low, high } = this.columns
    if (range !== undefined) return this.cells.rangeId(row[range] ?? '')
    return this.cells.limitsId(
      low === undefined ? '' : (row[low] ?? ''),
      high === undefined ? '' : (row[high] ?? ''),
    )
  }

  private flagOf(row: readonly string[]): number {
    const text = this.columns.flag === undefined ? '' : (row[this.columns.flag] ?? '')
    return text === '' ? 0 : this.into.results.flags.idOf(withoutGuard(text.trim()))
  }

  private besideOf(row: readonly string[]): number {
    const { comment, lab, specimen, arrived } = this.columns
    if (comment === undefined && lab === undefined && specimen === undefined && arrived === undefined)
      return 0
    const text = (at: number | undefined): string => (at === undefined ? '' : (row[at] ?? ''))
    return this.cells.besideId(text(comment), text(lab), text(specimen), text(arrived))
  }

  private newUse(received: string): AnalyteUse | LeftOutReason {
    const use = this.meaningOf(ownText(received.trim()))
    this.uses.set(ownText(received), use)
    return use
  }

  private meaningOf(name: string): AnalyteUse | LeftOutReason {
    const { terms } = this.rules
    const { analytes = {} } = this.layout.template ?? {}
    const mapped = Object.hasOwn(analytes, name) ? analytes[name] : undefined
    if (mapped === 'leave-out') return 'by-mapping'
    if (mapped !== undefined)
      return { analyte: mapped, heading: name, unit: '', meant: { id: mapped }, attributes: 0 }
    const whole = terms.named(name)
    const heading = whole ? undefined : terms.heading(name)
    const { unit = '' } = heading ?? {}
    const meant: Meant | undefined = whole ?? (heading && { ...heading, id: heading.analyte })
    if (!meant) return 'unknown-analyte'
    return {
      analyte: meant.id,
      heading: name,
      unit,
      meant,
      attributes: packedAttributes(meant.fasting, meant.method),
    }
  }

  private leaveOut(
    row: readonly string[],
    line: number,
    name: string,
    value: string,
    reason: LeftOutReason,
  ): void {
    if (isBlankRow(row) || this.isHeadingAgain(row)) return
    const cells = value.trim() === '' ? 0 : 1
    if (name.trim() !== '') this.into.leaveOut(this.cells.file, name.trim(), reason, cells)
    else this.cells.problem('no-analyte', '', { line, column: (this.columns.analyte ?? -1) + 1 }, cells)
  }

  /** Files that were put one after the other repeat their headings. */
  private isHeadingAgain(row: readonly string[]): boolean {
    return this.layout.headingRow >= 0 && row.every((cell, at) => cell === (this.layout.headings[at] ?? ''))
  }

  private refuse(
    code: Parameters<ResultCells['problem']>[0],
    row: readonly string[],
    line: number,
    column: number | undefined,
    value: string,
  ): void {
    const received = column === undefined ? '' : (row[column] ?? '')
    const cells = value.trim() === '' ? 0 : 1
    this.cells.problem(
      code,
      received,
      { line, column: (column ?? -1) + 1 },
      cells,
      this.headingOf(column),
      this.rules.today,
    )
  }

  private refuseWhole(row: readonly string[], line: number, value: string): void {
    const beyond = row.findIndex((cell, at) => at >= this.width && cell.trim() !== '')
    const cells = value.trim() === '' ? 0 : 1
    this.cells.problem('beyond-the-headings', row[beyond] ?? '', { line, column: beyond + 1 }, cells)
  }

  private dayColumn(): number | undefined {
    return this.columns.drawn ?? this.columns.dayOffset
  }

  private headingOf(column: number | undefined): string | undefined {
    return column === undefined ? undefined : this.layout.headings[column]
  }
}
