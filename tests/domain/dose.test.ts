import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { doseOn, type Dosed } from '@/domain/dose'
import { cumulativeDose } from '@/domain/doseCount'

const course: Dosed = {
  start: day('2026-04-10'),
  doses: [
    { from: day('2026-05-10'), mgPerDay: 40 },
    { from: day('2026-04-10'), mgPerDay: 20 },
  ],
  pauses: [{ from: day('2026-04-20'), restart: day('2026-04-25') }],
}

describe('the dose on a day', () => {
  test.each([
    ['2026-04-09', undefined],
    ['2026-04-10', 20],
    ['2026-04-19', 20],
    ['2026-04-20', 0],
    ['2026-04-24', 0],
    ['2026-04-25', 20],
    ['2026-05-09', 20],
    ['2026-05-10', 40],
  ])('on %s it is %s mg', (on, mg) => {
    expect(doseOn(course, day(on))).toBe(mg)
  })

  test('the last-dose day belongs to the course, the day after does not', () => {
    const ended = { ...course, end: day('2026-06-01') }
    expect(doseOn(ended, day('2026-06-01'))).toBe(40)
    expect(doseOn(ended, day('2026-06-02'))).toBeUndefined()
  })

  test('a pause without a restart goes on', () => {
    expect(doseOn({ ...course, pauses: [{ from: day('2026-05-20') }] }, day('2027-01-01'))).toBe(0)
  })

  test('before the first stated dose it is not known', () => {
    const late = { ...course, doses: [{ from: day('2026-05-10'), mgPerDay: 40 }] }
    expect(doseOn(late, day('2026-05-01'))).toBeUndefined()
  })
})

describe('the cumulative dose', () => {
  test('counts every day from the first to yesterday, without the days of pause', () => {
    // 10 to 19 April, 25 April to 9 May: 25 days of 20 mg; 10 and 11 May: 2 days of 40 mg.
    expect(cumulativeDose(course, [], day('2026-05-12'))).toEqual({
      mg: 580,
      days: 27,
      daysWithoutDose: 0,
      from: '2026-04-10',
      to: '2026-05-11',
    })
  })

  test('on the first day nothing has been taken yet, on the second one day has', () => {
    expect(cumulativeDose(course, [], day('2026-04-10'))).toBeUndefined()
    expect(cumulativeDose(course, [], day('2026-04-11'))?.mg).toBe(20)
  })

  test('ends with the last dose, which counts', () => {
    const ended = { ...course, end: day('2026-04-12') }
    expect(cumulativeDose(ended, [], day('2026-12-01'))).toMatchObject({ mg: 60, to: '2026-04-12' })
    expect(cumulativeDose(ended, [], day('2026-04-12'))).toMatchObject({ mg: 40, to: '2026-04-11' })
  })

  test('days without a stated dose add nothing and are told', () => {
    const late = { ...course, doses: [{ from: day('2026-04-12'), mgPerDay: 20 }], pauses: [] }
    expect(cumulativeDose(late, [], day('2026-04-15'))).toMatchObject({ mg: 60, days: 3, daysWithoutDose: 2 })
  })

  test('is divided by the last weight up to that day, else by the first one after it', () => {
    const weights = [
      { day: day('2026-06-01'), kg: 60 },
      { day: day('2026-04-01'), kg: 50 },
    ]
    expect(cumulativeDose(course, weights, day('2026-05-12'))).toMatchObject({
      mgPerKg: 11.6,
      weight: { kg: 50 },
    })
    expect(cumulativeDose(course, weights.slice(0, 1), day('2026-05-12'))?.weight?.kg).toBe(60)
  })

  test('without a stated dose there is none', () => {
    expect(cumulativeDose({ ...course, doses: [] }, [], day('2026-05-12'))).toBeUndefined()
  })
})
