import type { Analyte } from '@/domain/analyte'
import { MEASURES } from '@/domain/measures'
import {
  codeSource,
  codes,
  micromoleUnits,
  milligramUnits,
  names,
  plausible,
  plausibleSource,
  serum,
} from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const tbil: Analyte = {
  id: 'tbil',
  name: { ja: '総ビリルビン', en: 'Bilirubin total' },
  short: SHORT_NAMES.tbil,
  loinc: [...codes('1975-2'), { code: '14631-6', note: 'in umol/L' }],
  jlac10: '3J010',
  jlac10Codes: codes('3J010000002327101'),
  synonyms: names(
    '総ビリルビン',
    '総ビルリビン',
    'T-Bil',
    'T-BIL',
    'TBIL',
    'T.Bil',
    'T-ビリルビン',
    '総ビリルビン(T-Bil)',
    'ビリルビン総',
    'BILI',
    'Bilirubin',
    'Total Bilirubin',
    'Bilirubin, total',
  ),
  unit: MEASURES.tbil.unit,
  units: milligramUnits,
  otherUnits: micromoleUnits,
  specimens: serum,
  decimals: 1,
  plausible: plausible('0', '0.1', '5', '50', 2),
  source: codeSource,
  plausibleSource,
}
