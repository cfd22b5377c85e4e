import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { addDays, day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { statusChanges, verdict, type VerdictRules } from '@/domain/verdict'
import { PROTOCOLS } from '@/tables/protocols'
import { bimonthly } from '@/tables/protocols/bimonthly'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

const today = day('2026-06-20')

function patient(number: string, protocol?: string, drawn = '2026-04-02'): PatientFacts {
  const course = aCourse('2026-04-10', protocol === undefined ? {} : { protocol })
  return aFacts({ number, courses: [course], draws: [aDraw(drawn)] })
}

/** The rules with one protocol changed. */
function rulesWith(changed: (typeof PROTOCOLS)[number]): VerdictRules {
  const all = PROTOCOLS.map((row) => (row.id === changed.id ? changed : row))
  return someRules({ protocolById: (id) => all.find((row) => row.id === id) })
}

const quarterly = { ...bimonthly, version: '2', repeat: { every: { months: 3 } } }

describe('what a changed protocol changes', () => {
  test('lists each patient whose status differs, with the day before and after', () => {
    const facts = [patient('00001'), patient('00002', 'bimonthly', '2026-04-09')]
    expect(statusChanges(facts, someRules(), rulesWith(quarterly), today)).toEqual([
      {
        kind: 'status',
        id: 'id-00001',
        number: '00001',
        from: 'overdue',
        to: 'due-soon',
        dueFrom: '2026-06-02',
        dueTo: '2026-07-02',
      },
      {
        kind: 'status',
        id: 'id-00002',
        number: '00002',
        from: 'overdue',
        to: 'on-schedule',
        dueFrom: '2026-06-09',
        dueTo: '2026-07-09',
      },
    ])
  })

  test('lists apart whose day alone differs', () => {
    const facts = [patient('00001')]
    const weekLater = { ...bimonthly, version: '2', repeat: { every: { weeks: 10 } } }
    expect(statusChanges(facts, someRules(), rulesWith(weekLater), today)).toEqual([
      {
        kind: 'due',
        id: 'id-00001',
        number: '00001',
        from: 'overdue',
        to: 'overdue',
        dueFrom: '2026-06-02',
        dueTo: '2026-06-11',
      },
    ])
  })

  test('leaves out patients under another protocol, without a course, or with the same answer', () => {
    const facts = [patient('00001', 'monthly'), aFacts(), patient('00003', undefined, '2025-01-01')]
    expect(statusChanges(facts, someRules(), rulesWith(quarterly), today)).toEqual([])
  })

  test('a new version that asks for the same draws changes nobody, and nobody is judged for it', () => {
    const facts = [patient('00001')]
    const asked = vi.fn(() => ({ ...bimonthly, version: '2', name: { ja: '新', en: 'New' } }))
    expect(statusChanges(facts, someRules(), someRules({ protocolById: asked }), today)).toEqual([])
    expect(asked).toHaveBeenCalledTimes(1)
  })

  test('follows another default of the clinic, days of grace and days of notice', () => {
    const facts = [patient('00001'), patient('00002', 'bimonthly')]
    expect(
      statusChanges(facts, someRules(), someRules({ defaultProtocol: 'monthly' }), today).map(
        ({ number, dueTo }) => [number, dueTo],
      ),
    ).toEqual([['00001', '2026-05-10']])
    expect(statusChanges(facts, someRules(), someRules({ graceDays: 18 }), today)).toMatchObject([
      { from: 'overdue', to: 'in-grace' },
      { from: 'overdue', to: 'in-grace' },
    ])
    expect(
      statusChanges(facts, someRules(), someRules({ dueSoonDays: 30 }), day('2026-05-10')),
    ).toMatchObject([{ to: 'due-soon' }, { to: 'due-soon' }])
  })

  test('follows another preset where a protocol asks whether the draw was abnormal', () => {
    const facts = [patient('00001', 'hansen-2016', '2026-06-10'), patient('00002', 'bimonthly')]
    const before = someRules({ isAbnormal: () => true })
    const after = someRules({ isAbnormal: () => false })
    expect(statusChanges(withBaseline(facts), before, after, today)).toMatchObject([
      { number: '00001', from: 'on-schedule', to: 'none-left', dueFrom: '2026-08-10' },
    ])
  })

  test('a protocol taken away leaves its patients undecided', () => {
    const gone = someRules({ protocolById: () => undefined })
    expect(statusChanges([patient('00001')], someRules(), gone, today)).toMatchObject([{ to: 'unknown' }])
  })
})

test('it says what two verdicts say, for whatever two protocols', () => {
  const id = fc.constantFrom(...PROTOCOLS.map((row) => row.id))
  const ahead = fc.integer({ min: 0, max: 250 })
  fc.assert(
    fc.property(id, id, ahead, ahead, (one, other, drawn, later) => {
      const facts = [patient('00001', undefined, addDays(day('2026-03-20'), drawn))]
      const on = addDays(day('2026-04-01'), later)
      const [before, after] = [one, other].map((each) => someRules({ defaultProtocol: each }))
      if (before === undefined || after === undefined) throw new Error('two rules')
      const [was, is] = [before, after].map((rules) => verdict(facts[0] ?? aFacts(), rules, on))
      const differs = was?.status !== is?.status || was?.due !== is?.due
      expect(statusChanges(facts, before, after, on).length).toBe(differs ? 1 : 0)
    }),
  )
})

function withBaseline(facts: PatientFacts[]): PatientFacts[] {
  return facts.map((each) => ({ ...each, draws: [aDraw('2026-04-02'), ...each.draws] }))
}
