import { parseDecimal, rounded, type Decimal } from './decimal'
import { isUnitText } from './foldUnit'
import type { SampleMark } from './result'
import type { Comparator, Value } from './value'

/**
 * What a cell of a lab sheet says (product.md §6, clinical.md §1.3, formats.md §5.4). The whole cell is never folded by
 * NFKC, which would read 10² as 102: only full-width digits, letters and signs are mapped.
 */
export type ParsedValue =
  | {
      value: Value
      /** The lab's own flag beside the number, as received: H, L*, ↑, (+). */
      labFlag?: string
      /** A unit written into the cell, as received. */
      unit?: string
      /** What the words say of the sample; a number beside them stands. */
      mark?: SampleMark
    }
  | { pending: true }

/**
 * The value in a received text: a number with comparator and lab flag, else words; `pending` for an order without a
 * result; undefined for an empty text. A sign after the number is read from the number's side: `100<` is above 100. A
 * letter or arrow beside a number is the lab's flag, never a bound. The value keeps the text as received.
 */
export function parseValue(received: string): ParsedValue | undefined {
  const text = received.trim()
  if (text === '') return undefined
  if (text.length > LONGEST) return { value: { kind: 'text', text } }
  const plain = withHalfWidth(text)
  if (PENDING.test(plain)) return { pending: true }
  return numberIn(text, plain) ?? { value: { kind: 'text', text }, ...markIn(plain) }
}

/** What words say of a sample: 溶血, 乳び, 検体不良 …; undefined where they say nothing or deny it (溶血なし). */
export function sampleMarkOf(text: string): SampleMark | undefined {
  const plain = withHalfWidth(text)
  return MARKS.find(({ words }) => words.test(plain) && !isDenied(plain, words))?.mark
}

/** No number with all that may stand beside it is longer; the patterns below would take very long over what is. */
const LONGEST = 512

const PENDING = /^[([【]?\s*(?:未着|検査中|未報告|結果待ち|報告待ち|後日報告|pending)\s*[)\]】]?$/i
/** Thousands never begin with 0: `0,834` is a decimal comma, and none is read. */
const NUMBER = /^([^\d.]*?)([+-]?(?:(?:[1-9]\d{0,2}(?:,\d{3})+(?!\d)|\d+)(?:\.\d*)?|\.\d+))(.*)$/s
/** Letters that stand for a figure where they touch one (`1O`, `l5`), or for a thousand or a million of it (`158K`). */
const MISTYPED_BEFORE = /[OoIl]$/
const MISTYPED_AFTER = /^(?:[OoIl]|\s*[KkMm])(?![A-Za-z/])/
/** One figure and a plus is a grade of a strip test, not a number with a flag. */
const STRIP_GRADE = /^[1-5]\+$/

const SIGN = /^(?:<\s*=|=\s*<|>\s*=|=\s*>|<|>)/
const FLAG =
  /^(?:HH|LL|[A-Za-z](?![A-Za-z])|critical|crit|panic|high|low|abnormal|[↑↓]+|[*!#]+|[+]+|±|▲|▼|△|▽|高値|低値|異常|高|低)[*!]?/i
const IN_BRACKETS = /^[([【〔](±|[+]{1,3}|-|HH|LL|[A-Za-z]|[↑↓*!])[)\]】〕]/
const REMARK = /^[([]?(?:再検済み?|再検|要確認)[)\]]?/

const WORDS: readonly { words: RegExp; comparator: Comparator }[] = [
  { words: /^(?:未満|ミマン|みまん|ﾐﾏﾝ)/, comparator: '<' },
  { words: /^(?:以下|イカ|いか|ｲｶ)/, comparator: '<=' },
  { words: /^(?:以上|イジョウ|いじょう|ｲｼﾞｮｳ|~)/, comparator: '>=' },
  { words: /^(?:を?超える|超過|超|チョウカ|チョウ|ﾁｮｳｶ|ﾁｮｳ)/, comparator: '>' },
]

const FROM_THE_OTHER_SIDE: Record<Comparator, Comparator> = { '<': '>', '<=': '>=', '>=': '<=', '>': '<' }

const MARKS: readonly { mark: SampleMark; words: RegExp }[] = [
  { mark: 'hemolysis', words: /溶血|ヨウケツ|ha?emoly/i },
  { mark: 'lipemia', words: /乳び|乳ビ|乳糜|乳ﾋﾞ|ニュウビ|チル|lipa?emi/i },
  { mark: 'icterus', words: /黄疸|ビリルビン血清|icter/i },
  { mark: 'clotted', words: /凝固|フィブリン析出|凝血|clot/i },
  // 検体不良 says that the sample was not fit; the list of marks has no nearer word.
  { mark: 'insufficient', words: /(?:検体|血清|採血)?量?不足|検体不良|検体なし|insufficient|qns/i },
]

interface Beside {
  comparators: Comparator[]
  flag: string
  unit?: string
  mark?: SampleMark
}

function numberIn(text: string, plain: string): ParsedValue | undefined {
  const parts = STRIP_GRADE.test(plain) ? null : NUMBER.exec(plain)
  const [, before = '', figures = '', after = ''] = parts ?? []
  const number = parts ? decimalOf(figures.replaceAll(',', '')) : undefined
  if (!number) return undefined
  if (MISTYPED_BEFORE.test(before) || MISTYPED_AFTER.test(after)) return undefined
  const beside: Beside = { comparators: [], flag: '' }
  if (!readBefore(before, beside) || !readAfter(after, beside)) return undefined
  const [comparator, second] = beside.comparators
  if (second !== undefined && second !== comparator) return undefined
  return {
    value: { kind: 'number', text, number, ...(comparator === undefined ? {} : { comparator }) },
    ...(beside.flag === '' ? {} : { labFlag: beside.flag }),
    ...(beside.unit === undefined ? {} : { unit: beside.unit }),
    ...(beside.mark === undefined ? {} : { mark: beside.mark }),
  }
}

/** A figure longer than 15 digits comes from a program's binary fraction and is rounded to 15. */
function decimalOf(figures: string): Decimal | undefined {
  const plain = parseDecimal(figures)
  if (plain || !/^[+-]?\d*\.?\d*$/.test(figures)) return plain
  const [whole = '', fraction = ''] = figures.replace('+', '').split('.')
  return rounded(BigInt(whole + fraction), fraction.length)
}

/** Reads what stands before the number, and says whether all of it was understood. */
function readBefore(before: string, into: Beside): boolean {
  let rest = before.trim()
  while (rest !== '') {
    const sign = SIGN.exec(rest)?.[0]
    const taken = sign ?? /^[:=]/.exec(rest)?.[0] ?? flagAt(rest, into)
    if (taken === undefined) return false
    if (sign !== undefined) into.comparators.push(comparatorOf(sign))
    rest = rest.slice(taken.length).trim()
  }
  return true
}

/** Reads what stands after the number, and says whether all of it was understood. */
function readAfter(after: string, into: Beside): boolean {
  let rest = after.trim()
  while (rest !== '') {
    const taken =
      comparatorAfter(rest, into) ?? unitAt(rest, into) ?? flagAt(rest, into) ?? remarkAt(rest, into)
    if (taken === undefined) return false
    rest = rest.slice(taken.length).trim()
  }
  return true
}

function comparatorAfter(rest: string, into: Beside): string | undefined {
  const sign = SIGN.exec(rest)?.[0]
  if (sign !== undefined) {
    into.comparators.push(FROM_THE_OTHER_SIDE[comparatorOf(sign)])
    return sign
  }
  const row = WORDS.find(({ words }) => words.test(rest))
  if (row) into.comparators.push(row.comparator)
  return row?.words.exec(rest)?.[0]
}

function unitAt(rest: string, into: Beside): string | undefined {
  const token = beforeBound(/^\S+/.exec(rest)?.[0] ?? '')
  // 10² is no 10 in a unit that begins with a power.
  if (into.unit !== undefined || /[<>=]|^[⁰¹²³⁴-⁹^]/.test(token)) return undefined
  if (!/[a-z%万千]/i.test(token) || !isUnitText(token)) return undefined
  into.unit = token
  return token
}

/** A unit without the word that bounds the number before it: `5mg/dL未満`. */
function beforeBound(token: string): string {
  const end = token.search(/未満|ミマン|ﾐﾏﾝ|以下|イカ|ｲｶ|以上|イジョウ|ｲｼﾞｮｳ|を?超|チョウ|ﾁｮｳ/)
  return end < 0 ? token : token.slice(0, end)
}

function flagAt(rest: string, into: Beside): string | undefined {
  const bracketed = IN_BRACKETS.exec(rest)
  const taken = bracketed?.[0] ?? FLAG.exec(rest)?.[0]
  if (taken !== undefined) into.flag += bracketed?.[1] ?? taken
  return taken
}

function remarkAt(rest: string, into: Beside): string | undefined {
  const mark = sampleMarkOf(rest)
  if (mark === undefined) return REMARK.exec(rest)?.[0]
  into.mark = mark
  return rest
}

function comparatorOf(sign: string): Comparator {
  const plain = sign.replace(/\s/g, '')
  if (plain === '<' || plain === '>') return plain
  return plain.includes('<') ? '<=' : '>='
}

function markIn(plain: string): { mark?: SampleMark } {
  const mark = sampleMarkOf(plain)
  return mark === undefined ? {} : { mark }
}

function isDenied(plain: string, words: RegExp): boolean {
  const denial = '\\s*(?:なし|無し|無|ナシ|[(\\[]?\\s*-\\s*[)\\]]?$)'
  return new RegExp(`(?:非|無)(?:${words.source})|(?:${words.source})${denial}`, 'i').test(plain)
}

/** Full-width digits, letters and signs in their plain form; nothing else changes (formats.md §5.4). */
function withHalfWidth(text: string): string {
  return text
    .replace(/[！-｝]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[～〜]/g, '~')
    .replace(/[−‐―–－]/g, '-')
    .replace(/[≦≤⩽]/g, '<=')
    .replace(/[≧≥⩾]/g, '>=')
    .replace(/\u3000/g, ' ')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .trim()
}
