import { plannedEnd, type Course } from '../course'
import type { Day } from '../day'
import type { Procedure, ProcedureKind } from '../patient'
import { restrictedThrough } from './ahead'
import {
  lastDose,
  monthsOf,
  windowsAfter,
  type Restriction,
  type RestrictionId,
  type RestrictionMonths,
} from './restrictions'

const RESTRICTED_BY: Record<ProcedureKind, RestrictionId> = {
  lasik: 'lasik',
  laser: 'laser',
  wax: 'laser',
  'blood-donation': 'blood-donation',
}

/** Where a procedure stands to a course that it comes too near to. */
export type ProcedureSide = 'before' | 'during' | 'after' | 'last-dose-unknown'

/** A procedure on a day on which a course restricts it. */
export interface ProcedureConflict {
  procedure: Pick<Procedure, 'kind' | 'day'>
  side: ProcedureSide
  /** Counted from 1. */
  course: number
  courseStart: Day
  restriction: Restriction
  months: number
  /** `before`: the first day on which the course could begin; `after`: the last day of the restriction. */
  limit?: Day
  /** Whether the last dose, from which it is counted, is only planned. */
  planned: boolean
  /** Procedure and restriction both lie behind: it is told, and warns nobody any more. */
  over: boolean
}

/**
 * Every day of a procedure that lies inside a restriction of a course: during it, through the last day after it, and for
 * LASIK less than the same months before its first day (`first day ≥ addMonths(LASIK day, months)` is far enough). After a
 * course whose last dose is not known, every day is inside.
 */
export function procedureConflicts(
  procedures: readonly (Pick<Procedure, 'kind' | 'day'> & Partial<Pick<Procedure, 'struckOut'>>)[],
  courses: readonly Pick<Course, 'start' | 'plannedWeeks' | 'end'>[],
  today: Day,
  restrictions: readonly Restriction[],
  set: RestrictionMonths = {},
): ProcedureConflict[] {
  return procedures
    .filter(({ struckOut }) => struckOut === undefined)
    .flatMap((procedure) => {
      const restriction = restrictions.find(({ id }) => id === RESTRICTED_BY[procedure.kind])
      if (!restriction) return []
      return courses.flatMap((course, at) => {
        const found = conflict(procedure.day, course, restriction, today, set)
        return found && course.start !== undefined
          ? [{ ...found, procedure, restriction, course: at + 1, courseStart: course.start }]
          : []
      })
    })
}

type Found = Pick<ProcedureConflict, 'side' | 'months' | 'limit' | 'planned' | 'over'>

function conflict(
  day: Day,
  course: Pick<Course, 'start' | 'plannedWeeks' | 'end'>,
  restriction: Restriction,
  today: Day,
  set: RestrictionMonths,
): Found | undefined {
  const { start, end } = course
  if (start === undefined) return undefined
  const { months } = monthsOf(restriction, set)
  if (day < start) return before(day, course, restriction, months, today)
  const last = lastDose(course, today)
  const [window] = windowsAfter(course, today, [restriction], set)
  if (last === undefined || window?.through === undefined) {
    const wasTaken = end === undefined && day <= (plannedEnd(course) ?? today)
    return { side: wasTaken ? 'during' : 'last-dose-unknown', months, planned: true, over: false }
  }
  const { through, planned } = window
  if (day > through) return undefined
  const over = today > through
  return { side: day <= last ? 'during' : 'after', months, limit: through, planned, over }
}

function before(
  day: Day,
  { start, end }: Pick<Course, 'start' | 'end'>,
  restriction: Restriction,
  months: number,
  today: Day,
): Found | undefined {
  if (!restriction.beforeToo || start === undefined) return undefined
  const earliest = restrictedThrough(day, months)
  if (start >= earliest) return undefined
  const over = end !== undefined && end < today
  return { side: 'before', months, limit: earliest, planned: start > today, over }
}
