import type { AnalyteId, Fasting } from '@/domain/analyte'
import type { Meant } from '@/domain/catalogue'
import type { LeftOutReason } from '@/domain/reading'
import { readMethod, readStatus } from '../../cells/wordCells'
import { withoutGuard } from '../../csvText'
import { ownText } from '../../gathered/dictionary'
import type { Gathered } from '../../gathered/gathered'
import { packedAttributes } from '../../gathered/packedResults'
import type { Whose } from '../../gathered/slips'
import { stampIn } from '../../stamp'
import type { TableLayout } from '../../table/recognise'
import { lineOf, type RowBlock } from '../../table/rowReader'
import { fieldColumns, isBlankRow, isRemark, reachesBeyond, type FieldColumns } from '../columnsOf'
import { furtherLayout } from '../furtherHeadings'
import { LongCells } from './longCells'
import { People } from '../people'
import { ResultCells, type Moment, type ReadingRules } from '../resultCells'
import { markOfItem } from '../wide/sampleItems'
import { SampleStates } from '../wide/sampleStates'

/** What a name in the analyte column means. */
export interface AnalyteUse {
  analyte: AnalyteId
  heading: string
  unit: string
  meant: Meant
  attributes: number
}

const BEGINS_WITH_FIGURE = /^\s*[<>]?\s*[\d０-９]/

/** Reads rows of results, one result a row. */
export class LongReader {
  private readonly columns: FieldColumns
  private readonly cells: ResultCells
  private readonly people: People
  private readonly uses = new Map<string, AnalyteUse | LeftOutReason>()
  private readonly width: number
  /** Reads plain rows where they stand in the text. */
  private readonly plain: LongCells | undefined
  /** Reads the rows under further headings; `unclear` where those say too little. */
  private next: LongReader | 'unclear' | undefined

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
    if (LongCells.canRead(this.columns)) this.plain = this.plainRows()
  }

  /** Reads further rows; the rows up to the headings must not be among them. */
  read(block: RowBlock, from = 0): void {
    if (block.cut && this.plain) {
      this.plain.read(block.cut, from)
      return
    }
    const { rows } = block
    for (let at = from; at < rows.length; at++) {
      const row = rows[at]
      if (row && !(row.length === 1 && row[0] === '')) this.readRow(row, lineOf(block, at))
    }
  }

  private plainRows(): LongCells {
    const { columns, width, cells, people, into } = this
    return new LongCells({
      columns,
      width,
      cells,
      people,
      into,
      useOf: (name) => {
        const use = this.uses.get(name) ?? this.newUse(name)
        return typeof use === 'object' ? use : undefined
      },
      readRow: (row, line) => this.readRow(row, line),
      isOver: () => this.next !== undefined,
    })
  }

  private readRow(row: readonly string[], line: number): void {
    if (this.next) return this.readUnderNext(row, line)
    const { analyte: analyteAt = -1, value: valueAt = -1 } = this.columns
    const analyteText = row[analyteAt] ?? ''
    const valueText = row[valueAt] ?? ''
    if (row.length > this.width && reachesBeyond(row, this.width)) {
      if (!this.begins(row)) this.refuseWhole(row, line, valueText)
      return
    }
    const use = this.uses.get(analyteText) ?? this.newUse(analyteText)
    if (typeof use !== 'object') return this.leaveOut(row, line, analyteText, valueText, use)
    const person = this.people.of(row, line)
    if (person < 0) return this.refuse(this.people.faultOf(row), row, line, this.columns.number, valueText)
    const moment = this.momentOf(row, line)
    if (moment < 0) return this.refuse(this.cells.faultOf(moment), row, line, this.dayColumn(), valueText)
    const value = this.cells.valueId(valueText)
    if (value === 0) this.into.orders += 1
    const { columns } = this
    const unit = columns.unit === undefined ? '' : (row[columns.unit] ?? '')
    const put = this.cells.put(
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
    if (put >= 0 && (columns.status ?? columns.reportedAt) !== undefined)
      this.sayVersion(put, value, row, line)
  }

  /** What the row says of its report; nothing where its cells are empty. */
  private sayVersion(put: number, value: number, row: readonly string[], line: number): void {
    const { status: statusAt = -1, reportedAt: stampAt = -1 } = this.columns
    const [statusText, stampText] = [row[statusAt]?.trim() ?? '', row[stampAt]?.trim() ?? '']
    const stated = statusText === '' ? 'final' : readStatus(statusText)
    if (stated === undefined) this.cells.warning('not-a-status', statusText, { line, column: statusAt + 1 })
    const stamp = stampText === '' ? undefined : stampIn(stampText)
    if (stampText !== '' && stamp === undefined)
      this.cells.warning('not-a-moment', stampText, { line, column: stampAt + 1 })
    const status = this.cells.isPending(value) ? 'pending' : (stated ?? 'final')
    if (stamp === undefined && (status === 'final' || status === 'pending')) return
    this.into.results.version(put, { status, ...(stamp === undefined ? {} : { reportedAt: stamp }) })
  }

  private momentOf(row: readonly string[], line: number): Moment {
    const { drawn, dayOffset, time } = this.columns
    const firstDay = this.layout.template?.firstDay
    const day =
      drawn === undefined && firstDay !== undefined
        ? this.cells.momentAfter(firstDay, row[dayOffset ?? -1] ?? '')
        : this.cells.momentInColumn(row[drawn ?? -1] ?? '', { line, column: (drawn ?? -1) + 1 })
    if (day < 0 || time === undefined) return day
    const timed = this.cells.withTime(day, row[time] ?? '')
    if (timed === undefined) this.cells.warning('not-a-time', row[time] ?? '', { line, column: time + 1 })
    return timed ?? day
  }

  private attributesOf(use: AnalyteUse, row: readonly string[], line: number): number {
    const { fasting: at, method: methodAt } = this.columns
    const methodText = methodAt === undefined ? '' : (row[methodAt]?.trim() ?? '')
    const method = methodText === '' ? use.meant.method : (readMethod(methodText) ?? use.meant.method)
    if (methodText !== '' && readMethod(methodText) === undefined)
      this.cells.warning('not-a-method', methodText, { line, column: (methodAt ?? -1) + 1 })
    const plain = packedAttributes(use.meant.fasting, method)
    if (at === undefined) return plain
    const stated: Fasting | undefined | null = this.cells.fasting(row[at] ?? '')
    if (stated === null) this.cells.warning('not-fasting', row[at] ?? '', { line, column: at + 1 })
    return stated ? packedAttributes(stated, method) : plain
  }

  private rangeOf(row: readonly string[]): number {
    const { range, low, high } = this.columns
    const text = (at: number | undefined): string => (at === undefined ? '' : (row[at] ?? ''))
    return this.cells.rangeWithLimitsId(text(range), text(low), text(high))
  }

  private flagOf(row: readonly string[]): number {
    const text = this.columns.flag === undefined ? '' : (row[this.columns.flag] ?? '')
    return text === '' ? 0 : this.into.results.flags.idOf(withoutGuard(text.trim()))
  }

  private besideOf(row: readonly string[]): number {
    const { comment, lab, specimen, arrived, marks, outside } = this.columns
    const text = (at: number | undefined): string => (at === undefined ? '' : (row[at] ?? ''))
    return this.cells.besideId(
      text(comment),
      text(lab),
      text(specimen),
      text(arrived),
      marks === undefined ? undefined : text(marks),
      text(outside),
    )
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
    const own = this.rules.ownItem(this.layout.kind, name)
    if (own === 'leave-out') return 'by-mapping'
    if (own)
      return {
        analyte: own.analyte,
        heading: name,
        unit: own.unit ?? '',
        meant: { id: own.analyte },
        attributes: 0,
      }
    const whole = terms.named(name)
    const heading = whole ? undefined : terms.heading(name)
    const { unit = '' } = heading ?? {}
    const meant: Meant | undefined = whole ?? (heading && { ...heading, id: heading.analyte })
    if (!meant) return markOfItem(name) ? 'not-a-lab-result' : 'unknown-analyte'
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
    if (isBlankRow(row) || this.isHeadingAgain(row) || this.begins(row)) return
    const cells = value.trim() === '' ? 0 : 1
    if (name.trim() === '' && cells === 0 && isRemark(row)) return
    if (reason === 'not-a-lab-result') this.sayState(row, line, name, value)
    const whose = (): Whose => this.whoseRow(row)
    if (name.trim() !== '') this.into.leaveOut(this.cells.file, name.trim(), reason, cells, line, whose)
    else
      this.cells.problem(
        'no-analyte',
        '',
        { line, column: (this.columns.analyte ?? -1) + 1, ...whose() },
        cells,
      )
  }

  private readUnderNext(row: readonly string[], line: number): void {
    if (this.next !== 'unclear') return this.next?.readRow(row, line)
    const cells = row.filter((cell) => cell.trim() !== '').length > 1 ? 1 : 0
    if (cells > 0) this.cells.problem('other-headings', '', { line, column: 0 }, cells)
  }

  /** Whether a row is one of other headings; the rows under it are read by those. */
  private begins(row: readonly string[]): boolean {
    if (this.layout.headingRow < 0 || BEGINS_WITH_FIGURE.test(row[this.columns.value ?? -1] ?? ''))
      return false
    const found = furtherLayout(row, this.layout, this.rules.terms)
    if (found === undefined) return false
    this.next = found === 'unclear' ? found : new LongReader(found, this.into, this.rules, this.cells.file)
    return true
  }

  /** 検体溶血 and the like say how the sample of their draw was. */
  private sayState(row: readonly string[], line: number, name: string, value: string): void {
    const mark = markOfItem(name)
    if (!mark || value.trim() === '') return
    const place = { line, column: (this.columns.value ?? -1) + 1 }
    const states = new SampleStates(this.cells, this.into)
    states.say(mark, name.trim(), value, this.people.of(row, line), this.momentOf(row, line), place)
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
      { line, column: (column ?? -1) + 1, ...this.whoseRow(row) },
      cells,
      this.headingOf(column),
      this.rules.today,
    )
  }

  private refuseWhole(row: readonly string[], line: number, value: string): void {
    const beyond = row.findIndex((cell, at) => at >= this.width && cell.trim() !== '')
    const cells = value.trim() === '' ? 0 : 1
    const place = { line, column: beyond + 1, ...this.whoseRow(row) }
    this.cells.problem('beyond-the-headings', row[beyond] ?? '', place, cells)
  }

  private whoseRow(row: readonly string[]): Whose {
    return this.cells.whoseRow(row[this.columns.number ?? -1], row[this.columns.drawn ?? -1])
  }

  private dayColumn(): number | undefined {
    return this.columns.drawn ?? this.columns.dayOffset
  }

  private headingOf(column: number | undefined): string | undefined {
    return column === undefined ? undefined : this.layout.headings[column]
  }
}
