import type { Day } from '../../day'
import type { CourseFacts, PatientFacts } from '../../facts'
import type { Sentences } from './sentenceShape'
import type { ShortWords } from './shortWords'
import type { Verdict } from '../types'

/** How a day is written: by default as ISO in Japanese, `14 Sep 2026` in English. */
export type FormatDay = (day: Day) => string

/** What the sentences are made from. */
export interface Told {
  verdict: Verdict
  facts: PatientFacts
  course: CourseFacts | undefined
  say: Sentences
  short: ShortWords
  written: FormatDay
}
