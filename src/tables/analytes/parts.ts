import type { AnalyteCode, OtherUnitRow, Plausible, UnitRow } from '@/domain/analyte'
import { decimal } from '@/domain/decimal'

/**
 * What several rows of the catalogue share. Factors are exact: the same size or a power of ten (clinical.md §1.3,
 * formats.md §5.4). Bare powers (`10^4`) and cut-off units (`mg/d`) are missing on purpose: they are asked for.
 */
export const enzymeUnits: readonly UnitRow[] = [
  { spellings: ['u/l', 'iu/l', 'lu/l', 'mu/ml', 'miu/ml'], factor: decimal('1') },
]
export const enzymeOtherUnits: readonly OtherUnitRow[] = [{ unit: 'ukat/L', spellings: ['μkat/l'] }]

export const milligramUnits: readonly UnitRow[] = [
  { spellings: ['mg/dl', 'md/dl', 'mg/100ml', 'mg%'], factor: decimal('1') },
]
export const millimoleUnits: readonly OtherUnitRow[] = [{ unit: 'mmol/L', spellings: ['mmol/l'] }]
export const micromoleUnits: readonly OtherUnitRow[] = [{ unit: 'umol/L', spellings: ['μmol/l'] }]

export const gramUnits: readonly UnitRow[] = [
  { spellings: ['g/dl', 'g/100ml'], factor: decimal('1') },
  { spellings: ['g/l'], factor: decimal('0.1') },
]

/** Serum and plasma. */
export const serum = ['023', '022'] as const
/** Whole blood, with and without additive. */
export const wholeBlood = ['019', '018'] as const

export const codeSource = 'jp-clins-core-lab'
export const plausibleSource = 'plausible-proposal'

/** Codes that state nothing beside the analyte. */
export function codes(...written: string[]): AnalyteCode[] {
  return written.map((code) => ({ code }))
}

/** Names that state nothing beside the analyte. */
export function names(...printed: string[]): { name: string }[] {
  return printed.map((name) => ({ name }))
}

/** The limits that catch a slip of the hand, as the columns of clinical.md §1.5; `-` where there is none. */
export function plausible(
  rejectBelow: string,
  confirmBelow: string,
  confirmAbove: string,
  rejectAbove: string,
  maxDecimals: number,
): Plausible {
  return {
    ...(rejectBelow === '-' ? {} : { rejectBelow: decimal(rejectBelow) }),
    ...(confirmBelow === '-' ? {} : { confirmBelow: decimal(confirmBelow) }),
    ...(confirmAbove === '-' ? {} : { confirmAbove: decimal(confirmAbove) }),
    ...(rejectAbove === '-' ? {} : { rejectAbove: decimal(rejectAbove) }),
    maxDecimals,
  }
}
