import type { Analyte } from '@/domain/analyte'
import { MEASURES } from '@/domain/measures'
import {
  codeSource,
  codes,
  enzymeOtherUnits,
  enzymeUnits,
  names,
  plausible,
  plausibleSource,
  serum,
} from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const ld: Analyte = {
  id: 'ld',
  name: { ja: 'LD(LDH)', en: 'Lactate dehydrogenase' },
  short: SHORT_NAMES.ld,
  loinc: [...codes('14804-9'), { code: '2532-0', note: 'discouraged in LOINC 2.82' }],
  jlac10: '3B050',
  jlac10Codes: [
    { code: '3B050000002327901', method: 'ifcc' },
    { code: '3B050000002327201', method: 'jscc' },
  ],
  synonyms: [
    ...names(
      'LD',
      'LDH',
      'LD(LDH)',
      'LDH(LD)',
      'LD/LDH',
      '乳酸脱水素酵素',
      '乳酸デヒドロゲナーゼ',
      '血清LDH',
    ),
    { name: 'LD(IFCC)', method: 'ifcc' },
    { name: 'LDH(IFCC)', method: 'ifcc' },
    { name: 'LD_IFCC', method: 'ifcc' },
    { name: 'LD/IFCC', method: 'ifcc' },
    { name: 'LD(JSCC)', method: 'jscc' },
    { name: 'LDH(JSCC)', method: 'jscc' },
    { name: 'LD_JSCC', method: 'jscc' },
    { name: 'LD/JSCC', method: 'jscc' },
  ],
  unit: MEASURES.ld.unit,
  units: enzymeUnits,
  otherUnits: enzymeOtherUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('0', '80', '600', '20000', 0),
  source: codeSource,
  plausibleSource,
}
