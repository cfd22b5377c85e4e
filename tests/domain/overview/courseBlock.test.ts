import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { courseBlock } from '@/domain/overview'

const FIRST = { start: day('2026-04-10'), end: day('2026-08-10') }
const RELAPSE = { start: day('2026-10-01') }
const COURSES = [FIRST, RELAPSE]

function blockOn(
  on: string,
  courses: { start?: ReturnType<typeof day>; end?: ReturnType<typeof day> }[] = COURSES,
) {
  const { block, course } = courseBlock(courses, day(on))
  return course === undefined ? block : `${block} of ${course}`
}

describe('where in a course a draw lies', () => {
  test('the baseline window, from the same day of the month before to the first day itself', () => {
    expect([blockOn('2026-03-09'), blockOn('2026-03-10'), blockOn('2026-04-10')]).toEqual([
      'outside',
      '0 of 0',
      '0 of 0',
    ])
  })

  test('then four weeks each, the first of them from the second day on', () => {
    expect(
      ['2026-04-11', '2026-05-07', '2026-05-08', '2026-06-04', '2026-06-05'].map((on) => blockOn(on)),
    ).toEqual(['1-4 of 0', '1-4 of 0', '5-8 of 0', '5-8 of 0', '9-12 of 0'])
  })

  test('week 24 is still counted by weeks, week 25 and all after it together', () => {
    const long = [{ start: day('2026-01-01') }]
    expect([blockOn('2026-06-17', long), blockOn('2026-06-18', long), blockOn('2027-06-18', long)]).toEqual([
      '21-24 of 0',
      '25+ of 0',
      '25+ of 0',
    ])
  })

  test('the last-dose day belongs to the course, the day after is after its end', () => {
    expect([blockOn('2026-08-10'), blockOn('2026-08-11')]).toEqual(['17-20 of 0', 'after of 0'])
  })

  test('the baseline of the next course goes before the time after the one before', () => {
    expect([blockOn('2026-08-31'), blockOn('2026-09-01'), blockOn('2026-10-02')]).toEqual([
      'after of 0',
      '0 of 1',
      '1-4 of 1',
    ])
  })

  test('without a course, or without its first day, everything is outside', () => {
    expect([blockOn('2026-08-31', []), blockOn('2026-08-31', [{ end: day('2026-08-01') }])]).toEqual([
      'outside',
      'outside',
    ])
  })
})
