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

export const nonhdl: Analyte = {
  id: 'nonhdl',
  name: { ja: 'non-HDLコレステロール', en: 'Non-HDL cholesterol' },
  short: SHORT_NAMES.nonhdl,
  loinc: [...codes('43396-1'), { code: '70204-3', note: 'in mmol/L' }],
  jlac10: '3F069',
  jlac10Codes: codes('3F069000002391901'),
  synonyms: names(
    'non-HDLコレステロール',
    'Non-HDL',
    'non-HDL-C',
    'nonHDLコレステロール',
    'non-HDL-コレステロール',
    'non-HDL cholesterol',
  ),
  unit: MEASURES.nonhdl.unit,
  units: milligramUnits,
  otherUnits: millimoleUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('1', '50', '350', '1400', 0),
  source: codeSource,
  plausibleSource,
}
