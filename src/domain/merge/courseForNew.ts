import type { Course } from '../course'
import type { Day } from '../day'
import type { Patient } from '../patient'
import { courseText } from './courses'
import { withTrace } from './trace'
import type { Merging } from './types'
import { liveDraws } from '../standing'

/** The first day for people who come with results and without a course; undefined for none. */
export type StartForNew = 'first-draw' | Day | undefined

/** A patient without a course with one that starts on its first draw, or on a given day (product.md §6). */
export function withCourseForNew(
  patient: Patient,
  start: StartForNew,
  merging: Pick<Merging, 'newId' | 'importId'>,
): Patient {
  if (start === undefined || patient.courses.length > 0 || patient.draws.length === 0) return patient
  const [first] = liveDraws(patient.draws)
    .map(({ day }) => day)
    .sort()
  const day = start === 'first-draw' ? first : start
  if (day === undefined) return patient
  const course: Course = {
    id: merging.newId(),
    start: day,
    doses: [],
    pauses: [],
    importId: merging.importId,
  }
  const change = { path: ['courses', course.id], after: courseText(course) }
  return withTrace({ ...patient, courses: [course] }, merging.importId, [change])
}
