import type { Course } from '../course'
import type { Patient } from '../patient'

/** The course with that id; throws when the patient has none such, which only our own mistake can cause. */
export function courseOf(patient: Patient, courseId: string): Course {
  const found = patient.courses.find((course) => course.id === courseId)
  if (!found) throw new Error(`no such course: ${courseId}`)
  return found
}

/** The patient with this course in the place of the one with its id. */
export function withThisCourse(patient: Patient, course: Course): Patient {
  return {
    ...patient,
    courses: inOrder(patient.courses.map((each) => (each.id === course.id ? course : each))),
  }
}

/** Courses by their first day, earliest first. */
export function inOrder(courses: Course[]): Course[] {
  return [...courses].sort((a, b) =>
    (a.start ?? '') < (b.start ?? '') ? -1 : (a.start ?? '') > (b.start ?? '') ? 1 : 0,
  )
}
