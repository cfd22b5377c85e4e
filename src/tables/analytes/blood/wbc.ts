import type { Analyte } from '@/domain/analyte'
import { decimal } from '@/domain/decimal'
import { MEASURES } from '@/domain/measures'
import { codeSource, codes, names, plausible, plausibleSource, wholeBlood } from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const wbc: Analyte = {
  id: 'wbc',
  name: { ja: '白血球数', en: 'Leukocytes' },
  short: SHORT_NAMES.wbc,
  loinc: codes('6690-2', '26464-8'),
  jlac10: '2A010',
  jlac10Codes: codes('2A990000001930952', '2A010000001930101', '2A010000001930901'),
  synonyms: names(
    '白血球数',
    '白血球',
    'WBC',
    '血算-白血球数',
    '白血球数(WBC)',
    'Leukocytes',
    'White blood cells',
  ),
  unit: MEASURES.wbc.unit,
  units: [
    { spellings: ['10^3/μl', '千/μl', 'k/μl', '10^9/l', 'giga/l'], factor: decimal('1') },
    { spellings: ['10^2/μl'], factor: decimal('0.1') },
    { spellings: ['/μl', '個/μl', 'cells/μl', 'cell/μl'], factor: decimal('0.001') },
  ],
  specimens: wholeBlood,
  decimals: 1,
  plausible: plausible('0.1', '2.5', '15', '300', 2),
  source: codeSource,
  plausibleSource,
}
