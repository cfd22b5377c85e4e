import { day } from '@/domain/day'
import type { ImportTemplate } from '@/domain/reading'

/** The mappings of docs/clinic-file.md for files of the world, as a person would keep them under a name. */
export const CLINOSIM: ImportTemplate = {
  id: 'clinosim',
  name: 'clinosim',
  kind: 'results-long',
  columns: {
    patient_id: { field: 'number' },
    lab_name: { field: 'analyte' },
    result_datetime: { field: 'drawn' },
    value: { field: 'value' },
    unit: { field: 'unit' },
    flag: { field: 'flag' },
  },
}

export const SDTM_LB: ImportTemplate = {
  id: 'sdtm-lb',
  name: 'SDTM LB',
  kind: 'results-long',
  columns: {
    USUBJID: { field: 'number' },
    LBTESTCD: { field: 'analyte' },
    LBORRES: { field: 'value' },
    LBORRESU: { field: 'unit' },
    LBORNRLO: { field: 'low' },
    LBORNRHI: { field: 'high' },
    LBDTC: { field: 'drawn' },
  },
  analytes: { CHOL: 'tc', BILI: 'tbil' },
}

export const PBCSEQ: ImportTemplate = {
  id: 'pbcseq',
  name: 'pbcseq',
  kind: 'results-wide',
  firstDay: day('2010-01-01'),
  columns: {
    id: { field: 'number' },
    day: { field: 'dayOffset' },
    bili: { analyte: 'tbil', unit: 'mg/dL' },
    chol: { analyte: 'tc', unit: 'mg/dL' },
    albumin: { analyte: 'alb', unit: 'g/dL' },
    'alk.phos': { analyte: 'alp', unit: 'U/L' },
    ast: { analyte: 'ast', unit: 'U/L' },
    platelet: { analyte: 'plt', unit: '10^3/uL' },
  },
}
