import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, type Day } from '@/domain/day'
import type { CourseFacts, DrawFacts, PatientFacts } from '@/domain/facts'
import type { WorstFlag } from '@/domain/interpret/types'
import { CONTACT_OUTCOMES } from '@/domain/patient'
import { verdict } from '@/domain/verdict'
import { CHIPS, chipHolds, Listing, SECTIONS, SORTS, whyHere, worklistRow } from '@/domain/worklist'
import { sortRows, searchRows, type WorklistRow } from '@/domain/worklist'
import { aFacts, someRules } from '../../builders/facts'

const RUNS = { numRuns: 600, seed: 20261122 }
const FIRST = day('2026-01-01')
const maybe = <Given>(one: fc.Arbitrary<Given>): fc.Arbitrary<Given | undefined> =>
  fc.option(one, { nil: undefined })
const aDay = fc.integer({ min: 0, max: 400 }).map((count) => addDays(FIRST, count))
const bits = fc.constantFrom(0, 1 << 1, 1 << 12, (1 << 1) | (1 << 12))

const aDraw = fc
  .record({
    day: aDay,
    present: bits,
    pending: bits,
    unusable: bits,
    arrived: maybe(aDay),
    reviewed: maybe(aDay),
    changedSince: maybe(fc.constant(true as const)),
  })
  .map((draw) => stated(draw) as unknown as DrawFacts)
const aPause = fc.record({ from: aDay, restart: maybe(aDay) }).map(stated) as fc.Arbitrary<{
  from: Day
  restart?: Day
}>
const aCourse = fc
  .record({
    start: maybe(aDay),
    end: maybe(aDay),
    plannedWeeks: maybe(fc.integer({ min: 1, max: 30 })),
    protocol: maybe(fc.constantFrom('bimonthly', 'no-such-protocol')),
    pauses: fc.array(aPause, { maxLength: 2 }),
  })
  .map((course) => ({ doses: [], ...stated(course) }) as unknown as CourseFacts)
const somebody = fc
  .record({
    courses: fc.array(aCourse, { maxLength: 2 }),
    draws: fc.uniqueArray(aDraw, { maxLength: 4, selector: (draw) => draw.day }),
    nextVisit: maybe(aDay),
    snooze: maybe(
      fc
        .record({
          until: aDay,
          setOn: aDay,
          reason: fc.constant('出張'),
          seen: maybe(fc.record({ reported: fc.nat(6) })),
        })
        .map(stated),
    ),
    lastContact: maybe(fc.record({ day: aDay, outcome: fc.constantFrom(...CONTACT_OUTCOMES) })),
    callsNotReached: maybe(fc.integer({ min: 1, max: 4 })),
  })
  .map((facts) => stated(facts) as unknown as Partial<PatientFacts>)
const aWorst = maybe(
  fc.constantFrom('notice', 'stop', 'critical', 'not-judged').map((flag): WorstFlag => ({
    flag,
    analyte: 'alt',
    text: '98',
    day: FIRST,
    unreviewed: { flag, analyte: 'alt' },
  })),
)
const aClinic = fc.record({
  everybody: fc.array(fc.record({ facts: somebody, worst: aWorst }), { maxLength: 12 }),
  today: aDay,
})

function rowsOf({ everybody, today }: { everybody: Given[]; today: Day }): WorklistRow[] {
  return everybody.map(({ facts, worst }, at) => {
    const all = aFacts({ ...facts, number: String(at + 1) })
    return worklistRow(all, verdict(all, someRules(), today), worst, today)
  })
}
interface Given {
  facts: Partial<PatientFacts>
  worst: WorstFlag | undefined
}

const ids = (rows: readonly WorklistRow[]) => rows.map(({ facts }) => facts.id)

test('on any day and whatever is recorded, everybody stands in exactly one section, once', () => {
  fc.assert(
    fc.property(aClinic, (clinic) => {
      const rows = rowsOf(clinic)
      const list = new Listing(rows)
      const shown = list.shown({ chip: 'all' })
      expect(ids(shown).toSorted()).toEqual(ids(rows).toSorted())
      const bySection = SECTIONS.map((section) => shown.filter((row) => row.section === section))
      expect(bySection.flat()).toEqual(shown)
    }),
    RUNS,
  )
})

test('whoever is put aside or booked says until when and why, and nobody sleeps past 28 days', () => {
  fc.assert(
    fc.property(aClinic, (clinic) => {
      for (const row of rowsOf(clinic)) {
        const { section, snoozedUntil, facts, verdict: said } = row
        if (section === 'work') expect(snoozedUntil).toBeUndefined()
        else expect(whyHere(row, 'ja')).toMatch(section === 'snoozed' ? /再通知 .* 出張/ : /来院予定 /)
        if (section === 'booked') expect(said.booked).toBe(facts.nextVisit)
        if (section !== 'snoozed' || facts.snooze === undefined) continue
        expect(snoozedUntil !== undefined && snoozedUntil > clinic.today).toBe(true)
        expect(clinic.today >= facts.snooze.setOn).toBe(true)
        expect(clinic.today < addDays(facts.snooze.setOn, 28)).toBe(true)
      }
    }),
    RUNS,
  )
})

test('a snooze changes neither status nor counts', () => {
  fc.assert(
    fc.property(aClinic, (clinic) => {
      const awake = {
        ...clinic,
        everybody: clinic.everybody.map(({ facts, worst }) => {
          const { snooze: _, ...rest } = facts
          return { facts: rest, worst }
        }),
      }
      const { snoozed: _, ...counts } = new Listing(rowsOf(clinic)).counts
      const { snoozed: none, ...countsAwake } = new Listing(rowsOf(awake)).counts
      expect(counts).toEqual(countsAwake)
      expect(none).toBe(0)
    }),
    RUNS,
  )
})

test('every filter shows as many as it counts, and any filter, search and order the same as row by row', () => {
  const aView = fc.record({
    chip: fc.constantFrom(...CHIPS),
    by: fc.constantFrom(...SORTS),
    descending: fc.boolean(),
    search: fc.constantFrom('', '1'),
  })
  fc.assert(
    fc.property(aClinic, aView, (clinic, { chip, by, descending, search }) => {
      const list = new Listing(rowsOf(clinic))
      const plain = list.rows.filter((row) => chipHolds(row, chip))
      expect(list.counts[chip]).toBe(plain.length)
      const found = search === '' ? plain : searchRows(list.rows, search)
      expect(ids(list.shown({ chip, search }))).toEqual(ids(found))
      expect(ids(list.shown({ chip, search, sort: { by, descending } }))).toEqual(
        ids(sortRows(found, by, descending)),
      )
    }),
    RUNS,
  )
})

/** Only what is stated: keys without a value are left out. */
function stated<Whole extends object>(given: Whole): Partial<Whole> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Whole>
}
