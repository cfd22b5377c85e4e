import type { AnalyteId } from '@/domain/analyte'
import type { Bilingual } from '@/domain/language'

/** As on an axis, in a table heading and in the worklist, which needs the names and nothing else of the catalogue. */
export const SHORT_NAMES: Record<AnalyteId, Bilingual> = {
  ast: { ja: 'AST', en: 'AST' },
  alt: { ja: 'ALT', en: 'ALT' },
  ggt: { ja: 'γ-GT', en: 'GGT' },
  alp: { ja: 'ALP', en: 'ALP' },
  ld: { ja: 'LD', en: 'LD' },
  tbil: { ja: 'T-Bil', en: 'T-Bil' },
  dbil: { ja: 'D-Bil', en: 'D-Bil' },
  alb: { ja: 'Alb', en: 'Alb' },
  tp: { ja: 'TP', en: 'TP' },
  tc: { ja: 'TC', en: 'TC' },
  ldl: { ja: 'LDL', en: 'LDL' },
  hdl: { ja: 'HDL', en: 'HDL' },
  tg: { ja: 'TG', en: 'TG' },
  nonhdl: { ja: 'non-HDL', en: 'non-HDL' },
  ck: { ja: 'CK', en: 'CK' },
  wbc: { ja: 'WBC', en: 'WBC' },
  hb: { ja: 'Hb', en: 'Hb' },
  plt: { ja: 'PLT', en: 'PLT' },
  hba1c: { ja: 'HbA1c', en: 'HbA1c' },
  glu: { ja: '血糖', en: 'Glucose' },
  hcg: { ja: 'hCG', en: 'hCG' },
}
