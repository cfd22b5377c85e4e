import { parseDay } from '@/domain/day'
import { readColumnDay } from '../cells/dayCell'
import { readName, readNumber, readSex } from '../cells/wordCells'
import { ownText } from '../gathered/dictionary'
import type { Gathered } from '../gathered/gathered'
import type { Subject } from '../gathered/subjects'
import type { FieldColumns } from './columnsOf'
import type { ReadingRules, ResultCells } from './resultCells'

/** Finds who a row of results is about. The same number with the same evidence is looked at once. */
export class People {
  private readonly known = new Map<string, number>()
  private lastKey = ''
  private last = -1
  private readonly evidence: readonly number[]

  constructor(
    private readonly columns: FieldColumns,
    private readonly cells: ResultCells,
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
  ) {
    const { name, kana, birthDate, sex } = columns
    this.evidence = [name, kana, birthDate, sex].filter((at) => at !== undefined)
  }

  /** The position of the person that a row names; −1 where it has no number. */
  of(row: readonly string[], line: number): number {
    const key = this.evidence.length === 0 ? (row[this.columns.number ?? -1] ?? '') : this.keyOf(row)
    if (key === this.lastKey && this.last >= 0) return this.last
    const known = this.known.get(key)
    const index = known ?? this.read(row, line, key)
    this.lastKey = known === undefined ? ownText(key) : key
    this.last = index
    return index
  }

  /** Why a row names nobody. */
  faultOf(row: readonly string[]): 'no-number' | 'not-a-patient-number' {
    return (row[this.columns.number ?? -1] ?? '').trim() === '' ? 'no-number' : 'not-a-patient-number'
  }

  /** The position of the person with a number, in a file that says nothing else of who it is; −1 for no number. */
  ofNumber(received: string, line: number): number {
    const number = ownText(readNumber(received))
    return number === '' ? -1 : this.into.subjects.indexOf({ number, file: this.cells.file, line })
  }

  private keyOf(row: readonly string[]): string {
    let key = row[this.columns.number ?? -1] ?? ''
    for (const at of this.evidence) key += '\u0001' + (row[at] ?? '')
    return key
  }

  private read(row: readonly string[], line: number, key: string): number {
    const number = ownText(readNumber(row[this.columns.number ?? -1] ?? ''))
    if (number === '') return -1
    const text = (at: number | undefined): string => (at === undefined ? '' : ownText(row[at]?.trim() ?? ''))
    const { name, kana, birthDate, sex } = this.columns
    const index = this.into.subjects.indexOf({
      number,
      ...named('name', readName(text(name))),
      ...named('kana', readName(text(kana))),
      ...this.birth(text(birthDate), line, birthDate ?? 0),
      ...this.sex(text(sex), line, sex ?? 0),
      file: this.cells.file,
      line,
    })
    this.known.set(ownText(key), index)
    return index
  }

  private birth(text: string, line: number, at: number): Pick<Subject, 'birthDate'> {
    if (text === '') return {}
    const read = readColumnDay(text, this.rules.zone)
    const birthDate = 'day' in read ? parseDay(read.day) : undefined
    const place = { line, column: at + 1 }
    if ('day' in read && birthDate !== undefined && birthDate <= this.rules.today) {
      if (read.remark !== undefined) this.cells.warning(read.remark, text, place, undefined, birthDate)
      return { birthDate }
    }
    if ('fault' in read) this.cells.problem(read.fault, text, place, 0)
    else this.cells.problem('after-today', text, place, 0, undefined, this.rules.today)
    return {}
  }

  private sex(text: string, line: number, at: number): Pick<Subject, 'sex'> {
    if (text === '') return {}
    const sex = readSex(text)
    if (sex) return { sex }
    this.cells.problem('not-a-sex', text, { line, column: at + 1 }, 0)
    return {}
  }
}

function named(key: 'name' | 'kana', text: string): Partial<Pick<Subject, 'name' | 'kana'>> {
  return text === '' ? {} : { [key]: text }
}
