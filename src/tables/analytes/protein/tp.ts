import type { Analyte } from '@/domain/analyte'
import { MEASURES } from '@/domain/measures'
import { codeSource, codes, gramUnits, names, plausible, plausibleSource, serum } from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const tp: Analyte = {
  id: 'tp',
  name: { ja: '総蛋白', en: 'Total protein' },
  short: SHORT_NAMES.tp,
  loinc: codes('2885-2'),
  jlac10: '3A010',
  jlac10Codes: codes('3A010000002327101'),
  synonyms: names(
    '総蛋白',
    '総タンパク',
    '総たんぱく',
    '総タンパク質',
    'TP',
    '総蛋白(TP)',
    'T-Protein',
    '血清総蛋白',
    'Total Protein',
  ),
  unit: MEASURES.tp.unit,
  units: gramUnits,
  specimens: serum,
  decimals: 1,
  plausible: plausible('2', '5.0', '9.0', '15', 1),
  source: codeSource,
  plausibleSource,
}
