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

/** The code 3F015000002327101 means fasting in one code system and unspecified in another, so it states nothing here
 * (clinical.md §1.4). */
export const tg: Analyte = {
  id: 'tg',
  name: { ja: '中性脂肪(TG)', en: 'Triglyceride' },
  short: SHORT_NAMES.tg,
  loinc: [...codes('2571-8'), { code: '3048-6', fasting: 'yes' }, { code: '14927-8', note: 'in mmol/L' }],
  jlac10: '3F015',
  jlac10Codes: [
    { code: '3F015000002327101' },
    { code: '3F015130002327101', fasting: 'yes' },
    { code: '3F015129902327101', fasting: 'no' },
  ],
  synonyms: [
    ...names(
      '中性脂肪',
      'TG',
      'トリグリセライド',
      'トリグリセリド',
      '中性脂肪(TG)',
      'TG(中性脂肪)',
      '中性脂肪(トリグリセリド)',
      '血清TG',
      'TRIG',
      'Triglycerides',
    ),
    { name: '空腹時中性脂肪', fasting: 'yes' },
    { name: '空腹時中性脂肪(TG)', fasting: 'yes' },
    { name: '空腹時中性脂肪(トリグリセリド)', fasting: 'yes' },
    { name: '中性脂肪(空腹時)', fasting: 'yes' },
    { name: '空腹時TG', fasting: 'yes' },
    { name: 'TG(空腹時)', fasting: 'yes' },
    { name: 'Triglycerides (fasting)', fasting: 'yes' },
    { name: 'Fasting triglycerides', fasting: 'yes' },
    { name: 'Triglyceride fasting', fasting: 'yes' },
    { name: '随時中性脂肪', fasting: 'no' },
    { name: '随時中性脂肪(TG)', fasting: 'no' },
    { name: '随時中性脂肪(トリグリセリド)', fasting: 'no' },
    { name: '中性脂肪(随時)', fasting: 'no' },
    { name: '食後中性脂肪', fasting: 'no' },
    { name: '随時TG', fasting: 'no' },
    { name: 'TG(随時)', fasting: 'no' },
    { name: 'Triglyceride casual', fasting: 'no' },
  ],
  unit: MEASURES.tg.unit,
  units: milligramUnits,
  otherUnits: millimoleUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('5', '20', '600', '10000', 0),
  source: codeSource,
  plausibleSource,
}
