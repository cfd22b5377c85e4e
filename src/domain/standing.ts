import type { Course } from './course'
import type { Contact, Patient } from './patient'
import type { Draw } from './result'

/**
 * The patient with only those courses and draws that count, without any that was struck out as a whole; the same object
 * where none was. Whatever judges, lists, charts, prints or exports asks this first; history and edit forms show the rest.
 */
export function standing(patient: Patient): Patient {
  const courses = liveCourses(patient.courses)
  const draws = liveDraws(patient.draws)
  return courses === patient.courses && draws === patient.draws ? patient : { ...patient, courses, draws }
}

/** The draws that count: those that were not struck out. */
export function liveDraws(draws: Draw[]): Draw[] {
  return draws.some(isStruckOut) ? draws.filter((draw) => !isStruckOut(draw)) : draws
}

/** The courses that count: those that were not struck out. */
export function liveCourses(courses: Course[]): Course[] {
  return courses.some(isStruckOut) ? courses.filter((course) => !isStruckOut(course)) : courses
}

/** The contacts that stand, in the order in which they were noted. */
export function standingContacts(contacts: readonly Contact[]): Contact[] {
  return contacts.filter(({ struckOut }) => struckOut === undefined)
}

function isStruckOut({ struckOut }: Course | Draw): boolean {
  return struckOut !== undefined
}
