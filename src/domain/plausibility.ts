import type { Analyte, AnalyteId } from './analyte'
import type { Day } from './day'
import { compareDecimals, compareWithProduct, decimal, decimalText, type Decimal } from './decimal'
import type { Bilingual } from './language'

/** Whether a typed number may be a slip of the hand. It judges the typing; it says nothing about health. */
export type Plausibility =
  | { kind: 'fine' }
  | { kind: 'confirm' | 'reject'; limit: Decimal; side: 'below' | 'above' }
  | { kind: 'decimals'; most: number }

/** One number as typed, in the catalogue's unit. */
export interface TypedNumber {
  analyte: Analyte
  number: Decimal
}

/** The numbers of an earlier collection day, in the catalogue's units. */
export interface EarlierNumbers {
  day: Day
  numbers: ReadonlyMap<AnalyteId, Decimal>
}

/** Something to ask before a typed row is stored. A `grave` one is stored only when it was confirmed by itself. */
export interface Question {
  kind:
    | 'words-for-number'
    | 'out-of-plausible'
    | 'unlikely'
    | 'too-many-decimals'
    | 'direct-above-total'
    | 'albumin-above-protein'
    | 'hdl-above-total'
    | 'ldl-does-not-add-up'
    | 'ten-times-previous'
    | 'same-as-previous'
  grave: boolean
  analytes: AnalyteId[]
  text: Bilingual
}

const TEN = decimal('10')
const FIVE = decimal('5')
/** |TC − HDL − TG/5 − LDL| above 40 mg/dL asks, while TG is below 400; both multiplied by 5 to stay whole. */
const LDL_DEVIATION_TIMES_FIVE = decimal('200')
const LDL_SUM_HOLDS_BELOW_TG = decimal('400')
/** One or two equal values happen; a whole row of them is likelier a second entry of the same sheet. */
const FEWEST_FOR_SAME = 3

/** What the plausible range of an analyte says of a number in the catalogue's unit (clinical.md §1.5). */
export function plausibility(analyte: Analyte, number: Decimal): Plausibility {
  const { rejectBelow, confirmBelow, confirmAbove, rejectAbove, maxDecimals } = analyte.plausible
  if (isBelow(number, rejectBelow)) return { kind: 'reject', limit: rejectBelow, side: 'below' }
  if (isAbove(number, rejectAbove)) return { kind: 'reject', limit: rejectAbove, side: 'above' }
  if (isBelow(number, confirmBelow)) return { kind: 'confirm', limit: confirmBelow, side: 'below' }
  if (isAbove(number, confirmAbove)) return { kind: 'confirm', limit: confirmAbove, side: 'above' }
  return decimalsOf(number) > maxDecimals ? { kind: 'decimals', most: maxDecimals } : { kind: 'fine' }
}

/** Words typed where a number is usual: a slip, unless the report says so. */
export function wordsForNumber(analyte: Analyte, text: string): Question {
  return {
    kind: 'words-for-number',
    grave: false,
    analytes: [analyte.id],
    text: {
      ja: `${analyte.short.ja} の「${text}」は数値ではありません。検査票の言葉として保存しますか。`,
      en: `${analyte.short.en}: “${text}” is no number. Store it as the words of the report?`,
    },
  }
}

/** Everything to ask about a row of typed numbers, given the draw before it where there is one (clinical.md §1.5). */
export function questionsAbout(typed: readonly TypedNumber[], previous?: EarlierNumbers): Question[] {
  const row = new Map(typed.map((each) => [each.analyte.id, each]))
  return [
    ...typed.flatMap((each) => aboutOne(each)),
    ...aboutSums(row),
    ...(previous ? aboutPrevious(typed, previous) : []),
  ]
}

function aboutOne({ analyte, number }: TypedNumber): Question[] {
  const found = plausibility(analyte, number)
  if (found.kind === 'fine') return []
  const name = named(analyte, number)
  if (found.kind === 'decimals') return [tooManyDecimals(analyte, name, found.most)]
  const limit = `${decimalText(found.limit)} ${analyte.unit}`
  const grave = found.kind === 'reject'
  return [
    {
      kind: grave ? 'out-of-plausible' : 'unlikely',
      grave,
      analytes: [analyte.id],
      text: {
        ja: `${name.ja} は入力確認値 ${limit} を${found.side === 'above' ? '超えています' : '下回っています'}。検査票のとおりですか。`,
        en: `${name.en} is ${found.side} the entry check at ${limit}. Is it as on the report?`,
      },
    },
  ]
}

function tooManyDecimals(analyte: Analyte, name: Bilingual, most: number): Question {
  return {
    kind: 'too-many-decimals',
    grave: false,
    analytes: [analyte.id],
    text: {
      ja: `${name.ja} は小数点以下が${most}桁を超えています。小数点の位置は正しいですか。`,
      en: `${name.en} has more than ${most} decimals. Is the decimal point in the right place?`,
    },
  }
}

type Row = ReadonlyMap<AnalyteId, TypedNumber>

function aboutSums(row: Row): Question[] {
  const questions = [
    aboutPair(row, 'dbil', 'tbil', 'direct-above-total', (order) => order > 0),
    aboutPair(row, 'alb', 'tp', 'albumin-above-protein', (order) => order >= 0),
    aboutPair(row, 'hdl', 'tc', 'hdl-above-total', (order) => order > 0),
    aboutLdl(row),
  ]
  return questions.filter((question) => question !== undefined)
}

function aboutPair(
  row: Row,
  partId: AnalyteId,
  wholeId: AnalyteId,
  kind: Question['kind'],
  isOdd: (order: number) => boolean,
): Question | undefined {
  const part = row.get(partId)
  const whole = row.get(wholeId)
  if (!part || !whole || !isOdd(compareDecimals(part.number, whole.number))) return undefined
  const [a, b] = [named(part.analyte, part.number), named(whole.analyte, whole.number)]
  return {
    kind,
    grave: false,
    analytes: [partId, wholeId],
    text: {
      ja: `${a.ja} が ${b.ja} より小さくありません。列の取り違えはありませんか。`,
      en: `${a.en} is not below ${b.en}. Could the columns be swapped?`,
    },
  }
}

function aboutLdl(row: Row): Question | undefined {
  const [tc, hdl, tg, ldl] = [row.get('tc'), row.get('hdl'), row.get('tg'), row.get('ldl')]
  if (!tc || !hdl || !tg || !ldl || compareDecimals(tg.number, LDL_SUM_HOLDS_BELOW_TG) >= 0) return undefined
  const fiveTimes = sum([
    [tc.number, FIVE],
    [hdl.number, decimal('-5')],
    [ldl.number, decimal('-5')],
    [tg.number, decimal('-1')],
  ])
  const size = { ...fiveTimes, digits: Math.abs(fiveTimes.digits) }
  if (compareDecimals(size, LDL_DEVIATION_TIMES_FIVE) <= 0) return undefined
  return {
    kind: 'ldl-does-not-add-up',
    grave: false,
    analytes: ['tc', 'hdl', 'tg', 'ldl'],
    text: {
      ja: 'TC − HDL − TG/5 と LDL の差が 40 mg/dL を超えています。列の取り違えはありませんか。',
      en: 'TC − HDL − TG/5 and LDL differ by more than 40 mg/dL. Could the columns be swapped?',
    },
  }
}

function aboutPrevious(typed: readonly TypedNumber[], previous: EarlierNumbers): Question[] {
  const questions = typed.flatMap((each) => aboutTenfold(each, previous))
  const isSame = typed.every(({ analyte, number }) => {
    const before = previous.numbers.get(analyte.id)
    return before !== undefined && compareDecimals(number, before) === 0
  })
  if (isSame && typed.length >= FEWEST_FOR_SAME) questions.push(sameAsPrevious(typed, previous.day))
  return questions
}

function aboutTenfold({ analyte, number }: TypedNumber, previous: EarlierNumbers): Question[] {
  const before = previous.numbers.get(analyte.id)
  if (before === undefined || before.digits <= 0 || number.digits <= 0) return []
  const isTenfold = compareWithProduct(number, before, TEN) >= 0
  if (!isTenfold && compareWithProduct(before, number, TEN) < 0) return []
  const name = named(analyte, number)
  const was = decimalText(before)
  return [
    {
      kind: 'ten-times-previous',
      grave: false,
      analytes: [analyte.id],
      text: {
        ja: `${name.ja} は前回 ${previous.day} の ${was} の${isTenfold ? '10倍以上' : '10分の1以下'}です。桁は正しいですか。`,
        en: `${name.en} is ${isTenfold ? 'ten times or more' : 'a tenth or less of'} the ${was} of ${previous.day}. Are the figures right?`,
      },
    },
  ]
}

function sameAsPrevious(typed: readonly TypedNumber[], day: Day): Question {
  return {
    kind: 'same-as-previous',
    grave: false,
    analytes: typed.map(({ analyte }) => analyte.id),
    text: {
      ja: `すべての値が前回 ${day} と同じです。同じ検査票を二度入力していませんか。`,
      en: `Every value equals that of ${day}. Could this be the same report entered twice?`,
    },
  }
}

function named(analyte: Analyte, number: Decimal): Bilingual {
  return {
    ja: `${analyte.short.ja} ${decimalText(number)}`,
    en: `${analyte.short.en} ${decimalText(number)}`,
  }
}

function isBelow(number: Decimal, limit: Decimal | undefined): limit is Decimal {
  return limit !== undefined && compareDecimals(number, limit) < 0
}

function isAbove(number: Decimal, limit: Decimal | undefined): limit is Decimal {
  return limit !== undefined && compareDecimals(number, limit) > 0
}

/** Figures after the point that carry something: 3.60 has one. */
function decimalsOf(number: Decimal): number {
  let { digits, scale } = number
  while (scale > 0 && digits % 10 === 0) {
    digits /= 10
    scale -= 1
  }
  return scale
}

/** The sum of products, exactly while the figures stay within 15. */
function sum(products: readonly (readonly [Decimal, Decimal])[]): Decimal {
  const scale = Math.max(...products.map(([a, b]) => a.scale + b.scale))
  const digits = products.reduce(
    (total, [a, b]) => total + a.digits * b.digits * 10 ** (scale - a.scale - b.scale),
    0,
  )
  return { digits, scale }
}
