import type { LeftOutReason, MessageKind } from '@/domain/reading'
import type { ResultStatus, SampleMark } from '@/domain/result'
import type { AnalyteId } from '@/domain/analyte'
import { ENCODING_NAMES, type Encoding } from '../bytes/decode'
import { readName } from '../cells/wordCells'
import type { Opening } from '../format'
import { ownText } from '../gathered/dictionary'
import type { Gathered } from '../gathered/gathered'
import { NO_VALUE, type Beside, type Version } from '../gathered/packedResults'
import type { Whose } from '../gathered/slips'
import type { Subject } from '../gathered/subjects'
import { ResultCells, type Moment, type Place, type ReadingRules } from '../readers/resultCells'
import { marksOfComment } from '../terms'
import { isDisagreeing, isTaken, Items, type ItemNames } from './items'

/** One item of a laboratory's file, as it stands there. */
export interface Stated {
  person: number
  moment: Moment
  item: ItemNames
  /** With its comparator; empty where nothing was reported. */
  value: string
  unit?: string
  /** The number of its range (`cells.rangeId`). */
  range?: number
  flag?: string
  /** The number of what stands beside it (`besideId`). */
  beside?: number
  /** Left out where the file keeps neither statuses nor versions. */
  version?: Version
  place: Place
}

const MOST_KEPT = 100_000
const NUMBER = /^[<>≦≧]?\d+(?:[.,]\d+)?$/
const TWO_LIMITS = /^\d+(?:\.\d+)?\s*[-~～〜]\s*\d+(?:\.\d+)?$/

/** Adds the items of one file to what is gathered, and says of each what became of it. */
export class LabResults {
  readonly cells: ResultCells
  readonly into: Gathered
  readonly rules: ReadingRules
  readonly file: number
  private readonly items: Items
  private readonly encoding: Encoding | undefined
  private readonly besides = new Map<string, number>()
  private readonly told = new Set<string>()

  constructor(kind: MessageKind, opening: Opening, listed?: ReadonlyMap<string, AnalyteId>) {
    const { into, rules, file, encoding } = opening
    this.encoding = encoding
    this.cells = new ResultCells(into, rules, file)
    this.into = into
    this.rules = rules
    this.file = file
    this.items = new Items(kind, rules, listed)
  }

  /** Adds one item: as a result, as something left out, or as a problem. */
  put(stated: Stated): void {
    const meaning = this.items.of(stated.item)
    const { place } = stated
    if (isDisagreeing(meaning)) {
      const detail = `${meaning.code} / ${meaning.name}`
      const sent = [stated.item.jlac10, ...stated.item.codes, stated.item.name]
      this.cells.problem(
        'code-and-name-differ',
        sent.filter(Boolean).join(' '),
        { ...place, ...this.cells.whose(stated.person, stated.moment) },
        1,
        meaning.heading,
        detail,
      )
      return
    }
    if (!isTaken(meaning)) {
      const { person, moment } = stated
      const whose = (): Whose => this.cells.whose(person, moment)
      return this.into.leaveOut(this.file, ownText(meaning.heading), meaning.reason, 1, place.line, whose)
    }
    if (meaning.isByAnalyteAlone) this.tell(meaning.heading, meaning.analyte, place)
    const value = stated.value === '' ? NO_VALUE : this.cells.valueId(stated.value)
    const row = this.cells.put(
      stated.person,
      stated.moment,
      meaning.analyte,
      meaning.attributes,
      value,
      stated.unit === undefined || stated.unit === '' ? meaning.unit : stated.unit,
      meaning.heading,
      stated.range ?? 0,
      stated.flag === undefined || stated.flag === '' ? 0 : this.into.results.flags.idOf(stated.flag),
      stated.beside ?? 0,
      place.line,
      place.column,
    )
    if (row >= 0 && stated.version) this.version(row, value, stated.version)
  }

  /**
   * Whether a unit stands in the place of the value, a number in that of the unit, or a range of two limits in that of
   * the value while none stands in its own: the cells of the row slipped.
   */
  isShifted({
    item,
    value,
    unit = '',
    range = 0,
  }: Pick<Stated, 'item' | 'value' | 'unit' | 'range'>): boolean {
    const meaning = this.items.of(item)
    if (!isTaken(meaning)) return false
    if (NUMBER.test(unit) || (range === 0 && TWO_LIMITS.test(value))) return true
    return value !== '' && !/^\d/.test(value) && this.rules.terms.unit(meaning.analyte, value).isListed
  }

  leaveOut(heading: string, reason: LeftOutReason, cells: number, line: number): void {
    this.into.leaveOut(this.file, ownText(heading), reason, cells, line)
  }

  /** Names, once a file, letters that its encoding could not read. */
  nameUnreadable(line: number, received: string): void {
    const detail = this.encoding === undefined ? '' : ENCODING_NAMES[this.encoding]
    this.cells.warning('unreadable-letters', received, { line, column: 0 }, undefined, detail)
  }

  /** The number of a comment and of what the laboratory found with the sample; marks in the words of the comment count too. */
  besideId(comment: string, marks: readonly SampleMark[], lab = ''): number {
    const text = comment.trim()
    if (text === '' && marks.length === 0 && lab === '') return 0
    const key = `${text}\u0001${marks.join(' ')}\u0001${lab}`
    const known = this.besides.get(key)
    if (known !== undefined) return known
    const all = [...new Set([...marks, ...(text === '' ? [] : marksOfComment(text))])]
    const beside: Beside = {
      ...(text === '' ? {} : { comment: ownText(text) }),
      ...(lab === '' ? {} : { lab: ownText(lab) }),
      ...(all.length === 0 ? {} : { marks: all }),
    }
    const id = this.into.results.besides.push(beside) - 1
    if (this.besides.size > MOST_KEPT) this.besides.clear()
    this.besides.set(ownText(key), id)
    return id
  }

  /** Who an item is about. A name in kana alone is the kana of somebody whose name is not said. */
  person(stated: Omit<Subject, 'file' | 'line'>, line: number): number {
    const { name = '', kana = '', number, birthDate, sex } = stated
    const isKana = kana === '' && isOnlyKana(name)
    const [written, read] = isKana ? ['', name] : [name, kana]
    return this.into.subjects.indexOf({
      number: ownText(number),
      ...named('name', readName(written)),
      ...named('kana', readName(read)),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(sex === undefined ? {} : { sex }),
      file: this.file,
      line,
    })
  }

  /** What is not there yet is pending, whatever the state of its report. */
  private version(row: number, value: number, version: Version): void {
    const isOpen = OPEN.includes(version.status) && this.cells.isPending(value)
    this.into.results.version(row, isOpen ? { ...version, status: 'pending' } : version)
  }

  private tell(heading: string, analyte: AnalyteId, place: Place): void {
    if (this.told.has(heading)) return
    this.told.add(heading)
    this.cells.warning('code-of-analyte-alone', heading, place, heading, analyte)
  }
}

const OPEN: readonly ResultStatus[] = ['preliminary', 'final', 'corrected']

function named(key: 'name' | 'kana', text: string): Partial<Pick<Subject, 'name' | 'kana'>> {
  return text === '' ? {} : { [key]: ownText(text) }
}

/** Kana of either width and nothing else but spaces. */
function isOnlyKana(text: string): boolean {
  return /^[ァ-ヺ・-ヿ･-ﾟ\s]+$/.test(text) && /[ァ-ヺｦ-ﾝ]/.test(text)
}
