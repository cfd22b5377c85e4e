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

/** One analyte with two methods: IFCC values are about a third of the older JSCC ones and are never joined with them. The
 * limit at which an entry is refused is that of the older method, so that an old sheet can be entered. */
export const alp: Analyte = {
  id: 'alp',
  name: { ja: 'ALP', en: 'Alkaline phosphatase' },
  short: SHORT_NAMES.alp,
  loinc: codes('6768-6'),
  jlac10: '3B070',
  jlac10Codes: [
    { code: '3B070000002327501', method: 'ifcc' },
    { code: '3B070000002327101', method: 'jscc' },
  ],
  synonyms: [
    ...names(
      'ALP',
      'アルカリホスファターゼ',
      'アルカリフォスファターゼ',
      'アルカリホスファターゼ(ALP)',
      '血清ALP',
      'ALKP',
      'Alk Phos',
      'alk.phos',
    ),
    { name: 'ALP(IFCC)', method: 'ifcc' },
    { name: 'ALP_IFCC', method: 'ifcc' },
    { name: 'ALP/IFCC', method: 'ifcc' },
    { name: 'ALP-IFCC', method: 'ifcc' },
    { name: 'ALP(IFCC法)', method: 'ifcc' },
    { name: 'アルカリホスファターゼ(IFCC)', method: 'ifcc' },
    { name: 'ALP(JSCC)', method: 'jscc' },
    { name: 'ALP_JSCC', method: 'jscc' },
    { name: 'ALP/JSCC', method: 'jscc' },
    { name: 'ALP-JSCC', method: 'jscc' },
    { name: 'ALP(JSCC法)', method: 'jscc' },
    { name: 'ALP(旧法)', method: 'jscc' },
    { name: 'ALP(JSCC・旧法)', method: 'jscc' },
    { name: 'アルカリホスファターゼ(JSCC)', method: 'jscc' },
  ],
  unit: MEASURES.alp.unit,
  units: enzymeUnits,
  otherUnits: enzymeOtherUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('0', '20', '400', '15000', 0),
  source: codeSource,
  plausibleSource,
}
