import type { Analyte } from '@/domain/analyte'
import { decimal } from '@/domain/decimal'
import { MEASURES } from '@/domain/measures'
import { codeSource, codes, names, plausible, plausibleSource, wholeBlood } from '../parts'
import { SHORT_NAMES } from '../shortNames'

/** In NGSP per cent. The older JDS values and glycated albumin (グリコアルブミン) are other quantities. */
export const hba1c: Analyte = {
  id: 'hba1c',
  name: { ja: 'HbA1c(NGSP)', en: 'Hemoglobin A1c' },
  short: SHORT_NAMES.hba1c,
  loinc: codes('4548-4', '17856-6'),
  jlac10: '3D046',
  jlac10Codes: codes('3D046000001920402', '3D046000001906202', '3D046000001927102'),
  synonyms: names(
    'HbA1c',
    'HbA1c(NGSP)',
    'HbA1c(N)',
    'HbA1c(NGSP値)',
    'ヘモグロビンA1c',
    'ヘモグロビンA1c(NGSP)',
    'Hemoglobin A1c',
  ),
  unit: MEASURES.hba1c.unit,
  units: [{ spellings: ['%', '%(ngsp)', 'ngsp%'], factor: decimal('1') }],
  otherUnits: [{ unit: 'mmol/mol', spellings: ['mmol/mol'] }],
  specimens: wholeBlood,
  decimals: 1,
  plausible: plausible('3', '4', '10', '20', 1),
  source: codeSource,
  plausibleSource,
}
