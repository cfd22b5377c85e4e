import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { GAP_SOURCE, gapBefore } from '@/domain/edit/course/rules/gap'
import { withChangedCourse, withCourse, type CourseEntry } from '@/domain/edit/course/courses'
import { sourceById } from '@/tables/sources'
import { aCourse, aPatient, aWriter, changed, refused } from './builders'

const writer = aWriter()

function entry(start: string | undefined, end?: string, more: CourseEntry = {}): CourseEntry {
  return { ...(start ? { start: day(start) } : {}), ...(end ? { end: day(end) } : {}), ...more }
}

describe('a new course', () => {
  test('begins on its first day with the planned weeks, the protocol and the first dose', () => {
    const patient = changed(
      withCourse(
        aPatient(),
        entry('2026-11-22', undefined, { plannedWeeks: 16, protocol: 'bimonthly', mgPerDay: 20 }),
        writer,
      ),
    )
    expect(patient.courses).toEqual([
      {
        id: 'new-1',
        start: '2026-11-22',
        plannedWeeks: 16,
        protocol: 'bimonthly',
        doses: [{ from: '2026-11-22', mgPerDay: 20 }],
        pauses: [],
      },
    ])
  })

  test('needs a first day', () => {
    expect(refused(withCourse(aPatient(), entry(undefined), writer))).toEqual({
      code: 'missing',
      field: 'course-start',
    })
  })

  test('may begin in the future, but not more than two years ahead', () => {
    changed(withCourse(aPatient(), entry('2028-11-22'), writer))
    expect(refused(withCourse(aPatient(), entry('2028-11-23'), writer)).code).toBe('too-far-ahead')
  })

  test('does not begin before the patient was born', () => {
    changed(withCourse(aPatient(), entry('2001-03-04'), writer))
    expect(refused(withCourse(aPatient(), entry('2001-03-03'), writer)).code).toBe('before-birth')
  })

  test.each([
    [1, true],
    [20, true],
    [104, true],
    [0, false],
    [105, false],
    [16.5, false],
  ])('planned for %s weeks is accepted: %s', (plannedWeeks, accepted) => {
    const outcome = withCourse(aPatient(), entry('2026-11-22', undefined, { plannedWeeks }), writer)
    expect('code' in outcome).toBe(!accepted)
  })

  test('the last dose may fall on the first day, but not before it', () => {
    changed(withCourse(aPatient(), entry('2026-04-10', '2026-04-10'), writer))
    expect(refused(withCourse(aPatient(), entry('2026-04-10', '2026-04-09'), writer))).toEqual({
      code: 'end-before-start',
      field: 'course-end',
    })
  })

  test('a first dose of 400 mg is refused on its own field', () => {
    expect(
      refused(withCourse(aPatient(), entry('2026-04-10', undefined, { mgPerDay: 400 }), writer)),
    ).toEqual({
      code: 'dose-too-high',
      field: 'course-mg',
    })
  })

  test('while an earlier course has no last-dose day, another is refused', () => {
    const patient = aPatient({ courses: [aCourse()] })
    expect(refused(withCourse(patient, entry('2026-11-22'), writer))).toEqual({
      code: 'courses-overlap',
      field: 'course-start',
    })
  })

  test('a relapse may begin on the day after the last dose, not on that day', () => {
    const patient = aPatient({ courses: [aCourse({ end: day('2026-08-01') })] })
    expect(refused(withCourse(patient, entry('2026-08-01'), writer)).code).toBe('courses-overlap')
    const both = changed(withCourse(patient, entry('2026-08-02'), writer))
    expect(both.courses.map((course) => course.start)).toEqual(['2026-04-10', '2026-08-02'])
  })

  test('an earlier course entered later must end before the one that follows', () => {
    const patient = aPatient({ courses: [aCourse()] })
    expect(refused(withCourse(patient, entry('2025-01-10', '2026-04-10'), writer)).code).toBe(
      'courses-overlap',
    )
    expect(refused(withCourse(patient, entry('2025-01-10'), writer)).code).toBe('courses-overlap')
    const both = changed(withCourse(patient, entry('2025-01-10', '2026-04-09'), writer))
    expect(both.courses.map((course) => course.start)).toEqual(['2025-01-10', '2026-04-10'])
  })
})

describe('a changed course', () => {
  test('keeps its doses and pauses, and loses what is no longer stated', () => {
    const course = aCourse({
      protocol: 'month1-bimonthly',
      doses: [{ from: day('2026-04-10'), mgPerDay: 20 }],
    })
    const patient = changed(
      withChangedCourse(aPatient({ courses: [course] }), 'c1', entry('2026-04-10', '2026-08-28'), writer),
    )
    expect(patient.courses).toEqual([
      {
        id: 'c1',
        start: '2026-04-10',
        end: '2026-08-28',
        doses: [{ from: '2026-04-10', mgPerDay: 20 }],
        pauses: [],
        earlier: [
          {
            course: { plannedWeeks: 20, protocol: 'month1-bimonthly' },
            at: '2026-11-22T09:14:00',
            by: '看護師A',
          },
        ],
      },
    ])
  })

  test('that only comes to say more has nothing to keep', () => {
    const patient = changed(
      withChangedCourse(
        aPatient({ courses: [aCourse()] }),
        'c1',
        entry('2026-04-10', '2026-08-28', { plannedWeeks: 20, endReason: 'completed' }),
        writer,
      ),
    )
    expect(patient.courses[0]).toMatchObject({ end: '2026-08-28', endReason: 'completed' })
    expect(patient.courses[0]?.earlier).toBeUndefined()
  })

  test('a corrected first day takes its first dose step along', () => {
    const course = aCourse({
      doses: [
        { from: day('2026-04-10'), mgPerDay: 20 },
        { from: day('2026-06-01'), mgPerDay: 30 },
      ],
    })
    const patient = changed(
      withChangedCourse(aPatient({ courses: [course] }), 'c1', entry('2026-04-12'), writer),
    )
    expect(patient.courses[0]?.doses.map((step) => step.from)).toEqual(['2026-04-12', '2026-06-01'])
  })

  test('is refused where a dose step or a pause would lie outside it', () => {
    const course = aCourse({
      doses: [{ from: day('2026-06-01'), mgPerDay: 30 }],
      pauses: [{ from: day('2026-07-01'), restart: day('2026-07-20') }],
    })
    const patient = aPatient({ courses: [course] })
    const changeTo = (start: string, end?: string) =>
      withChangedCourse(patient, 'c1', entry(start, end), writer)
    expect(refused(changeTo('2026-06-02'))).toEqual({ code: 'outside-course', field: 'course-start' })
    expect(refused(changeTo('2026-07-01')).code).toBe('outside-course')
    expect(refused(changeTo('2026-04-10', '2026-07-19'))).toEqual({
      code: 'outside-course',
      field: 'course-end',
    })
    changed(changeTo('2026-04-10', '2026-07-20'))
    changed(changeTo('2026-06-01', '2026-07-20'))
  })
})

describe('the end of a course', () => {
  test('keeps its reason; "other" needs words', () => {
    const ended = entry('2026-04-10', '2026-08-28', { endReason: 'other' })
    expect(refused(withCourse(aPatient(), ended, writer))).toEqual({
      code: 'missing',
      field: 'course-end-note',
    })
    const patient = changed(withCourse(aPatient(), { ...ended, endNote: '海外へ' }, writer))
    expect(patient.courses[0]).toMatchObject({ endReason: 'other', endNote: '海外へ' })
  })

  test('has no reason without a last-dose day', () => {
    expect(
      refused(withCourse(aPatient(), entry('2026-04-10', undefined, { endReason: 'wish' }), writer)),
    ).toEqual({ code: 'reason-without-end', field: 'course-end' })
    expect(
      refused(withCourse(aPatient(), entry('2026-04-10', undefined, { endNote: '希望' }), writer)).code,
    ).toBe('reason-without-end')
  })
})

describe('a course that began elsewhere', () => {
  const moved = (transferOn: string, end?: string): CourseEntry =>
    entry('2026-04-10', end, {
      transferFrom: 'A皮膚科',
      transferOn: day(transferOn),
      product: 'アキュテイン',
    })

  test('keeps where it began, the real first day and the first day in this clinic, and the product', () => {
    const patient = changed(withCourse(aPatient(), moved('2026-06-01'), writer))
    expect(patient.courses[0]).toMatchObject({
      start: '2026-04-10',
      transfer: { from: 'A皮膚科', on: '2026-06-01' },
      product: 'アキュテイン',
    })
  })

  test.each([
    ['2026-04-09', undefined, 'transfer-before-start'],
    ['2026-04-10', undefined, undefined],
    ['2026-08-28', '2026-08-28', undefined],
    ['2026-08-29', '2026-08-28', 'transfer-after-end'],
    ['2028-11-22', undefined, undefined],
    ['2028-11-23', undefined, 'too-far-ahead'],
  ])('taken over on %s, with the last dose on %s, is refused as %s', (on, end, code) => {
    const outcome = withCourse(aPatient(), moved(on, end), writer)
    expect('code' in outcome ? refused(outcome) : {}).toEqual(
      code === undefined ? {} : { code, field: 'course-transfer-on' },
    )
  })

  test('must say where', () => {
    expect(
      refused(
        withCourse(aPatient(), entry('2026-04-10', undefined, { transferOn: day('2026-06-01') }), writer),
      ),
    ).toEqual({ code: 'missing', field: 'course-transfer-from' })
  })
})

describe('the gap before another course', () => {
  const patient = aPatient({
    courses: [
      aCourse({ id: 'c0', start: day('2025-01-10'), end: day('2025-05-01') }),
      aCourse({ end: day('2026-08-28') }),
    ],
  })

  test.each([
    ['2026-08-29', 1, true],
    ['2026-10-22', 55, true],
    ['2026-10-23', 56, false],
  ])('that begins on %s is %i days since the last dose; short: %s', (start, days, isShort) => {
    expect(gapBefore(patient, day(start))).toEqual({ lastDose: '2026-08-28', days, isShort })
    changed(withCourse(patient, entry(start), writer))
  })

  test('is not counted from the course itself, and does not exist before the first one', () => {
    expect(gapBefore(patient, day('2026-10-01'), 'c1')?.lastDose).toBe('2025-05-01')
    expect(gapBefore(patient, day('2025-01-10'))).toBeUndefined()
  })

  test('is warned about with a source of the table', () => {
    expect(sourceById(GAP_SOURCE)?.mark).toBe('V')
  })
})
