import type { AnalyteId } from '@/domain/analyte'
import type { Course } from '@/domain/course'
import { day } from '@/domain/day'
import type { DrawEntry } from '@/domain/edit/draw/draws'
import type { Writer } from '@/domain/edit/writer'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import type { Draw, Result } from '@/domain/result'
import { ANALYTES } from '@/tables/analytes'

/** A nurse at her desk on 22 November 2026. */
export function aWriter(today = '2026-11-22'): Writer {
  let last = 0
  return { by: '看護師A', at: `${today}T09:14:00`, today: day(today), newId: () => `new-${(last += 1)}` }
}

/** A frozen patient, so that an edit that changes what it was given fails loudly. */
export function aPatient(changes: Partial<Patient> = {}): Patient {
  return frozen({
    id: 'p1',
    number: '00142',
    name: '青木 花',
    birthDate: day('2001-03-04'),
    sex: 'F',
    weights: [],
    courses: [],
    draws: [],
    contacts: [],
    ...changes,
  })
}

/** A course that began on 10 April 2026, planned for 20 weeks. */
export function aCourse(changes: Partial<Course> = {}): Course {
  return { id: 'c1', start: day('2026-04-10'), plannedWeeks: 20, doses: [], pauses: [], ...changes }
}

/** A draw of that day: `{ alt: '98' }`; the word 未着 is a pending order. */
export function aDraw(
  on: string,
  values: Partial<Record<AnalyteId, string>>,
  changes: Partial<Draw> = {},
): Draw {
  const results = Object.entries(values).map(([analyte, text]) =>
    aResult(`${on}-${analyte}`, analyte as AnalyteId, text),
  )
  return { id: `d-${on}`, day: day(on), fasting: 'unknown', marks: [], results, reviews: [], ...changes }
}

/** A row typed into the draw form, in the catalogue's units. */
export function aRow(
  on: string | undefined,
  values: Partial<Record<AnalyteId, string>>,
  changes: Partial<DrawEntry> = {},
): DrawEntry {
  return {
    ...(on === undefined ? {} : { day: day(on) }),
    fasting: 'unknown',
    marks: [],
    cells: Object.entries(values).map(([analyte, text]) => ({
      analyte: analyte as AnalyteId,
      text,
      unit: ANALYTES[analyte as AnalyteId].unit,
    })),
    ...changes,
  }
}

/** The changed patient; fails the test, with the reason, where the change was refused. */
export function changed(outcome: Patient | Problem): Patient {
  if ('because' in outcome) throw new Error(`refused: ${outcome.code} ${outcome.because.ja}`)
  return outcome
}

/** The refusal; fails the test where the change was accepted. */
export function refused(outcome: Patient | Problem): { code: string; field: string | undefined } {
  if (!('because' in outcome)) throw new Error('the change was accepted')
  for (const text of [outcome.because.ja, outcome.because.en, outcome.todo.ja, outcome.todo.en])
    if (text === '') throw new Error(`a refusal without words: ${outcome.code}`)
  return { code: outcome.code, field: outcome.where.field }
}

function aResult(id: string, analyte: AnalyteId, text: string): Result {
  const parsed = parseValue(text)
  if (parsed === undefined || 'pending' in parsed) return { id, analyte, status: 'pending' }
  return { id, analyte, status: 'final', value: parsed.value, unit: ANALYTES[analyte].unit }
}

function frozen<Given>(given: Given): Given {
  if (typeof given === 'object' && given !== null) {
    Object.values(given).forEach(frozen)
    Object.freeze(given)
  }
  return given
}
