import type { AnalyteId, Group } from '../analyte'
import type { Day } from '../day'
import type { PatientFacts } from '../facts'
import type { Protocol, Span } from '../protocol'

/** What the rule says of a patient today, in the order in which the first that fits is taken (product.md §2 rule 12). */
export const STATUSES = [
  'no-course',
  'unknown',
  'finished',
  'on-hold',
  'baseline-missing',
  'overdue',
  'in-grace',
  'due-today',
  'due-soon',
  'none-left',
  'on-schedule',
] as const
export type Status = (typeof STATUSES)[number]

/** What stands beside the status, any number of them. */
export const MODIFIERS = [
  'partial',
  'tg-missing',
  'baseline-unseen',
  'no-baseline',
  'awaiting-results',
  'results-late',
  'results-unusable',
  'results-in-doubt',
  'follow-up-suggested',
  'recheck-planned',
] as const
export type Modifier = (typeof MODIFIERS)[number]

/** Why nothing can be said (status `unknown`). */
export const UNKNOWN_REASONS = [
  'courses-overlap',
  'end-before-start',
  'no-first-day',
  'unknown-protocol',
  'end-not-recorded',
] as const
export type UnknownReason = (typeof UNKNOWN_REASONS)[number]

export type DueBy = 'protocol' | 'recheck' | 'start'

/** What the rule found for one group of analytes. */
export interface GroupClock {
  group: Group
  /** Day of the last draw of the course that serves the group. */
  last?: Day
  /** Day of the group's baseline. */
  baseline?: Day | undefined
  /** The day that the rule gives, before the planned end is looked at; absent where the protocol asks for no more. */
  due?: Day
  /**
   * What gave it: a draw plus the interval, the first day, the first follow-up, the restart after a long pause, a dose
   * higher than all before, a raised dose; `none` where nothing did.
   */
  from: 'draw' | 'start' | 'first-follow-up' | 'restart' | 'peak-dose' | 'dose-increase' | 'none'
  /** What was added to the draw, the first day or the dose step; absent where the first day itself is due. */
  plus?: Span
  /** Where the restart is due: the earlier day that the interval alone gave. */
  ruleDay?: Day
  /** For `none`, where the protocol follows the dose: a raised one would want a draw. */
  unlessRaised?: true
  /** For a dose: the step that wants the draw. */
  step?: DoseStepTold
  /** Where the protocol repeats only after an abnormal draw: what the last draw was. `not-judged` is never normal. */
  condition?: 'abnormal' | 'normal' | 'not-judged'
  /** Where the protocol narrows what serves the group: the analytes, any one of which does. */
  servedBy?: readonly AnalyteId[]
}

/** A dose step as it was taken: from this day (the restart, where it lies in a pause), so many mg after so many. */
export interface DoseStepTold {
  day: Day
  /** Absent for the first day of a course without a recorded dose. */
  mgPerDay?: number
  /** The dose just before; absent for the first. */
  before?: number
}

/** The answer of the due rule, and the facts it rests on. Never stored. */
export interface Verdict {
  status: Status
  modifiers: Modifier[]
  /** Why, for `unknown`. */
  because?: UnknownReason | undefined
  due?: Day | undefined
  dueBy?: DueBy | undefined
  /** The groups that are due on the due day. */
  groups: Group[]
  /** Days after the due day, for `overdue` and `baseline-missing`; else 0. */
  daysOverdue: number
  /** Baseline day of the group named first, where there is one. */
  baseline?: Day | undefined
  /** For `none-left`: the day that the rule would give; absent where the protocol asks for no more at all. */
  noneLeft?: Day | undefined
  drawToday: 'yes' | 'no' | 'unknown'
  /** `id@version`; the id as written where it is unknown. */
  protocol: string
  today: Day
  /** Position in `facts.courses` of the course it speaks of. */
  course?: number | undefined
  clocks: GroupClock[]
  plannedEnd?: Day | undefined
  /** Near the end of the course, where the protocol leaves a draw at its end to the clinic: that end. Never due. */
  finalDraw?: Day
  /** The first day whose draws belong to the course: the baseline window opens. */
  drawsFrom?: Day | undefined
  /** The open recheck day that counts, and the day of the review that set it. */
  recheck?: { day: Day; reviewed: Day }
  /** The long pause that holds today. */
  pause?: { from: Day; restart?: Day }
  /** Once the due day is past: the first day after it and its grace. The due day itself where the baseline is missing. */
  overdueFrom?: Day | undefined
  /** The next visit, where it is still ahead or today and lies on or before the day that is due: no call is needed. */
  booked?: Day | undefined
  /** For a long pause without restart: the first day on which it wants a person again (28 days after the rule's day). */
  pauseWakes?: Day
  /** Collection day of the earliest last draw of a group with an order that has no result yet. */
  awaiting?: Day
  /** Collection day of the newest draw that turned out unusable after the last that serves. */
  unusable?: Day
}

/** What the verdict is given beside the facts and the day. */
export interface VerdictRules {
  /** The protocol with that id, or undefined where the clinic has none such. */
  protocolById: (id: string) => Protocol | undefined
  /** Id for courses that name none. */
  defaultProtocol: string
  graceDays: number
  dueSoonDays: number
  resultsLateDays: number
  /** Whether the newest result of any analyte is at caution or above (rule 7); asked only after the end of a course. */
  atCaution: (facts: PatientFacts) => boolean
  /**
   * Whether the worst flag of the draw on that day is at notice or above; undefined where nothing of it can be judged.
   * Asked only for protocols that repeat while the last draw is abnormal.
   */
  isAbnormal?: (facts: PatientFacts, drawn: Day) => boolean | undefined
}
