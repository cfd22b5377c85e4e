import type { Fasting } from '@/domain/analyte'
import { withoutGuard } from '../../csvText'
import type { Gathered } from '../../gathered/gathered'
import { withFasting } from '../../gathered/packedResults'
import { CellNumbers } from '../../table/cellNumbers'
import type { CutText } from '../../table/cutText'
import type { FieldColumns } from '../columnsOf'
import type { AnalyteUse } from './longReader'
import type { People } from '../people'
import type { ResultCells } from '../resultCells'

/** What the reader of the rows lends to the one of their cells. */
export interface LongCellsGiven {
  columns: FieldColumns
  /** How many headings there are. */
  width: number
  cells: ResultCells
  people: People
  into: Gathered
  /** What a name in the analyte column means; undefined where its row is not taken. */
  useOf: (name: string) => AnalyteUse | undefined
  /** Reads a row of texts, whatever it says. */
  readRow: (row: readonly string[], line: number) => void
  /** Whether other headings came, under which the columns are not these any more. */
  isOver: () => boolean
}

const FASTINGS: readonly (Fasting | undefined)[] = [undefined, 'yes', 'no', 'unknown']
/** Longer cells hold a time, and are seldom alike. */
const DAY_LETTERS = 15
const NOT_PLAIN = -1

/**
 * Reads rows of results where they stand in the text, as long as they are plain: of the usual width, about somebody, with a
 * day, an analyte and a value. Every other row is read as texts. The answers are the same, in a third of the time: no
 * text is made of a cell that was seen before.
 */
export class LongCells {
  private readonly uses: AnalyteUse[] = []
  private readonly names = new CellNumbers()
  private readonly numbers = new CellNumbers()
  private readonly days = new CellNumbers()
  private readonly values = new CellNumbers()
  private readonly units = new CellNumbers()
  private readonly unitTexts: string[] = []
  private readonly ranges = new CellNumbers()
  private readonly flags = new CellNumbers()
  private readonly fastings = new CellNumbers()
  /** The columns that say who it is. */
  private readonly who: readonly number[]
  /** Columns that are seldom filled; where they are, the row is read as texts. */
  private readonly seldom: readonly number[]
  /** The first and the last column of those that say what the result is, where nothing of who and when stands among them. */
  private readonly said: { first: number; last: number } | undefined
  /** By all that these columns say: the row of a result that said so, and gave no cause for a word. */
  private readonly alike = new CellNumbers()
  private person = -1

  constructor(private readonly given: LongCellsGiven) {
    const { number = -1, name, kana, birthDate, sex } = given.columns
    const { time, method, marks, status, reportedAt, outside } = given.columns
    this.who = [number, name, kana, birthDate, sex].filter((at) => at !== undefined)
    this.seldom = [time, method, marks, status, reportedAt, outside].filter((at) => at !== undefined)
    this.said = saidColumns(given.columns, this.who)
  }

  /** Whether rows with these columns can be read so. */
  static canRead({ number, drawn, analyte, value }: FieldColumns): boolean {
    return [number, drawn, analyte, value].every((at) => at !== undefined)
  }

  read(cut: CutText, from: number): void {
    this.person = -1
    for (let row = from; row < cut.rows; row++) {
      const first = cut.firstCells[row] ?? 0
      const width = (cut.firstCells[row + 1] ?? 0) - first
      if (width === 1 && cut.isEmpty(first)) continue
      if (width === this.given.width && !this.given.isOver() && this.readPlain(cut, row, first)) continue
      this.given.readRow(cut.row(row), cut.lines[row] ?? 0)
      this.person = -1
    }
  }

  /** Reads a plain row; false where it is none, and then nothing was taken of it. */
  private readPlain(cut: CutText, row: number, first: number): boolean {
    for (const at of this.seldom) if (!cut.isEmpty(first + at)) return false
    // Most rows say nothing that was not said before, but of somebody else or on another day.
    const { said } = this
    if (!said || cut.quoted[row] === 1 || this.alike.timesForgotten > 0)
      return this.readCells(cut, row, first)
    const [start, end] = [cut.starts[first + said.first] ?? 0, cut.ends[first + said.last] ?? 0]
    const like = this.alike.between(cut, start, end)
    if (!Number.isNaN(like)) return this.readLike(like, cut, row, first)
    const { results, warnings } = this.given.into
    const [put, warned] = [results.length, warnings.count]
    if (!this.readCells(cut, row, first)) return false
    if (results.length > put && warnings.count === warned) this.alike.keepBetween(cut, start, end, put)
    return true
  }

  private readLike(like: number, cut: CutText, row: number, first: number): boolean {
    const person = this.personAt(cut, row, first)
    if (person < 0) return false
    const moment = this.momentAt(cut, row, first, this.given.columns.drawn ?? 0)
    if (moment < 0) return false
    this.given.cells.putLike(like, person, moment, cut.lines[row] ?? 0)
    return true
  }

  private readCells(cut: CutText, row: number, first: number): boolean {
    const { columns, cells, into } = this.given
    const { analyte = 0, value = 0, drawn = 0, flag, fasting } = columns
    const use = this.uses[this.useAt(cut, first + analyte)]
    if (!use) return false
    const person = this.personAt(cut, row, first)
    if (person < 0) return false
    const moment = this.momentAt(cut, row, first, drawn)
    const valueId = this.valueAt(cut, first + value)
    if (moment < 0 || valueId === 0) return false
    const stated = fasting === undefined ? 0 : this.fastingAt(cut, first + fasting)
    if (stated === NOT_PLAIN) return false
    cells.put(
      person,
      moment,
      use.analyte,
      stated === 0 ? use.attributes : withFasting(use.attributes, FASTINGS[stated]),
      valueId,
      this.unitAt(cut, first) || use.unit,
      use.heading,
      this.rangeAt(cut, first),
      flag === undefined || cut.isEmpty(first + flag) ? 0 : this.flagAt(cut, first + flag, into),
      this.besideAt(cut, first),
      cut.lines[row] ?? 0,
      value + 1,
    )
    return true
  }

  private useAt(cut: CutText, cell: number): number {
    const known = this.names.of(cut, cell)
    if (!Number.isNaN(known)) return known
    const use = this.given.useOf(cut.textOf(cell))
    return this.names.keep(cut, cell, use ? this.uses.push(use) - 1 : NOT_PLAIN)
  }

  private momentAt(cut: CutText, row: number, first: number, drawn: number): number {
    const cell = first + drawn
    const isLong = (cut.ends[cell] ?? 0) - (cut.starts[cell] ?? 0) > DAY_LETTERS
    const known = isLong ? Number.NaN : this.days.of(cut, cell)
    if (!Number.isNaN(known)) return known
    const place = { line: cut.lines[row] ?? 0, column: drawn + 1 }
    const moment = this.given.cells.momentInColumn(cut.textOf(cell), place)
    return isLong ? moment : this.days.keep(cut, cell, moment)
  }

  private valueAt(cut: CutText, cell: number): number {
    const known = this.values.of(cut, cell)
    if (!Number.isNaN(known)) return known
    return this.values.keep(cut, cell, this.given.cells.valueId(cut.textOf(cell)))
  }

  private unitAt(cut: CutText, first: number): string {
    const { unit } = this.given.columns
    if (unit === undefined || cut.isEmpty(first + unit)) return ''
    const known = this.units.of(cut, first + unit)
    if (!Number.isNaN(known)) return this.unitTexts[known] ?? ''
    const text = cut.textOf(first + unit)
    this.units.keep(cut, first + unit, this.unitTexts.push(text) - 1)
    return text
  }

  private rangeAt(cut: CutText, first: number): number {
    const { cells, columns } = this.given
    const { range, low, high } = columns
    if (
      (low !== undefined && !cut.isEmpty(first + low)) ||
      (high !== undefined && !cut.isEmpty(first + high))
    ) {
      const text = (at: number | undefined): string => (at === undefined ? '' : cut.textOf(first + at))
      return cells.rangeWithLimitsId(text(range), text(low), text(high))
    }
    if (range === undefined || cut.isEmpty(first + range)) return 0
    const known = this.ranges.of(cut, first + range)
    if (!Number.isNaN(known)) return known
    return this.ranges.keep(cut, first + range, cells.rangeId(cut.textOf(first + range)))
  }

  private flagAt(cut: CutText, cell: number, into: Gathered): number {
    const known = this.flags.of(cut, cell)
    if (!Number.isNaN(known)) return known
    return this.flags.keep(cut, cell, into.results.flags.idOf(withoutGuard(cut.textOf(cell).trim())))
  }

  /** The position of what the cell says among `FASTINGS`; −1 where its word is not known. */
  private fastingAt(cut: CutText, cell: number): number {
    if (cut.isEmpty(cell)) return 0
    const known = this.fastings.of(cut, cell)
    if (!Number.isNaN(known)) return known
    const stated = this.given.cells.fasting(cut.textOf(cell))
    return this.fastings.keep(cut, cell, stated === null ? NOT_PLAIN : FASTINGS.indexOf(stated))
  }

  private besideAt(cut: CutText, first: number): number {
    const { comment, lab, specimen, arrived, marks } = this.given.columns
    const isEmpty =
      (comment === undefined || cut.isEmpty(first + comment)) &&
      (lab === undefined || cut.isEmpty(first + lab)) &&
      (specimen === undefined || cut.isEmpty(first + specimen)) &&
      (arrived === undefined || cut.isEmpty(first + arrived))
    if (isEmpty) return 0
    const text = (at: number | undefined): string => (at === undefined ? '' : cut.textOf(first + at))
    return this.given.cells.besideId(
      text(comment),
      text(lab),
      text(specimen),
      text(arrived),
      marks === undefined ? undefined : '',
    )
  }

  /** Rows about one person mostly follow each other. */
  private personAt(cut: CutText, row: number, first: number): number {
    if (this.person >= 0 && row > 0 && this.isAsBefore(cut, first, cut.firstCells[row - 1] ?? 0))
      return this.person
    const { people } = this.given
    const number = first + (this.who[0] ?? 0)
    const line = cut.lines[row] ?? 0
    if (this.who.length > 1) return (this.person = people.of(this.whoIn(cut, first), line))
    const known = this.numbers.of(cut, number)
    if (!Number.isNaN(known)) return (this.person = known)
    this.person = people.ofNumber(cut.textOf(number), line)
    if (this.person >= 0) this.numbers.keep(cut, number, this.person)
    return this.person
  }

  /** A row with nothing but who it is about. */
  private whoIn(cut: CutText, first: number): string[] {
    const row: string[] = new Array<string>(this.given.width).fill('')
    for (const at of this.who) row[at] = cut.textOf(first + at)
    return row
  }

  private isAsBefore(cut: CutText, first: number, before: number): boolean {
    for (const at of this.who) if (!cut.areAlike(first + at, before + at)) return false
    return true
  }
}

/** The columns that say what a result is, from the first to the last, with all that stand between. */
function saidColumns(
  columns: FieldColumns,
  who: readonly number[],
): { first: number; last: number } | undefined {
  const { analyte, value, unit, range, low, high, flag, fasting, comment, lab, specimen, arrived } = columns
  const said = [analyte, value, unit, range, low, high, flag, fasting, comment, lab, specimen, arrived]
  const known = said.filter((at) => at !== undefined)
  const [first, last] = [Math.min(...known), Math.max(...known)]
  const others = [...who, columns.drawn ?? 0]
  return others.some((at) => at > first && at < last) ? undefined : { first, last }
}
