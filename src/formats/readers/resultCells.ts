import type { AnalyteId, Fasting } from '@/domain/analyte'
import { dayFromNumber, dayNumber, type Day } from '@/domain/day'
import type { ImportKind, OwnItem } from '@/domain/reading'
import { readColumnDay, readDayCell, readTimeCell, type DayCell, type DayFault } from '../cells/dayCell'
import { readLimitCells, readRangeCell } from '../cells/rangeCell'
import { readFasting, readNumber } from '../cells/wordCells'
import { withoutGuard } from '../csvText'
import { ownText } from '../gathered/dictionary'
import type { Gathered } from '../gathered/gathered'
import { packedAnalyte, type Beside } from '../gathered/packedResults'
import type { Whose } from '../gathered/slips'
import type { ProblemCode } from '../problems'
import { marksOfComment, type CellValue, type Terms } from '../terms'
import { FlagCheck } from './flagCheck'

/** What every reader of a file is given. */
export interface ReadingRules {
  terms: Terms
  zone: string
  today: Day
  /** The id of a protocol that a roster names by id or name. */
  protocolId: (text: string) => string | undefined
  /** What the clinic says that an item of such files means, by code or name as sent; asked before the catalogue. */
  ownItem: (kind: ImportKind, sent: string) => OwnItem | undefined
  /** Set where semicolons part the cells: a comma before three figures may then be a decimal one (`7,407`). */
  isCommaUnclear?: boolean
}

/** A day and a time of day in one number: (day number + `FIRST_DAY`) × 1441 + minute + 1, or a fault below 0. */
export type Moment = number
const FIRST_DAY = 800_000
const SLOTS = 1441
const FAULTS: readonly (DayFault | 'after-today' | 'no-day')[] = [
  'no-day',
  'not-a-day',
  'day-without-year',
  'outside-era',
  'after-today',
]

/** The number of the day (`dayNumber`) and the minute of a moment of 0 or above; the minute is −1 where it has no time. */
export function momentParts(moment: Moment): { day: number; minute: number } {
  return { day: Math.floor(moment / SLOTS) - FIRST_DAY, minute: (moment % SLOTS) - 1 }
}

const FITS = 1
const ODD = 2
const REFUSED = 3
const OWN_UNIT = 4
const WORDS = 5

/** A unit as one analyte of one file writes it, with what is known of each value in it. */
interface UnitUse {
  analyte: AnalyteId
  heading: string
  received: string
  unit: number
  isBare: boolean
  isListed: boolean
  isTold: boolean
  /** By number of the value: 0 not looked at yet. */
  verdicts: Uint8Array
}

/** Where a result stands, and whom and which day its row is about, where that is known. */
export interface Place extends Whose {
  line: number
  column: number
}

const MOST_CACHED = 100_000
const COMMA_BEFORE_THREE = /\d[,，]\d{3}(?!\d)/
/** Words in which a figure stands are likelier a number that could not be read; grades of a strip test (2+) are none. */
const HAS_FIGURES = /^(?![(（]?[1-5１-５][+＋][)）]?$).*[0-9０-９]/s

/** Reads the cells of one file of results. Texts that repeat are read once; what they say is kept by number. */
export class ResultCells {
  private readonly today: number
  private readonly moments = new Map<string, Moment>()
  private readonly columnMoments = new Map<string, Moment>()
  private readonly flagCheck: FlagCheck
  private readonly times = new Map<string, number>()
  private readonly valueIds: Map<string, number>
  private readonly ranges = new Map<string, number>()
  private readonly besides = new Map<string, number>([['\u0001\u0001\u0001', 0]])
  private readonly fastings = new Map<string, Fasting | null>()
  private readonly unitUses: Map<string, UnitUse>[] = []

  constructor(
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    readonly file: number,
  ) {
    this.today = dayNumber(rules.today)
    this.flagCheck = new FlagCheck(into.results)
    this.valueIds = VALUE_IDS.get(into) ?? new Map<string, number>()
    VALUE_IDS.set(into, this.valueIds)
  }

  /** The day and time in a cell; below 0 where there is none. */
  moment(received: string): Moment {
    if (received.length > 15 && isPlainMoment(received)) {
      const day = this.moment(received.slice(0, 10))
      const minute = minuteAt(received, 11)
      return day < 0 || minute < 0 ? day : day + minute + 1
    }
    const known = this.moments.get(received)
    if (known !== undefined) return known
    const read = this.readMoment(received)
    if (this.moments.size > MOST_CACHED) this.moments.clear()
    this.moments.set(ownText(received), read)
    return read
  }

  /**
   * The day and time in a column of days of a table, where Excel's numbers of days stand for days too. A day that is
   * written oddly is a warning, once for each spelling.
   */
  momentInColumn(received: string, place: Place): Moment {
    if (received.length > 15 && isPlainMoment(received)) return this.moment(received)
    const known = this.columnMoments.get(received)
    if (known !== undefined) return known
    const read = received.trim() === '' ? undefined : readColumnDay(received, this.rules.zone)
    const moment = this.momentOf(read)
    if (read && 'day' in read && read.remark !== undefined && moment >= 0)
      this.warning(read.remark, received, place, undefined, read.day)
    if (this.columnMoments.size > MOST_CACHED) this.columnMoments.clear()
    this.columnMoments.set(ownText(received), moment)
    return moment
  }

  /** The moment so many days after a first day; `not-a-day` where the cell is no whole number. */
  momentAfter(firstDay: Day, received: string): Moment {
    const text = received.trim()
    if (text === '') return faultMoment('no-day')
    if (!/^-?\d{1,6}(?:\.0+)?$/.test(text)) return faultMoment('not-a-day')
    const day = dayNumber(firstDay) + Math.round(Number(text))
    return day > this.today ? faultMoment('after-today') : (day + FIRST_DAY) * SLOTS
  }

  /** The moment with the time of a cell of its own; undefined where that is no time. */
  withTime(moment: Moment, received: string): Moment | undefined {
    if (received === '') return moment
    let minute = this.times.get(received)
    if (minute === undefined) {
      const time = received.trim() === '' ? '' : readTimeCell(received)
      minute = time === undefined ? -2 : time === '' ? -1 : minuteAt(time, 0)
      this.times.set(ownText(received), minute)
    }
    if (minute === -2) return undefined
    return minute < 0 ? moment : moment - (moment % SLOTS) + minute + 1
  }

  /** The number of a value; 0 is a pending order without a word. */
  valueId(received: string): number {
    if (this.rules.isCommaUnclear === true && COMMA_BEFORE_THREE.test(received)) return this.unclear(received)
    const known = this.valueIds.get(received)
    if (known !== undefined) return known
    const text = ownText(received)
    const value = this.rules.terms.value(text)
    const id = value.text === '' ? 0 : this.into.results.values.push(value) - 1
    this.valueIds.set(text, id)
    return id
  }

  /** Another file of the import may say the same text clearly. */
  private unclear(received: string): number {
    const key = `\u0001${received}`
    const known = this.valueIds.get(key)
    if (known !== undefined) return known
    const id = this.into.results.values.push({ kind: 'fault', text: ownText(received.trim()) }) - 1
    this.valueIds.set(ownText(key), id)
    return id
  }

  isPending(value: number): boolean {
    return this.valueWith(value).kind === 'pending'
  }

  rangeId(received: string): number {
    if (received === '') return 0
    return this.cachedRange(received, () => readRangeCell(ownText(received)))
  }

  limitsId(low: string, high: string): number {
    if (low === '' && high === '') return 0
    return this.cachedRange(`${low}\u0001${high}`, () => readLimitCells(ownText(low), ownText(high)))
  }

  /**
   * The number of a range that has columns for its limits beside its text: the limits hold, and the text stays where it says
   * more.
   */
  rangeWithLimitsId(range: string, low: string, high: string): number {
    if (low === '' && high === '') return this.rangeId(range)
    if (range === '') return this.limitsId(low, high)
    return this.cachedRange(`${range}\u0001${low}\u0001${high}`, () => {
      const [said, limits] = [readRangeCell(ownText(range)), readLimitCells(ownText(low), ownText(high))]
      if (!limits || (said?.low === limits.low && said?.high === limits.high && !said?.bySex)) return said
      return { ...limits, text: withoutGuard(ownText(range)).trim() }
    })
  }

  /** `marks` and `outside` where the file has columns for them: then the comment says nothing of the sample. */
  besideId(
    comment: string,
    lab: string,
    specimen: string,
    arrived: string,
    marks?: string,
    outside = '',
  ): number {
    const key = `${comment}\u0001${lab}\u0001${specimen}\u0001${arrived}${marks === undefined && outside === '' ? '' : `\u0001${marks ?? '-'}\u0001${outside}`}`
    const known = this.besides.get(key)
    if (known !== undefined) return known
    const beside = this.besideOf(
      withoutGuard(comment.trim()),
      withoutGuard(lab.trim()),
      withoutGuard(specimen.trim()),
      arrived,
      marks,
      withoutGuard(outside.trim()),
    )
    const id = Object.keys(beside).length === 0 ? 0 : this.into.results.besides.push(beside) - 1
    this.besides.set(ownText(key), id)
    return id
  }

  /** Fasting as a cell states it; null where its word is not known. */
  fasting(received: string): Fasting | undefined | null {
    if (received === '') return undefined
    const known = this.fastings.get(received)
    if (known !== undefined) return known
    const text = ownText(received)
    const read = text.trim() === '' ? 'unknown' : (readFasting(text) ?? null)
    this.fastings.set(text, read)
    return read
  }

  /** Adds one result, and gives its row; −1 where it said why its value cannot stand in its unit. */
  put(
    subject: number,
    moment: Moment,
    analyte: AnalyteId,
    attributes: number,
    value: number,
    unitText: string,
    heading: string,
    range: number,
    flag: number,
    beside: number,
    line: number,
    column: number,
  ): number {
    const use = this.unitUse(analyte, unitText, heading)
    const verdict = this.verdictOf(use, value)
    if (verdict === REFUSED) {
      this.refuse(use, value, { line, column, ...this.whose(subject, moment) })
      return -1
    }
    let unit = use.unit
    if (verdict === ODD) this.warn(use, value, { line, column, ...this.whose(subject, moment) })
    else if (verdict === WORDS) {
      const place = { line, column, ...this.whose(subject, moment) }
      this.warning('kept-as-words', this.valueWith(value).text, place, use.heading)
    } else if (verdict === OWN_UNIT)
      unit = this.ownUnit(use, value, () => ({ line, column, ...this.whose(subject, moment) }))
    if (range !== 0)
      this.compareFlag(use, value, flag, range, () => ({ line, column, ...this.whose(subject, moment) }))
    this.into.results.add(
      subject,
      Math.floor(moment / SLOTS) - FIRST_DAY,
      (moment % SLOTS) - 1,
      packedAnalyte(analyte),
      attributes,
      value,
      unit,
      range,
      flag,
      beside,
      this.file,
      line,
      column,
    )
    return this.into.results.length - 1
  }

  /** Whom and which day a row is about, by what was read of it; a moment below 0 says no day. */
  whose(subject: number, moment: Moment): Whose {
    const number = this.into.subjects.list[subject]?.number ?? ''
    return {
      ...(number === '' ? {} : { number }),
      ...(moment < 0 ? {} : { day: dayFromNumber(Math.floor(moment / SLOTS) - FIRST_DAY) }),
    }
  }

  /** Whom and which day a row is about that could not be read, by its cells; what is neither is left out. */
  whoseRow(numberText: string | undefined, dayText: string | undefined): Whose {
    const number = readNumber(numberText ?? '')
    const hasDay = dayText !== undefined && dayText.trim() !== ''
    const read = hasDay ? readColumnDay(dayText, this.rules.zone) : undefined
    return {
      ...(number === '' ? {} : { number: ownText(number) }),
      ...(read && 'day' in read ? { day: read.day } : {}),
    }
  }

  /** Adds a result that says the same as the one in a row, which was put without a word. */
  putLike(row: number, subject: number, moment: Moment, line: number): void {
    const day = Math.floor(moment / SLOTS)
    this.into.results.addLike(row, subject, day - FIRST_DAY, moment - day * SLOTS - 1, line)
  }

  /** The fault that a moment below 0 stands for. */
  faultOf(moment: Moment): ProblemCode {
    return FAULTS[-1 - moment] ?? 'not-a-day'
  }

  problem(
    code: ProblemCode,
    received: string,
    place: Place,
    cells: number,
    heading?: string,
    detail = '',
  ): void {
    this.into.problems.add(this.slip(code, received, place, cells, heading, detail))
  }

  warning(code: ProblemCode, received: string, place: Place, heading?: string, detail = ''): void {
    this.into.warnings.add(this.slip(code, received, place, 0, heading, detail))
  }

  private slip(
    code: ProblemCode,
    received: string,
    place: Place,
    cells: number,
    heading: string | undefined,
    detail: string,
  ): Parameters<Gathered['problems']['add']>[0] {
    return {
      code,
      file: this.file,
      ...place,
      received: ownText(received),
      detail,
      cells,
      ...(heading === undefined ? {} : { heading }),
    }
  }

  private readMoment(received: string): Moment {
    return this.momentOf(received.trim() === '' ? undefined : readDayCell(received, this.rules.zone))
  }

  private momentOf(read: DayCell | undefined): Moment {
    if (!read) return faultMoment('no-day')
    if ('fault' in read) return faultMoment(read.fault)
    const day = dayNumber(read.day)
    if (day > this.today) return faultMoment('after-today')
    return (day + FIRST_DAY) * SLOTS + (read.time === undefined ? 0 : minuteAt(read.time, 0) + 1)
  }

  private cachedRange(key: string, read: () => ReturnType<typeof readRangeCell>): number {
    const known = this.ranges.get(key)
    if (known !== undefined) return known
    const id = this.into.results.rangeId(read())
    this.ranges.set(ownText(key), id)
    return id
  }

  private besideOf(
    comment: string,
    lab: string,
    specimen: string,
    arrivedText: string,
    marked: string | undefined,
    outside: string,
  ): Beside {
    const marks = marksOfComment(marked ?? comment)
    const arrived = arrivedText.trim() === '' ? undefined : readDayCell(arrivedText, this.rules.zone)
    return {
      ...(comment === '' ? {} : { comment: ownText(comment) }),
      ...(lab === '' ? {} : { lab: ownText(lab) }),
      ...(specimen === '' ? {} : { specimen: ownText(specimen) }),
      ...(outside === '' ? {} : { outside: ownText(outside) }),
      ...(arrived && 'day' in arrived ? { arrived: arrived.day } : {}),
      ...(marks.length === 0 ? {} : { marks }),
    }
  }

  private unitUse(analyte: AnalyteId, received: string, heading: string): UnitUse {
    const index = packedAnalyte(analyte)
    const uses = (this.unitUses[index] ??= new Map<string, UnitUse>())
    return uses.get(received) ?? this.newUnitUse(uses, analyte, received, heading)
  }

  private newUnitUse(
    uses: Map<string, UnitUse>,
    analyte: AnalyteId,
    received: string,
    heading: string,
  ): UnitUse {
    const own = ownText(received)
    const text = withoutGuard(own.trim())
    const { terms } = this.rules
    const named =
      text === ''
        ? { unit: terms.row(analyte).unit, isListed: true, isBare: false }
        : terms.unit(analyte, text)
    const use: UnitUse = {
      analyte,
      heading: ownText(heading),
      received: text,
      unit: this.into.results.units.idOf(named.unit),
      isBare: named.isBare,
      isListed: named.isListed,
      isTold: false,
      verdicts: new Uint8Array(256),
    }
    uses.set(own, use)
    return use
  }

  private verdictOf(use: UnitUse, value: number): number {
    const known = use.verdicts[value]
    return known === undefined || known === 0 ? this.verdict(use, value) : known
  }

  private verdict(use: UnitUse, value: number): number {
    if (value >= use.verdicts.length) {
      const longer = new Uint8Array(Math.max(value + 1, use.verdicts.length * 2))
      longer.set(use.verdicts)
      use.verdicts = longer
    }
    const verdict = this.judged(use, this.valueWith(value))
    use.verdicts[value] = verdict
    return verdict
  }

  private judged(use: UnitUse, cell: CellValue): number {
    if (cell.kind === 'fault') return REFUSED
    if (cell.kind === 'pending') return FITS
    if (cell.value.kind === 'text') return HAS_FIGURES.test(cell.text) ? WORDS : FITS
    if (use.received === '' && cell.unit !== undefined) return OWN_UNIT
    if (this.hasOtherUnit(use, cell)) return REFUSED
    const { terms } = this.rules
    if (use.received === '') {
      const read = terms.withoutUnit(use.analyte, cell.value.number)
      if (read !== 'fits' && read !== 'odd') return REFUSED
      this.tellAssumed(use)
      return read === 'fits' ? FITS : ODD
    }
    if (use.isBare) return REFUSED
    const unit = this.into.results.units.textOf(use.unit)
    if (!use.isListed) return ODD
    return terms.implausible(use.analyte, cell.value.number, unit) === undefined ? FITS : ODD
  }

  /** Whether a value is written with another unit than the one stated beside it: nothing says which of the two holds. */
  private hasOtherUnit(use: UnitUse, cell: CellValue): boolean {
    if (use.received === '' || cell.kind !== 'value' || cell.unit === undefined) return false
    return this.rules.terms.unit(use.analyte, cell.unit).unit !== this.into.results.units.textOf(use.unit)
  }

  private compareFlag(use: UnitUse, value: number, flag: number, range: number, place: () => Place): void {
    const cell = this.valueWith(value)
    if (flag === 0 && (cell.kind !== 'value' || cell.flag === undefined)) return
    const found = this.flagCheck.contradiction(cell, flag, range)
    if (!found) return
    const shown = cell.text.includes(found.flag) ? cell.text : `${cell.text} ${found.flag}`
    this.warning('flag-contradicts-range', shown, place(), use.heading, found.limits)
  }

  private refuse(use: UnitUse, value: number, place: Place): void {
    const cell = this.valueWith(value)
    const { terms } = this.rules
    const unit = terms.row(use.analyte).unit
    if (cell.kind !== 'value' || cell.value.kind === 'text')
      this.problem('not-a-value', cell.text, place, 1, use.heading)
    else if (this.hasOtherUnit(use, cell))
      this.problem('units-differ', cell.text, place, 1, use.heading, use.received)
    else if (use.isBare) this.problem('unit-refused', use.received, place, 1, use.heading, cell.text)
    else {
      const read = terms.withoutUnit(use.analyte, cell.value.number)
      if (typeof read === 'object')
        this.problem('unit-ambiguous', cell.text, place, 1, use.heading, read.ambiguous)
      else this.problem('unit-missing', cell.text, place, 1, use.heading, unit)
    }
  }

  private warn(use: UnitUse, value: number, place: Place): void {
    const cell = this.valueWith(value)
    if (cell.kind !== 'value' || cell.value.kind !== 'number') return
    if (!use.isListed) {
      if (!use.isTold) this.warning('unknown-unit', use.received, place, use.heading, use.heading)
      use.isTold = true
      return
    }
    const unit = this.into.results.units.textOf(use.unit)
    const limits = this.rules.terms.implausible(use.analyte, cell.value.number, unit) ?? ''
    this.warning('implausible', cell.text, place, use.heading, limits)
  }

  /** A unit written into the cell stands for this cell alone. */
  private ownUnit(use: UnitUse, value: number, place: () => Place): number {
    const cell = this.valueWith(value)
    if (cell.kind !== 'value' || cell.unit === undefined) return use.unit
    const stated = this.unitUse(use.analyte, cell.unit, use.heading)
    const verdict = this.verdictOf(stated, value)
    if (verdict === ODD) this.warn(stated, value, place())
    return stated.unit
  }

  private tellAssumed(use: UnitUse): void {
    if (use.isTold) return
    use.isTold = true
    const unit = this.rules.terms.row(use.analyte).unit
    this.into.assumedUnits.push({ file: this.file, heading: use.heading, unit })
  }

  private valueWith(id: number): CellValue {
    const cell = this.into.results.values[id]
    if (!cell) throw new Error(`no value with number: ${id}`)
    return cell
  }
}

/** Values repeat across the files of one import. */
const VALUE_IDS = new WeakMap<Gathered, Map<string, number>>()

/** Whether a text is `YYYY-MM-DDTHH:MM`, with seconds or not, and without an offset. */
function isPlainMoment(text: string): boolean {
  const between = text.charCodeAt(10)
  if (between !== 84 && between !== 32) return false
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(13) !== 58) return false
  for (let at = 16; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    const isDigit = letter >= 48 && letter <= 57
    if (!isDigit && letter !== 58 && letter !== 46) return false
  }
  return minuteAt(text, 11) >= 0
}

/** Minutes since midnight of the `HH:MM` at a place of a text; −1 where there is none. */
function minuteAt(text: string, at: number): number {
  const hour = twoDigits(text, at)
  const minute = twoDigits(text, at + 3)
  return hour < 0 || minute < 0 || hour > 23 || minute > 59 ? -1 : hour * 60 + minute
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

function faultMoment(fault: (typeof FAULTS)[number]): Moment {
  return -1 - FAULTS.indexOf(fault)
}
