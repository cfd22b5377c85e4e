import type { AnalyteId, Fasting, Method } from './analyte'
import type { Day } from './day'
import type { StruckOut } from './patient'
import type { Value } from './value'

export const RESULT_STATUSES = [
  'pending',
  'preliminary',
  'final',
  'corrected',
  'cancelled',
  'entered-in-error',
] as const
export type ResultStatus = (typeof RESULT_STATUSES)[number]

/** What had been reported before, kept when a result is corrected, chosen against, or struck out. Newest last. */
export interface EarlierResult {
  value?: Value
  unit?: string
  status: ResultStatus
  /** What stood beside it on its report. */
  low?: string
  high?: string
  rangeText?: string
  labFlag?: string
  comment?: string
  arrived?: Day
  fasting?: Fasting
  method?: Method
  reportedAt?: string
  sourceKey?: string
  isVersioned?: boolean
  /** Which act had brought it; none when entered by hand. */
  importId?: string
  alsoFrom?: string[]
  /** The collection day and time that it named, where the version that followed names others. */
  drawn?: { day: Day; time?: string }
  /** It never was the reported value: it waited for a choice that fell on another. */
  waited?: { line?: number }
  /** When, by whom and why it stopped being the reported one; `at` is `YYYY-MM-DDTHH:MM` in the clinic's zone. */
  replaced: {
    at: string
    by: string
    because: 'corrected' | 'retest' | 'conflict' | 'entered-in-error' | 'filled' | 'edited'
    /** In the words of the person who changed it. */
    reason?: string
    /** The import that replaced it, so that the import can be taken back. */
    importId?: string
  }
}

/** A value that contradicts the stored one and waits for a person's choice; `before` waited already when it came. */
export interface WaitingValue {
  value: Value
  unit?: string
  importId: string
  line?: number
  before?: WaitingValue
}

/** One analyte of a draw. `value` is absent while the order is pending. */
export interface Result {
  id: string
  analyte: AnalyteId
  status: ResultStatus
  value?: Value
  /** The unit as accepted: one of the catalogue's spellings resolved to its canonical form, or as received when unknown. */
  unit?: string
  /** The range printed on the report, as received numbers; text that is no number is kept in `rangeText`. */
  low?: string
  high?: string
  rangeText?: string
  /** The lab's own flag, as received. */
  labFlag?: string
  /** Overrides the draw's where the result itself says so (fasting TG code). */
  fasting?: Fasting
  method?: Method
  specimen?: string
  comment?: string
  /** The day on which its value came in, where that is known (a pending order that was filled, a report's issue day). */
  arrived?: Day
  /** When the source reported it, `YYYY-MM-DDTHH:MM:SS.mmm` on the clinic's clock, where the source keeps versions. */
  reportedAt?: string
  /** A short print of the source's own id of it, by which a later version finds it. */
  sourceKey?: string
  /** Its source keeps statuses or versions; said where neither `reportedAt` nor `sourceKey` says so. */
  isVersioned?: boolean
  /** Which act brought it: the id of an import, or none when entered by hand. */
  importId?: string
  /** Further imports that said the same, some of them, so that taking one back leaves what another said. */
  alsoFrom?: string[]
  /** Struck out because a later version of it names another collection day: that day. */
  movedTo?: Day
  /** A different value that came later and waits for a person's choice (product.md §6). */
  conflict?: WaitingValue
  earlier?: EarlierResult[]
}

export type SampleMark = 'hemolysis' | 'lipemia' | 'icterus' | 'clotted' | 'insufficient'

/** A clinician has seen the results of a draw, and what comes of it. A newer review of the draw replaces its recheck. */
export interface Review {
  id: string
  day: Day
  by: string
  note?: string
  recheck?: Day
  /** The preset that the reviewer saw, as `id@version`. */
  preset?: string
  plan?: ReviewPlan
  /** Whether what is out of range matters clinically, as the reviewer sees it; absent where nothing was said. */
  significance?: Significance
  /** The moment, `YYYY-MM-DDTHH:MM` on the clinic's clock. */
  at?: string
  /** What the reviewer had before them, so that it can be told later what was seen, and whether it still stands. */
  saw?: SeenResult[]
}

export const SIGNIFICANCES = ['significant', 'not-significant', 'pending'] as const
export type Significance = (typeof SIGNIFICANCES)[number]

export const REVIEW_PLANS = ['nothing', 'recheck', 'hold', 'dose-change'] as const
export type ReviewPlan = (typeof REVIEW_PLANS)[number]

/** One result as a reviewer saw it: the text with its comparator, and what stood beside it. */
export interface SeenResult {
  result: string
  analyte: AnalyteId
  text: string
  unit?: string
  low?: string
  high?: string
  status: ResultStatus
  /** Where the result itself says so. */
  fasting?: Fasting
  method?: Method
  /** Another value that waited for a choice beside it. */
  waiting?: string
  /** The range that it was judged by where the report printed none; `none` where there was none to judge by. */
  range?: { source: 'lab' | 'jccls' | 'none'; low?: string; high?: string; unit?: string }
  /** The baseline value that a preset with a baseline rule went by. */
  baseline?: { text: string; day?: Day; unit?: string; low?: string; high?: string; method?: Method }
}

/** What was collected on one day (FHIR Specimen and DiagnosticReport). */
export interface Draw {
  id: string
  day: Day
  /** `HH:MM`, where the source states one. */
  time?: string
  lab?: string
  /** It was drawn elsewhere: where, in words (健診, the clinic before). */
  outside?: string
  fasting: Fasting
  marks: SampleMark[]
  results: Result[]
  reviews: Review[]
  /** All of it was entered in error: kept, with its results struck out too, and counts for nothing. */
  struckOut?: StruckOut
}
