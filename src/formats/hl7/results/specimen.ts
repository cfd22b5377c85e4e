import { sampleMarkOf } from '@/domain/parseValue'
import type { SampleMark } from '@/domain/result'
import { component, repetitions, whole } from '../segments/fields'
import type { Separators } from '../segments/separators'

/** Codes of HL7 table 0493 (state of a specimen) and 0490 (why it was not taken). */
const STATES: Record<string, SampleMark> = {
  HEM: 'hemolysis',
  RH: 'hemolysis',
  CLOT: 'clotted',
  RC: 'clotted',
  QS: 'insufficient',
}
/** Specimens of HL7 table 0487 and 0070 that are not blood. */
const NOT_BLOOD = new Set(
  'UR URINE URN UR24 URC URT STL STOOL CSF SPT SPUTUM SAL AMN ASP FLU FLD PLR PRT SNV SEM BRO TISS HAR NAIL GAST BIL'.split(
    ' ',
  ),
)
const NOT_BLOOD_WORDS =
  /尿|便|髄液|喀痰|胸水|腹水|関節液|唾液|穿刺液|urine|stool|feces|faeces|spinal fluid|sputum|saliva|(?:pleural|ascit|synovial|body) ?\w* ?fluid/i
const PRESENT =
  /^(?:弱|強)?(?:溶血|乳び)?\s*[(（]?(?:[1-5]?\+{1,5}|[1-5]\+|＋+|[1-5]＋|有り?|あり|陽性|yes|y|present|positive|pos|true)[)）]?$/i

/** What an SPM segment says of the specimen beside its time. */
export function specimenMarks(fields: readonly string[], separators: Separators): SampleMark[] {
  const marks = new Set<SampleMark>()
  for (const at of [21, 24]) {
    for (const state of repetitions(fields[at] ?? '', separators)) {
      const code = component(state, 1, separators).toUpperCase()
      const mark =
        (Object.hasOwn(STATES, code) ? STATES[code] : undefined) ??
        sampleMarkOf(component(state, 2, separators))
      if (mark) marks.add(mark)
    }
  }
  return [...marks]
}

/** The mark that an observation of a specimen's state makes: 溶血 (1+), 検体状態 = 乳び; undefined for 溶血 (-). */
export function conditionMark(name: string, value: string): SampleMark | undefined {
  const named = sampleMarkOf(name)
  if (named !== undefined && PRESENT.test(value.trim())) return named
  return named === undefined && value !== '' ? sampleMarkOf(value) : undefined
}

/** The specimen that a field (SPM-4, OBR-15) names, where it is certainly not blood, serum or plasma. */
export function otherThanBlood(field: string, separators: Separators): string | undefined {
  if (field === '') return undefined
  const codes = [1, 4].map((at) => component(field, at, separators))
  const words = [2, 5, 9].map((at) => component(field, at, separators)).filter((text) => text !== '')
  const isOther =
    codes.some((code) => NOT_BLOOD.has(code.toUpperCase())) ||
    [...words, ...codes, whole(field, 1, separators)].some((text) => NOT_BLOOD_WORDS.test(text)) ||
    (/^JC10$|^JLAC10$/i.test(component(field, 3, separators)) &&
      /^0(?!1[7-9]|2\d|99)\d{2}$/.test(codes[0] ?? ''))
  if (!isOther) return undefined
  return words[0] ?? codes.find((code) => code !== '') ?? ''
}
