import type { Analyte } from '@/domain/analyte'
import { MEASURES } from '@/domain/measures'
import { codeSource, codes, gramUnits, names, plausible, plausibleSource, serum } from '../parts'
import { SHORT_NAMES } from '../shortNames'

export const alb: Analyte = {
  id: 'alb',
  name: { ja: 'アルブミン', en: 'Albumin' },
  short: SHORT_NAMES.alb,
  loinc: [...codes('1751-7'), { code: '61151-7', note: 'by bromocresol green' }],
  jlac10: '3A015',
  jlac10Codes: codes('3A015000002327101'),
  synonyms: names('アルブミン', 'Alb', 'ALB', '血清アルブミン', 'アルブミン(ALB)', 'Albumin'),
  unit: MEASURES.alb.unit,
  units: gramUnits,
  specimens: serum,
  decimals: 1,
  plausible: plausible('0.5', '2.5', '5.8', '8', 1),
  source: codeSource,
  plausibleSource,
}
