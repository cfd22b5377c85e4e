import type { Day } from '../day'
import {
  EDISH_QUADRANTS,
  areNear,
  edishQuadrant,
  isAboveCut,
  type EdishQuadrant,
  type JudgedResult,
} from '../interpret'
import type { JudgingRules } from '../interpret/types'
import type { Comparator } from '../value'

/** Which two peaks stand for a patient: each the highest of the course, or two at most 30 days apart. */
export const EDISH_MODES = ['course', 'near'] as const
export type EdishMode = (typeof EDISH_MODES)[number]

/** Why a patient has no point. */
export const NOT_PLOTTED = ['no-results', 'no-alt', 'no-tbil', 'no-multiple', 'not-near'] as const
export type NotPlotted = (typeof NOT_PLOTTED)[number]

/** One coordinate: a result as a multiple of its own upper limit. */
export interface EdishValue {
  multiple: number
  /** As received, with comparator. */
  text: string
  /** Where it is not the catalogue's. */
  unit?: string
  day: Day
  comparator?: Comparator
  /** Whether it lies on or above the cut; undefined where a bound leaves it open. */
  isAbove?: boolean | undefined
}

/** The point of one patient. */
export interface EdishSpot {
  quadrant: EdishQuadrant
  alt: EdishValue
  tbil: EdishValue
  /** How many ALT and bilirubin results of the course could not be expressed as multiples. */
  unscaled: number
}

/** What one patient adds to the plot, by the way of choosing the two peaks. */
export type EdishOfPatient = Record<EdishMode, EdishSpot | NotPlotted>

/**
 * The peaks of ALT and total bilirubin among judged results of one patient, as multiples of each result's own upper
 * limit. A bound stands at its number. Of several pairs at most 30 days apart the one in the gravest quadrant is taken,
 * then the one with the highest ALT: so no pair that meets Hy's law is hidden behind a higher ALT without bilirubin.
 */
export function edishOf(results: readonly JudgedResult[], rules: JudgingRules): EdishOfPatient {
  const alt = scaledOf(results, 'alt', rules)
  const tbil = scaledOf(results, 'tbil', rules)
  const missing = missingOf(alt, tbil)
  if (missing !== undefined) return { course: missing, near: missing }
  const unscaled = alt.unscaled + tbil.unscaled
  const near = gravestNear(alt.values, tbil.values)
  return {
    course: { ...spotOf(peakOf(alt.values), peakOf(tbil.values)), unscaled },
    near: near === undefined ? 'not-near' : { ...near, unscaled },
  }
}

/** The order of the plot's table and of reading it: gravest quadrant first, then the highest ALT, then bilirubin. */
export function compareSpots(a: EdishSpot, b: EdishSpot): number {
  const order = rankOf(a.quadrant) - rankOf(b.quadrant)
  if (order !== 0) return order
  return b.alt.multiple - a.alt.multiple || b.tbil.multiple - a.tbil.multiple
}

interface Scaled {
  values: EdishValue[]
  unscaled: number
}

function scaledOf(results: readonly JudgedResult[], analyte: 'alt' | 'tbil', rules: JudgingRules): Scaled {
  const scaled: Scaled = { values: [], unscaled: 0 }
  for (const one of results) {
    const { value } = one.judged
    if (one.judged.analyte !== analyte || value.kind !== 'number') continue
    const { ulnMultiple: multiple } = one.interpretation
    if (multiple === undefined) scaled.unscaled += 1
    else scaled.values.push(valueOf(one, multiple, value, rules))
  }
  return scaled
}

function valueOf(
  one: JudgedResult,
  multiple: number,
  { text, comparator }: { text: string; comparator?: Comparator },
  rules: JudgingRules,
): EdishValue {
  const { unit } = one.judged
  return {
    multiple: rounded(multiple),
    text,
    day: one.draw.day,
    isAbove: isAboveCut(one, rules),
    ...(unit === undefined ? {} : { unit }),
    ...(comparator === undefined ? {} : { comparator }),
  }
}

function missingOf(alt: Scaled, tbil: Scaled): NotPlotted | undefined {
  const [hasAlt, hasTbil] = [alt, tbil].map(({ values, unscaled }) => values.length + unscaled > 0)
  if (!hasAlt && !hasTbil) return 'no-results'
  if (!hasAlt) return 'no-alt'
  if (!hasTbil) return 'no-tbil'
  return alt.values.length === 0 || tbil.values.length === 0 ? 'no-multiple' : undefined
}

/** The highest value, above the cut where any value is; where none is and a bound leaves it open, it stays open. */
function peakOf(values: readonly EdishValue[]): EdishValue {
  const peak = values.reduce((highest, value) => (compareValues(value, highest) > 0 ? value : highest))
  const sides = values.map(({ isAbove }) => isAbove)
  return { ...peak, isAbove: sides.includes(true) || (sides.includes(undefined) ? undefined : false) }
}

function gravestNear(alts: readonly EdishValue[], tbils: readonly EdishValue[]): Pair | undefined {
  let gravest: Pair | undefined
  for (const alt of alts) {
    for (const tbil of tbils) {
      if (!areNear(alt.day, tbil.day)) continue
      const pair = spotOf(alt, tbil)
      if (gravest === undefined || comparePairs(pair, gravest) < 0) gravest = pair
    }
  }
  return gravest
}

type Pair = Omit<EdishSpot, 'unscaled'>

function spotOf(alt: EdishValue, tbil: EdishValue): Pair {
  return { quadrant: edishQuadrant(alt.isAbove, tbil.isAbove), alt, tbil }
}

function comparePairs(a: Pair, b: Pair): number {
  const order = rankOf(a.quadrant) - rankOf(b.quadrant)
  return order || compareValues(b.alt, a.alt) || compareValues(b.tbil, a.tbil)
}

/** By number; of equal numbers what lies above it is more, and then the later one. */
function compareValues(a: EdishValue, b: EdishValue): number {
  const order = a.multiple - b.multiple || reach(a.comparator) - reach(b.comparator)
  return order || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)
}

function reach(comparator: Comparator | undefined): number {
  if (comparator === undefined) return 0
  return { '<': -2, '<=': -1, '>=': 1, '>': 2 }[comparator]
}

function rankOf(quadrant: EdishQuadrant): number {
  return EDISH_QUADRANTS.indexOf(quadrant)
}

/** Twelve figures are enough to draw, and 90 ÷ 30 reads 3 again. */
function rounded(multiple: number): number {
  return Number(multiple.toPrecision(12))
}
