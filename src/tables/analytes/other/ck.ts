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

/** CK-MB (3B015) is another analyte. */
export const ck: Analyte = {
  id: 'ck',
  name: { ja: 'CK(CPK)', en: 'Creatine kinase' },
  short: SHORT_NAMES.ck,
  loinc: codes('2157-6'),
  jlac10: '3B010',
  jlac10Codes: codes('3B010000002327201'),
  synonyms: names(
    'CK',
    'CPK',
    'CK(CPK)',
    'CPK(CK)',
    'CK/CPK',
    'クレアチンキナーゼ',
    'クレアチンキナーゼ(CK)',
    'クレアチンホスホキナーゼ',
    'Creatine Kinase',
    'Creatine phosphokinase',
  ),
  unit: MEASURES.ck.unit,
  units: enzymeUnits,
  otherUnits: enzymeOtherUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('0', '20', '1000', '200000', 0),
  source: codeSource,
  plausibleSource,
}
