import type { AnalyteId } from '@/domain/analyte'
import type { Sex } from '@/domain/patient'

/** Usual values of healthy young adults as [middle, spread, figures after the point]; invented for the demonstration. */
const USUAL: Record<AnalyteId, Record<Sex, [number, number, number]>> = {
  ast: { F: [18, 5, 0], M: [21, 5, 0] },
  alt: { F: [14, 5, 0], M: [21, 8, 0] },
  ggt: { F: [16, 5, 0], M: [26, 9, 0] },
  alp: { F: [62, 14, 0], M: [74, 16, 0] },
  ld: { F: [162, 20, 0], M: [170, 22, 0] },
  tbil: { F: [0.7, 0.2, 1], M: [0.9, 0.3, 1] },
  dbil: { F: [0.1, 0.05, 1], M: [0.2, 0.05, 1] },
  alb: { F: [4.5, 0.2, 1], M: [4.6, 0.2, 1] },
  tp: { F: [7.2, 0.3, 1], M: [7.3, 0.3, 1] },
  tc: { F: [178, 18, 0], M: [182, 20, 0] },
  ldl: { F: [98, 14, 0], M: [106, 16, 0] },
  hdl: { F: [66, 8, 0], M: [56, 7, 0] },
  tg: { F: [74, 22, 0], M: [92, 28, 0] },
  nonhdl: { F: [112, 16, 0], M: [126, 18, 0] },
  ck: { F: [92, 25, 0], M: [140, 40, 0] },
  wbc: { F: [5.6, 0.9, 1], M: [5.9, 0.9, 1] },
  hb: { F: [13.1, 0.6, 1], M: [15.0, 0.6, 1] },
  plt: { F: [24.5, 3.5, 1], M: [24.0, 3.5, 1] },
  hba1c: { F: [5.3, 0.2, 1], M: [5.3, 0.2, 1] },
  glu: { F: [88, 7, 0], M: [91, 7, 0] },
  hcg: { F: [1, 0, 1], M: [1, 0, 1] },
}

export const UNITS: Partial<Record<AnalyteId, string>> = {
  ast: 'U/L',
  alt: 'U/L',
  ggt: 'U/L',
  alp: 'U/L',
  ld: 'U/L',
  ck: 'U/L',
  tbil: 'mg/dL',
  dbil: 'mg/dL',
  tc: 'mg/dL',
  ldl: 'mg/dL',
  hdl: 'mg/dL',
  tg: 'mg/dL',
  nonhdl: 'mg/dL',
  glu: 'mg/dL',
  alb: 'g/dL',
  tp: 'g/dL',
  hb: 'g/dL',
  wbc: '10*3/uL',
  plt: '10*4/uL',
  hba1c: '%',
  hcg: 'm[IU]/mL',
}

export interface PrintedRange {
  low?: string
  high?: string
}

/** The ranges that the invented lab prints on its reports. */
export const PRINTED_RANGES: Partial<Record<AnalyteId, PrintedRange | Record<Sex, PrintedRange>>> = {
  ast: { low: '13', high: '30' },
  alt: { F: { low: '7', high: '23' }, M: { low: '10', high: '42' } },
  ggt: { F: { low: '9', high: '32' }, M: { low: '13', high: '64' } },
  alp: { low: '38', high: '113' },
  ld: { low: '124', high: '222' },
  tbil: { low: '0.4', high: '1.5' },
  alb: { low: '4.1', high: '5.1' },
  tp: { low: '6.6', high: '8.1' },
  tc: { low: '142', high: '248' },
  ldl: { high: '139' },
  hdl: { low: '40' },
  tg: { low: '30', high: '149' },
  ck: { F: { low: '41', high: '153' }, M: { low: '59', high: '248' } },
  wbc: { low: '3.3', high: '8.6' },
  hb: { F: { low: '11.6', high: '14.8' }, M: { low: '13.7', high: '16.8' } },
  plt: { low: '15.8', high: '34.8' },
}

/** The value that the invented patient with that seed has, as the lab would write it; always the same. */
export function usualValue(analyte: AnalyteId, sex: Sex | undefined, seed: number): string {
  const [middle, spread, figures] = USUAL[analyte][sex ?? 'F']
  return (middle + spread * wave(seed * 97 + analyte.charCodeAt(0) * 13 + analyte.charCodeAt(1))).toFixed(
    figures,
  )
}

/** A number from -1 to 1 that looks arbitrary and depends on nothing but the seed. */
function wave(seed: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 3), 2654435761) >>> 0
  return (mixed / 0xffffffff) * 2 - 1
}
