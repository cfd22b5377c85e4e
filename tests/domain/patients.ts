import type { AnalyteId } from '@/domain/analyte'
import { day } from '@/domain/day'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { Draw, Result, Review } from '@/domain/result'

let made = 0

/** A woman born in 2001 unless said otherwise. */
export function aPatient(more: Partial<Patient> = {}): Patient {
  const blank: Patient = {
    id: 'p1',
    number: '00142',
    sex: 'F',
    birthDate: day('2001-03-04'),
    weights: [],
    courses: [],
    draws: [],
    contacts: [],
  }
  return Object.freeze({ ...blank, ...more })
}

/** A draw from a line such as `alt 98, tg pending, ast 溶血`. */
export function aDraw(on: string, line: string, more: Partial<Draw> = {}): Draw {
  const results =
    line === ''
      ? []
      : line.split(', ').map((part) => {
          const [analyte, ...text] = part.split(' ')
          return aResult(analyte as AnalyteId, text.join(' '))
        })
  return { id: `d${++made}`, day: day(on), fasting: 'unknown', marks: [], reviews: [], results, ...more }
}

/** A final result, or a pending order. */
export function aResult(analyte: AnalyteId, text: string, more: Partial<Result> = {}): Result {
  const parsed = parseValue(text)
  const id = `r${++made}`
  if (parsed === undefined || 'pending' in parsed) return { id, analyte, status: 'pending', ...more }
  return { id, analyte, status: 'final', value: parsed.value, ...more }
}

/** A review on a day, with a recheck day where one is given. */
export function aReview(on: string, recheck?: string): Review {
  return {
    id: `v${++made}`,
    day: day(on),
    by: 'doctor',
    ...(recheck === undefined ? {} : { recheck: day(recheck) }),
  }
}

/** A course from its first day, with weeks and last dose where given. */
export function aCourse(
  start: string,
  more: Partial<Patient['courses'][number]> = {},
): Patient['courses'][number] {
  return { id: `c${++made}`, start: day(start), doses: [], pauses: [], ...more }
}
