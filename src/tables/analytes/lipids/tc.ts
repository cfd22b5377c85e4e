import type { Analyte } from '@/domain/analyte'
import { MEASURES } from '@/domain/measures'
import {
  codeSource,
  codes,
  milligramUnits,
  millimoleUnits,
  names,
  plausible,
  plausibleSource,
  serum,
} from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const tc: Analyte = {
  id: 'tc',
  name: { ja: '総コレステロール', en: 'Cholesterol total' },
  short: SHORT_NAMES.tc,
  loinc: [...codes('2093-3'), { code: '14647-2', note: 'in mmol/L' }],
  jlac10: '3F050',
  jlac10Codes: codes('3F050000002327101', '3F050000002327201'),
  synonyms: names(
    '総コレステロール',
    'T-Cho',
    'T-CHO',
    'TCHO',
    'TC',
    'T.Cho',
    'T-CHOL',
    '総コレステロール(T-CHO)',
    '総コレステロール(TC)',
    '総コレステロール(T-CHOL)',
    'T-コレステロール',
    'CHOL',
    'Cholesterol',
    'Total Cholesterol',
    'Cholesterol, total',
  ),
  unit: MEASURES.tc.unit,
  units: milligramUnits,
  otherUnits: millimoleUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('20', '100', '350', '1500', 0),
  source: codeSource,
  plausibleSource,
}
