import type { AnalyteId, Fasting, Group, Method } from '../analyte'
import type { ShownCatalogue } from '../catalogue'
import type { Bilingual } from '../language'
import type { Course } from '../course'
import type { Day } from '../day'
import type { BaselineOf, NotComparedReason, ReferenceChange } from '../interpret/change'
import type { Interpretation } from '../interpret/types'
import type { Patient, ProcedureKind } from '../patient'
import type { Draw, Result, SampleMark } from '../result'
import type { LimitOperator, Severity, Threshold, ThresholdPreset } from '../threshold'
import type { Comparator } from '../value'
import type { DueBy, Verdict } from '../verdict/types'

/** Raw values, or multiples of each result's own upper limit in one picture. */
export type TimelineMode = 'raw' | 'uln'

/** What part of the time is drawn: the course, the last months up to today and what is due, or everything. */
export type TimelinePeriod = 'course' | 'quarter' | 'half-year' | 'year' | 'all'

/** All that a timeline is made from. Nothing else is asked, and nothing is decided after it. */
export interface TimelineInput {
  patient: Patient
  /** The course in view; without one, all draws are. */
  course?: Course
  verdict: Verdict
  /** Whether `verdict` speaks of the course in view; true unless an earlier course is looked at. */
  isCurrent?: boolean
  today: Day
  group: Group
  mode: TimelineMode
  period?: TimelinePeriod
  /** Zoomed: exactly these days of the period. Scales, focus and legend stay those of the whole period. */
  window?: { from: Day; to: Day }
  /** Analytes to draw; those of the group that are shown at first where absent. */
  shown?: readonly AnalyteId[]
  /** The analyte whose limits are all drawn; where absent, the one with the worst newest flag. */
  focus?: AnalyteId
  catalogue: ShownCatalogue
  preset: ThresholdPreset
  interpretResult: (draw: Draw, result: Result) => Interpretation
  /** The baseline of an analyte in a course, with what its later results stay within by chance; none is drawn without it. */
  baselineOf?: BaselineOf
  /** What a row of the table of sources is called. */
  sourceTitle?: (id: string) => Bilingual | undefined
  /**
   * The last day in time for the draw after one on `drawn`, undefined for one that the protocol does not count; without it
   * no missed draw is known.
   */
  dueAfter?: (drawn: Day) => Day | undefined
}

/** Severity by shape; without a flag, the analyte's own. `tick` stands for words in place of a number. */
export type PointShape =
  | 'circle'
  | 'ring'
  | 'square'
  | 'box'
  | 'cross'
  | 'plus'
  | 'star'
  | 'triangle-open'
  | 'triangle'
  | 'diamond'
  | 'hexagon'
  | 'question'
  | 'tick'

/** One result as drawn. */
export interface TimelinePoint {
  analyte: AnalyteId
  day: Day
  /** Days since 1970-01-01. */
  x: number
  /** In the unit of its axis; absent for a tick, which stands at the foot of the plot with its words. */
  y?: number
  /** As received, with comparator. */
  text: string
  unit: string
  /** In the catalogue's unit, where it was received in another. */
  converted?: number
  shape: PointShape
  /** Above (`up`) or below the bound. */
  arrow?: 'up' | 'down'
  comparator?: Comparator
  marks: readonly SampleMark[]
  fasting: Fasting
  method: Method
  lab?: string
  /** Two values wait for a person's choice. */
  inConflict: boolean
  interpretation: Interpretation
  drawId: string
  resultId: string
}

/** Why a line does not run on to the next point. */
export interface TimelineBreak {
  analyte: AnalyteId
  from: Day
  to: Day
  because: 'missed' | 'lab' | 'method'
}

/** The results of one analyte, and the runs of them that a straight line joins. */
export interface TimelineSeries {
  analyte: AnalyteId
  /** As on the axis: ALT, γ-GT. */
  name: Bilingual
  unit: string
  axis: 'left' | 'right'
  points: TimelinePoint[]
  /** In a zoomed picture the first and the last point of a run may lie outside of it, where its line comes from. */
  segments: TimelinePoint[][]
  breaks: TimelineBreak[]
}

/** One level of a limit from a day on; `to` is the day on which the next begins. */
export interface LimitStep {
  from: Day
  to: Day
  y: number
  /** In the catalogue's unit, where the axis counts multiples. */
  raw?: number
}

/** A limit as stepped line: one side of the range of each result, or a limit of the preset. */
export interface TimelineLimit {
  /** Absent for the line at 1×ULN that all share. */
  analyte?: AnalyteId
  axis: 'left' | 'right'
  kind: 'high' | 'low' | 'preset'
  level?: Severity
  operator?: LimitOperator
  /** The multiple of the upper (or lower) limit, where it is one. */
  multiple?: number
  of?: Threshold['of']
  /** As on the axis; absent with `analyte`. */
  name?: Bilingual
  steps: LimitStep[]
}

/** The baseline from a day on; `to` is the day on which the next step begins. */
export interface BaselineStep extends LimitStep {
  /** Edges of the expected variation, on the axis; absent where the result of that day cannot be held against the baseline. */
  expected?: { low: number; high: number }
}

/** The baseline of the analyte in focus as a line, and the band of its reference change value: never a flag. */
export interface TimelineBaseline {
  analyte: AnalyteId
  axis: 'left' | 'right'
  name: Bilingual
  day: Day
  /** As received. */
  text: string
  unit: string
  /** Edges in the catalogue's unit and in per cent of the baseline, and where they come from. */
  expected?: { low: number; high: number; rcv: ReferenceChange; sources: readonly Bilingual[] }
  /** Why nothing is expected of it. */
  because?: NotComparedReason
  steps: BaselineStep[]
}

export interface TimelineAxis {
  unit: string
  min: number
  max: number
  step: number
}

/** Days without a draw that the protocol asked for, from the day it was due; `overdue` runs to today. */
export interface TimelineGap {
  kind: 'missed' | 'overdue'
  from: Day
  to: Day
}

export interface TimelinePause {
  from: Day
  /** The first day with the drug again, or the last day drawn while it lasts. */
  to: Day
  open: boolean
  reason?: string
}

/** So many mg on each day from `from`, `to` included. */
export interface DoseBand {
  from: Day
  to: Day
  mgPerDay: number
}

export type TimelineEventKind =
  | 'start'
  | 'last-dose'
  | 'planned-end'
  | 'visit'
  | 'review'
  | 'recheck'
  | 'contact'
  | 'awaiting'
  | EnteredEventKind

/** What a person entered beside courses, draws and calls: pregnancy, medicines, procedures and notes. */
export type EnteredEventKind =
  | 'test-positive'
  | 'test-unclear'
  | 'test-negative'
  | 'pregnancy'
  | 'pregnancy-end'
  | 'breast-feeding'
  | 'breast-feeding-end'
  | 'medicine'
  | 'medicine-end'
  | ProcedureKind
  | 'symptom'
  | 'flare'
  | 'visited'
  | 'note'

export interface TimelineEvent {
  kind: TimelineEventKind
  day: Day
  note?: string
  /** In the words of the person who entered it: the medicine, the note. */
  said?: string
}

/** A course whose weeks are counted above the plot, from `from` to `to`. */
export interface TimelineCourse {
  start: Day
  from: Day
  to: Day
  plannedEnd?: Day
}

/** Everything that one chart draws, in days and values. Screen and paper draw the same one. */
export interface Timeline {
  group: Group
  mode: TimelineMode
  /** Days since 1970-01-01. */
  span: { from: number; to: number }
  today: Day
  courses: TimelineCourse[]
  left: TimelineAxis
  right?: TimelineAxis
  series: TimelineSeries[]
  /** Analytes with results in view, drawn or not, in the order of the legend. */
  available: { analyte: AnalyteId; name: Bilingual }[]
  focus?: AnalyteId
  limits: TimelineLimit[]
  /** Of the analyte in focus, one a course in view. */
  baselines: TimelineBaseline[]
  due?: { day: Day; by: DueBy; overdue: boolean }
  gaps: TimelineGap[]
  pauses: TimelinePause[]
  doses: DoseBand[]
  events: TimelineEvent[]
}
