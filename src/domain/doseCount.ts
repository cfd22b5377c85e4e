import type { Course } from './course'
import { dayFromNumber, dayNumber, type Day } from './day'
import { isPaused, stepOn, type Dosed } from './dose'
import type { Weight } from './patient'

/** What has been taken since the first day, and how it was counted (product.md §1). */
export interface CumulativeDose {
  mg: number
  /** Days counted: with the drug and with a dose stated. */
  days: number
  /** Days with the drug but without a stated dose, which add nothing. */
  daysWithoutDose: number
  /** The first and the last day counted. */
  from: Day
  to: Day
  /** Milligrams for each kilogram of `weight`; absent without a weight. */
  mgPerKg?: number
  weight?: Weight
}

/** So many counted days of one daily dose, from the first of them to the last. */
export interface DosePart {
  mgPerDay: number
  days: number
  mg: number
  from: Day
  to: Day
}

/** Why a cumulative dose, or its share for each kilogram, cannot be told. */
export type DoseGap = 'no-first-day' | 'not-begun' | 'no-dose' | 'no-weight'

/** How a cumulative dose was counted, for whoever checks it; `because` names what it lacks, first things first. */
export interface DoseCount {
  /** Absent where nothing can be counted. */
  sum?: CumulativeDose
  /** One for each run of days with the same daily dose, in their order. */
  parts: DosePart[]
  /** Days of pause between the first and the last day counted. */
  pausedDays: number
  /** Days before the first one in this clinic's care, counted as recorded. */
  daysElsewhere: number
  because: DoseGap[]
}

/**
 * The cumulative dose of a course: every day from the first to yesterday or the last dose, without days of pause.
 * Divided by the last weight on or before that day, else by the first one after it. Undefined before the first full
 * day, and where no dose is stated at all.
 */
export function cumulativeDose(
  course: Dosed,
  weights: readonly Weight[],
  today: Day,
): CumulativeDose | undefined {
  if (course.start === undefined || course.doses.length === 0) return undefined
  const first = dayNumber(course.start)
  const yesterday = dayNumber(today) - 1
  const last = course.end === undefined ? yesterday : Math.min(yesterday, dayNumber(course.end))
  if (last < first) return undefined
  const sum = { mg: 0, days: 0, daysWithoutDose: 0 }
  for (let count = first; count <= last; count += 1) addDay(sum, course, dayFromNumber(count))
  return {
    ...sum,
    from: course.start,
    to: dayFromNumber(last),
    ...perKilogram(sum.mg, weights, dayFromNumber(last)),
  }
}

/**
 * The cumulative dose with how it was counted: days × mg for each daily dose, without the days of pause, and what is not
 * known because of what.
 */
export function doseCount(
  course: Dosed & Pick<Course, 'transfer'>,
  weights: readonly Weight[],
  today: Day,
): DoseCount {
  const sum = cumulativeDose(course, weights, today)
  const because = gapsOf(course, sum, today)
  if (sum === undefined) return { parts: [], pausedDays: 0, daysElsewhere: 0, because }
  const count: DoseCount = { sum, parts: [], pausedDays: 0, daysElsewhere: 0, because }
  for (let at = dayNumber(sum.from); at <= dayNumber(sum.to); at += 1)
    addToCount(count, course, dayFromNumber(at))
  return count
}

/** How far a cumulative dose has come towards the one that the clinic aims at, in percent. */
export function targetPercent(mgPerKg: number, target: { mgPerKg: number }): number {
  return (mgPerKg / target.mgPerKg) * 100
}

function gapsOf(course: Dosed, sum: CumulativeDose | undefined, today: Day): DoseGap[] {
  if (course.start === undefined) return ['no-first-day']
  if (course.start >= today) return ['not-begun']
  if (sum === undefined) return ['no-dose']
  return [
    ...(sum.daysWithoutDose > 0 ? (['no-dose'] as const) : []),
    ...(sum.mgPerKg === undefined ? (['no-weight'] as const) : []),
  ]
}

function addToCount(count: DoseCount, course: Dosed & Pick<Course, 'transfer'>, on: Day): void {
  if (course.pauses.some((pause) => isPaused(pause, on))) {
    count.pausedDays += 1
    return
  }
  const mgPerDay = stepOn(course, on)
  if (mgPerDay === undefined) return
  if (course.transfer?.on !== undefined && on < course.transfer.on) count.daysElsewhere += 1
  const last = count.parts.at(-1)
  if (last?.mgPerDay === mgPerDay) {
    last.days += 1
    last.mg += mgPerDay
    last.to = on
  } else count.parts.push({ mgPerDay, days: 1, mg: mgPerDay, from: on, to: on })
}

function addDay(sum: { mg: number; days: number; daysWithoutDose: number }, course: Dosed, on: Day): void {
  if (course.pauses.some((pause) => isPaused(pause, on))) return
  const mg = stepOn(course, on)
  if (mg === undefined) {
    sum.daysWithoutDose += 1
    return
  }
  sum.days += 1
  sum.mg += mg
}

function perKilogram(mg: number, weights: readonly Weight[], on: Day): { mgPerKg?: number; weight?: Weight } {
  const weight = weightOn(weights, on)
  return weight === undefined ? {} : { mgPerKg: mg / weight.kg, weight }
}

function weightOn(weights: readonly Weight[], on: Day): Weight | undefined {
  const usable = weights.filter((weight) => weight.kg > 0).sort((a, b) => (a.day < b.day ? -1 : 1))
  return usable.findLast((weight) => weight.day <= on) ?? usable[0]
}
