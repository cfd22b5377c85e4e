import type { Bilingual } from '@/domain/language'
import type { Beginning, Recognised } from '../../format'
import { collectedMoment } from './collected'
import { Fields } from './fields'
import { DIALECTS, GENERIC, KIND, RECORD_BYTES, REPORT_STATE, type Dialect } from './layout'
import { RecordCutter } from './records'
import { shiftJisBytes } from './shiftJis'

const RECORDS_LOOKED_AT = 60
/** Of a file that was saved in another encoding, or of pasted text. */
const LETTERS_LOOKED_AT = (RECORDS_LOOKED_AT + 1) * (RECORD_BYTES + 2)
/** Of a hundred records so many have to fit; a damaged one does not make a file another one. */
const ENOUGH = 80
/** No file holds a result after this day: which century a year of two figures means does not matter here. */
const ANY_DAY = '2099-12-31'

/**
 * Whether a file is made of 256-byte records, and whether those of results fit one dialect: number and moment of
 * collection where it has them. Where two dialects fit, both say so equally, and a person is asked.
 */
export function recogniseRecords(dialect: Dialect, { bytes, text }: Beginning): Recognised | undefined {
  const answer = recogniseBytes(dialect, bytes)
  if (answer || !/^\s*(?:A1|O[12])/.test(text)) return answer
  return recogniseBytes(dialect, shiftJisBytes(text.slice(0, LETTERS_LOOKED_AT)))
}

function recogniseBytes(dialect: Dialect, bytes: Uint8Array): Recognised | undefined {
  if (!isTextWithoutTabs(bytes.subarray(0, RECORD_BYTES * 4))) return undefined
  const records = firstRecords(bytes)
  const whole = records.filter(isWhole)
  if (whole.length === 0 || whole.length * 100 < records.length * ENOUGH) return undefined
  const results = whole.filter((fields) => fields.text(KIND) === 'A1')
  if (results.length === 0) return dialect === GENERIC ? { because: ORDERS_ONLY, certainty: 3 } : undefined
  const fitting = DIALECTS.filter((each) => fits(each, results))
  if (fitting.length === 0) return { because: NO_DIALECT, certainty: 1 }
  if (!fitting.includes(dialect)) return undefined
  return { because: becauseOf(dialect), certainty: fitting.length === 1 ? 3 : 2 }
}

const ORDERS_ONLY: Bilingual = {
  ja: '256バイトの依頼レコード(O1・O2)で、結果がありません',
  en: '256-byte records of orders (O1, O2), without results',
}
const NO_DIALECT: Bilingual = {
  ja: '256バイトの結果レコード(A1)。番号と採取日の位置がどの形式とも合いません',
  en: '256-byte records of results (A1); number and day of collection fit none of the forms',
}

function becauseOf({ name }: Dialect): Bilingual {
  return {
    ja: `256バイトの結果レコード(A1)。番号と採取日の位置が${name.ja}に合います`,
    en: `256-byte records of results (A1); number and day of collection stand as in ${name.en}`,
  }
}

/** Control characters other than line ends stand in no such file. */
function isTextWithoutTabs(bytes: Uint8Array): boolean {
  return bytes.length >= GENERIC.spareFrom && bytes.every((byte) => byte >= 32 || ALLOWED.has(byte))
}

const ALLOWED: ReadonlySet<number> = new Set([0, 10, 13, 26, 28])

function firstRecords(bytes: Uint8Array): Fields[] {
  const cutter = new RecordCutter()
  const start = bytes.subarray(0, RECORDS_LOOKED_AT * (RECORD_BYTES + 2))
  const records = [...cutter.feed(start), ...(start.length === bytes.length ? cutter.end() : [])]
  return records.slice(0, RECORDS_LOOKED_AT).map((record) => new Fields(record.bytes))
}

function isWhole(fields: Fields): boolean {
  const isOfSize = fields.length >= GENERIC.spareFrom && fields.length <= RECORD_BYTES
  return isOfSize && /^(?:A1|O[12])$/.test(fields.text(KIND)) && /^[A-Z0-9 ]$/.test(fields.raw(REPORT_STATE))
}

function fits(dialect: Dialect, results: readonly Fields[]): boolean {
  const fitting = results.filter(
    (fields) =>
      /^[0-9A-Za-z][0-9A-Za-z-]*$/.test(fields.text(dialect.number)) &&
      collectedMoment(fields.text(dialect.collected), dialect.collectedForms, ANY_DAY) !== undefined,
  )
  return fitting.length * 100 >= results.length * ENOUGH
}
