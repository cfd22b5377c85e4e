import type { Fasting } from '@/domain/analyte'
import type { ImportField } from '@/domain/reading'
import { withoutGuard } from '../../csvText'
import type { Gathered } from '../../gathered/gathered'
import { withFasting } from '../../gathered/packedResults'
import type { ProblemCode } from '../../problems'
import type { TableLayout } from '../../table/layout'
import { personOf, personTexts } from '../../table/personAbove'
import { lineOf, type RowBlock } from '../../table/rowReader'
import { AnalyteNames, isTaken, type LeftOutName } from '../analyteNames'
import { fieldColumns, isBlankRow, type FieldColumns } from '../columnsOf'
import { momentOf } from '../momentOf'
import { People } from '../people'
import { ResultCells, type Moment, type ReadingRules } from '../resultCells'
import { SampleStates } from './sampleStates'
import { subjectOf } from '../subjectOf'

/** Where each field stands in a group, from its first column. */
type GroupColumns = Partial<Record<ImportField, number>>

/** Reads rows of one draw each in which a name, its value and what belongs to it repeat to the end of the row. */
export class GroupsReader {
  private readonly base: FieldColumns
  private readonly group: GroupColumns
  private readonly cells: ResultCells
  private readonly people: People
  private readonly names: AnalyteNames
  private readonly states: SampleStates
  private readonly from: number
  private readonly width: number
  /** Who and when, where the sheet says it once for all rows. */
  private person: number | undefined
  private drawn: Moment | undefined

  constructor(
    private readonly layout: TableLayout,
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    file: number,
  ) {
    const { groups } = layout
    if (!groups || groups.width < 2)
      throw new Error(`rows of groups without groups: ${JSON.stringify(groups)}`)
    this.from = groups.from
    this.width = groups.width
    this.base = fieldColumns({ ...layout, columns: layout.columns.slice(0, groups.from) })
    this.group = fieldColumns({
      ...layout,
      columns: layout.columns.slice(groups.from, groups.from + groups.width),
    })
    this.cells = new ResultCells(into, rules, file)
    this.people = new People(this.base, this.cells, into, rules)
    this.person = layout.person && into.subjects.indexOf(subjectOf(layout.person, rules, file))
    this.drawn = layout.drawn === undefined ? undefined : this.cells.moment(layout.drawn)
    this.names = new AnalyteNames(layout, rules)
    this.states = new SampleStates(this.cells, into)
  }

  /** Reads further rows; the rows up to the headings must not be among them. */
  read(block: RowBlock, from = 0): void {
    for (let at = from; at < block.rows.length; at++) {
      const row = block.rows[at]
      if (!row || isBlankRow(row) || this.isHeadingAgain(row)) continue
      const line = lineOf(block, at)
      if (!this.takesStated(row, line)) this.readRow(row, line)
    }
  }

  /** Whether a row of labels states another person or another day, of whom and which the rows below it are. */
  private takesStated(row: readonly string[], line: number): boolean {
    const { person, drawn } = this.layout
    if (!person && drawn === undefined) return false
    const texts = personTexts(row)
    const filled = row.filter((cell) => cell.trim() !== '').length
    if (filled > 2 * Object.keys(texts).length) return false
    const next = person && personOf(texts)
    if (!next && texts.drawn === undefined) return false
    if (next) this.person = this.into.subjects.indexOf(subjectOf(next, this.rules, this.cells.file, line))
    if (drawn !== undefined) this.drawn = this.cells.moment(texts.drawn ?? '')
    return true
  }

  private readRow(row: readonly string[], line: number): void {
    const person = this.person ?? this.people.of(row, line)
    if (person < 0) return this.refuse(this.people.faultOf(row), row, line, this.base.number)
    const moment = this.drawn ?? momentOf(this.cells, this.base, this.layout.template?.firstDay, row, line)
    if (moment < 0)
      return this.refuse(this.cells.faultOf(moment), row, line, this.base.drawn ?? this.base.dayOffset)
    const fasting = this.fastingOf(row, line)
    for (let at = this.from; at < row.length; at += this.width)
      this.readGroup(row, at, { person, moment, fasting, line })
  }

  private readGroup(
    row: readonly string[],
    at: number,
    {
      person,
      moment,
      fasting,
      line,
    }: { person: number; moment: Moment; fasting: Fasting | undefined; line: number },
  ): void {
    const { analyte = 0, value = 1 } = this.group
    const nameText = row[at + analyte] ?? ''
    const valueText = row[at + value] ?? ''
    const column = at + value + 1
    if (nameText.trim() === '') {
      const place = { line, column: at + analyte + 1, ...this.cells.whose(person, moment) }
      if (valueText.trim() !== '') this.cells.problem('no-analyte', '', place, 1)
      return
    }
    const name = this.names.of(nameText)
    if (!isTaken(name)) return this.leaveOut(name, valueText, person, moment, { line, column })
    const id = this.cells.valueId(valueText)
    if (id === 0) this.into.orders += 1
    const text = (field: ImportField): string => {
      const offset = this.group[field]
      return offset === undefined ? '' : (row[at + offset] ?? '')
    }
    const flag = text('flag').trim()
    this.cells.put(
      person,
      moment,
      name.analyte,
      fasting === undefined ? name.attributes : withFasting(name.attributes, fasting),
      id,
      text('unit') || name.unit,
      name.heading,
      this.group.range === undefined
        ? this.cells.limitsId(text('low'), text('high'))
        : this.cells.rangeId(text('range')),
      flag === '' ? 0 : this.into.results.flags.idOf(withoutGuard(flag)),
      this.besideOf(row, text),
      line,
      id === 0 ? at + analyte + 1 : column,
    )
  }

  private leaveOut(
    { heading, reason, mark }: LeftOutName,
    value: string,
    person: number,
    moment: Moment,
    place: { line: number; column: number },
  ): void {
    const cells = value.trim() === '' ? 0 : 1
    this.into.leaveOut(this.cells.file, heading, reason, cells, place.line, () =>
      this.cells.whose(person, moment),
    )
    if (mark) this.states.say(mark, heading, value, person, moment, place)
  }

  private fastingOf(row: readonly string[], line: number): Fasting | undefined {
    const at = this.base.fasting
    if (at === undefined) return undefined
    const stated = this.cells.fasting(row[at] ?? '')
    if (stated === null) this.cells.warning('not-fasting', row[at] ?? '', { line, column: at + 1 })
    return stated ?? undefined
  }

  private besideOf(row: readonly string[], inGroup: (field: ImportField) => string): number {
    const text = (field: ImportField): string => {
      const at = this.base[field]
      return inGroup(field) || (at === undefined ? '' : (row[at] ?? ''))
    }
    return this.cells.besideId(text('comment'), text('lab'), text('specimen'), text('arrived'))
  }

  private isHeadingAgain(row: readonly string[]): boolean {
    return (
      this.layout.headingRow >= 0 &&
      row.every((cell, at) => cell.trim() === (this.layout.headings[at]?.trim() ?? ''))
    )
  }

  private refuse(code: ProblemCode, row: readonly string[], line: number, column: number | undefined): void {
    const received = column === undefined ? '' : (row[column] ?? '')
    const heading = column === undefined ? undefined : this.layout.headings[column]
    const whose = this.cells.whoseRow(row[this.base.number ?? -1], row[this.base.drawn ?? -1])
    const place = { line, column: (column ?? -1) + 1, ...whose }
    this.cells.problem(code, received, place, this.valuesIn(row), heading, this.rules.today)
  }

  private valuesIn(row: readonly string[]): number {
    const { value = 1 } = this.group
    let count = 0
    for (let at = this.from; at < row.length; at += this.width)
      if ((row[at + value] ?? '').trim() !== '') count += 1
    return count
  }
}
