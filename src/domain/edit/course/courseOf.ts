import type { Course, EarlierCourse } from '../../course'
import type { Patient } from '../../patient'
import type { Writer } from '../writer'

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

/** The course with what stood in it until now noted beside it, with who changed it and when. */
export function withEarlierPart(
  course: Course,
  part: Pick<EarlierCourse, 'dose' | 'pause' | 'course'>,
  { at, by }: Writer,
  reason?: string,
): Course {
  const earlier: EarlierCourse = { ...part, at, by, ...(reason ? { reason } : {}) }
  return { ...course, earlier: [...(course.earlier ?? []), earlier] }
}

/** Courses by their first day, earliest first. */
export function inOrder(courses: Course[]): Course[] {
  return [...courses].sort((a, b) =>
    (a.start ?? '') < (b.start ?? '') ? -1 : (a.start ?? '') > (b.start ?? '') ? 1 : 0,
  )
}
