import type { Bilingual } from '@/domain/language'
import { readPlacedNumber } from '../../cells/patientNumber'
import { readSex } from '../../cells/wordCells'
import type { Opening } from '../../format'
import { marksOfComment } from '../../terms'
import { LabResults } from '../labResults'
import type { LineHandler } from '../lineReader'
import { bounded, cellsOf } from '../lines'
import { BML_CODES } from './codes'
import {
  DRAWN,
  isCode,
  isOrderRow,
  isShifted,
  ITEM_CELLS,
  ITEMS_FROM,
  itemsOf,
  NUMBER,
  SEX,
  TIME,
  type BmlItem,
} from './row'

/** Reads rows of BML: one request a row, its items one after the other. */
export class BmlRows implements LineHandler {
  readonly results: LabResults
  private orders = 0
  /** How many cells rows have behind their last whole item; a row that was cut off ends otherwise. */
  private readonly ends = new Set([0])

  constructor(opening: Opening) {
    this.results = new LabResults('bml', opening, BML_CODES)
  }

  readLine(text: string, line: number, isOpen: boolean): void {
    const cells = bounded(
      cellsOf(text, () => true),
      line,
    )
    const items = itemsOf(cells)
    const ends = (cells.length - ITEMS_FROM) % ITEM_CELLS
    const isCut = isOpen && !this.ends.has(ends)
    this.ends.add(ends)
    if (isOrderRow(cells)) return this.leaveOutOrder(cells, line)
    const refuse = (code: 'no-number' | 'no-analyte' | 'row-shifted', column: number): void =>
      this.results.cells.problem(code, text.slice(0, 200), { line, column }, items.length)
    if (items.length === 0) return refuse('no-analyte', 0)
    if (isShifted(items)) return refuse('row-shifted', 0)
    const number = readPlacedNumber(cells[NUMBER] ?? '')
    if (number === '') return refuse('no-number', NUMBER + 1)
    const moment = this.moment(cells, line)
    if (moment < 0) return this.refuseDay(cells, line, moment, items.length)
    const person = this.results.person({ number, ...this.sex(cells, line) }, line)
    const cut = isCut ? items.pop() : undefined
    for (const item of items) this.readItem(item, person, moment, line)
    if (cut) this.results.cells.problem('row-cut', cut.value, { line, column: cut.column + 2 }, 1, cut.code)
  }

  notes(): Bilingual[] {
    if (this.orders === 0) return []
    return [
      {
        ja: `検査依頼の行 ${this.orders} 件は検査結果ではないため、取り込みません`,
        en: `${this.orders} rows are orders, not results, and are left out`,
      },
    ]
  }

  private readItem(
    { code, value, flag, comment, column }: BmlItem,
    person: number,
    moment: number,
    line: number,
  ): void {
    const place = { line, column: column + 2 }
    if (!isCode(code)) {
      const words = code === '' ? 'item-without-code' : 'not-an-item-code'
      return this.results.cells.problem(words, code === '' ? value : code, place, 1, undefined, value)
    }
    // Without a value, what the comment says of the sample is all that was reported.
    const isOnlyComment = value === '' && marksOfComment(comment).length > 0
    this.results.put({
      person,
      moment,
      item: { codes: [code], jlac10: '', name: '' },
      value: isOnlyComment ? comment : value,
      flag,
      beside: this.results.besideId(comment, []),
      place,
    })
  }

  private leaveOutOrder(cells: readonly string[], line: number): void {
    this.orders += 1
    const codes = cells.filter((cell, at) => at > SEX && isCode(cell)).length
    this.results.leaveOut('kensa_irai', 'order', codes, line)
  }

  private moment(cells: readonly string[], line: number): number {
    const { cells: read } = this.results
    const day = read.moment(cells[DRAWN] ?? '')
    const time = (cells[TIME] ?? '').replace(/^(\d{3})$/, '0$1')
    if (day < 0 || /^0*:?0*$/.test(time)) return day
    const timed = read.withTime(day, time)
    if (timed === undefined) read.warning('not-a-time', cells[TIME] ?? '', { line, column: TIME + 1 })
    return timed ?? day
  }

  private refuseDay(cells: readonly string[], line: number, moment: number, items: number): void {
    const { cells: read, rules } = this.results
    const place = { line, column: DRAWN + 1 }
    read.problem(read.faultOf(moment), cells[DRAWN] ?? '', place, items, undefined, rules.today)
  }

  private sex(cells: readonly string[], line: number): { sex?: 'M' | 'F' } {
    const stated = cells[SEX] ?? ''
    const sex = stated === '' ? undefined : readSex(stated)
    if (sex) return { sex }
    if (stated !== '') this.results.cells.problem('not-a-sex', stated, { line, column: SEX + 1 }, 0)
    return {}
  }
}
