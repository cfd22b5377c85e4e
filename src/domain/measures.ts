import type { AnalyteId } from './analyte'
import { decimal, type Decimal } from './decimal'

/**
 * In which unit each analyte is shown and judged, and how other units of the same quantity compare with it. Nothing is
 * converted by rounding: `value × times` in the other unit is compared with `limit × per` in the catalogue's, exactly.
 * Factors: clinical.md §1.1 (molar masses 386.65, 885.4, 584.66, 180.156) and §1.3; 1 µkat = 60 U by definition.
 */
export interface OtherUnit {
  unit: string
  /** Multiplies a value in this unit … */
  times: Decimal
  /** … to compare with a value in the catalogue's unit multiplied by this. */
  per: Decimal
}

export interface Measure {
  unit: string
  /** The position in this list is stored in the facts; only append, and never beyond six. */
  others: readonly OtherUnit[]
}

const ENZYME: Measure = { unit: 'U/L', others: [{ unit: 'ukat/L', times: decimal('60'), per: decimal('1') }] }
const CHOLESTEROL: Measure = { unit: 'mg/dL', others: [per('mmol/L', '0.025863')] }
const BILIRUBIN: Measure = { unit: 'mg/dL', others: [per('umol/L', '17.104')] }
const PROTEIN: Measure = { unit: 'g/dL', others: [per('g/L', '10')] }

/** By analyte. Where a unit is not listed, its values are not comparable (`other-unit`), e.g. HbA1c in mmol/mol. */
export const MEASURES: Record<AnalyteId, Measure> = {
  ast: ENZYME,
  alt: ENZYME,
  ggt: ENZYME,
  alp: ENZYME,
  ld: ENZYME,
  tbil: BILIRUBIN,
  dbil: BILIRUBIN,
  alb: PROTEIN,
  tp: PROTEIN,
  tc: CHOLESTEROL,
  ldl: CHOLESTEROL,
  hdl: CHOLESTEROL,
  tg: { unit: 'mg/dL', others: [per('mmol/L', '0.011294')] },
  nonhdl: CHOLESTEROL,
  ck: ENZYME,
  wbc: { unit: '10*3/uL', others: [per('/uL', '1000'), per('10*2/uL', '10'), per('10*9/L', '1')] },
  hb: PROTEIN,
  plt: { unit: '10*4/uL', others: [per('10*3/uL', '10'), per('/uL', '10000'), per('10*9/L', '10')] },
  hba1c: { unit: '%', others: [] },
  glu: { unit: 'mg/dL', others: [per('mmol/L', '0.055507')] },
  hcg: { unit: 'm[IU]/mL', others: [per('[IU]/L', '1')] },
}

/** How a unit compares with the catalogue's: `same`, another listed one, or undefined where it is not comparable. */
export function otherUnitOf(analyte: AnalyteId, unit: string | undefined): 'same' | OtherUnit | undefined {
  const measure = MEASURES[analyte]
  if (unit === undefined || unit === measure.unit) return 'same'
  return measure.others.find((other) => other.unit === unit)
}

/** A value in the catalogue's unit, for drawing and showing only; undefined where the unit is not comparable. */
export function inCatalogueUnit(
  analyte: AnalyteId,
  number: Decimal,
  unit: string | undefined,
): number | undefined {
  const other = otherUnitOf(analyte, unit)
  if (other === undefined) return undefined
  const plain = number.digits / 10 ** number.scale
  if (other === 'same') return plain
  return (plain * other.times.digits * 10 ** other.per.scale) / (other.per.digits * 10 ** other.times.scale)
}

/** A unit as people read it: `10*3/uL` is 10³/µL. */
export function unitText(unit: string): string {
  return unit
    .replace(/10\*(\d)/, (_, exponent: string) => `10${SUPERSCRIPTS[Number(exponent)] ?? ''}`)
    .replace(/\[IU\]/, 'IU')
    .replace(/\bu(?=L|mol|kat)/, 'µ')
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function per(unit: string, factor: string): OtherUnit {
  return { unit, times: decimal('1'), per: decimal(factor) }
}
