import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { RESTRICTIONS, windowsAfter } from '@/domain/verdict/restrictions'
import { SOURCES } from '@/tables/sources'

const course = { start: day('2026-04-10'), plannedWeeks: 20 }

function through(id: string, given: Parameters<typeof windowsAfter>[0], today = '2026-06-01') {
  const found = windowsAfter(given, day(today)).find((each) => each.restriction.id === id)
  return found && [found.through, found.planned, found.over]
}

describe('how long a restriction lasts', () => {
  test('while the course runs it is counted from the planned end, as planned', () => {
    expect(through('contraception', course)).toEqual(['2027-02-28', true, false])
  })

  test('after the course it is counted from the last dose, to the same day six months later', () => {
    expect(through('lasik', { ...course, end: day('2026-05-20') })).toEqual(['2026-11-20', false, false])
  })

  test('the last day still belongs to it, the next does not', () => {
    const ended = { ...course, end: day('2026-05-20') }
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

  test('a clinic may count longer than the label, never shorter', () => {
    const [shorter] = windowsAfter({ ...course, end: day('2026-05-20') }, day('2026-06-01'), [
      { id: 'contraception', months: 0, labelMonths: 1, source: 'x' },
    ])
    expect(shorter).toMatchObject({ months: 1, through: '2026-06-20' })
  })

  test('for blood donation the later of the two wordings holds', () => {
    const [window] = windowsAfter({ ...course, end: day('2026-05-20') }, day('2026-06-01'), [
      { id: 'blood-donation', months: 1, monthsFromStart: 6, source: 'x' },
    ])
    expect(window?.through).toBe('2026-10-10')
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
