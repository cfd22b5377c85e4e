import type { Fasting } from '@/domain/analyte'
import type { Sex } from '@/domain/patient'
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

/** A patient number as written: text, with its zeros; only the wrapping of a spreadsheet (`="00142"`) comes off. */
export function readNumber(received: string): string {
  const text = received.trim()
  return (/^="(.*)"$/.exec(text)?.[1] ?? withoutGuard(text.replace(/^'(?=\d)/, ''))).trim()
}

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
