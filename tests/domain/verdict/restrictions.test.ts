import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '@/domain/day'
import { restrictedThrough } from '@/domain/verdict'
import { procedureConflicts } from '@/domain/verdict/procedures'
import { restrictionsOf, windowsAfter, type RestrictionId } from '@/domain/verdict/restrictions'
import { RESTRICTIONS } from '@/tables/restrictions'
import { SOURCES } from '@/tables/sources'

const course = { start: day('2026-04-10'), plannedWeeks: 20 }
const ended = { ...course, end: day('2026-05-20') }

function through(id: string, given: Parameters<typeof windowsAfter>[0], today = '2026-06-01') {
  const found = windowsAfter(given, day(today), RESTRICTIONS).find((each) => each.restriction.id === id)
  return found && [found.through, found.planned, found.over]
}

function answer(id: RestrictionId, courses: Parameters<typeof restrictionsOf>[0], today: string) {
  const found = restrictionsOf(courses, day(today), RESTRICTIONS).find((each) => each.restriction.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('how long a restriction lasts', () => {
  test('while the course runs it is counted from the planned end, as planned', () => {
    expect(through('contraception', course)).toEqual(['2027-02-28', true, false])
  })

  test('after the course it is counted from the last dose, to the same day six months later', () => {
    expect(through('lasik', ended)).toEqual(['2026-11-20', false, false])
  })

  test('the last day still belongs to it, the next does not', () => {
    expect(through('lasik', ended, '2026-11-20')?.[2]).toBe(false)
    expect(through('lasik', ended, '2026-11-21')?.[2]).toBe(true)
  })

  test('a last-dose day still ahead is a plan', () => {
    expect(through('lasik', { ...course, end: day('2026-06-02') })?.[1]).toBe(true)
    expect(through('lasik', { ...course, end: day('2026-06-01') })?.[1]).toBe(false)
  })

  test('no day is named where neither a last dose nor a planned end ahead is known', () => {
    expect(through('lasik', { start: day('2026-04-10') })).toEqual([undefined, true, false])
    expect(through('lasik', course, '2026-08-29')?.[0]).toBeUndefined()
    expect(through('lasik', course, '2026-08-28')?.[0]).toBe('2027-02-28')
  })

  test('a last dose before the first names no day', () => {
    expect(through('lasik', { ...course, end: day('2026-04-09') })?.[0]).toBeUndefined()
    expect(through('lasik', { ...course, end: day('2026-04-10') })?.[0]).toBe('2026-10-10')
  })

  test('for blood donation the later of the two wordings holds', () => {
    const set = { 'blood-donation': 1 }
    const [early] = windowsAfter(ended, day('2026-06-01'), [RESTRICTIONS[1]!], set)
    expect(early).toMatchObject({ through: '2026-10-10', throughFromStart: '2026-10-10' })
    const long = { ...course, end: day('2026-09-20') }
    const [late] = windowsAfter(long, day('2026-10-01'), [RESTRICTIONS[1]!], set)
    expect(late).toMatchObject({ through: '2026-10-20', throughFromStart: '2026-10-10' })
  })

  test('the defaults of the clinic are six months for every restriction', () => {
    expect(RESTRICTIONS.map(({ id, months }) => [id, months])).toEqual([
      ['contraception', 6],
      ['blood-donation', 6],
      ['lasik', 6],
      ['laser', 6],
    ])
  })
})

describe('the clinic’s own months', () => {
  const months = (set: Parameters<typeof windowsAfter>[3], id: RestrictionId) =>
    windowsAfter(ended, day('2026-06-01'), RESTRICTIONS, set).find(({ restriction }) => restriction.id === id)

  test('count where they are longer than the label’s, and shorter down to the label’s', () => {
    expect(months({ contraception: 3 }, 'contraception')).toMatchObject({ months: 3, through: '2026-08-20' })
    expect(months({ contraception: 1 }, 'contraception')).toMatchObject({ months: 1, through: '2026-06-20' })
    expect(months({ contraception: 1 }, 'contraception')?.raisedFrom).toBeUndefined()
  })

  test('are raised to the label’s where they are shorter, and it is said from what', () => {
    expect(months({ contraception: 0 }, 'contraception')).toMatchObject({ months: 1, raisedFrom: 0 })
    expect(months({ laser: 5 }, 'laser')).toMatchObject({ months: 6, raisedFrom: 5 })
    expect(months({ lasik: 3 }, 'lasik')).toMatchObject({ months: 3 })
  })

  test('never end a restriction before the label does', () => {
    fc.assert(
      fc.property(fc.nat({ max: 24 }), fc.nat({ max: 4000 }), (set, after) => {
        const end = addDays(day('2024-01-01'), after)
        const given = { start: day('2024-01-01'), end }
        for (const restriction of RESTRICTIONS) {
          const [window] = windowsAfter(given, day('2026-01-01'), [restriction], { [restriction.id]: set })
          const least = restrictedThrough(end, restriction.labelMonths ?? 0)
          expect((window?.through ?? '') >= least).toBe(true)
        }
      }),
    )
  })
})

describe('several courses', () => {
  const first = { start: day('2026-01-05'), end: day('2026-05-20') }

  test('of the windows that are not over the latest day holds, and it is said of which course', () => {
    const found = answer(
      'contraception',
      [first, { start: day('2026-10-01'), plannedWeeks: 16 }],
      '2026-11-01',
    )
    expect(found.holding).toMatchObject({ course: 2, through: '2027-07-21', planned: true })
    expect(found.open.map(({ course: at }) => at)).toEqual([1, 2])
  })

  test('a window that is over is no longer named beside another', () => {
    const found = answer(
      'contraception',
      [first, { start: day('2026-10-01'), plannedWeeks: 16 }],
      '2026-11-21',
    )
    expect(found.open.map(({ course: at }) => at)).toEqual([2])
  })

  test('where all are over the last of them is told as over', () => {
    const other = { start: day('2024-01-05'), end: day('2024-05-20') }
    expect(answer('lasik', [other, first], '2026-12-01').holding).toMatchObject({ course: 2, over: true })
  })

  test('a course without a last dose is named, and the other’s day is not taken for its own', () => {
    const found = answer('contraception', [first, { start: day('2026-10-01') }], '2026-11-01')
    expect(found.unknown.map(({ course: at }) => at)).toEqual([2])
    expect(found.holding).toMatchObject({ course: 1, through: '2026-11-20' })
    const alone = answer('contraception', [first, { start: day('2026-10-01') }], '2026-11-21')
    expect(alone.holding).toBeUndefined()
  })

  test('without a course nothing is restricted', () => {
    expect(answer('lasik', [], '2026-11-01')).toMatchObject({ open: [], unknown: [] })
  })
})

describe('a procedure inside a restriction', () => {
  const found = (
    kind: 'lasik' | 'laser' | 'wax' | 'blood-donation',
    on: string,
    courses: Parameters<typeof procedureConflicts>[1] = [ended],
    today = '2026-06-01',
  ) => procedureConflicts([{ kind, day: day(on) }], courses, day(today), RESTRICTIONS)

  test.each([
    ['2025-10-10', '2026-04-10', false],
    ['2025-10-11', '2026-04-10', true],
    ['2025-10-09', '2026-04-10', false],
    // 31 August plus six months is the last day of February.
    ['2025-08-31', '2026-02-28', false],
    ['2025-08-31', '2026-02-27', true],
    ['2025-09-01', '2026-02-28', true],
  ])('LASIK on %s before a course that begins on %s: too near %s', (lasik, start, isNear) => {
    const sides = found('lasik', lasik, [{ start: day(start), plannedWeeks: 20 }], start).map(
      ({ side }) => side,
    )
    expect(sides).toEqual(isNear ? ['before'] : [])
  })

  test('before a course only LASIK is too near, and the first day far enough away is named', () => {
    expect(found('lasik', '2026-04-01')[0]).toMatchObject({ side: 'before', limit: '2026-10-01', course: 1 })
    for (const kind of ['laser', 'wax', 'blood-donation'] as const)
      expect(found(kind, '2026-04-09')).toEqual([])
  })

  test('first and last dose belong to the course', () => {
    expect(found('lasik', '2026-04-10')[0]?.side).toBe('during')
    expect(found('lasik', '2026-05-20')[0]?.side).toBe('during')
    expect(found('lasik', '2026-05-21')[0]?.side).toBe('after')
  })

  test.each(['lasik', 'laser', 'wax', 'blood-donation'] as const)(
    '%s is inside through the last day of the restriction, and outside on the next',
    (kind) => {
      expect(found(kind, '2026-11-20')[0]).toMatchObject({ side: 'after', limit: '2026-11-20' })
      expect(found(kind, '2026-11-21')).toEqual([])
    },
  )

  test('while the course runs, planned days are held against its planned end', () => {
    expect(found('laser', '2026-08-28', [course])[0]).toMatchObject({ side: 'during', planned: true })
    expect(found('laser', '2027-02-28', [course])[0]?.side).toBe('after')
    expect(found('laser', '2027-03-01', [course])).toEqual([])
  })

  test('after a course whose last dose is not known no day is far enough', () => {
    expect(found('laser', '2029-01-01', [{ start: day('2026-04-10') }])[0]?.side).toBe('last-dose-unknown')
    expect(found('laser', '2026-05-20', [{ start: day('2026-04-10') }])[0]?.side).toBe('during')
    expect(found('laser', '2026-09-10', [course], '2026-09-11')[0]?.side).toBe('last-dose-unknown')
  })

  test('it is held against every course, and warns nobody once the restriction is over', () => {
    const later = { start: day('2026-09-01'), plannedWeeks: 16 }
    expect(found('lasik', '2026-07-01', [ended, later]).map(({ side, course: at }) => [side, at])).toEqual([
      ['after', 1],
      ['before', 2],
    ])
    expect(found('lasik', '2026-06-10', [ended], '2026-11-20')[0]?.over).toBe(false)
    expect(found('lasik', '2026-06-10', [ended], '2026-11-21')[0]?.over).toBe(true)
  })

  test('what was struck out does not count', () => {
    const struck = {
      kind: 'lasik' as const,
      day: day('2026-05-01'),
      struckOut: { at: '2026-05-02T09:00', by: 'A' },
    }
    expect(procedureConflicts([struck], [ended], day('2026-06-01'), RESTRICTIONS)).toEqual([])
  })

  test('LASIK is too near exactly when the course begins before the same day six months later', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: -1 }), (before) => {
        const start = day('2026-08-31')
        const lasik: Day = addDays(start, before)
        const isNear = start < restrictedThrough(lasik, 6)
        const given = [{ start, plannedWeeks: 16 }]
        expect(found('lasik', lasik, given, '2026-09-01').length).toBe(isNear ? 1 : 0)
      }),
    )
  })
})

test('every restriction names sources that exist', () => {
  const known = new Set(SOURCES.map((source) => source.id))
  for (const { source, labelSource = source } of RESTRICTIONS)
    expect(
      [source, labelSource].every((id) => known.has(id)),
      `${source} ${labelSource}`,
    ).toBe(true)
})
