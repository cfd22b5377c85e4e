import type { AnalyteId } from '../analyte'
import type { Course, DoseStep, Pause } from '../course'
import type { Day } from '../day'
import type {
  Contact,
  HeldReading,
  Medicine,
  Motherhood,
  Patient,
  PatientNote,
  PregnancyTest,
  Procedure,
  Snooze,
  Weight,
} from '../patient'
import type { ImportTemplate } from '../reading'
import type { Draw, Result, Review } from '../result'
import type { ClinicSettings } from '../settings'

export const CHANGE_KINDS = ['added', 'changed', 'removed', 'struck-out', 'entered-in-error'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/**
 * The parts of a record that changes are told by, each with the fields whose change is told one by one. A field that
 * stands in none of them is told too, under its own name; what only says where something came from is told once, as
 * `provenance`.
 */
export const CHANGE_FIELDS = {
  record: [],
  person: ['number', 'name', 'kana', 'birthDate', 'sex'],
  'contact-data': ['phone', 'phone2', 'contactNote'],
  'next-visit': ['nextVisit'],
  weight: ['day', 'kg'],
  course: ['start', 'plannedWeeks', 'end', 'protocol', 'endReason', 'endNote', 'product', 'transfer'],
  dose: ['from', 'mgPerDay'],
  pause: ['from', 'restart', 'reason'],
  draw: ['day', 'time', 'lab', 'outside', 'fasting', 'marks'],
  result: [
    'analyte',
    'specimen',
    'status',
    'value',
    'unit',
    'low',
    'high',
    'rangeText',
    'labFlag',
    'fasting',
    'method',
    'comment',
    'arrived',
    'conflict',
  ],
  review: ['day', 'at', 'by', 'note', 'recheck', 'plan', 'significance', 'preset', 'saw'],
  call: ['day', 'by', 'outcome', 'next', 'note'],
  snooze: ['until', 'reason', 'setOn', 'seen'],
  medicine: ['name', 'yj', 'from', 'to', 'note', 'by'],
  'pregnancy-test': ['day', 'result', 'specimen', 'note', 'by'],
  motherhood: ['kind', 'from', 'to', 'note', 'by'],
  procedure: ['kind', 'day', 'note', 'by'],
  note: ['day', 'kind', 'text', 'by'],
  held: ['resultsInDoubt', 'because', 'people', 'results'],
  provenance: [],
  other: [],
} as const satisfies FieldsOfAreas

interface FieldsOfAreas {
  record: readonly never[]
  person: readonly (keyof Patient)[]
  'contact-data': readonly (keyof Patient)[]
  'next-visit': readonly (keyof Patient)[]
  weight: readonly (keyof Weight)[]
  course: readonly (keyof Course)[]
  dose: readonly (keyof DoseStep)[]
  pause: readonly (keyof Pause)[]
  draw: readonly (keyof Draw)[]
  result: readonly (keyof Result)[]
  review: readonly (keyof Review)[]
  call: readonly (keyof Contact)[]
  snooze: readonly (keyof Snooze)[]
  medicine: readonly (keyof Medicine)[]
  'pregnancy-test': readonly (keyof PregnancyTest)[]
  motherhood: readonly (keyof Motherhood)[]
  procedure: readonly (keyof Procedure)[]
  note: readonly (keyof PatientNote)[]
  held: readonly (keyof HeldReading | 'resultsInDoubt')[]
  provenance: readonly never[]
  other: readonly never[]
}

export type ChangeArea = keyof typeof CHANGE_FIELDS

/**
 * One thing that differs between two versions of a patient. `added` and `removed` carry the whole entry as `after` or
 * `before`; `changed` names one field, with its value in both; `struck-out` carries the strike as `after`;
 * `entered-in-error` is a result that was struck out, with its value as `before`. A `record` is added or removed whole.
 */
export interface PatientChange {
  kind: ChangeKind
  area: ChangeArea
  /** Of the entry, where it has one. */
  id?: string
  /** The course or the draw that the entry belongs to. */
  courseId?: string
  drawId?: string
  /** The day of the entry: collection day, first day of the dose, of the course … as it stands now. */
  day?: Day
  /** The collection day of its draw, where the entry has a day of its own. */
  drawDay?: Day
  analyte?: AnalyteId
  specimen?: string
  /** The field that differs; `order` where the same entries stand in another order. */
  field?: string
  before?: unknown
  after?: unknown
  /** Why, where whoever changed it said so in the entry itself. */
  reason?: string
}

/** As much of the clinic's document as its changes are told by. */
export interface ClinicVersion {
  settings: ClinicSettings
  templates: readonly ImportTemplate[]
  protocols?: readonly Rule[]
  presets?: readonly Rule[]
  labRanges?: readonly OwnRange[]
}

/** A protocol or a preset, as far as its changes are told by. */
export interface Rule {
  id: string
  version: string
}

/** A range of the clinic's own, and what tells it from the others. */
export interface OwnRange {
  lab: string
  analyte: AnalyteId
  sex?: string
  method?: string
  minAge?: number
  from?: Day
}

export const CLINIC_AREAS = ['setting', 'protocol', 'preset', 'lab-range', 'template', 'other'] as const
export type ClinicArea = (typeof CLINIC_AREAS)[number]

/**
 * One thing that differs between two versions of the clinic's document. `key` is the setting's own name, `id@version` of
 * a protocol or preset, the id of a template, lab and analyte of a range. `before` is absent where it was added, `after`
 * where it was taken out.
 */
export interface ClinicChange {
  kind: 'added' | 'changed' | 'removed'
  area: ClinicArea
  key: string
  before?: unknown
  after?: unknown
}
