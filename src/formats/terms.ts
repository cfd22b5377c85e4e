import type { Analyte, AnalyteId } from '@/domain/analyte'
import { acceptUnit, analyteByCode, analyteByName, type Catalogue, type Meant } from '@/domain/catalogue'
import { compareWithProduct, toNumber, type Decimal } from '@/domain/decimal'
import { foldUnit, splitHeading } from '@/domain/foldUnit'
import { inCatalogueUnit, MEASURES } from '@/domain/measures'
import { parseValue, sampleMarkOf } from '@/domain/parseValue'
import { plausibility } from '@/domain/plausibility'
import type { SampleMark } from '@/domain/result'
import type { Value } from '@/domain/value'
import { MOST_VALUE_LETTERS } from './bytes/bounds'
import { withoutGuard } from './csvText'

/** What a result cell says. A `fault` looks like a number and cannot be read as one. */
export type CellValue =
  | { kind: 'pending'; text: string }
  | { kind: 'value'; text: string; value: Value; flag?: string; unit?: string; marks?: readonly SampleMark[] }
  | { kind: 'fault'; text: string }

/** A heading that names an analyte, with the unit that it states. */
export interface AnalyteHeading extends Omit<Meant, 'id' | 'confirm'> {
  analyte: AnalyteId
  unit?: string
}

/** A unit as it is stored: the name that limits are compared with, or as received where it is not listed. */
export interface NamedUnit {
  unit: string
  isListed: boolean
  /** Only a power of ten: which quantity it is, it does not say. */
  isBare: boolean
}

/** How a number without a unit may be read (product.md §6). */
export type WithoutUnit = 'fits' | 'odd' | 'outside' | { ambiguous: string }

/** The words of the catalogue, as files use them. */
export interface Terms {
  named(name: string): Meant | undefined
  /** What a LOINC or JLAC10 code (17, 12 or 5 characters) means; `confirm` where the code alone does not make it certain. */
  coded(code: string): Meant | undefined
  heading(text: string): AnalyteHeading | undefined
  row(id: AnalyteId): Analyte
  unit(id: AnalyteId, received: string): NamedUnit
  value(received: string): CellValue
  withoutUnit(id: AnalyteId, number: Decimal): WithoutUnit
  /** The entry check that a number in a unit does not pass, as `5–300 U/L`; undefined where it passes. */
  implausible(id: AnalyteId, number: Decimal, unit: string): string | undefined
}

/** The catalogue prepared for reading files. */
export function termsOf(catalogue: Catalogue): Terms {
  const meaning = analyteByName(catalogue)
  const codeMeaning = analyteByCode(catalogue)
  const row = (id: AnalyteId): Analyte => catalogue[id]
  return {
    named: (name) => (name.length > MOST_VALUE_LETTERS ? undefined : meaning(name)),
    coded: (code) => (code.length > MOST_VALUE_LETTERS ? undefined : codeMeaning(code)),
    heading: (text) => headingIn(text, meaning),
    row,
    unit: (id, received) => namedUnit(row(id), received),
    value: readValue,
    withoutUnit: (id, number) => withoutUnit(row(id), number),
    implausible: (id, number, unit) => implausible(row(id), number, unit),
  }
}

function headingIn(text: string, meaning: (name: string) => Meant | undefined): AnalyteHeading | undefined {
  if (text.length > MOST_VALUE_LETTERS) return undefined
  const whole = meaning(text)
  if (whole) return headingOf(whole, undefined)
  const { name, unit } = splitHeading(text)
  const meant = unit === undefined ? undefined : meaning(name)
  return meant && headingOf(meant, unit)
}

function headingOf({ id, fasting, method }: Meant, unit: string | undefined): AnalyteHeading {
  return {
    analyte: id,
    ...(unit === undefined ? {} : { unit }),
    ...(fasting === undefined ? {} : { fasting }),
    ...(method === undefined ? {} : { method }),
  }
}

/** A value keeps the unit in which it arrived, under the name by which `measures.ts` compares it. */
function namedUnit(analyte: Analyte, received: string): NamedUnit {
  if (received.length > MOST_VALUE_LETTERS) return { unit: received.trim(), isListed: false, isBare: false }
  const folded = foldUnit(received)
  if (/^(?:10\^\d+|mg\/d|万|千|k)$/.test(folded))
    return { unit: received.trim(), isListed: false, isBare: true }
  const accepted = acceptUnit(analyte, received)
  if ('other' in accepted) return { unit: accepted.other, isListed: accepted.listed, isBare: false }
  const unit = isOne(accepted.factor) ? accepted.unit : unitWithFactor(analyte, folded, accepted.factor)
  return { unit: unit ?? received.trim(), isListed: unit !== undefined, isBare: false }
}

function unitWithFactor({ id }: Analyte, folded: string, factor: Decimal): string | undefined {
  const same = MEASURES[id].others.filter((other) => compareWithProduct(other.times, other.per, factor) === 0)
  return (same.find((other) => foldUnit(other.unit) === folded) ?? same[0])?.unit
}

function isOne(factor: Decimal): boolean {
  return factor.digits === 10 ** factor.scale
}

const LOOKS_LIKE_A_NUMBER = /^[+-]?\d[\d\s.,/eE]*$/

function readValue(guarded: string): CellValue {
  const received = withoutGuard(guarded)
  if (received.length > MOST_VALUE_LETTERS) return ofWords(received.trim())
  const parsed = parseValue(received)
  if (parsed === undefined || 'pending' in parsed) return { kind: 'pending', text: received.trim() }
  const { value, labFlag, unit, mark } = parsed
  const isFault =
    value.kind === 'text' && (LOOKS_LIKE_A_NUMBER.test(value.text) || value.text.includes('\uFFFD'))
  if (isFault) return { kind: 'fault', text: value.text }
  return {
    kind: 'value',
    text: value.text,
    value,
    ...(labFlag === undefined ? {} : { flag: labFlag }),
    ...(unit === undefined ? {} : { unit }),
    ...(mark === undefined ? {} : { marks: [mark] }),
  }
}

/** So long a text is words, unless it is one number and then no result. */
function ofWords(text: string): CellValue {
  if (LOOKS_LIKE_A_NUMBER.test(text)) return { kind: 'fault', text }
  return { kind: 'value', text, value: { kind: 'text', text } }
}

/** What a comment says of the sample; several marks may stand in one comment. */
export function marksOfComment(comment: string): SampleMark[] {
  const marks = comment.split(/[、,;／/・\s]+/).map((part) => sampleMarkOf(part))
  return [...new Set(marks.filter((mark) => mark !== undefined))]
}

/**
 * A number without a unit is taken in the catalogue's where it is plausible there; where it is not likely and another
 * listed unit would make it likely (PLT 158), nothing says which is meant.
 */
function withoutUnit(analyte: Analyte, number: Decimal): WithoutUnit {
  const { kind } = plausibility(analyte, number)
  if (kind === 'reject') return 'outside'
  if (kind !== 'confirm') return 'fits'
  const other = MEASURES[analyte.id].others.find(({ unit }) => isLikely(analyte, number, unit))
  return other ? { ambiguous: `${analyte.unit} / ${other.unit}` } : 'odd'
}

function implausible(analyte: Analyte, number: Decimal, unit: string): string | undefined {
  const inOwn = unit === analyte.unit ? number : converted(analyte.id, number, unit)
  if (!inOwn) return undefined
  const found = plausibility(analyte, inOwn)
  if (found.kind === 'fine' || found.kind === 'decimals') return undefined
  const { confirmBelow, confirmAbove } = analyte.plausible
  const [low, high] = [confirmBelow, confirmAbove].map((limit) => (limit ? String(toNumber(limit)) : ''))
  return `${low ?? ''}–${high ?? ''} ${analyte.unit}`
}

function isLikely(analyte: Analyte, number: Decimal, unit: string): boolean {
  const inOwn = converted(analyte.id, number, unit)
  if (!inOwn) return false
  const { kind } = plausibility(analyte, inOwn)
  return kind === 'fine' || kind === 'decimals'
}

/** Near enough for catching slips: six figures after the point. */
function converted(id: AnalyteId, number: Decimal, unit: string): Decimal | undefined {
  const plain = inCatalogueUnit(id, number, unit)
  return plain === undefined ? undefined : { digits: Math.round(plain * 1e6), scale: 6 }
}
