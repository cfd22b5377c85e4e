import { describe, expect, it } from 'vitest'
import { day } from '@/domain/day'
import { hasNoDay, shareDay } from '@/domain/pauseDays'

describe('the days of a pause', () => {
  it.each([
    ['2026-09-09', true],
    ['2026-09-10', true],
    ['2026-09-11', false],
    [undefined, false],
  ])('that begins on 09-10, with the drug again on %s: has no day, %s', (restart, none) => {
    expect(
      hasNoDay({ from: day('2026-09-10'), restart: restart === undefined ? undefined : day(restart) }),
    ).toBe(none)
  })

  it.each([
    ['2026-09-19', true],
    ['2026-09-20', true],
    ['2026-09-21', false],
  ])('from 09-10 to the restart of 09-20 share one with a pause from %s: %s', (from, shared) => {
    const first = { from: day('2026-09-10'), restart: day('2026-09-20') }
    expect(shareDay(first, { from: day(from) })).toBe(shared)
    expect(shareDay({ from: day(from) }, first)).toBe(shared)
  })
})
