import type { Day } from '../day'
import type { HeldReading, Patient } from '../patient'
import type { Identity } from './identity'
import { liveCourses } from '../standing'

/** Who somebody is said to be; `courseStart` is the first day of the course in question. */
export interface Evidence extends Identity {
  courseStart?: Day
}

/** What speaks for and against rows in the doubt list being about this patient, and how many of them wait. */
export interface HeldEvidence {
  stored: Evidence
  received: Evidence
  /** Results; where rows of a roster alone wait, how many of these. */
  cells: number
}

/** The evidence about what waits in a patient's doubt list, side by side. */
export function heldEvidence(patient: Patient, held: HeldReading): HeldEvidence {
  const isCourse = held.because === 'first-day'
  const courses = liveCourses(patient.courses)
  const running = courses.findLast(({ end }) => end === undefined) ?? courses.at(-1)
  const [first] = held.people
  const number = first?.number ?? held.results[0]?.number ?? patient.number
  const said = Object.assign({}, ...held.people.toReversed()) as Partial<Evidence>
  const results = held.results.filter(({ isOrder }) => isOrder !== true).length
  return {
    stored: picked({ ...patient, courseStart: isCourse ? running?.start : undefined }),
    received: picked({ ...said, number, courseStart: isCourse ? said.courseStart : undefined }),
    cells: held.results.length > 0 ? results : held.people.length,
  }
}

function picked(said: Identity & { courseStart: Day | undefined }): Evidence {
  const { number, name, kana, birthDate, sex, courseStart } = said
  return {
    number,
    ...(name === undefined ? {} : { name }),
    ...(kana === undefined ? {} : { kana }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
    ...(courseStart === undefined ? {} : { courseStart }),
  }
}
