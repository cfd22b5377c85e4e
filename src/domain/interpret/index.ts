export { interpret, limitId } from './interpret'
export { judgedOf, judgedResults, judging, type JudgedResult } from './judgedOf'
export { hysLaw, type HysLaw } from './liver/hysLaw'
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
export { rRatio, rRatioShort, rRatioText, type NoRRatio, type RRatio, type RRatioClass } from './liver/rRatio'
export { CK_NOTE_SOURCE, ckNote } from './liver/ckNote'
export { methodOfResult } from './method'
export { atCaution, worstFlag } from './worstFlag'
export { trend, trends, type JudgedValue, type Trend } from './trend'
export {
  FLAG_WORDS,
  RANGE_SOURCE_WORDS,
  REASON_WORDS,
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
