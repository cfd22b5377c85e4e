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

export const hdl: Analyte = {
  id: 'hdl',
  name: { ja: 'HDLコレステロール', en: 'HDL cholesterol' },
  short: SHORT_NAMES.hdl,
  loinc: [...codes('2085-9'), { code: '14646-4', note: 'in mmol/L' }],
  jlac10: '3F070',
  jlac10Codes: codes('3F070000002327101'),
  synonyms: names(
    'HDLコレステロール',
    'HDL-C',
    'HDL',
    'HDL-Cho',
    'HDL-コレステロール',
    'HDLCHO',
    'HDL-CHOL',
    'HDL-コレステロール(HDL-C)',
    'HDLコレステロール(HDL-C)',
    '善玉コレステロール',
    'HDL Cholesterol',
  ),
  unit: MEASURES.hdl.unit,
  units: milligramUnits,
  otherUnits: millimoleUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('3', '20', '120', '250', 0),
  source: codeSource,
  plausibleSource,
}
