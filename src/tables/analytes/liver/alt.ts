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

export const alt: Analyte = {
  id: 'alt',
  name: { ja: 'ALT(GPT)', en: 'Alanine aminotransferase' },
  short: SHORT_NAMES.alt,
  // Without a word on pyridoxal phosphate, with it, and without it: one enzyme in serum or plasma.
  loinc: codes('1742-6', '1743-4', '1744-2'),
  jlac10: '3B045',
  jlac10Codes: [
    ...codes('3B045000002327201', '3B045000002399901'),
    { code: '3B045000002327901', method: 'ifcc' },
  ],
  synonyms: names(
    'ALT',
    'GPT',
    'ALT(GPT)',
    'GPT(ALT)',
    'ALT/GPT',
    'アラニンアミノトランスフェラーゼ',
    '血清ALT',
    '血清GPT',
    'SGPT',
    'Alanine Transaminase',
    'ALAT',
  ),
  unit: MEASURES.alt.unit,
  units: enzymeUnits,
  otherUnits: enzymeOtherUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('0', '3', '300', '20000', 0),
  source: codeSource,
  plausibleSource,
}
