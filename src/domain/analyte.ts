import type { Bilingual } from './language'
import type { Decimal } from './decimal'

/** Every analyte of the catalogue, in the order of a lab sheet. The index in this list is stored; only append. */
export const ANALYTE_IDS = [
  'ast',
  'alt',
  'ggt',
  'alp',
  'ld',
  'tbil',
  'dbil',
  'alb',
  'tp',
  'tc',
  'ldl',
  'hdl',
  'tg',
  'nonhdl',
  'ck',
  'wbc',
  'hb',
  'plt',
  'hba1c',
  'glu',
  'hcg',
] as const
export type AnalyteId = (typeof ANALYTE_IDS)[number]

/** The groups with a clock of their own (product.md §2 rule 1). */
export type Group = 'liver' | 'lipids'
export const GROUPS = ['liver', 'lipids'] as const

/** The analytes any one of which serves a group (product.md §2 rule 1). */
export const SERVING: Record<Group, readonly AnalyteId[]> = {
  liver: ['alt', 'ast'],
  lipids: ['tg', 'ldl', 'tc'],
}

/** The position of an analyte in `ANALYTE_IDS`, which is also its bit in a draw's facts. */
export function analyteIndex(id: AnalyteId): number {
  return INDEX[id]
}

export type Fasting = 'yes' | 'no' | 'unknown'
export type Method = 'ifcc' | 'jscc' | 'direct' | 'calculated' | 'unknown'

/** A unit as it may arrive, and the factor (exact) that turns its values into the catalogue's unit. */
export interface UnitRow {
  /** As compared after folding: NFKC, no spaces, lower case, µ as μ. */
  spellings: readonly string[]
  /** Multiplies an incoming value into the catalogue's unit; absent where no conversion is listed. */
  factor: Decimal
}

/** A unit of the same quantity that is not turned into the catalogue's: its values stay as received (`measures.ts`). */
export interface OtherUnitRow {
  /** As `measures.ts` names it, e.g. `mmol/L`. */
  unit: string
  /** Folded as those of `UnitRow`. */
  spellings: readonly string[]
}

/** The limits that catch a slip of the hand, in the catalogue's unit (clinical.md §1.5). They judge typing, not health. */
export interface Plausible {
  rejectBelow?: Decimal
  confirmBelow?: Decimal
  confirmAbove?: Decimal
  rejectAbove?: Decimal
  maxDecimals: number
}

/** A code that means this analyte, with the attribute that the code itself states. */
export interface AnalyteCode {
  code: string
  fasting?: Fasting
  method?: Method
  /** The catalogue's unit differs where the code implies another (mol codes). */
  note?: string
}

/** A row of the catalogue: how an analyte is named, coded, measured, and what a plausible value is. */
export interface Analyte {
  id: AnalyteId
  name: Bilingual
  /** As on the axis and in a table heading: ALT, γ-GT, T-Bil. */
  short: Bilingual
  loinc: readonly AnalyteCode[]
  /** The first five characters of JLAC10. */
  jlac10: string
  /** Known codes of 17 characters, with the method or fasting state they state. */
  jlac10Codes: readonly AnalyteCode[]
  /** Names as printed on lab sheets; compared after folding (clinical.md §1.2), never by part of a word. */
  synonyms: readonly { name: string; fasting?: Fasting; method?: Method }[]
  /** The unit in which it is shown and judged. */
  unit: string
  units: readonly UnitRow[]
  /** Units that are recognised and kept as received; limits are compared by cross-multiplying. */
  otherUnits?: readonly OtherUnitRow[]
  /** Specimen digits of JLAC10 that this analyte may come from; any other is another test (urine protein, …). */
  specimens?: readonly string[]
  /** Figures after the point as usually printed. */
  decimals: number
  plausible: Plausible
  /** Ids of rows of the table of sources. */
  source: string
  plausibleSource: string
}

const INDEX = Object.fromEntries(ANALYTE_IDS.map((id, index) => [id, index])) as Record<AnalyteId, number>
