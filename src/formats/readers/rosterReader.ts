import type { Day } from '@/domain/day'
import type { ReadPatient, RosterField } from '@/domain/reading'
import { readDayCell } from '../cells/dayCell'
import { readAmount, readName, readNumber, readSex } from '../cells/wordCells'
import { withoutGuard } from '../csvText'
import { ownText } from '../gathered/dictionary'
import type { Gathered } from '../gathered/gathered'
import type { ProblemCode } from '../problems'
import type { TableLayout } from '../table/recognise'
import { lineOf, type RowBlock } from '../table/rowReader'
import { isBlankRow, reachesBeyond } from './columnsOf'
import type { ReadingRules } from './resultCells'

const LEAST_KG = 10
const MOST_KG = 400
const MOST_WEEKS = 104
const LEAST_MG = 0.1
const MOST_MG = 1000

type Fault = { code: ProblemCode; detail?: string }
type Read<Kind> = { is: Kind } | Fault

/** Reads rows about people, one person a row. Each cell that cannot be read is a problem of its own; the rest of the row stands. */
export class RosterReader {
  private readonly fields: readonly { field: RosterField; at: number }[]

  constructor(
    private readonly layout: TableLayout,
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    private readonly file: number,
  ) {
    this.fields = layout.columns.flatMap((use, at) =>
      typeof use === 'object' && 'field' in use ? [{ field: use.field as RosterField, at }] : [],
    )
  }

  /** Reads further rows; the rows up to the headings must not be among them. */
  read(block: RowBlock, from = 0): void {
    for (let at = from; at < block.rows.length; at++) {
      const row = block.rows[at]
      if (row && !isBlankRow(row) && !this.isHeadingAgain(row)) this.readRow(row, lineOf(block, at))
    }
  }

  private readRow(row: readonly string[], line: number): void {
    const width = this.layout.headings.length
    if (reachesBeyond(row, width)) {
      const beyond = row.findIndex((cell, at) => at >= width && cell.trim() !== '')
      this.problem({ code: 'beyond-the-headings' }, row[beyond] ?? '', line, beyond, this.numberIn(row))
      return
    }
    const patient: ReadPatient = { number: '', file: this.file, line }
    for (const { field, at } of this.fields) {
      const received = row[at] ?? ''
      if (received.trim() === '') continue
      const fault = this.readCell(field, ownText(received), patient)
      if (fault) this.problem(fault, received, line, at, this.numberIn(row))
    }
    if (patient.number === '') this.refuseNumber(row, line)
    else this.into.roster.push(patient)
  }

  private refuseNumber(row: readonly string[], line: number): void {
    const at = this.fields.find(({ field }) => field === 'number')?.at ?? -1
    const received = ownText(row[at]?.trim() ?? '')
    this.problem({ code: received === '' ? 'no-number' : 'not-a-patient-number' }, received, line, at)
  }

  private readCell(field: RosterField, received: string, into: ReadPatient): Fault | undefined {
    const read = this.readField(field, received)
    if ('code' in read) return read
    Object.assign(into, { [field]: read.is })
    return undefined
  }

  private readField(field: RosterField, received: string): Read<unknown> {
    switch (field) {
      case 'number':
        return { is: readNumber(received) }
      case 'name':
      case 'kana':
        return { is: readName(received) }
      case 'phone':
      case 'phone2':
      case 'contactNote':
        return { is: withoutGuard(received.trim()) }
      case 'sex':
        return orFault(readSex(received), 'not-a-sex')
      case 'weightKg':
        return amount(received, /kg|㎏|キロ/i, 'not-a-weight', LEAST_KG, MOST_KG)
      case 'doseMg':
        return amount(received, /mg(?:\/日|\/day)?|㎎/i, 'not-a-dose', LEAST_MG, MOST_MG)
      case 'plannedWeeks':
        return weeks(received)
      case 'protocol':
        return orFault(this.rules.protocolId(withoutGuard(received.trim())), 'unknown-protocol')
      case 'birthDate':
        return this.pastDay(received)
      default:
        return this.day(received)
    }
  }

  private day(received: string): Read<Day> {
    const read = readDayCell(received, this.rules.zone)
    return 'fault' in read ? { code: read.fault } : { is: read.day }
  }

  private pastDay(received: string): Read<Day> {
    const read = this.day(received)
    return 'is' in read && read.is > this.rules.today
      ? { code: 'after-today', detail: this.rules.today }
      : read
  }

  private isHeadingAgain(row: readonly string[]): boolean {
    return this.layout.headingRow >= 0 && row.every((cell, at) => cell === (this.layout.headings[at] ?? ''))
  }

  private numberIn(row: readonly string[]): string {
    return ownText(readNumber(row[this.fields.find(({ field }) => field === 'number')?.at ?? -1] ?? ''))
  }

  private problem(
    { code, detail = '' }: Fault,
    received: string,
    line: number,
    at: number,
    number = '',
  ): void {
    const heading = this.layout.headings[at]
    this.into.problems.add({
      code,
      file: this.file,
      line,
      column: at + 1,
      received: ownText(received),
      detail,
      cells: 1,
      ...(number === '' ? {} : { number }),
      ...(heading === undefined ? {} : { heading }),
    })
  }
}

function weeks(received: string): Read<number> {
  const read = amount(received, /週間?|weeks?|w/i, 'not-weeks', 1, MOST_WEEKS)
  return 'is' in read && !Number.isInteger(read.is) ? { code: 'not-weeks' } : read
}

function amount(
  received: string,
  unit: RegExp,
  code: ProblemCode,
  least: number,
  most: number,
): Read<number> {
  const read = readAmount(received, unit)
  return read === undefined || read < least || read > most ? { code } : { is: read }
}

function orFault<Kind>(read: Kind | undefined, code: ProblemCode): Read<Kind> {
  return read === undefined ? { code } : { is: read }
}
