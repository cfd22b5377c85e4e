import type { BiologicalVariation, ReferenceChange } from './types'

/** Two-sided; the one-sided 1.645 belongs to a question about one direction that was asked beforehand. */
export const Z_95 = 1.96
export const Z_99 = 2.576

/**
 * The change that two results of a person stay within by chance alone, as the logarithm of their ratio: log-normal,
 * z × √(the sum of ln(1 + CV²) over both results), each with the variation within the person and that of its own
 * measurement, all in per cent (rcv.md §2; Fokkema 2006).
 */
export function logRatioWithin(withinPerson: number, analytical: [number, number], z: number): number {
  return z * Math.sqrt(variance(analytical[0]) + variance(analytical[1]) + 2 * variance(withinPerson))
}

/**
 * The same for an analyte of the table. `before` and `after` are in the catalogue's unit and count only where the step
 * of reporting adds to the variation: each result carries its own rounding, so that a rise and its fall mirror.
 */
export function expectedLogRatio(row: BiologicalVariation, z: number, before: number, after: number): number {
  return logRatioWithin(row.withinPerson, [analyticalAt(row, before), analyticalAt(row, after)], z)
}

/** The limits of an analyte at 95 % as a rise and a fall in per cent of the earlier result. */
export function referenceChange(row: BiologicalVariation, before = 1, after = before): ReferenceChange {
  return inPercent(expectedLogRatio(row, Z_95, before, after))
}

/** The logarithm of a ratio as a rise and a fall in per cent. */
export function inPercent(logRatio: number): ReferenceChange {
  return { up: 100 * Math.expm1(logRatio), down: 100 * Math.expm1(-logRatio) }
}

/** The analytical variation that is reckoned with, in per cent: the study's, but at least half the within-person one. */
export function analyticalUsed(row: BiologicalVariation): number {
  return Math.max(row.analytical, row.withinPerson / 2)
}

function analyticalAt(row: BiologicalVariation, value: number): number {
  const analytical = analyticalUsed(row)
  if (row.step === undefined) return analytical
  return Math.hypot(analytical, (100 * row.step) / (Math.sqrt(12) * value))
}

function variance(percent: number): number {
  return Math.log1p((percent / 100) ** 2)
}
