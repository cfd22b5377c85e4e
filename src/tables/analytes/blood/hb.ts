import type { Analyte } from '@/domain/analyte'
import { MEASURES } from '@/domain/measures'
import { codeSource, codes, gramUnits, names, plausible, plausibleSource, wholeBlood } from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const hb: Analyte = {
  id: 'hb',
  name: { ja: 'ヘモグロビン', en: 'Hemoglobin' },
  short: SHORT_NAMES.hb,
  loinc: codes('718-7'),
  jlac10: '2A030',
  jlac10Codes: codes('2A990000001930953', '2A030000001930101', '2A030000001930901'),
  synonyms: names(
    'ヘモグロビン',
    '血色素量',
    '血色素',
    'Hb',
    'HGB',
    'Hgb',
    '血色素量(ヘモグロビン値)',
    '血色素量(Hb)',
    'ヘモグロビン(Hb)',
    'ヘモグロビン量',
    '血算-ヘモグロビン',
    'Hemoglobin',
    'Haemoglobin',
  ),
  unit: MEASURES.hb.unit,
  units: gramUnits,
  specimens: wholeBlood,
  decimals: 1,
  plausible: plausible('2', '8', '19', '30', 1),
  source: codeSource,
  plausibleSource,
}
