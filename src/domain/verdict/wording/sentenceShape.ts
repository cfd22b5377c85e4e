import type { Group } from '../../analyte'
import type { Span } from '../../protocol'
import type { DoseStepTold, GroupClock } from '../types'

/** The sentences of one language, without a full stop. Days arrive as the clinic writes them. */
export interface Sentences {
  /** What stands between two sentences. */
  between: string
  groups: (groups: readonly Group[]) => string
  span: (span: Span) => string

  /** Last draw + interval = due day. */
  afterDraw: (group: string, last: string, span: string, due: string) => string
  afterStart: (group: string, start: string, span: string, due: string) => string
  /** Dose step + interval = due day; the step without a dose is a first day of which no dose is recorded. */
  afterDose: (group: string, step: DoseStepTold, from: string, span: string, due: string) => string
  /** The protocol asks for no more of this group, beside another group that is due. */
  noMore: (group: string) => string
  /** How the condition of a protocol that repeats only after an abnormal draw came out. */
  condition: Record<NonNullable<GroupClock['condition']>, (group: string, last: string) => string>
  onRestart: (group: string, ruleDay: string, restart: string) => string
  onFirstDay: (group: string, start: string) => string
  onRecheck: (reviewed: string, recheck: string) => string
  /** Joins what is due with how it stands today. */
  today: (clock: string, today: string, standing: string) => string
  inGrace: (days: number, overdueFrom: string) => string
  onTheDay: string
  aheadBy: (days: number) => string

  coursesOverlap: (one: string, other: string) => string
  course: (start: string, end: string | undefined) => string
  endBeforeStart: (start: string, end: string) => string
  unknownProtocol: (id: string) => string
  endNotRecorded: (plannedEnd: string, ruleDay: string | undefined) => string
  nothingMore: (unlessRaised: boolean) => string
  noneLeft: (plannedEnd: string, ruleDay: string) => string
  noneLeftBeforeEnd: (end: string, ruleDay: string) => string
  finished: (end: string) => string
  onHold: (from: string) => string
  onHoldUntil: (from: string, restart: string) => string

  recheckPlanned: (recheck: string, reviewed: string) => string
  recheckLater: (recheck: string) => string
  visitAfter: (visit: string) => string
  visitBefore: (visit: string) => string
  noVisit: string
  considerDraw: string

  /** A draw that the protocol does not count, since it lacks what serves the group. */
  notServed: (group: string, drawn: string, servedBy: readonly string[]) => string
  finalDraw: (end: string) => string
  tooOld: (group: string, last: string, windowFrom: string) => string
  partial: (group: string) => string
  tgMissing: (last: string) => string
  baselineUnseen: (start: string) => string
  noBaseline: (group: string) => string
  awaiting: (drawn: string) => string
  late: (drawn: string, days: number) => string
  unusable: (drawn: string) => string
  inDoubt: string
  followUp: string
}
