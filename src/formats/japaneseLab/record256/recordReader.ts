import type { ResultStatus } from '@/domain/result'
import { readPlacedNumber } from '../../cells/patientNumber'
import type { Opening, PieceReader, ReadToEnd } from '../../format'
import { sourceKeyOf } from '../../sourceKey'
import { LabResults } from '../labResults'
import { dialysisComment, joinedComments, marksOfFields } from '../sampleMarks'
import { formedValue } from '../valueForm'
import { collectedMoment } from './collected'
import { Fields } from './fields'
import {
  BILIRUBIN,
  CHYLE,
  HEMOLYSIS,
  ITEM_BYTES,
  ITEM_CODE,
  ITEM_COMMENTS,
  ITEM_FORM,
  ITEM_VALUE,
  ITEMS,
  ITEMS_FROM,
  KIND,
  RECORD_BYTES,
  REPORT_STATE,
  type Dialect,
  type Span,
} from './layout'
import { RecordCutter, type CutRecord } from './records'
import { backToShiftJis } from './shiftJis'

/** What a record says of all its items. */
interface OfRecord {
  fields: Fields
  line: number
  person: number
  number: string
  moment: number
  collected: string
  status: ResultStatus
  comment: string
  marks: ReturnType<typeof marksOfFields>['marks']
}

/** Where an item stands in its record. */
interface Slot {
  from: number
  at: number
  code: string
}

/** Reads 256-byte records of one dialect: `A1` is results, five items each; `O1` and `O2` are orders. */
export class RecordReader implements PieceReader<Uint8Array> {
  private readonly cutter = new RecordCutter()
  private readonly results: LabResults
  private readonly back: ReturnType<typeof backToShiftJis>
  private orders = 0

  constructor(
    private readonly dialect: Dialect,
    opening: Opening,
  ) {
    this.results = new LabResults(dialect.kind, opening)
    this.back = backToShiftJis(opening.encoding)
  }

  get lines(): number {
    return this.cutter.count
  }

  read(piece: Uint8Array): void {
    for (const record of this.cutter.feed(this.back?.(piece) ?? piece)) this.readRecord(record)
  }

  end(): ReadToEnd {
    const rest = this.back?.() ?? new Uint8Array()
    for (const record of [...this.cutter.feed(rest), ...this.cutter.end()]) this.readRecord(record)
    if (this.orders === 0) return {}
    const ja = `依頼レコード(O1・O2)${this.orders}件は検査結果ではないため、取り込みません`
    return {
      notes: [{ ja, en: `${this.orders} records of orders (O1, O2) are no results and are left out` }],
    }
  }

  private readRecord({ bytes, line }: CutRecord): void {
    const fields = new Fields(bytes)
    const kind = fields.raw(KIND)
    if (kind === 'A1') return this.readResults(fields, line)
    if (/^O[12]$/.test(kind)) {
      this.orders += 1
      return this.results.leaveOut(kind, 'order', 1, line)
    }
    if (/^[A-Z]\d$/.test(kind) && this.isWhole(fields))
      return this.results.leaveOut(kind, 'other-content', 1, line)
    this.refuse('record-kind', fields, line, fields.text([0, 20]), '', 0)
  }

  private readResults(fields: Fields, line: number): void {
    if (!this.isWhole(fields))
      return this.refuse('record-length', fields, line, fields.text([0, 20]), String(fields.length))
    const number = readPlacedNumber(fields.text(this.dialect.number))
    if (number === '') return this.refuse('no-number', fields, line, '')
    const sent = fields.text(this.dialect.collected)
    const { rules, cells } = this.results
    const collected = collectedMoment(sent, this.dialect.collectedForms, rules.today)
    const moment = collected === undefined ? undefined : cells.moment(collected)
    if (collected === undefined || moment === undefined)
      return this.refuse(sent === '' ? 'no-day' : 'not-a-day', fields, line, sent)
    if (moment < 0) return this.refuse(cells.faultOf(moment), fields, line, sent, rules.today)
    const { marks, comment } = marksOfFields(...this.conditions(fields))
    const ofRecord: OfRecord = {
      fields,
      line,
      number,
      moment,
      collected,
      person: this.results.person({ number, name: this.textAt(fields, this.dialect.person) }, line),
      status: this.status(fields, line),
      comment: joinedComments(comment, dialysisComment(fields.text(this.dialect.dialysis))),
      marks,
    }
    for (const slot of this.slots(fields, line)) this.readItem(ofRecord, slot)
  }

  private readItem(of: OfRecord, slot: Slot): void {
    const field = ([from, length]: Span): string => of.fields.text([slot.from + from, length])
    const [received, form] = [field(ITEM_VALUE), field(ITEM_FORM)]
    const place = { line: of.line, column: slot.from + 1 }
    const value = formedValue(received, form, this.results.rules.terms)
    if ('fault' in value) return this.results.cells.problem(value.fault, received, place, 1, slot.code, form)
    const codes = ITEM_COMMENTS.map(field)
    const isWithoutResult = value.isWithoutResult === true && of.status === 'final'
    this.results.put({
      person: of.person,
      moment: of.moment,
      item: { codes: [], jlac10: slot.code, name: '' },
      value: value.text,
      flag: this.flag(of.fields, slot),
      beside: this.results.besideId(joinedComments(of.comment, ...codes), of.marks),
      version: { status: isWithoutResult ? 'cancelled' : of.status, key: this.key(of, slot) },
      place,
    })
  }

  /** By it a final report finds the interim one, whatever else the records say. */
  private key({ number, collected, fields }: OfRecord, { code }: Slot): string {
    return sourceKeyOf(
      ['record-256', number, collected, code, this.textAt(fields, this.dialect.request)].join('\u0001'),
    )
  }

  /** The items whose code is not blank. A value without a code is named: which item it is, nothing says. */
  private slots(fields: Fields, line?: number): Slot[] {
    const slots: Slot[] = []
    for (let at = 0; at < ITEMS; at++) {
      const from = ITEMS_FROM + at * ITEM_BYTES
      const code = fields.text([from + ITEM_CODE[0], ITEM_CODE[1]])
      if (code !== '') slots.push({ from, at, code })
      else if (line !== undefined) this.nameValueWithoutCode(fields, from, line)
    }
    return slots
  }

  private nameValueWithoutCode(fields: Fields, from: number, line: number): void {
    const value = fields.text([from + ITEM_VALUE[0], ITEM_BYTES - ITEM_VALUE[0]])
    if (value !== '') this.results.cells.problem('item-without-code', value, { line, column: from + 1 }, 0)
  }

  private status(fields: Fields, line: number): ResultStatus {
    const state = fields.text(REPORT_STATE)
    if (state === 'M') return 'preliminary'
    if (state !== 'E' && state !== '')
      this.results.cells.warning('unknown-report-state', state, { line, column: REPORT_STATE[0] + 1 })
    return 'final'
  }

  private conditions(fields: Fields): [string, string, string] {
    return [fields.text(CHYLE), fields.text(HEMOLYSIS), fields.text(BILIRUBIN)]
  }

  /** 1 is the laboratory's word for abnormal; a letter (H, L) stands as it is. */
  private flag(fields: Fields, { at }: Slot): string {
    const from = this.dialect.abnormalFrom
    const mark = from === undefined ? '' : fields.text([from + at, 1])
    if (mark === '0') return ''
    return mark === '1' ? '*' : mark
  }

  private textAt(fields: Fields, span: Span | undefined): string {
    return span === undefined ? '' : fields.text(span)
  }

  /**
   * A record may lack its spare bytes, all of them, and blanks may follow it where a moment at its end shows that nothing
   * slipped. One byte lost or put in within it makes another length, and every field behind it another one.
   */
  private isWhole(fields: Fields): boolean {
    const { spareFrom, collected } = this.dialect
    if (fields.length <= RECORD_BYTES) return fields.length === RECORD_BYTES || fields.length === spareFrom
    const isAnchored = collected[0] > ITEMS_FROM
    return isAnchored && fields.text([RECORD_BYTES, fields.length - RECORD_BYTES]) === ''
  }

  private refuse(
    code: Parameters<LabResults['cells']['problem']>[0],
    fields: Fields,
    line: number,
    received: string,
    detail = '',
    cells = this.slots(fields).length,
  ): void {
    this.results.cells.problem(code, received, { line, column: 0 }, cells, undefined, detail)
  }
}
