export { interpret, limitId } from './interpret'
export { judgedOf, judgedResults, judging, type JudgedResult } from './judgedOf'
export { hysLaw, type HysLaw } from './hysLaw'
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
  sourceText,
  type SourceOf,
  type Spoken,
} from './words'
export type * from './types'
