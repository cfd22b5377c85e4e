import type { Fasting, Method } from '@/domain/analyte'
import type { Sex } from '@/domain/patient'
import type { ResultStatus } from '@/domain/result'
import { MOST_VALUE_LETTERS } from '../bytes/bounds'
import { withoutGuard } from '../csvText'
import { withPlainWidth } from './dayCell'

const SEX_WORDS = wordsOf<Sex>({
  男: 'M',
  男性: 'M',
  m: 'M',
  male: 'M',
  man: 'M',
  '1': 'M',
  女: 'F',
  女性: 'F',
  f: 'F',
  female: 'F',
  woman: 'F',
  '2': 'F',
})

const FASTING_WORDS = wordsOf<Fasting>({
  空腹: 'yes',
  空腹時: 'yes',
  絶食: 'yes',
  食前: 'yes',
  はい: 'yes',
  '1': 'yes',
  yes: 'yes',
  y: 'yes',
  true: 'yes',
  fasting: 'yes',
  有: 'yes',
  '○': 'yes',
  〇: 'yes',
  食後: 'no',
  随時: 'no',
  非空腹: 'no',
  いいえ: 'no',
  '0': 'no',
  no: 'no',
  n: 'no',
  false: 'no',
  casual: 'no',
  'non-fasting': 'no',
  nonfasting: 'no',
  無: 'no',
  '×': 'no',
  不明: 'unknown',
  unknown: 'unknown',
  '-': 'unknown',
  '?': 'unknown',
})

const METHOD_WORDS = wordsOf<Method>({
  ifcc: 'ifcc',
  jscc: 'jscc',
  direct: 'direct',
  直接法: 'direct',
  直接: 'direct',
  calculated: 'calculated',
  計算値: 'calculated',
  計算法: 'calculated',
  計算: 'calculated',
  unknown: 'unknown',
  不明: 'unknown',
})

const STATUS_WORDS = wordsOf<ResultStatus>({
  preliminary: 'preliminary',
  中間: 'preliminary',
  中間報告: 'preliminary',
  速報: 'preliminary',
  final: 'final',
  最終: 'final',
  最終報告: 'final',
  確定: 'final',
  corrected: 'corrected',
  訂正: 'corrected',
  修正: 'corrected',
})

/** IFCC JSCC 直接法 計算値; undefined for anything else. */
export function readMethod(received: string): Method | undefined {
  return METHOD_WORDS.get(folded(received))
}

/** 中間 最終 訂正 and their English words; undefined for anything else. */
export function readStatus(received: string): ResultStatus | undefined {
  return STATUS_WORDS.get(folded(received))
}

/** 男 女 M F male female 1 2; undefined for anything else. */
export function readSex(received: string): Sex | undefined {
  return SEX_WORDS.get(folded(received))
}

/** 空腹 食後 随時 はい いいえ 1 0 yes no; undefined for anything else. */
export function readFasting(received: string): Fasting | undefined {
  return FASTING_WORDS.get(folded(received))
}

/** A name without the courtesy that forms add to it. */
export function readName(received: string): string {
  return withoutGuard(received.trim())
    .replace(/(?:様|殿|さん)$/, '')
    .trimEnd()
}

/**
 * A patient number as written: text, with its zeros; only the wrapping of a spreadsheet (`="00142"`) comes off. Empty for
 * what numbers nobody: the label of a row of totals, and `2.026E+11`, into which a spreadsheet turns every long number
 * that begins alike.
 */
export function readNumber(received: string): string {
  if (PLAIN_NUMBER.test(received)) return received
  const text = received.trim()
  const number = (/^="(.*)"$/.exec(text)?.[1] ?? withoutGuard(text.replace(/^'(?=\d)/, ''))).trim()
  return ROUNDED.test(number) || OF_TOTALS.test(number) ? '' : number
}

const ROUNDED = /^\d(?:\.\d+)?E\+\d{1,3}$/i
const OF_TOTALS =
  /^(?:[【[(（]?(?:合計|総計|小計|計|平均|平均値|中央値|最大|最大値|最小|最小値|標準偏差|件数|人数|総数)[】\])）]?|total|subtotal|sum|mean|average|median|max|min|sd|count|n)$/i

/** Nearly all are, and a hundred thousand of them are read. */
const PLAIN_NUMBER = /^\d+$/

/** A plain positive number such as a weight, a dose or a count of weeks, whatever its width; undefined for anything else. */
export function readAmount(received: string, unit: RegExp): number | undefined {
  if (received.length > MOST_VALUE_LETTERS) return undefined
  const text = withPlainWidth(received).trim().replace(unit, '').trim()
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** As a map: a cell may say `constructor`. */
function wordsOf<Meaning>(words: Record<string, Meaning>): ReadonlyMap<string, Meaning> {
  return new Map(Object.entries(words))
}

function folded(received: string): string {
  return withPlainWidth(received).trim().toLowerCase()
}
