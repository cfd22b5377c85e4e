import type { Day } from '@/domain/day'
import type { Sheet } from '@/domain/sheet'
import type { sheetWords } from '@/words/sheet'

/** The course in its facts, one after the other, and how its cumulative dose was counted. */
export function courseWords(
  { course }: Pick<Sheet, 'course'>,
  words: typeof sheetWords.ja,
  written: (day: Day) => string,
): { pieces: readonly string[]; counted?: string } {
  if (course === undefined) return { pieces: [words.noCourse] }
  const { cumulative } = course
  const pieces = [
    words.course(course.ordinal, course.count),
    ...(course.start === undefined
      ? []
      : [words.courseFrom(written(course.start), course.end === undefined ? '' : written(course.end))]),
    ...(course.week === undefined ? [] : [words.week(course.week)]),
    ...(course.plannedWeeks === undefined || course.plannedEnd === undefined
      ? []
      : [words.planned(course.plannedWeeks, written(course.plannedEnd))]),
    ...(course.end === undefined ? [] : [words.lastDose(written(course.end))]),
    ...(course.isPaused
      ? [words.onHold]
      : course.mgPerDay === undefined
        ? []
        : [words.dose(plain(course.mgPerDay))]),
    ...(cumulative === undefined ? [] : [words.cumulative(grouped(cumulative.mg))]),
    ...(cumulative?.mgPerKg === undefined || cumulative.weight === undefined
      ? []
      : [words.perKg(cumulative.mgPerKg.toFixed(1), plain(cumulative.weight.kg))]),
  ]
  if (cumulative === undefined) return { pieces }
  const counted = words.counted(written(cumulative.from), written(cumulative.to), cumulative.days)
  const left = cumulative.daysWithoutDose > 0 ? [words.daysWithoutDose(cumulative.daysWithoutDose)] : []
  return { pieces, counted: [counted, ...left].join(' · ') }
}

/** A number with its thousands set apart: 2,260. */
export function grouped(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(value)
}

function plain(value: number): string {
  return String(Number(value.toFixed(1)))
}
