import { readDayCell } from '../cells/dayCell'
import { readSex } from '../cells/wordCells'
import type { Gathered } from '../gathered/gathered'
import { packedAttributes } from '../gathered/packedResults'
import type { TableLayout } from '../table/recognise'
import { lineOf, type RowBlock } from '../table/rowReader'
import { cellsAt, fieldColumns, isBlankRow, type FieldColumns } from './columnsOf'
import { ResultCells, type Moment, type ReadingRules } from './resultCells'

interface DayColumn {
  at: number
  heading: string
  moment: Moment
}

/** Reads the sheet of one person: an analyte a row, a collection day a column. */
export class TransposedReader {
  private readonly columns: FieldColumns
  private readonly cells: ResultCells
  private readonly days: readonly DayColumn[]
  private readonly subject: number

  constructor(
    layout: TableLayout,
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    file: number,
  ) {
    this.columns = fieldColumns(layout)
    this.cells = new ResultCells(into, rules, file)
    this.subject = into.subjects.indexOf(personOf(layout, rules, file))
    this.days = layout.columns.flatMap((use, at) => {
      const heading = layout.headings[at]?.trim() ?? ''
      if (use !== 'unknown' || heading === '') return []
      return [{ at, heading, moment: this.cells.moment(heading) }]
    })
  }

  /** Reads further rows; the rows up to the headings must not be among them. */
  read(block: RowBlock, from = 0): void {
    for (let at = from; at < block.rows.length; at++) {
      const row = block.rows[at]
      if (row && !isBlankRow(row)) this.readRow(row, lineOf(block, at))
    }
  }

  private readRow(row: readonly string[], line: number): void {
    const { analyte: analyteAt = -1, unit: unitAt, range: rangeAt, low, high } = this.columns
    const name = row[analyteAt]?.trim() ?? ''
    const meant = this.rules.terms.heading(name)
    if (!meant) {
      const cells = cellsAt(
        row,
        this.days.map(({ at }) => at),
      )
      this.into.leaveOut(this.cells.file, name === '' ? '(空欄)' : name, 'unknown-analyte', cells)
      return
    }
    const unit = (unitAt === undefined ? '' : (row[unitAt]?.trim() ?? '')) || (meant.unit ?? '')
    const range =
      rangeAt === undefined
        ? this.cells.limitsId(row[low ?? -1] ?? '', row[high ?? -1] ?? '')
        : this.cells.rangeId(row[rangeAt] ?? '')
    for (const day of this.days) {
      const text = row[day.at] ?? ''
      if (text.trim() === '') continue
      const place = { line, column: day.at + 1 }
      if (day.moment < 0)
        this.cells.problem(this.cells.faultOf(day.moment), day.heading, place, 1, name, this.rules.today)
      else
        this.cells.put(
          this.subject,
          day.moment,
          meant.analyte,
          packedAttributes(meant.fasting, meant.method),
          this.cells.valueId(text),
          unit,
          name,
          range,
          0,
          0,
          line,
          place.column,
        )
    }
  }
}

function personOf(
  layout: TableLayout,
  rules: ReadingRules,
  file: number,
): Parameters<Gathered['subjects']['indexOf']>[0] {
  const { person } = layout
  if (!person) throw new Error('a sheet of one person without the person')
  const birth = person.birthDate === undefined ? undefined : readDayCell(person.birthDate, rules.zone)
  const sex = person.sex === undefined ? undefined : readSex(person.sex)
  return {
    number: person.number,
    ...(person.name === undefined ? {} : { name: person.name }),
    ...(person.kana === undefined ? {} : { kana: person.kana }),
    ...(birth && 'day' in birth && birth.day <= rules.today ? { birthDate: birth.day } : {}),
    ...(sex ? { sex } : {}),
    file,
    line: 1,
  }
}
