import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Course } from '@/domain/course'
import { addDays, day, dayNumber, type Day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { timeline } from '@/domain/timeline'
import { overlay, type Overlay } from '@/domain/timeline/overlay'
import { chartInput } from '../../gallery/judging'
import { aPatient, wandering } from '../../gallery/patients'
import { anyPatient } from '../../ui/chart/anyPatient'

const TODAY = day('2026-11-22')
const FIRST_DOSE_SHOWN = day('1970-01-01')

/** Two courses of the same person, the second with a dose step, a pause and a draw out of time. */
const relapsed = aPatient({
  number: '00900',
  courses: [
    { start: '2025-02-03', weeks: 16, end: '2025-05-25', doses: [['2025-02-03', 20]] },
    {
      start: '2026-05-11',
      weeks: 36,
      doses: [
        ['2026-05-11', 20],
        ['2026-06-22', 30],
      ],
      pauses: [{ from: day('2026-07-06'), restart: day('2026-08-03') }],
    },
  ],
  draws: [
    { on: '2025-01-27', values: { alt: '14', tbil: '0.6', tg: '80' } },
    { on: '2025-03-24', values: { alt: '31', tbil: '0.8', tg: '120' } },
    { on: '2026-05-04', values: { alt: '15', tbil: '0.7', tg: '90' } },
    { on: '2026-06-22', values: { alt: '160', tbil: '1.9', tg: '400' } },
    { on: '2026-10-05', values: { alt: '>500', tbil: '溶血', tg: '130' }, marks: ['hemolysis'] },
  ],
})

function laid(patient: Patient, group: 'liver' | 'lipids' = 'liver', courses = patient.courses): Overlay {
  const made = overlay(courses.map((course, at) => given(patient, course, at + 1, group)))
  if (!made) throw new Error('nothing was laid over each other')
  return made
}

function given(
  patient: Patient,
  course: Course,
  count: number,
  group: 'liver' | 'lipids',
  today: Day = TODAY,
) {
  const { input, dueAfter } = chartInput({ patient, today })
  if (course.start === undefined) throw new Error(`a course without a first day: ${course.id}`)
  return {
    id: course.id,
    count,
    start: course.start,
    timeline: timeline({
      ...input,
      course,
      isCurrent: course === patient.courses.at(-1),
      group,
      mode: 'raw' as const,
      period: 'course' as const,
      dueAfter: dueAfter[group],
    }),
  }
}

describe('courses over each other', () => {
  test('every point stands on its day after the first dose, at its value, and says the day of its draw', () => {
    const { courses } = laid(relapsed)
    const seen = courses.map(({ timeline: { series } }) =>
      series
        .find(({ analyte }) => analyte === 'alt')
        ?.points.map(({ x, y, text, day: on }) => [x, y, text, on]),
    )
    expect(seen).toEqual([
      [
        [-7, 14, '14', '2025-01-27'],
        [49, 31, '31', '2025-03-24'],
      ],
      [
        [-7, 15, '15', '2026-05-04'],
        [42, 160, '160', '2026-06-22'],
        [147, 500, '>500', '2026-10-05'],
      ],
    ])
  })

  test('the first dose of each course is day 0, and no course begins before or after another', () => {
    for (const { timeline: shown, start } of laid(relapsed).courses) {
      expect(shown.doses[0]?.from).toBe(FIRST_DOSE_SHOWN)
      expect(shown.courses.map((course) => course.start)).toEqual([FIRST_DOSE_SHOWN])
      expect(dayNumber(start)).toBeGreaterThan(0)
    }
  })

  test('dose steps and pauses lie as many days after the first dose as they did', () => {
    const [, second] = laid(relapsed).courses
    const after = (on: Day | undefined) => (on === undefined ? undefined : dayNumber(on))
    expect(second?.timeline.doses.map(({ from, mgPerDay }) => [after(from), mgPerDay])).toEqual([
      [0, 20],
      [42, 30],
      [84, 30],
    ])
    expect(second?.timeline.pauses.map(({ from, to }) => [after(from), after(to)])).toEqual([[56, 84]])
  })

  test('one scale holds all of them: that of the course that reaches highest', () => {
    const both = laid(relapsed)
    const alone = laid(relapsed, 'liver', relapsed.courses.slice(0, 1))
    expect(both.left.max).toBeGreaterThanOrEqual(500)
    expect(alone.left.max).toBeLessThan(500)
    expect(both.right?.max).toBeGreaterThanOrEqual(1.9)
    expect(both.left.min).toBeLessThanOrEqual(alone.left.min)
  })

  test('the axis of weeks reaches from before the earliest baseline to behind the longest course', () => {
    const { span, courses } = laid(relapsed)
    expect(span.from).toBeLessThanOrEqual(-7)
    for (const { timeline: shown } of courses) {
      expect(span.from).toBeLessThanOrEqual(shown.span.from)
      expect(span.to).toBeGreaterThanOrEqual(shown.span.to)
    }
  })

  test('flags, arrows, words and sample marks stay as they are', () => {
    const [, second] = laid(relapsed).courses
    const of = (analyte: string) => second?.timeline.series.find((one) => one.analyte === analyte)?.points
    expect(of('alt')?.[1]?.interpretation.flag).toBe('stop')
    expect(of('alt')?.[2]).toMatchObject({ arrow: 'up', marks: ['hemolysis'] })
    expect(of('tbil')?.[2]).toMatchObject({ shape: 'tick', text: '溶血' })
    expect(of('tbil')?.[2]?.y).toBeUndefined()
  })

  test('a line is lifted where a draw was missed, in the course where it was missed only', () => {
    const missed = (at: number) =>
      laid(relapsed).courses[at]?.timeline.series.find(({ analyte }) => analyte === 'alt')?.segments.length
    expect(missed(0)).toBe(1)
    expect(missed(1)).toBe(2)
  })

  test('what belongs to the calendar and not to the course is left out: today’s due day, events, baselines', () => {
    for (const { timeline: shown } of laid(relapsed).courses) {
      expect(shown.due).toBeUndefined()
      expect(shown.events).toEqual([])
      expect(shown.baselines).toEqual([])
    }
  })

  test('without a course nothing is laid', () => {
    expect(overlay([])).toBeUndefined()
  })

  test('forty draws in three courses: each result of a course stands in it once', () => {
    const courses = [
      { start: '2023-02-10', weeks: 20, end: '2023-06-30' },
      { start: '2024-08-01', weeks: 24, end: '2025-01-16' },
      { start: '2026-04-10', weeks: 40 },
    ]
    const patient = aPatient({ number: '1', courses, draws: wandering('2023-02-03', 40, 34, { alt: 20 }) })
    const days = laid(patient).courses.flatMap(({ timeline: { series } }) =>
      series.flatMap(({ points }) => points.map((point) => point.day)),
    )
    expect(new Set(days).size).toBe(days.length)
    expect(days.length).toBeGreaterThan(12)
  })
})

describe('whatever happened in a course', () => {
  test('laid over itself it keeps every point: same day, same value, its day counted from the first dose', () => {
    fc.assert(
      fc.property(
        anyPatient,
        fc.constantFrom('liver' as const, 'lipids' as const),
        ({ patient, today }, group) => {
          const [course] = patient.courses
          if (!course?.start) return
          const plain = given(patient, course, 1, group, today)
          const made = overlay([plain])
          const by = dayNumber(course.start)
          expect(made?.courses[0]?.timeline.series.map(({ points }) => points)).toEqual(
            plain.timeline.series.map(({ points }) => points.map((point) => ({ ...point, x: point.x - by }))),
          )
          expect(made?.left).toEqual(plain.timeline.left)
          expect(made?.span).toEqual({
            from: plain.timeline.span.from - by,
            to: plain.timeline.span.to - by,
          })
        },
      ),
      { numRuns: 25 },
    )
  })

  test('two courses that are the same, on other days, lie exactly on each other', () => {
    fc.assert(
      fc.property(anyPatient, fc.integer({ min: 1, max: 2000 }), ({ patient, today }, later) => {
        const [course] = patient.courses
        if (!course?.start) return
        const moved: Patient = {
          ...patient,
          courses: [movedCourse(course, later)],
          draws: patient.draws.map((draw) => ({ ...draw, day: addDays(draw.day, later) })),
        }
        const [one, other] = [
          given(patient, course, 1, 'liver', today),
          given(moved, moved.courses[0]!, 2, 'liver', addDays(today, later)),
        ]
        const made = overlay([one, other])
        const places = made?.courses.map(({ timeline: { series } }) =>
          series.map(({ points }) => points.map(({ x, y, text }) => [x, y, text])),
        )
        expect(places?.[0]).toEqual(places?.[1])
      }),
      { numRuns: 20 },
    )
  })
})

function movedCourse(course: Course, by: number): Course {
  return {
    ...course,
    ...(course.start === undefined ? {} : { start: addDays(course.start, by) }),
    doses: course.doses.map((dose) => ({ ...dose, from: addDays(dose.from, by) })),
    pauses: course.pauses.map((pause) => ({
      ...pause,
      from: addDays(pause.from, by),
      ...(pause.restart === undefined ? {} : { restart: addDays(pause.restart, by) }),
    })),
  }
}
