import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { besideCourse } from '@/domain/course'
import { addDays, day } from '@/domain/day'
import type { Dosed } from '@/domain/dose'
import { doseCount, targetPercent } from '@/domain/doseCount'
import { aCourse } from './patients'

const course = {
  start: day('2026-04-10'),
  doses: [
    { from: day('2026-05-10'), mgPerDay: 40 },
    { from: day('2026-04-10'), mgPerDay: 20 },
  ],
  pauses: [{ from: day('2026-04-20'), restart: day('2026-04-25') }],
}
const weights = [
  { day: day('2026-04-10'), kg: 50 },
  { day: day('2026-05-01'), kg: 58 },
  { day: day('2026-06-01'), kg: 70 },
]

describe('how the cumulative dose was counted', () => {
  test('names the days of each daily dose, the days of pause left out, and the weight that it was divided by', () => {
    const count = doseCount(course, weights, day('2026-05-12'))
    expect(count.parts).toEqual([
      { mgPerDay: 20, days: 25, mg: 500, from: '2026-04-10', to: '2026-05-09' },
      { mgPerDay: 40, days: 2, mg: 80, from: '2026-05-10', to: '2026-05-11' },
    ])
    expect(count.pausedDays).toBe(5)
    expect(count.sum).toMatchObject({ mg: 580, mgPerKg: 10, weight: { day: '2026-05-01', kg: 58 } })
    expect(count.because).toEqual([])
  })

  test('says that a weight is missing, and gives no figure for each kilogram then', () => {
    const count = doseCount(course, [], day('2026-05-12'))
    expect(count.because).toEqual(['no-weight'])
    expect(count.sum?.mgPerKg).toBeUndefined()
  })

  test('says that days without a stated dose are missing from the sum', () => {
    const late = { ...course, doses: [{ from: day('2026-05-10'), mgPerDay: 40 }] }
    const count = doseCount(late, weights, day('2026-05-12'))
    expect(count.because).toEqual(['no-dose'])
    expect(count.sum).toMatchObject({ mg: 80, daysWithoutDose: 25 })
  })

  test.each([
    ['without any dose', { ...course, doses: [] }, '2026-05-12', ['no-dose']],
    ['on the first day', course, '2026-04-10', ['not-begun']],
    ['without a first day', { doses: course.doses, pauses: [] }, '2026-05-12', ['no-first-day']],
  ])('%s nothing can be counted, and it says because of what', (_, of, today, because) => {
    const count = doseCount(of, weights, day(today))
    expect(count.sum).toBeUndefined()
    expect(count.parts).toEqual([])
    expect(count.because).toEqual(because)
  })

  test.each([
    ['2026-04-10', 0],
    ['2026-04-11', 1],
    ['2026-04-26', 11],
  ])('after a transfer on %s counts %i days elsewhere, as recorded', (on, days) => {
    const moved = { ...course, transfer: { from: 'A皮膚科', on: day(on) } }
    expect(doseCount(moved, weights, day('2026-05-12')).daysElsewhere).toBe(days)
    expect(doseCount(moved, weights, day('2026-05-12')).sum?.mg).toBe(580)
  })

  test('its parts add up to the sum, and with the pauses to every day of the course', () => {
    const first = day('2026-01-01')
    const aDay = fc.integer({ min: -5, max: 60 }).map((days) => addDays(first, days))
    const anyCourse: fc.Arbitrary<Dosed> = fc.record({
      start: fc.constant(first),
      doses: fc.array(fc.record({ from: aDay, mgPerDay: fc.constantFrom(10, 20, 40) }), { maxLength: 4 }),
      pauses: fc.array(
        fc.tuple(aDay, fc.integer({ min: 1, max: 20 })).map(([from, days]) => ({
          from,
          restart: addDays(from, days),
        })),
        { maxLength: 2 },
      ),
    })
    fc.assert(
      fc.property(anyCourse, fc.integer({ min: 1, max: 80 }), (of, days) => {
        const { sum, parts, pausedDays } = doseCount(of, [], addDays(first, days))
        if (sum === undefined) return
        expect(parts.reduce((mg, part) => mg + part.mg, 0)).toBe(sum.mg)
        expect(parts.reduce((counted, part) => counted + part.days, 0)).toBe(sum.days)
        expect(sum.days + sum.daysWithoutDose + pausedDays).toBe(days)
      }),
    )
  })

  test('stands beside the aim of the clinic in percent', () => {
    expect(targetPercent(60, { mgPerKg: 120 })).toBe(50)
    expect(targetPercent(132, { mgPerKg: 120 })).toBeCloseTo(110)
  })
})

describe('the age of a draw beside the courses', () => {
  const courses = [aCourse('2026-01-10', { end: day('2026-05-01') }), aCourse('2026-09-27')]

  test.each([
    ['2026-01-09', 0, -1],
    ['2026-01-10', 0, 0],
    ['2026-05-01', 0, 111],
    ['2026-05-02', 1, -148],
    ['2026-09-01', 1, -26],
    ['2026-09-27', 1, 0],
  ])('of %s is counted from the first day of course %i: %i days', (on, at, days) => {
    expect(besideCourse(courses, day(on))).toEqual({ course: at, days })
  })

  test('after the last course is counted from that, and without one not at all', () => {
    expect(besideCourse(courses.slice(0, 1), day('2026-06-01'))).toEqual({ course: 0, days: 142 })
    expect(besideCourse([], day('2026-06-01'))).toBeUndefined()
  })
})
