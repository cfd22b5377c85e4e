import type { Analyte } from '@/domain/analyte'
import { decimal } from '@/domain/decimal'
import { MEASURES } from '@/domain/measures'
import { codeSource, codes, names, plausible, plausibleSource, wholeBlood } from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const plt: Analyte = {
  id: 'plt',
  name: { ja: '血小板数', en: 'Platelets' },
  short: SHORT_NAMES.plt,
  loinc: codes('777-3', '26515-7'),
  jlac10: '2A050',
  jlac10Codes: codes('2A990000001930955', '2A050000001930101', '2A050000001930901'),
  synonyms: names(
    '血小板数',
    '血小板',
    'PLT',
    'Plt',
    'PLAT',
    '血算-血小板数',
    '血小板数(PLT)',
    'Platelet',
    'Platelets',
    'Platelet count',
  ),
  unit: MEASURES.plt.unit,
  units: [
    { spellings: ['10^4/μl', '万/μl'], factor: decimal('1') },
    { spellings: ['10^3/μl', '千/μl', 'k/μl', '10^9/l', 'giga/l'], factor: decimal('0.1') },
    { spellings: ['/μl', '個/μl', 'cells/μl'], factor: decimal('0.0001') },
  ],
  specimens: wholeBlood,
  decimals: 1,
  plausible: plausible('0.1', '8', '60', '300', 1),
  source: codeSource,
  plausibleSource,
}
