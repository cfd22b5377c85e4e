import { sampleMarkOf } from '@/domain/parseValue'
import type { SampleMark } from '@/domain/result'
import { withPlainWidth } from '../../cells/dayCell'

/** Items of a list that are no analytes but say what state the sample was in: 検体溶血, 乳ビ, 黄疸. */
const ITEM =
  /^(?:検体|血清)?\s*(?:溶血|乳び|乳ビ|乳ﾋﾞ|乳糜|黄疸)\s*(?:度|指数|状態|の有無|有無|反応)?$|^(?:ha?emolysis|lipa?emia|icterus)(?:\s*(?:index|grade))?$/i
const SAYS_NO =
  /^(?:[(（]?\s*[-−‐―–ー]\s*[)）]?|0|なし|無し|無|ナシ|陰性|no|none|negative|n|false|normal|認めず|認めない)$/i
const SAYS_SO =
  /^(?:[(（]?\s*(?:\d?\+{1,4}|\+{1,4}\d?|±)\s*[)）]?|あり|有り|有|アリ|陽性|yes|y|true|positive|軽度|中等度|強度|高度|弱|中|強|微|少|多)$/i

/** The state of the sample about which an item speaks; undefined where it is no such item. */
export function markOfItem(name: string): SampleMark | undefined {
  return ITEM.test(name.trim()) ? sampleMarkOf(name) : undefined
}

/** Whether the value of such an item says that the sample has this state; undefined where its words do not say it. */
export function saysMarked(value: string): boolean | undefined {
  const text = withPlainWidth(value).trim()
  if (SAYS_NO.test(text)) return false
  if (SAYS_SO.test(text)) return true
  return sampleMarkOf(text) === undefined ? undefined : true
}
