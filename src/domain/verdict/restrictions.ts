import { plannedEnd, type Course } from '../course'
import { laterDay, type Day } from '../day'
import { restrictedThrough } from './ahead'

export type RestrictionId = 'contraception' | 'blood-donation' | 'lasik' | 'laser'

/** What is restricted during a course and for so many months after the last dose (clinical.md §4.2). */
export interface Restriction {
  id: RestrictionId
  /** What the clinic counts with; its own setting, never below the label's. */
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

/** The defaults: the stricter source document, the label's minimum beside it (clinical.md §4.2). */
export const RESTRICTIONS: readonly Restriction[] = [
  {
    id: 'contraception',
    months: 6,
    labelMonths: 1,
    source: 'clinic-source-text',
    labelSource: 'isotretinoin-labels',
  },
  {
    id: 'blood-donation',
    months: 6,
    labelMonths: 1,
    monthsFromStart: 6,
    source: 'clinic-source-text',
    labelSource: 'jrc-donation',
  },
  { id: 'lasik', months: 6, beforeToo: true, source: 'lasik-reports' },
  {
    id: 'laser',
    months: 6,
    labelMonths: 6,
    source: 'isotretinoin-labels',
    labelSource: 'isotretinoin-labels',
  },
]

/** How long one restriction lasts for one course. */
export interface RestrictionWindow {
  restriction: Restriction
  /** The months that count: the clinic's, raised to the label's minimum where that is longer. */
  months: number
  /** Its last day, itself included; absent while neither a last dose nor a planned end ahead is known. */
  through?: Day
  /** Whether the last day is only planned, since the course runs. */
  planned: boolean
  /** Whether the last day is over. */
  over: boolean
}

/**
 * Until when each restriction lasts after a course: counted from the last dose, or from the planned end while that is
 * still ahead. Months are calendar months, clamped as everywhere.
 */
export function windowsAfter(
  course: Pick<Course, 'start' | 'plannedWeeks' | 'end'>,
  today: Day,
  restrictions: readonly Restriction[] = RESTRICTIONS,
): RestrictionWindow[] {
  const last = lastDose(course, today)
  return restrictions.map((restriction) => {
    const months = Math.max(restriction.months, restriction.labelMonths ?? 0)
    const planned = course.end === undefined || course.end > today
    if (last === undefined) return { restriction, months, planned, over: false }
    const through = lastDay(restriction, months, course.start, last)
    return { restriction, months, through, planned, over: today > through }
  })
}

function lastDay(restriction: Restriction, months: number, start: Day | undefined, last: Day): Day {
  const afterLast = restrictedThrough(last, months)
  if (start === undefined || restriction.monthsFromStart === undefined) return afterLast
  return laterDay(afterLast, restrictedThrough(start, restriction.monthsFromStart))
}

// A planned end that has passed unrecorded says nothing about the last dose.
function lastDose(course: Pick<Course, 'start' | 'plannedWeeks' | 'end'>, today: Day): Day | undefined {
  if (course.end !== undefined) return course.end
  const planned = plannedEnd(course)
  return planned !== undefined && planned >= today ? planned : undefined
}
