import type { Bilingual } from '@/domain/language'
import type { MessageKind } from '@/domain/reading'

/** Bytes of a record: the first (from 0) and how many. */
export type Span = readonly [from: number, length: number]

export const RECORD_BYTES = 256
export const KIND: Span = [0, 2]
export const REPORT_STATE: Span = [68, 1]
export const CHYLE: Span = [69, 3]
export const HEMOLYSIS: Span = [72, 3]
export const BILIRUBIN: Span = [75, 3]
export const ITEMS_FROM = 78
export const ITEM_BYTES = 32
export const ITEMS = 5
/** Within an item. */
export const ITEM_CODE: Span = [0, 17]
export const ITEM_VALUE: Span = [17, 8]
export const ITEM_FORM: Span = [25, 1]
export const ITEM_COMMENTS: readonly Span[] = [
  [26, 3],
  [29, 3],
]

/** What the dialects place differently. */
export interface Dialect {
  kind: Extract<MessageKind, `record-256-${string}`>
  name: Bilingual
  number: Span
  person?: Span
  collected: Span
  /** Figures of the moment of collection, in the orders that occur; the rest of its bytes is blank. */
  collectedForms: readonly string[]
  dialysis: Span
  /** The first of five bytes that say which item is abnormal. */
  abnormalFrom?: number
  /** The request within the laboratory's or the clinic's numbers. */
  request?: Span
  /** From here on a record holds spare bytes only, which some programs cut off. */
  spareFrom: number
}

export const NEW: Dialect = {
  kind: 'record-256-new',
  name: { ja: 'メディコム新形式', en: 'Medicom, new form' },
  number: [8, 10],
  dialysis: [19, 1],
  person: [48, 20],
  collected: [238, 10],
  collectedForms: ['yyMMddHHmm', 'yyMMdd'],
  abnormalFrom: 249,
  spareFrom: 254,
}

export const OLD: Dialect = {
  kind: 'record-256-old',
  name: { ja: 'メディコム旧形式', en: 'Medicom, old form' },
  number: [8, 10],
  person: [48, 20],
  collected: [238, 8],
  collectedForms: ['yyyyMMdd', 'yyMMdd'],
  dialysis: [246, 1],
  abnormalFrom: 249,
  spareFrom: 254,
}

export const GENERIC: Dialect = {
  kind: 'record-256-generic',
  name: { ja: 'MEDIS 汎用形式', en: 'MEDIS, generic form' },
  number: [48, 12],
  collected: [8, 12],
  collectedForms: ['yyyyMMddHHmm', 'yyyyMMdd', 'yyMMddHHmm', 'yyMMdd'],
  dialysis: [20, 1],
  request: [28, 20],
  spareFrom: 238,
}

export const DIALECTS: readonly Dialect[] = [NEW, OLD, GENERIC]
