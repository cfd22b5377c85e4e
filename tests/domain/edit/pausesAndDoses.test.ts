import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withDose, withoutDose } from '@/domain/edit/course/doses'
import { withoutPause, withPause, withRestart } from '@/domain/edit/course/pauses'
import { aCourse, aPatient, aWriter, changed, refused } from './builders'

const writer = aWriter()
const patient = aPatient({ courses: [aCourse({ end: day('2026-08-28') })] })

function pause(
  from: string | undefined,
  restart?: string,
): { from?: ReturnType<typeof day>; restart?: ReturnType<typeof day> } {
  return { ...(from ? { from: day(from) } : {}), ...(restart ? { restart: day(restart) } : {}) }
}

describe('a pause', () => {
  test('keeps its first day without the drug, its restart and its reason', () => {
    const after = changed(
      withPause(patient, 'c1', { ...pause('2026-06-01', '2026-06-20'), reason: '発熱' }, writer),
    )
    expect(after.courses[0]?.pauses).toEqual([{ from: '2026-06-01', restart: '2026-06-20', reason: '発熱' }])
  })

  test('needs its first day', () => {
    expect(refused(withPause(patient, 'c1', pause(undefined), writer))).toEqual({
      code: 'missing',
      field: 'pause-start',
    })
  })

  test('restarts at the earliest on the day after it began', () => {
    expect(refused(withPause(patient, 'c1', pause('2026-06-01', '2026-06-01'), writer))).toEqual({
      code: 'restart-not-after-start',
      field: 'pause-restart',
    })
    changed(withPause(patient, 'c1', pause('2026-06-01', '2026-06-02'), writer))
  })

  test.each([
    ['2026-04-10', false],
    ['2026-04-11', true],
    ['2026-08-27', true],
    ['2026-08-28', false],
  ])('from %s, in a course from 10 April to 28 August, is accepted: %s', (from, accepted) => {
    expect('code' in withPause(patient, 'c1', pause(from), writer)).toBe(!accepted)
  })

  test.each([
    ['2026-08-28', true],
    ['2026-08-29', false],
  ])('with a restart on %s, in a course that ends on 28 August, is accepted: %s', (restart, accepted) => {
    expect('code' in withPause(patient, 'c1', pause('2026-08-01', restart), writer)).toBe(!accepted)
  })

  test.each([
    ['2026-05-20', '2026-05-31', true],
    ['2026-05-20', '2026-06-01', false],
    ['2026-05-20', undefined, false],
    ['2026-06-20', '2026-06-30', false],
    ['2026-06-21', '2026-06-30', true],
    ['2026-06-21', undefined, true],
    ['2026-06-05', '2026-06-10', false],
  ])('from %s to %s, beside a pause from 1 to 20 June, is accepted: %s', (from, restart, accepted) => {
    const one = changed(withPause(patient, 'c1', pause('2026-06-01', '2026-06-20'), writer))
    const outcome = withPause(one, 'c1', pause(from, restart), writer)
    expect('code' in outcome).toBe(!accepted)
    if (!accepted) expect(refused(outcome)).toEqual({ code: 'pauses-overlap', field: 'pause-start' })
  })

  test('that is still open lets no later one begin', () => {
    const open = changed(withPause(patient, 'c1', pause('2026-06-01'), writer))
    expect(refused(withPause(open, 'c1', pause('2026-07-01', '2026-07-10'), writer)).code).toBe(
      'pauses-overlap',
    )
  })

  test('gets its restart later, and may be corrected or taken away', () => {
    const open = changed(withPause(patient, 'c1', { ...pause('2026-06-01'), reason: '発熱' }, writer))
    const restarted = changed(withRestart(open, 'c1', day('2026-06-01'), day('2026-06-20'), writer))
    expect(restarted.courses[0]?.pauses).toEqual([
      { from: '2026-06-01', restart: '2026-06-20', reason: '発熱' },
    ])
    const moved = changed(
      withPause(restarted, 'c1', pause('2026-06-02', '2026-06-20'), writer, day('2026-06-01')),
    )
    expect(moved.courses[0]?.pauses).toEqual([{ from: '2026-06-02', restart: '2026-06-20' }])
    expect(withoutPause(moved, 'c1', day('2026-06-02'), writer).courses[0]?.pauses).toEqual([])
    expect(refused(withRestart(open, 'c1', day('2026-06-01'), undefined, writer)).field).toBe('pause-restart')
  })
})

describe('a dose step', () => {
  const dose = (from: string, mgPerDay: number) =>
    withDose(patient, 'c1', { from: day(from), mgPerDay }, writer)

  test.each([
    [0, 'dose-not-positive'],
    [-1, 'dose-not-positive'],
    [Number.NaN, 'dose-not-positive'],
    [200.5, 'dose-too-high'],
    [400, 'dose-too-high'],
  ])('of %s mg is refused', (mg, code) => {
    expect(refused(dose('2026-05-01', mg))).toEqual({ code, field: 'dose-mg' })
  })

  test.each([0.5, 20, 200])('of %s mg is accepted', (mg) => {
    expect(changed(dose('2026-05-01', mg)).courses[0]?.doses).toEqual([{ from: '2026-05-01', mgPerDay: mg }])
  })

  test.each([
    ['2026-04-09', false],
    ['2026-04-10', true],
    ['2026-08-28', true],
    ['2026-08-29', false],
  ])('from %s, in a course from 10 April to 28 August, is accepted: %s', (from, accepted) => {
    expect('code' in dose(from, 20)).toBe(!accepted)
  })

  test('on a day that has one replaces it; the others stay in order', () => {
    const first = changed(dose('2026-06-01', 30))
    const second = changed(withDose(first, 'c1', { from: day('2026-04-10'), mgPerDay: 20 }, writer))
    const third = changed(withDose(second, 'c1', { from: day('2026-06-01'), mgPerDay: 40 }, writer))
    expect(third.courses[0]?.doses).toEqual([
      { from: '2026-04-10', mgPerDay: 20 },
      { from: '2026-06-01', mgPerDay: 40 },
    ])
    expect(withoutDose(third, 'c1', day('2026-06-01'), writer).courses[0]?.doses).toHaveLength(1)
  })

  test('needs its day and its milligrams', () => {
    expect(refused(withDose(patient, 'c1', { mgPerDay: 20 }, writer)).field).toBe('dose-from')
    expect(refused(withDose(patient, 'c1', { from: day('2026-05-01') }, writer)).field).toBe('dose-mg')
  })
})

describe('a correction of a course', () => {
  const before = aPatient({
    courses: [
      aCourse({
        doses: [{ from: day('2026-04-10'), mgPerDay: 20 }],
        pauses: [{ from: day('2026-05-01'), restart: day('2026-05-20'), reason: '発熱' }],
      }),
    ],
  })
  const trace = { at: '2026-11-22T09:14:00', by: '看護師A' }

  test('of a dose keeps what stood there, with who and when', () => {
    const after = changed(withDose(before, 'c1', { from: day('2026-04-10'), mgPerDay: 30 }, writer))
    expect(after.courses[0]?.doses).toEqual([{ from: '2026-04-10', mgPerDay: 30 }])
    expect(after.courses[0]?.earlier).toEqual([{ dose: { from: '2026-04-10', mgPerDay: 20 }, ...trace }])
  })

  test('of the day of a dose moves the step and leaves none behind', () => {
    const after = changed(
      withDose(before, 'c1', { from: day('2026-04-12'), mgPerDay: 20 }, writer, day('2026-04-10')),
    )
    expect(after.courses[0]?.doses).toEqual([{ from: '2026-04-12', mgPerDay: 20 }])
    expect(after.courses[0]?.earlier).toEqual([{ dose: { from: '2026-04-10', mgPerDay: 20 }, ...trace }])
  })

  test('that says nothing else leaves no trace, and neither does a raised dose from a later day', () => {
    expect(withDose(before, 'c1', { from: day('2026-04-10'), mgPerDay: 20 }, writer)).toEqual(before)
    const raised = changed(withDose(before, 'c1', { from: day('2026-06-01'), mgPerDay: 40 }, writer))
    expect(raised.courses[0]?.earlier).toBeUndefined()
  })

  test('that takes a dose or a pause out keeps it with who, when and why', () => {
    const without = withoutPause(
      withoutDose(before, 'c1', day('2026-04-10'), writer, '別の患者'),
      'c1',
      day('2026-05-01'),
      writer,
    )
    expect(without.courses[0]).toMatchObject({ doses: [], pauses: [] })
    expect(without.courses[0]?.earlier).toEqual([
      { dose: { from: '2026-04-10', mgPerDay: 20 }, ...trace, reason: '別の患者' },
      { pause: { from: '2026-05-01', restart: '2026-05-20', reason: '発熱' }, ...trace },
    ])
  })

  test('of a pause keeps what it said; a restart or a reason that is only added needs no trace', () => {
    const open = aPatient({ courses: [aCourse({ pauses: [{ from: day('2026-05-01') }] })] })
    const ended = changed(
      withPause(
        open,
        'c1',
        { ...pause('2026-05-01', '2026-05-20'), reason: '発熱' },
        writer,
        day('2026-05-01'),
      ),
    )
    expect(ended.courses[0]?.earlier).toBeUndefined()
    const later = changed(
      withPause(
        ended,
        'c1',
        { ...pause('2026-05-01', '2026-05-25'), reason: '発熱' },
        writer,
        day('2026-05-01'),
      ),
    )
    expect(later.courses[0]?.earlier).toEqual([
      { pause: { from: '2026-05-01', restart: '2026-05-20', reason: '発熱' }, ...trace },
    ])
  })
})
