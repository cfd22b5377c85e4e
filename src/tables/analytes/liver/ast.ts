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

export const ast: Analyte = {
  id: 'ast',
  name: { ja: 'AST(GOT)', en: 'Aspartate aminotransferase' },
  short: SHORT_NAMES.ast,
  // Without a word on pyridoxal phosphate, with it, and without it: one enzyme in serum or plasma.
  loinc: codes('1920-8', '30239-8', '88112-8'),
  jlac10: '3B035',
  jlac10Codes: [
    ...codes('3B035000002327201', '3B035000002399901'),
    { code: '3B035000002327901', method: 'ifcc' },
  ],
  synonyms: names(
    'AST',
    'GOT',
    'AST(GOT)',
    'GOT(AST)',
    'AST/GOT',
    'アスパラギン酸アミノトランスフェラーゼ',
    '血清AST',
    '血清GOT',
    'SGOT',
    'Aspartate Transaminase',
    'ASAT',
  ),
  unit: MEASURES.ast.unit,
  units: enzymeUnits,
  otherUnits: enzymeOtherUnits,
  specimens: serum,
  decimals: 0,
  plausible: plausible('0', '5', '300', '20000', 0),
  source: codeSource,
  plausibleSource,
}
