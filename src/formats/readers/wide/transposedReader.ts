import type { Gathered } from '../../gathered/gathered'
import { withoutGuard } from '../../csvText'
import { isDay } from '../../table/columnOf'
import { fieldOfHeading } from '../../table/headings'
import { columnKeys, isAnalyteColumn, isFieldColumn, type TableLayout } from '../../table/layout'
import { personOf, personTexts, type PersonTexts } from '../../table/personAbove'
import { lineOf, type RowBlock } from '../../table/rowReader'
import { AnalyteNames, isTaken, type LeftOutName, type NamedAnalyte } from '../analyteNames'
import { cellsAt, fieldColumns, isBlankRow, type FieldColumns } from '../columnsOf'
import { ResultCells, type Moment, type ReadingRules } from '../resultCells'
import { SampleStates } from './sampleStates'
import { subjectOf } from '../subjectOf'

interface DayColumn {
  at: number
  heading: string
  moment: Moment
  /** The column beside it with the flags of that day. */
  flagAt?: number
}

/**
 * Reads sheets of one person each: an analyte a row, a collection day a column. Several may follow each other: a row that
 * states another number begins the next, and a row of days says which columns hold its draws.
 */
export class TransposedReader {
  private readonly columns: FieldColumns
  private readonly cells: ResultCells
  private readonly names: AnalyteNames
  private readonly states: SampleStates
  private readonly keys: string[]
  private days: readonly DayColumn[]
  /** Columns with a heading that is neither a day nor a field; and with none, where something stands. */
  private others: readonly number[] = []
  private stated: PersonTexts = {}
  private subject: number

  constructor(
    private readonly layout: TableLayout,
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    file: number,
  ) {
    this.columns = fieldColumns(layout)
    this.cells = new ResultCells(into, rules, file)
    this.names = new AnalyteNames(layout, rules)
    this.states = new SampleStates(this.cells, into)
    this.keys = columnKeys(layout.headings)
    if (!layout.person) throw new Error('a sheet of one person without the person')
    this.subject = into.subjects.indexOf(subjectOf(layout.person, rules, file))
    this.days = this.dayColumns(layout.headings)
  }

  /** Reads further rows; the rows up to the headings must not be among them. */
  read(block: RowBlock, from = 0): void {
    for (let at = from; at < block.rows.length; at++) {
      const row = block.rows[at]
      if (row && !isBlankRow(row)) this.readRow(row, lineOf(block, at))
    }
  }

  private readRow(row: readonly string[], line: number): void {
    const name = row[this.columns.analyte ?? -1]?.trim() ?? ''
    const named = this.names.of(name)
    if (!isTaken(named) && (this.takesDays(row) || this.takesPerson(row, line))) return
    this.leaveOutOthers(row, line)
    if (isTaken(named)) this.readAnalyte(named, row, line)
    else this.leaveOut(named, name, row, line)
  }

  private readAnalyte(named: NamedAnalyte, row: readonly string[], line: number): void {
    const { unit: unitAt, range: rangeAt, low, high, comment } = this.columns
    const unit = (unitAt === undefined ? '' : (row[unitAt]?.trim() ?? '')) || named.unit
    const range =
      rangeAt === undefined
        ? this.cells.limitsId(row[low ?? -1] ?? '', row[high ?? -1] ?? '')
        : this.cells.rangeId(row[rangeAt] ?? '')
    const beside = comment === undefined ? 0 : this.cells.besideId(row[comment] ?? '', '', '', '')
    for (const day of this.days) {
      const text = row[day.at] ?? ''
      if (text.trim() === '') continue
      const place = { line, column: day.at + 1 }
      const isWhole = this.subject >= 0 && day.moment >= 0
      const whose = isWhole ? {} : this.cells.whose(this.subject, day.moment)
      if (this.subject < 0) this.cells.problem('no-number', '', { ...place, ...whose }, 1, named.heading)
      else if (day.moment < 0) this.refuseDay(day, { ...place, ...whose }, named.heading)
      else
        this.cells.put(
          this.subject,
          day.moment,
          named.analyte,
          named.attributes,
          this.cells.valueId(text),
          unit,
          named.heading,
          range,
          this.flagOf(row, day),
          beside,
          line,
          place.column,
        )
    }
    if (this.days.length === 0) this.refuseUndated(row, line, named.heading)
  }

  private refuseDay(day: DayColumn, place: { line: number; column: number }, heading: string): void {
    this.cells.problem(this.cells.faultOf(day.moment), day.heading, place, 1, heading, this.rules.today)
  }

  /** After another number there are no days until a row of days comes: nothing says whose the old ones are. */
  private refuseUndated(row: readonly string[], line: number, heading: string): void {
    const fields = new Set(Object.values(this.columns))
    row.forEach((text, at) => {
      if (fields.has(at) || text.trim() === '') return
      const place = { line, column: at + 1, ...this.cells.whose(this.subject, -1) }
      this.cells.problem('no-day', '', place, 1, heading)
    })
  }

  private leaveOut(
    { heading, reason, mark }: LeftOutName,
    name: string,
    row: readonly string[],
    line: number,
  ): void {
    const at = this.days.map((day) => day.at)
    this.into.leaveOut(this.cells.file, name === '' ? '(空欄)' : heading, reason, cellsAt(row, at), line)
    if (!mark) return
    for (const day of this.days)
      this.states.say(mark, name, row[day.at] ?? '', this.subject, day.moment, { line, column: day.at + 1 })
  }

  private leaveOutOthers(row: readonly string[], line: number): void {
    for (const at of this.others)
      if ((row[at] ?? '').trim() !== '')
        this.into.leaveOut(this.cells.file, this.keys[at] ?? `(${at + 1})`, this.reasonAt(at), 1, line)
  }

  private reasonAt(at: number): 'by-mapping' | 'unknown-column' {
    return this.layout.columns[at] === 'leave-out' ? 'by-mapping' : 'unknown-column'
  }

  private flagOf(row: readonly string[], { flagAt }: DayColumn): number {
    const text = flagAt === undefined ? '' : (row[flagAt]?.trim() ?? '')
    return text === '' ? 0 : this.into.results.flags.idOf(withoutGuard(text))
  }

  /** A further row of days: the headings again, of the same person or of the next. */
  private takesDays(row: readonly string[]): boolean {
    if (fieldOfHeading(row[this.columns.analyte ?? -1] ?? '') !== 'analyte' && !this.hasOnlyDays(row))
      return false
    if (!row.some((cell) => isDay(cell, this.rules.zone))) return false
    this.days = this.dayColumns(row)
    return true
  }

  /** Days where the draws of the sheet stand, and nothing else but what the headings say. */
  private hasOnlyDays(row: readonly string[]): boolean {
    const days = row.filter((cell) => /\D/.test(cell.trim()) && isDay(cell, this.rules.zone)).length
    const others = row.filter(
      (cell, at) =>
        cell.trim() !== '' &&
        cell.trim() !== this.layout.headings[at]?.trim() &&
        !isDay(cell, this.rules.zone),
    ).length
    return days > 0 && others === 0
  }

  private takesPerson(row: readonly string[], line: number): boolean {
    const texts = identityIn(personTexts(row))
    const filled = row.filter((cell) => cell.trim() !== '').length
    if (filled === 0 || filled > 2 * Object.keys(texts).length) return false
    if (texts.number !== undefined) {
      this.stated = {}
      this.days = []
    }
    this.stated = { ...this.stated, ...texts }
    const person = personOf(this.stated)
    if (!person) return false
    this.subject = this.into.subjects.indexOf(subjectOf(person, this.rules, this.cells.file, line))
    return true
  }

  private dayColumns(headings: readonly string[]): DayColumn[] {
    const isFirst = headings === this.layout.headings
    const days: DayColumn[] = []
    const others: number[] = []
    const width = Math.max(headings.length, this.layout.columns.length)
    for (let at = 0; at < width; at++) {
      const use = this.layout.columns[at] ?? 'unknown'
      const heading = headings[at]?.trim() ?? ''
      const last = days.at(-1)
      if (isAnalyteColumn(use) || (isFieldColumn(use) && use.field !== 'flag')) continue
      if (use === 'leave-out' && isFirst) others.push(at)
      else if (last?.at === at - 1 && fieldOfHeading(heading) === 'flag') last.flagAt = at
      else if (/\d/.test(withPlainDigits(heading)))
        days.push({ at, heading, moment: this.cells.moment(heading) })
      else others.push(at)
    }
    this.others = others
    return days
  }
}

/** Only what says who somebody is; a comment says nothing of that. */
function identityIn({ number, name, kana, birthDate, sex }: PersonTexts): PersonTexts {
  return {
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
    ...(kana === undefined ? {} : { kana }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
  }
}

function withPlainDigits(text: string): string {
  return text.replace(/[０-９元]/g, '0')
}
