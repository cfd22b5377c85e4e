import type { BiologicalVariation, VariationTable } from '@/domain/interpret/change'

const ENZYMES = 'eubivas-enzymes-2017'
const LIPIDS = 'eubivas-lipids-2018'
const ALBUMIN = 'eubivas-albumin-2019'
const BLOOD_META = 'blood-count-meta-2020'
const BLOOD = 'blood-count-2018'
const ASSAY = 'eubivas-table-2022'
const HOSPITAL = 'ck-hospital-precision'

/**
 * Variation to be expected without a cause, in per cent: within one person, and of the measurement; from journal papers
 * that were read or that a second source quotes (rcv.md §1). DBIL, non-HDL, HbA1c, glucose and hCG have no row, since no
 * number of theirs is confirmed. No figure of a data base that restricts its reuse stands here.
 */
export const VARIATION: VariationTable = {
  alt: row(9.3, ENZYMES, 6.7, ASSAY),
  ast: row(9.5, ENZYMES, 5.5, ASSAY),
  ggt: row(8.9, ENZYMES, 8.7, ASSAY),
  alp: row(5.3, ENZYMES, 2.8, ASSAY),
  ld: row(5.2, ENZYMES, 1.2, ASSAY),
  ck: row(14.5, ENZYMES, 0.8, HOSPITAL),
  tbil: { ...row(20.9, LIPIDS, 2.98, ASSAY), step: 0.1 },
  alb: row(2.5, ALBUMIN, 1.5, ASSAY),
  tp: row(2.6, LIPIDS, 0.97, ASSAY),
  tc: row(5.18, LIPIDS, 0.98, ASSAY),
  ldl: row(8.46, LIPIDS, 1.77, ASSAY),
  hdl: row(5.67, LIPIDS, 0.56, ASSAY),
  tg: row(19.8, LIPIDS, 1.8, ASSAY),
  wbc: row(10.01, BLOOD_META, 1.49, BLOOD),
  hb: row(2.74, BLOOD, 0.58, BLOOD),
  plt: row(7.22, BLOOD, 1.8, BLOOD),
}

/** Rows of the table of sources that say how a change is held against the variation. */
export const RCV_SOURCES: readonly string[] = ['rcv-log-normal-2006', 'rcv-half-cvi-2004']

function row(
  withinPerson: number,
  withinPersonSource: string,
  analytical: number,
  analyticalSource: string,
): BiologicalVariation {
  return { withinPerson, withinPersonSource, analytical, analyticalSource }
}
