import type { AnalyteId, Fasting, Method } from '@/domain/analyte'
import type { Pause } from '@/domain/course'
import { addDays, day, type Day } from '@/domain/day'
import { parseDecimal } from '@/domain/decimal'
import type { Contact, Patient, Sex } from '@/domain/patient'
import type { Draw, Result, SampleMark } from '@/domain/result'
import type { Comparator, Value } from '@/domain/value'

/** A draw of an example: values as a lab writes them. */
export interface GivenDraw {
  on: string
  values: Partial<Record<AnalyteId, string>>
  fasting?: Fasting
  marks?: SampleMark[]
  lab?: string
  methods?: Partial<Record<AnalyteId, Method>>
  units?: Partial<Record<AnalyteId, string>>
  ranges?: Partial<Record<AnalyteId, [low: string, high: string]>>
  pending?: AnalyteId[]
  /** A second value that waits for a person's choice. */
  conflicts?: Partial<Record<AnalyteId, string>>
  reviewed?: string
  recheck?: string
}

export interface GivenPatient {
  number: string
  name?: string
  kana?: string
  sex?: Sex
  birth?: string
  kg?: number
  visit?: string
  courses?: {
    start: string
    weeks?: number
    end?: string
    doses?: [from: string, mg: number][]
    pauses?: Pause[]
  }[]
  draws?: GivenDraw[]
  contacts?: Contact[]
  /** What is recorded beside courses and draws. */
  beside?: Pick<Patient, 'medicines' | 'pregnancyTests' | 'motherhoods' | 'procedures' | 'notes'>
}

/** A patient of the gallery. */
export function aPatient(given: GivenPatient): Patient {
  return {
    id: `id-${given.number}`,
    number: given.number,
    name: given.name ?? '見本 花子',
    kana: given.kana ?? 'ミホン ハナコ',
    birthDate: day(given.birth ?? '2001-03-04'),
    ...(given.sex === undefined ? { sex: 'F' } : { sex: given.sex }),
    ...(given.visit === undefined ? {} : { nextVisit: day(given.visit) }),
    weights: given.kg === undefined ? [] : [{ day: day('2020-01-01'), kg: given.kg }],
    courses: (given.courses ?? []).map((course, at) => ({
      id: `course-${at}`,
      start: day(course.start),
      ...(course.weeks === undefined ? {} : { plannedWeeks: course.weeks }),
      ...(course.end === undefined ? {} : { end: day(course.end) }),
      doses: (course.doses ?? []).map(([from, mgPerDay]) => ({ from: day(from), mgPerDay })),
      pauses: course.pauses ?? [],
    })),
    draws: (given.draws ?? []).map((draw, at) => aDraw(draw, `${given.number}-${at}`)),
    contacts: given.contacts ?? [],
    ...given.beside,
  }
}

/** Values that move a little from draw to draw, the same on every run. */
export function wandering(
  from: string,
  draws: number,
  everyDays: number,
  mean: Partial<Record<AnalyteId, number>>,
): GivenDraw[] {
  return Array.from({ length: draws }, (_, at) => ({
    on: addDays(day(from), at * everyDays),
    values: Object.fromEntries(
      Object.entries(mean).map(([analyte, middle], line) => [analyte, moved(middle, at * 7 + line * 3)]),
    ),
  }))
}

function moved(middle: number, seed: number): string {
  const value = middle * (1 + 0.35 * Math.sin(seed * 1.7) + 0.1 * Math.cos(seed * 5.3))
  return middle < 5 ? value.toFixed(1) : value.toFixed(0)
}

function aDraw(given: GivenDraw, id: string): Draw {
  const on = day(given.on)
  return {
    id,
    day: on,
    lab: given.lab ?? '中央検査所',
    fasting: given.fasting ?? 'unknown',
    marks: given.marks ?? [],
    results: [
      ...Object.entries(given.values).map(([analyte, text]) =>
        aResult(analyte as AnalyteId, text, given, id, on),
      ),
      ...(given.pending ?? []).map((analyte): Result => ({
        id: `${id}-${analyte}`,
        analyte,
        status: 'pending',
      })),
    ],
    reviews:
      given.reviewed === undefined
        ? []
        : [
            {
              id: `${id}-review`,
              day: day(given.reviewed),
              by: '医師',
              ...(given.recheck === undefined ? {} : { recheck: day(given.recheck) }),
            },
          ],
  }
}

function aResult(analyte: AnalyteId, text: string, given: GivenDraw, id: string, arrived: Day): Result {
  const range = given.ranges?.[analyte]
  const other = given.conflicts?.[analyte]
  return {
    id: `${id}-${analyte}`,
    analyte,
    status: 'final',
    value: aValue(text),
    ...(given.units?.[analyte] === undefined ? {} : { unit: given.units[analyte] }),
    ...(range?.[0] ? { low: range[0] } : {}),
    ...(range?.[1] ? { high: range[1] } : {}),
    ...(given.methods?.[analyte] === undefined ? {} : { method: given.methods[analyte] }),
    arrived,
    ...(other === undefined ? {} : { conflict: { value: aValue(other), importId: 'gallery', line: 2 } }),
  }
}

function aValue(text: string): Value {
  const match = /^(<=|>=|<|>)?([\d.]+)$/.exec(text)
  const number = match?.[2] === undefined ? undefined : parseDecimal(match[2])
  if (!number) return { kind: 'text', text }
  return { kind: 'number', text, number, ...(match?.[1] ? { comparator: match[1] as Comparator } : {}) }
}
