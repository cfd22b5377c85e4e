import { plannedEnd, type Course } from '../course'
import { laterDay, type Day } from '../day'
import { restrictedThrough } from './ahead'

export type RestrictionId = 'contraception' | 'blood-donation' | 'lasik' | 'laser'

/** What is restricted during a course and for so many months after the last dose (clinical.md §4.2). */
export interface Restriction {
  id: RestrictionId
  /** What is counted with where the clinic sets nothing; the clinic's own setting, never below the label's, where it does. */
  months: number
  /** The shortest that the label or authority states; absent where no label states one. */
  labelMonths?: number
  /** A second wording of the same source, counted from the first day; the later day holds. */
  monthsFromStart?: number
  /** It also holds for as long before the first dose. */
  beforeToo?: true
  /** Ids of rows of the table of sources: of the months, and of the label's minimum. */
  source: string
  labelSource?: string
}

/** Months that the clinic set for a restriction. */
export type RestrictionMonths = Partial<Record<RestrictionId, number>>

type CourseDays = Pick<Course, 'start' | 'plannedWeeks' | 'end'>

/** How long one restriction lasts for one course. */
export interface RestrictionWindow {
  restriction: Restriction
  /** The months that count: the clinic's, raised to the label's minimum where that is longer. */
  months: number
  /** The clinic's setting where it was raised to the label's minimum. */
  raisedFrom?: number
  /** Its last day, itself included; absent while neither a last dose nor a planned end ahead is known. */
  through?: Day
  /** The last day by the source's other wording, counted from the first day; the later of the two is `through`. */
  throughFromStart?: Day
  /** Whether the last day is only planned, since the course runs. */
  planned: boolean
  /** Whether the last day is over. */
  over: boolean
}

/** A window, and which course of the patient it belongs to, counted from 1. */
export interface CourseWindow extends RestrictionWindow {
  course: number
}

/** One restriction over all courses of a patient. */
export interface RestrictionAnswer {
  restriction: Restriction
  months: number
  raisedFrom?: number
  /** The window that holds: of those not over the one with the latest day; where all are over, the last that was. */
  holding?: CourseWindow
  /** Windows that are not over, in the order of the courses. */
  open: CourseWindow[]
  /** Courses whose last dose is not known, so that no last day can be named for them. */
  unknown: CourseWindow[]
}

/**
 * Until when each restriction lasts after a course: counted from the last dose, or from the planned end while that is
 * still ahead. Months are calendar months, clamped as everywhere; the clinic's months never shorten the label's.
 */
export function windowsAfter(
  course: CourseDays,
  today: Day,
  restrictions: readonly Restriction[],
  set: RestrictionMonths = {},
): RestrictionWindow[] {
  const last = lastDose(course, today)
  const planned = course.end === undefined || course.end > today
  return restrictions.map((restriction) => {
    const counted = monthsOf(restriction, set)
    if (last === undefined) return { restriction, ...counted, planned, over: false }
    const fromStart = fromStartOf(restriction, course.start)
    const afterLast = restrictedThrough(last, counted.months)
    const through = fromStart === undefined ? afterLast : laterDay(afterLast, fromStart)
    return {
      restriction,
      ...counted,
      through,
      ...(fromStart === undefined ? {} : { throughFromStart: fromStart }),
      planned,
      over: today > through,
    }
  })
}

/**
 * Each restriction over all courses with a first day: of several windows that are not over the latest day holds. A course
 * that has neither a last dose nor a planned end ahead gives no day, and is named as such.
 */
export function restrictionsOf(
  courses: readonly CourseDays[],
  today: Day,
  restrictions: readonly Restriction[],
  set: RestrictionMonths = {},
): RestrictionAnswer[] {
  return restrictions.map((restriction) => {
    const all = courses.flatMap((course, at): CourseWindow[] =>
      course.start === undefined
        ? []
        : windowsAfter(course, today, [restriction], set).map((window) => ({ ...window, course: at + 1 })),
    )
    const open = all.filter(({ over }) => !over)
    const dated = open.filter(({ through }) => through !== undefined)
    const holding = latest(dated) ?? (open.length === 0 ? latest(all) : undefined)
    return {
      restriction,
      ...monthsOf(restriction, set),
      ...(holding === undefined ? {} : { holding }),
      open,
      unknown: open.filter(({ through }) => through === undefined),
    }
  })
}

/** The months that count for a restriction, and the clinic's own where the label's minimum raised them. */
export function monthsOf(
  restriction: Restriction,
  set: RestrictionMonths = {},
): Pick<RestrictionWindow, 'months' | 'raisedFrom'> {
  const wanted = set[restriction.id] ?? restriction.months
  const months = Math.max(wanted, restriction.labelMonths ?? 0)
  return months === wanted ? { months } : { months, raisedFrom: wanted }
}

/**
 * The last dose of a course, or its planned end while that is still ahead. A planned end that has passed unrecorded says
 * nothing about the last dose, nor does an end before the start.
 */
export function lastDose({ start, plannedWeeks, end }: CourseDays, today: Day): Day | undefined {
  if (end !== undefined) return start !== undefined && end < start ? undefined : end
  if (start === undefined) return undefined
  const planned = plannedEnd({ start, ...(plannedWeeks === undefined ? {} : { plannedWeeks }) })
  return planned !== undefined && planned >= today ? planned : undefined
}

function fromStartOf({ monthsFromStart }: Restriction, start: Day | undefined): Day | undefined {
  return start === undefined || monthsFromStart === undefined
    ? undefined
    : restrictedThrough(start, monthsFromStart)
}

function latest(windows: readonly CourseWindow[]): CourseWindow | undefined {
  return windows.reduce<CourseWindow | undefined>(
    (last, one) => (last === undefined || (one.through ?? '') > (last.through ?? '') ? one : last),
    undefined,
  )
}
