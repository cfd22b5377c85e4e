import { courseWeek, plannedEnd, type Course } from '../course'
import type { Day } from '../day'
import { doseOn } from '../dose'
import { cumulativeDose } from '../doseCount'
import type { Patient } from '../patient'
import type { SheetCourse } from './types'

/** The course in figures: which, which week, how much a day, how much in all. */
export function courseFacts(
  course: Course,
  patient: Pick<Patient, 'courses' | 'weights'>,
  today: Day,
): SheetCourse {
  const { start, end, plannedWeeks } = course
  const planned = plannedEnd(course)
  const mgPerDay = doseOn(course, today)
  const cumulative = cumulativeDose(course, patient.weights, today)
  const isRunning = start !== undefined && start <= today && (end === undefined || today <= end)
  return {
    ordinal: patient.courses.indexOf(course) + 1,
    count: patient.courses.length,
    ...(start === undefined ? {} : { start }),
    ...(start !== undefined && isRunning ? { week: courseWeek(start, today) } : {}),
    ...(plannedWeeks === undefined ? {} : { plannedWeeks }),
    ...(planned === undefined ? {} : { plannedEnd: planned }),
    ...(end === undefined ? {} : { end }),
    ...(mgPerDay === undefined ? {} : { mgPerDay }),
    isPaused: course.pauses.some(
      (pause) => pause.from <= today && (pause.restart === undefined || today < pause.restart),
    ),
    ...(cumulative === undefined ? {} : { cumulative }),
  }
}
