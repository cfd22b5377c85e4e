export { interpret, limitId } from './interpret'
export { judgedOf, judgedResults, judging, type JudgedResult } from './judgedOf'
export type { HysLaw } from './liver/hysLaw'
export { hysLaw } from './liver/hysLawAmong'
export { areNear } from './liver/near'
export {
  EDISH_CUTS,
  EDISH_QUADRANTS,
  EDISH_SOURCE,
  edishQuadrant,
  isAboveCut,
  type EdishQuadrant,
} from './liver/edish'
export { flagOfDraw } from './flagOfDraw'
export { flagChangeCounter, type FlagChange, type FlagChangeCounter, type FlagChanges } from './flagChanges'
export { labKey } from './judging/labKey'
export { OWN_RANGE_SOURCE, labRangeRefused } from './own/labRangeRefused'
export { labRangesByLab } from './own/labRangesByLab'
export { OWN_LIMIT_SOURCE, copyOfPreset, newestPresets, nextVersionOf } from './own/presets'
export { presetRefused } from './own/presetRefused'
export { SEVERITIES } from '../threshold'
export { rRatio, type NoRRatio, type RRatio, type RRatioClass } from './liver/rRatio'
export { rRatioShort } from './liver/rRatioShort'
export { rRatioText } from './liver/rRatioWords'
export { CK_NOTE_SOURCE, ckNote } from './liver/ckNote'
export { methodOfResult } from './method'
export { atCaution, worstFlag } from './worstFlag'
export { trend, trends, type JudgedValue, type Trend } from './trend'
export { FLAG_WORDS, REASON_WORDS } from './flagWords'
export {
  RANGE_SOURCE_WORDS,
  TREND_WORDS,
  describeLimit,
  hysLawText,
  limitText,
  presetText,
  rangeSourceText,
  sourceText,
  type SourceOf,
  type Spoken,
} from './words'
export type * from './types'
