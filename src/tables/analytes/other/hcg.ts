import type { Analyte } from '@/domain/analyte'
import { decimal } from '@/domain/decimal'
import { MEASURES } from '@/domain/measures'
import { codes, names, plausible, plausibleSource, serum } from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const hcg: Analyte = {
  id: 'hcg',
  name: { ja: 'hCG', en: 'Human chorionic gonadotropin' },
  short: SHORT_NAMES.hcg,
  loinc: [
    ...codes('19080-1', '21198-7'),
    { code: '2106-3', note: 'urine, qualitative' },
    { code: '2118-8', note: 'serum, qualitative' },
  ],
  jlac10: '4F080',
  jlac10Codes: codes('4F080000002305301', '4F080000000119011'),
  synonyms: names(
    'hCG',
    'HCG',
    'β-hCG',
    'HCG定量',
    'hCG定量',
    'HCG(定量)',
    '妊娠反応',
    '妊娠反応(尿)',
    '妊娠反応(尿・定性)',
    'hCG(血清・定量)',
    'hCG pregnancy test',
    'Pregnancy test',
    'hCG quantitative serum',
  ),
  unit: MEASURES.hcg.unit,
  units: [{ spellings: ['miu/ml', 'm[iu]/ml', 'mu/ml', 'iu/l', 'u/l', '[iu]/l'], factor: decimal('1') }],
  specimens: [...serum, '001'],
  decimals: 1,
  plausible: plausible('0', '-', '-', '-', 1),
  source: 'ssmix2-units',
  plausibleSource,
}
