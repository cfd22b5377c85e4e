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

/** Indirect bilirubin (3J020, 間接ビリルビン) is another analyte. */
export const dbil: Analyte = {
  id: 'dbil',
  name: { ja: '直接ビリルビン', en: 'Bilirubin direct' },
  short: SHORT_NAMES.dbil,
  loinc: [
    ...codes('1968-7'),
    { code: '14629-0', note: 'in umol/L' },
    { code: '15152-2', note: 'conjugated' },
  ],
  jlac10: '3J015',
  jlac10Codes: codes('3J015000002327101'),
  synonyms: names(
    '直接ビリルビン',
    '直接ビルリビン',
    'D-Bil',
    'D-BIL',
    'DBIL',
    'D.Bil',
    'D-ビリルビン',
    '直接ビリルビン(D-Bil)',
    '抱合型ビリルビン',
    'Direct Bilirubin',
    'Bilirubin, direct',
  ),
  unit: MEASURES.dbil.unit,
  units: milligramUnits,
  otherUnits: micromoleUnits,
  specimens: serum,
  decimals: 1,
  plausible: plausible('0', '0', '3', '40', 2),
  source: codeSource,
  plausibleSource,
}
