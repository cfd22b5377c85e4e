import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '@/domain/day'
import { dueAhead, overdueBands } from '@/domain/overview'
import { verdict } from '@/domain/verdict'
import type { VerdictRules } from '@/domain/verdict/types'
import { chipCounts, worklistRow } from '@/domain/worklist'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

const FIRST = day('2026-01-01')
const aDay = fc.integer({ min: 0, max: 400 }).map((count) => addDays(FIRST, count))
const somebody = fc
  .record({
    start: fc.option(aDay, { nil: undefined }),
    lasts: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
    weeks: fc.option(fc.integer({ min: 8, max: 24 }), { nil: undefined }),
    pause: fc.option(aDay, { nil: undefined }),
    draws: fc.uniqueArray(aDay, { maxLength: 4 }),
    recheck: fc.boolean(),
  })
  .map(({ start, lasts, weeks, pause, draws, recheck }) =>
    aFacts({
      courses:
        start === undefined
          ? []
          : [
              aCourse(start, {
                ...(weeks === undefined ? {} : { weeks }),
                ...(lasts === undefined ? {} : { end: addDays(start, lasts) }),
                ...(pause === undefined ? {} : { pauses: [`${pause}/`] }),
              }),
            ],
      draws: draws.sort().map((on) => aDraw(on, recheck ? { reviewed: on, recheck: addDays(on, 20) } : {})),
    }),
  )

/** The rows of a clinic as the worklist has them. */
function rowsOf(everybody: ReturnType<typeof aFacts>[], today: typeof FIRST, rules: VerdictRules) {
  return everybody.map((facts) => worklistRow(facts, verdict(facts, rules, today), undefined, today))
}

test('the counts of the overview add up to the list: everybody with a due day once, and the chips by status', () => {
  fc.assert(
    fc.property(
      fc.array(somebody, { maxLength: 30 }),
      aDay,
      fc.integer({ min: 0, max: 14 }),
      (people, today, graceDays) => {
        const rows = rowsOf(people, today, someRules({ graceDays }))
        const chips = chipCounts(rows)
        const ahead = dueAhead(rows, today)
        const bands = overdueBands(rows)
        const inWeeks = ahead.weeks.reduce((sum, week) => sum + week.rows.length, 0)
        const past = Object.values(ahead.past).reduce((sum, list) => sum + list.length, 0)
        const undue = [...ahead.undue.values()].reduce((sum, list) => sum + list.length, 0)
        const withDueDay = rows.filter((row) => row.verdict.due !== undefined).length

        expect(past + inWeeks + ahead.later.length).toBe(withDueDay)
        expect(past + inWeeks + ahead.later.length + undue).toBe(rows.length)
        expect(ahead.past.overdue.length).toBe(chips.overdue)
        expect(ahead.past['baseline-missing'].length).toBe(chips['baseline-missing'])
        expect(ahead.undue.get('unknown')?.length ?? 0).toBe(chips.unknown)
        expect(ahead.undue.get('on-hold')?.length ?? 0).toBe(chips['on-hold'])
        expect(bands.bands.reduce((sum, band) => sum + band.rows.length, 0)).toBe(chips.overdue)
        expect(bands.baselineMissing.length).toBe(chips['baseline-missing'])
        for (const { monday, sunday, rows: due } of ahead.weeks) {
          for (const row of due) {
            const on = row.verdict.due ?? FIRST
            expect(monday <= on && on <= sunday && on >= today).toBe(true)
          }
        }
      },
    ),
    { numRuns: 400, seed: 20261122 },
  )
})
