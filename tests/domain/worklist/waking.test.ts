import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withSnooze } from '@/domain/edit/call/snoozes'
import { isRefused } from '@/domain/edit/refusal'
import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import type { Flag } from '@/domain/interpret/types'
import type { Patient, Snooze } from '@/domain/patient'
import { verdict, type VerdictRules } from '@/domain/verdict'
import { whyHere, worklistRow, type WorklistRow } from '@/domain/worklist'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'
import { aDraw as aStoredDraw, aPatient, aWriter } from '../edit/builders'

function aRow(
  facts: Partial<PatientFacts>,
  today: string,
  { unreviewed, rules = {} }: { unreviewed?: Flag; rules?: Partial<VerdictRules> } = {},
): WorklistRow {
  const all = aFacts(facts)
  const worst =
    unreviewed &&
    ({
      flag: unreviewed,
      analyte: 'alt',
      text: '98',
      day: day('2026-09-14'),
      unreviewed: { flag: unreviewed, analyte: 'alt' },
    } as const)
  return worklistRow(all, verdict(all, someRules(rules), day(today)), worst, day(today))
}

function snooze(until: string, setOn: string, seen?: Snooze['seen']): { snooze: Snooze } {
  return { snooze: { until: day(until), setOn: day(setOn), reason: '出張', ...(seen && { seen }) } }
}

const told = (row: WorklistRow) => [row.section, row.back?.because]
const seenDraw = aDraw('2026-09-14', { present: ['alt', 'tg'], reviewed: '2026-09-20' })
const base = { courses: [aCourse('2026-07-20')], draws: [seenDraw] }

describe('a row comes back and says why', () => {
  test('on its day, not the day before', () => {
    const facts = { ...base, ...snooze('2026-11-25', '2026-11-20') }
    expect(told(aRow(facts, '2026-11-24'))).toEqual(['snoozed', undefined])
    expect(told(aRow(facts, '2026-11-25'))).toEqual(['work', 'until'])
  })

  test('at the latest 28 days after it was set', () => {
    const facts = { ...base, ...snooze('2027-06-01', '2026-11-20') }
    expect(told(aRow(facts, '2026-12-17'))).toEqual(['snoozed', undefined])
    expect(told(aRow(facts, '2026-12-18'))).toEqual(['work', 'until'])
  })

  test('when it becomes overdue', () => {
    const facts = { ...base, ...snooze('2026-12-01', '2026-11-10') }
    expect(told(aRow(facts, '2026-11-14'))).toEqual(['snoozed', undefined])
    expect(told(aRow(facts, '2026-11-15'))).toEqual(['work', 'overdue'])
    expect(told(aRow(facts, '2026-11-15', { rules: { graceDays: 1 } }))).toEqual(['snoozed', undefined])
  })

  test('when a recheck day becomes overdue', () => {
    const rechecked = aDraw('2026-10-20', { reviewed: '2026-10-25', recheck: '2026-11-18' })
    const facts = { ...base, draws: [seenDraw, rechecked], ...snooze('2026-12-01', '2026-11-10') }
    expect(told(aRow(facts, '2026-11-18'))).toEqual(['snoozed', undefined])
    expect(told(aRow(facts, '2026-11-19'))).toEqual(['work', 'overdue'])
  })

  test('when the course begins without a baseline', () => {
    const facts = { courses: [aCourse('2026-11-21')], ...snooze('2026-12-01', '2026-11-18') }
    expect(told(aRow(facts, '2026-11-20'))).toEqual(['snoozed', undefined])
    expect(told(aRow(facts, '2026-11-21'))).toEqual(['work', 'baseline-missing'])
  })

  test('when a result comes in the day after it was set', () => {
    const came = (arrived: string) => ({
      ...base,
      draws: [seenDraw, aDraw('2026-11-10', { arrived, reviewed: arrived })],
      ...snooze('2026-12-01', '2026-11-20'),
    })
    expect(told(aRow(came('2026-11-20'), '2026-11-22'))).toEqual(['snoozed', undefined])
    expect(told(aRow(came('2026-11-21'), '2026-11-22'))).toEqual(['work', 'result'])
  })

  test('an unreviewed result with a flag is said to be a flag', () => {
    const facts = {
      ...base,
      draws: [seenDraw, aDraw('2026-11-10', { arrived: '2026-11-21' })],
      ...snooze('2026-12-01', '2026-11-20'),
    }
    expect(told(aRow(facts, '2026-11-22', { unreviewed: 'notice' }))).toEqual(['work', 'flag'])
    expect(told(aRow(facts, '2026-11-22'))).toEqual(['work', 'result'])
  })

  test('when a long pause without restart has lasted 28 days past the day of the rule', () => {
    const paused = { courses: [aCourse('2026-07-20', { pauses: ['2026-11-01/'] })], draws: [seenDraw] }
    const asleep = { ...paused, ...snooze('2026-12-30', '2026-12-05') }
    expect(told(aRow(asleep, '2026-12-12'))).toEqual(['snoozed', undefined])
    expect(told(aRow(asleep, '2026-12-13'))).toEqual(['work', 'pause'])
    expect(told(aRow(paused, '2026-12-12'))).toEqual(['work', undefined])
    expect(told(aRow(paused, '2026-12-13'))).toEqual(['work', 'pause'])
  })

  test('what came first is what brought it back', () => {
    const facts = {
      ...base,
      draws: [seenDraw, aDraw('2026-11-13', { present: ['ck'], arrived: '2026-11-17' })],
      ...snooze('2026-11-16', '2026-11-10'),
    }
    expect(aRow(facts, '2026-11-18').back).toEqual({ because: 'overdue', day: '2026-11-15' })
    const inGrace = { rules: { graceDays: 10 } }
    expect(aRow(facts, '2026-11-18', inGrace).back).toEqual({ because: 'until', day: '2026-11-16' })
  })
})

describe('what came in on the very day on which it was set', () => {
  const drawn = aDraw('2026-11-10', { present: ['alt'], arrived: '2026-11-20' })
  const facts = (seen?: Snooze['seen']) => ({
    ...base,
    draws: [seenDraw, drawn],
    ...snooze('2026-12-01', '2026-11-20', seen),
  })

  test('wakes the row where it came after the count of results was taken', () => {
    expect(told(aRow(facts({ reported: 3 }), '2026-11-20'))).toEqual(['snoozed', undefined])
    expect(told(aRow(facts({ reported: 2 }), '2026-11-20'))).toEqual(['work', 'result'])
  })

  test('a graver flag than was known wakes it, the one that was known does not', () => {
    const known = (flag: Flag) => facts({ reported: 3, flag })
    expect(told(aRow(known('stop'), '2026-11-20', { unreviewed: 'stop' }))).toEqual(['snoozed', undefined])
    expect(told(aRow(known('caution'), '2026-11-20', { unreviewed: 'stop' }))).toEqual(['work', 'flag'])
    expect(told(aRow(known('none'), '2026-11-22', { unreviewed: 'notice' }))).toEqual(['work', 'flag'])
    expect(told(aRow(known('critical'), '2026-11-22', { unreviewed: 'notice' }))[0]).toBe('snoozed')
  })

  test('where no flag was noted, only one that leads the list wakes it', () => {
    expect(told(aRow(facts(), '2026-11-20', { unreviewed: 'stop' }))).toEqual(['work', 'flag'])
    expect(told(aRow(facts(), '2026-11-20', { unreviewed: 'caution' }))).toEqual(['snoozed', undefined])
  })

  test('a snooze that is set takes the count, so a result typed in an hour later is told from those before', () => {
    const drawn = (on: string) => aStoredDraw(on, { alt: '20' })
    const patient = aPatient({ draws: [drawn('2026-11-10')] })
    const writer = aWriter('2026-11-20')
    const snoozed = withSnooze(patient, { until: day('2026-12-01'), reason: '出張', flag: 'none' }, writer)
    if (isRefused(snoozed)) throw new Error(snoozed.because.en)
    const rowOf = (after: Patient) => {
      const all = factsOf(after)
      return worklistRow(all, verdict(all, someRules(), day('2026-11-20')), undefined, day('2026-11-20'))
    }
    expect(rowOf(snoozed).section).toBe('snoozed')
    const more = { ...snoozed, draws: [...snoozed.draws, drawn('2026-11-20')] }
    expect(told(rowOf(more))).toEqual(['work', 'result'])
  })
})

describe('a visit that passed', () => {
  const due = { ...base, nextVisit: day('2026-11-10') }

  test('without a draw brings the row back from the booked and says so', () => {
    expect(told(aRow(due, '2026-11-10'))).toEqual(['booked', undefined])
    expect(told(aRow(due, '2026-11-11'))).toEqual(['work', 'visit-passed'])
  })

  test('with a draw says nothing', () => {
    const drawn = { ...due, draws: [seenDraw, aDraw('2026-11-10', { present: ['alt'] })] }
    expect(aRow(drawn, '2026-11-11').back).toBeUndefined()
  })

  test('says nothing where no draw was wanted of it', () => {
    const early = { ...due, nextVisit: day('2026-10-01') }
    expect(told(aRow(early, '2026-10-02'))).toEqual(['work', undefined])
  })

  test('is told until somebody calls, and no longer than 28 days', () => {
    const called = (on: string) => ({
      ...due,
      lastContact: { day: day(on), outcome: 'no-answer' as const },
    })
    expect(aRow(called('2026-11-10'), '2026-11-12').back?.because).toBe('visit-passed')
    expect(aRow(called('2026-11-11'), '2026-11-12').back).toBeUndefined()
    expect(aRow(due, '2026-12-08').back?.because).toBe('visit-passed')
    expect(aRow(due, '2026-12-09').back).toBeUndefined()
  })
})

test('a snooze that ended is told until the call of that day', () => {
  const called = (on: string) => ({
    ...base,
    ...snooze('2026-11-25', '2026-11-20'),
    lastContact: { day: day(on), outcome: 'no-answer' as const },
  })
  expect(aRow(called('2026-11-24'), '2026-11-25').back?.because).toBe('until')
  expect(aRow(called('2026-11-25'), '2026-11-25').back).toBeUndefined()
})

describe('nobody stands aside without a reason', () => {
  const written = (on: string) => on.slice(5)

  test.each<[Partial<PatientFacts>, ja: string, en: string]>([
    [{ ...base, ...snooze('2026-11-25', '2026-11-20') }, '再通知 11-25 出張', 'until 11-25: 出張'],
    [{ ...base, nextVisit: day('2026-11-13') }, '来院予定 11-13', 'visit 11-13'],
  ])('put aside or booked', (facts, ja, en) => {
    const row = aRow(facts, facts.nextVisit === undefined ? '2026-11-22' : '2026-11-12')
    expect([whyHere(row, 'ja', written), whyHere(row, 'en', written)]).toEqual([ja, en])
  })

  test.each([
    ['result', '検査結果到着で再表示', 'back: results came in'],
    ['flag', '新しい異常値で再表示', 'back: new flag'],
    ['overdue', '期限超過で再表示', 'back: now overdue'],
    ['visit-passed', '来院予定 11-20 経過', 'visit of 11-20 passed'],
    ['until', '再通知日 11-20 で再表示', 'back: snoozed until 11-20'],
  ] as const)('back because of %s', (because, ja, en) => {
    const row = { ...aRow(base, '2026-11-22'), back: { because, day: day('2026-11-20') } }
    expect([whyHere(row, 'ja', written), whyHere(row, 'en', written)]).toEqual([ja, en])
  })

  test('a row that was never away says nothing', () => {
    expect(whyHere(aRow(base, '2026-11-22'), 'ja')).toBeUndefined()
  })
})
