import { ANALYTE_IDS, analyteIndex, type AnalyteId, type Fasting, type Method } from './analyte'
import { decimalText, rescaled, trimmed, type Decimal } from './decimal'
import { MEASURES } from './measures'
import type { Comparator } from './value'

/**
 * Results as the worklist index keeps them: seven integers each. `analyte` is the index in `ANALYTE_IDS`, `draw` that in
 * the patient's draws; `bits` holds the attributes below; value, low and high stand at one shared `scale`, so that a
 * comparison needs no conversion. All as received, in the unit of the result.
 */
export const PACKED = 7
export const AT = { analyte: 0, draw: 1, bits: 2, scale: 3, value: 4, low: 5, high: 6 } as const

/** What a value is: a number by itself, with a comparator, or words. */
export const FORM = { exact: 0, below: 1, atMost: 2, atLeast: 3, above: 4, words: 5 } as const
export const FASTING = { unknown: 0, yes: 1, no: 2 } as const satisfies Record<Fasting, number>
export const METHOD = { unknown: 0, ifcc: 1, jscc: 2, direct: 3, calculated: 4 } as const satisfies Record<
  Method,
  number
>
/** Position of the unit: 0 the catalogue's, 1 to 6 those of `MEASURES`, 7 one that cannot be compared. */
export const FOREIGN_UNIT = 7

/** Why a result is kept. */
export const NEWEST = 1 << 14
export const BASELINE = 1 << 15
export const UNREVIEWED = 1 << 16
/** Triglycerides of a draw with a calculated LDL; ALP near a bilirubin that may be raised. */
export const COMPANION = 1 << 17

const HAS_LOW = 1 << 8
const HAS_HIGH = 1 << 9
const PRELIMINARY = 1 << 13
/** Labs that the facts of one patient can name. */
export const MOST_LABS = 31

/** The value of a comparator as a form. */
export function formOf(comparator: Comparator | undefined): number {
  return comparator === undefined ? FORM.exact : FORM_OF[comparator]
}

/** The parts of the attribute bits. */
export const bitsOf = {
  form: (bits: number): number => bits & 7,
  fasting: (bits: number): number => (bits >> 3) & 3,
  method: (bits: number): number => (bits >> 5) & 7,
  hasLow: (bits: number): boolean => (bits & HAS_LOW) !== 0,
  hasHigh: (bits: number): boolean => (bits & HAS_HIGH) !== 0,
  unit: (bits: number): number => (bits >> 10) & 7,
  isPreliminary: (bits: number): boolean => (bits & PRELIMINARY) !== 0,
  /** Figures after the point as received. */
  ownScale: (bits: number): number => (bits >> 18) & 15,
  /** Position in the labs of the facts, from 1; 0 without one. */
  lab: (bits: number): number => (bits >> 22) & MOST_LABS,
}

/** A result to be packed. */
export interface ToPack {
  analyte: AnalyteId
  draw: number
  form: number
  /** Absent for words. */
  number?: Decimal
  unit?: string
  low?: Decimal
  high?: Decimal
  fasting: Fasting
  method: Method
  preliminary: boolean
  /** Position in the labs of the facts, from 1; 0 without one. */
  lab: number
  /** `NEWEST`, `BASELINE`, `UNREVIEWED`, `COMPANION`, any of them. */
  roles: number
}

/** The seven integers of a result. */
export function packed(result: ToPack): number[] {
  const number = result.number ?? { digits: 0, scale: 0 }
  const shared = atOneScale([number, result.low ?? ZERO, result.high ?? ZERO])
  const bits =
    result.form |
    (FASTING[result.fasting] << 3) |
    (METHOD[result.method] << 5) |
    (result.low ? HAS_LOW : 0) |
    (result.high ? HAS_HIGH : 0) |
    (unitPosition(result.analyte, result.unit) << 10) |
    (result.preliminary ? PRELIMINARY : 0) |
    result.roles |
    (Math.min(number.scale, shared.scale) << 18) |
    (result.lab << 22)
  return [analyteIndex(result.analyte), result.draw, bits, shared.scale, ...shared.digits]
}

/** The position of a unit among those that an analyte's values compare with; `FOREIGN_UNIT` for any other. */
export function unitPosition(analyte: AnalyteId, unit: string | undefined): number {
  const { unit: own, others } = MEASURES[analyte]
  if (unit === undefined || unit === own) return 0
  const at = others.findIndex((other) => other.unit === unit)
  return at < 0 ? FOREIGN_UNIT : at + 1
}

/** The number packed at a position, with its comparator, as shown; empty for words. */
export function packedText(values: readonly number[], at: number): string {
  const bits = integer(values, at + AT.bits)
  const form = bitsOf.form(bits)
  if (form === FORM.words) return ''
  const number = { digits: integer(values, at + AT.value), scale: integer(values, at + AT.scale) }
  return (SIGNS[form] ?? '') + decimalText(rescaled(number, bitsOf.ownScale(bits)) ?? number)
}

/** The analyte packed at a position. */
export function packedAnalyte(values: readonly number[], at: number): AnalyteId {
  const id = ANALYTE_IDS[integer(values, at + AT.analyte)]
  if (id === undefined) throw new RangeError(`no analyte at: ${at}`)
  return id
}

/** An integer of the list; throws where the list is cut short. */
export function integer(values: readonly number[], at: number): number {
  const found = values[at]
  if (found === undefined) throw new RangeError(`packed values end before: ${at}`)
  return found
}

const ZERO: Decimal = { digits: 0, scale: 0 }
const FORM_OF: Record<Comparator, number> = {
  '<': FORM.below,
  '<=': FORM.atMost,
  '>=': FORM.atLeast,
  '>': FORM.above,
}
const SIGNS = ['', '<', '<=', '>=', '>']

/**
 * The numbers at the smallest scale that holds all their figures. Where that would pass 2^53 (a program's 14 decimals
 * beside a range of thousands) the long ones are cut behind that many figures and end in 1, so that they still compare
 * rightly with every shorter limit.
 */
function atOneScale(numbers: readonly Decimal[]): { scale: number; digits: number[] } {
  const exact = numbers.map((number) => ({ number, plain: trimmed(number) }))
  const widest = Math.max(...exact.map(({ number }) => number.scale))
  const needed = Math.max(...exact.map(({ plain }) => plain.scale))
  for (let scale = widest; scale >= 0; scale -= 1) {
    const digits = exact.map(({ plain }) =>
      scale >= needed ? rescaled(plain, scale)?.digits : cut(plain, scale),
    )
    if (digits.every((each) => each !== undefined)) return { scale, digits }
  }
  throw new RangeError(`too large to pack: ${numbers.map(decimalText).join(' ')}`)
}

function cut(number: Decimal, scale: number): number | undefined {
  if (number.scale <= scale) return rescaled(number, scale)?.digits
  if (scale === 0) return undefined
  const tens = Math.trunc(number.digits / 10 ** (number.scale - scale + 1)) * 10
  const isWhole = number.digits % 10 ** (number.scale - scale + 1) === 0
  return isWhole ? tens : tens + (number.digits < 0 ? -1 : 1)
}
