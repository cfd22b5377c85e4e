import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { DrawFacts, PatientFacts } from '@/domain/facts'
import { nextDueAfter, restrictedThrough, verdict, type Verdict } from '@/domain/verdict'
import { after } from '@/domain/verdict/calendar'
import { PROTOCOLS } from '@/tables/protocols'
import { month1Bimonthly } from '@/tables/protocols/month1Bimonthly'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

function on(today: string, facts: Partial<PatientFacts>): Verdict {
  return verdict(aFacts(facts), someRules(), day(today))
}

const PROTOCOL_IDS = ['bimonthly', 'month1-bimonthly'] as const

/** Start 2026-04-10 under the protocol. */
function under(protocol: (typeof PROTOCOL_IDS)[number], ...draws: DrawFacts[]): Partial<PatientFacts> {
  return { courses: [aCourse('2026-04-10', { protocol })], draws }
}

const baseline = aDraw('2026-04-02')

/** The rows of clinical.md §5 by number; where product.md §2 differs it holds. */
describe.each(PROTOCOL_IDS)('under %s', (protocol) => {
  test('row 1: no baseline at the start, until a draw is entered', () => {
    expect(on('2026-04-20', under(protocol)).status).toBe('baseline-missing')
    expect(on('2026-05-01', under(protocol, aDraw('2026-05-01')))).toMatchObject({
      status: 'on-schedule',
      modifiers: ['no-baseline'],
    })
  })

  test('row 2: a baseline older than a month does not count', () => {
    expect(on('2026-04-12', under(protocol, aDraw('2026-03-09')))).toMatchObject({
      status: 'baseline-missing',
      due: '2026-04-10',
      drawsFrom: '2026-03-10',
    })
  })

  test('row 6: a later draw taken early restarts the clock', () => {
    expect(on('2026-06-20', under(protocol, baseline, aDraw('2026-05-20'), aDraw('2026-06-20'))).due).toBe(
      '2026-08-20',
    )
  })

  test('row 7: a later draw taken late restarts the clock, and lateness is not carried over', () => {
    expect(on('2026-09-01', under(protocol, baseline, aDraw('2026-05-10'), aDraw('2026-08-25'))).due).toBe(
      '2026-10-25',
    )
  })

  test('row 8: two draws of one day are one', () => {
    const day1 = [aDraw('2026-06-01', { present: ['alt'] }), aDraw('2026-06-01', { present: ['tg'] })]
    expect(on('2026-06-02', under(protocol, baseline, ...day1))).toMatchObject({
      due: '2026-08-01',
      modifiers: [],
    })
  })

  test('row 9: a recheck of one analyte restarts its own group’s clock only', () => {
    const said = on(
      '2026-06-20',
      under(protocol, baseline, aDraw('2026-06-01'), aDraw('2026-06-15', { present: ['alt'] })),
    )
    expect(said.clocks.map((clock) => clock.due)).toEqual(['2026-08-15', '2026-08-01'])
  })

  test('row 10: months are clamped once, from the real day of the draw', () => {
    const late = {
      courses: [aCourse('2026-08-01', { protocol })],
      draws: [aDraw('2026-07-31'), aDraw('2026-12-31')],
    }
    expect(on('2027-01-10', late).due).toBe('2027-02-28')
    expect(on('2027-03-01', { ...late, draws: [...late.draws, aDraw('2027-02-28')] }).due).toBe('2027-04-28')
  })

  test('row 12: a pause of 14 days is ignored', () => {
    const facts = under(protocol, baseline, aDraw('2026-06-01'))
    const course = aCourse('2026-04-10', { protocol, pauses: ['2026-07-20/2026-08-03'] })
    expect(on('2026-07-25', { ...facts, courses: [course] })).toMatchObject({
      status: 'due-soon',
      due: '2026-08-01',
    })
  })

  test('row 13: through a longer pause nothing becomes overdue; then the later of the rule’s day and the restart', () => {
    const facts = under(protocol, baseline, aDraw('2026-06-01'))
    const course = aCourse('2026-04-10', { protocol, pauses: ['2026-07-20/2026-08-10'] })
    expect(on('2026-08-09', { ...facts, courses: [course] }).status).toBe('on-hold')
    expect(on('2026-08-10', { ...facts, courses: [course] })).toMatchObject({
      status: 'due-today',
      due: '2026-08-10',
    })
  })

  test('row 14: for a pause because of a result, the recheck day of the review counts', () => {
    const facts = under(
      protocol,
      baseline,
      aDraw('2026-06-01', { reviewed: '2026-06-03', recheck: '2026-06-17' }),
    )
    const course = aCourse('2026-04-10', { protocol, pauses: ['2026-06-03/'] })
    expect(on('2026-06-10', { ...facts, courses: [course] })).toMatchObject({
      due: '2026-06-17',
      dueBy: 'recheck',
    })
  })

  test('row 15: beyond the planned end none is left; extended, the day reappears', () => {
    const facts = under(protocol, baseline, aDraw('2026-06-03'))
    const weeks = (count: number) => [aCourse('2026-04-10', { protocol, weeks: count })]
    expect(on('2026-07-01', { ...facts, courses: weeks(16) })).toMatchObject({
      status: 'none-left',
      noneLeft: '2026-08-03',
    })
    expect(on('2026-07-01', { ...facts, courses: weeks(20) })).toMatchObject({
      status: 'on-schedule',
      due: '2026-08-03',
    })
  })

  test('row 16: the last dose wins over the planned end, and nothing is due after it', () => {
    const courses = [aCourse('2026-04-10', { protocol, weeks: 20, end: '2026-06-20' })]
    expect(on('2026-06-21', { ...under(protocol, baseline), courses }).status).toBe('finished')
  })

  test('row 17: another course needs a baseline of its own', () => {
    const courses = [
      aCourse('2026-01-10', { protocol, end: '2026-03-05' }),
      aCourse('2026-04-10', { protocol }),
    ]
    expect(on('2026-04-11', { courses, draws: [aDraw('2026-03-09')] }).status).toBe('baseline-missing')
    expect(on('2026-04-11', { courses, draws: [aDraw('2026-03-10')] }).status).toBe('on-schedule')
  })

  test('row 18: draws taken elsewhere before the patient came count like any other', () => {
    expect(on('2026-06-20', under(protocol, baseline, aDraw('2026-06-05'))).due).toBe('2026-08-05')
  })

  test('row 19: a draw after today does not exist', () => {
    const facts = under(protocol, baseline)
    expect(on('2026-04-20', { ...facts, draws: [baseline, aDraw('2026-04-21')] })).toEqual(
      on('2026-04-20', facts),
    )
  })

  test('row 20: a pending order counts from the collection day; once cancelled it no longer does', () => {
    const pending = aDraw('2026-06-01', { pending: ['alt', 'tg'] })
    expect(on('2026-06-05', under(protocol, aDraw('2026-04-02'), pending)).due).toBe('2026-08-01')
    const cancelled = aDraw('2026-06-01', { unusable: ['alt', 'tg'] })
    expect(on('2026-06-05', under(protocol, aDraw('2026-04-02'), cancelled)).due).not.toBe('2026-08-01')
  })
})

describe('one month after the start, then every two months (rows 3 to 5)', () => {
  test.each([
    ['before any follow-up', [], '2026-05-10', 'first-follow-up'],
    ['row 3: a draw on day 13 is extra', ['2026-04-23'], '2026-05-10', 'first-follow-up'],
    ['row 4: a draw on day 14 satisfies it', ['2026-04-24'], '2026-06-24', 'draw'],
    ['row 4: a draw one month after the start satisfies it', ['2026-05-10'], '2026-07-10', 'draw'],
    ['row 5: once drawn late, two months from that draw', ['2026-06-20'], '2026-08-20', 'draw'],
  ])('%s', (_, days, due, from) => {
    const draws = [baseline, ...days.map((each) => aDraw(each))]
    expect(on('2026-06-30', under('month1-bimonthly', ...draws)).clocks[0]).toMatchObject({ due, from })
  })

  test('row 5: missed, it stays overdue from one month after the start, and no second day is stacked', () => {
    expect(on('2026-05-10', under('month1-bimonthly', baseline))).toMatchObject({ status: 'due-today' })
    expect(on('2026-09-10', under('month1-bimonthly', baseline))).toMatchObject({
      status: 'overdue',
      due: '2026-05-10',
      daysOverdue: 123,
    })
  })

  test('an extra draw without a baseline ends baseline-missing, and the first follow-up is due', () => {
    expect(on('2026-04-25', under('month1-bimonthly', aDraw('2026-04-15')))).toMatchObject({
      status: 'on-schedule',
      due: '2026-05-10',
      modifiers: ['no-baseline'],
    })
    expect(on('2026-04-27', under('month1-bimonthly', aDraw('2026-04-15'))).status).toBe('due-soon')
  })

  test('each group needs its own follow-up', () => {
    const said = on(
      '2026-05-20',
      under('month1-bimonthly', baseline, aDraw('2026-05-08', { present: ['alt'] })),
    )
    expect(said).toMatchObject({ status: 'overdue', due: '2026-05-10', groups: ['lipids'] })
  })

  test('row 13: a long pause before the follow-up moves it no further than the restart day', () => {
    const paused = (pause: string) => ({
      courses: [aCourse('2026-04-10', { protocol: 'month1-bimonthly', pauses: [pause] })],
      draws: [baseline],
    })
    expect(on('2026-05-20', paused('2026-04-20/2026-05-20'))).toMatchObject({
      due: '2026-05-20',
      status: 'due-today',
    })
    expect(on('2026-05-09', paused('2026-04-20/2026-05-09'))).toMatchObject({ due: '2026-05-10' })
  })
})

describe('worked calendars with draws on time', () => {
  test.each([
    ['month1-bimonthly', ['2026-05-10', '2026-07-10', '2026-09-10']],
    ['bimonthly', ['2026-06-02', '2026-08-02', '2026-10-02']],
  ] as const)('%s: start 2026-04-10, baseline 2026-04-02', (protocol, expected) => {
    const draws = [baseline]
    for (const due of expected) {
      expect(on('2026-04-10', under(protocol, ...draws)).status).toBe('on-schedule')
      expect(on(due, under(protocol, ...draws))).toMatchObject({ status: 'due-today', due })
      draws.push(aDraw(due))
    }
  })

  test('under month1-bimonthly a course of 16 or 20 weeks has three draws: the fourth falls after the end', () => {
    const draws = [baseline, aDraw('2026-05-10'), aDraw('2026-07-10')]
    for (const weeks of [16, 20]) {
      const courses = [aCourse('2026-04-10', { protocol: 'month1-bimonthly', weeks })]
      expect(on('2026-07-11', { courses, draws })).toMatchObject({
        status: 'none-left',
        noneLeft: '2026-09-10',
      })
    }
  })
})

test('the draw after one is due by the protocol’s interval, grace counted in', () => {
  expect(nextDueAfter(day('2026-06-30'), month1Bimonthly)).toBe('2026-08-30')
  expect(nextDueAfter(day('2026-12-31'), month1Bimonthly, 7)).toBe('2027-03-07')
})

test('a restriction lasts through the same day of the month, clamped, itself included', () => {
  expect(restrictedThrough(day('2026-08-31'), 6)).toBe('2027-02-28')
})

/** The rows that hold for whatever protocol; those of doses and conditions are in files of their own. */
describe.each(PROTOCOLS.map(({ id }) => id))('under each protocol: %s', (protocol) => {
  const given = (draws: DrawFacts[], more: Parameters<typeof aCourse>[1] = {}) => ({
    courses: [aCourse('2026-04-10', { protocol, doses: [['2026-04-10', 20]], ...more })],
    draws,
  })

  test('row 1: the baseline is missing until a draw is entered, and the first draw serves from then on', () => {
    expect(on('2026-04-20', given([]))).toMatchObject({ status: 'baseline-missing', daysOverdue: 10 })
    const late = on('2026-05-25', given([aDraw('2026-05-25')]))
    expect(late.status).not.toBe('baseline-missing')
    expect(late.modifiers).toContain('no-baseline')
  })

  test('row 2: a draw older than a month is no baseline', () => {
    expect(on('2026-04-12', given([aDraw('2026-03-09')])).status).toBe('baseline-missing')
    expect(on('2026-04-12', given([aDraw('2026-03-10')])).status).not.toBe('baseline-missing')
  })

  test('rows 6 and 7: a draw restarts the clock from its own day, early or late', () => {
    for (const drawn of ['2026-06-11', '2026-06-25']) {
      const { clocks } = on(drawn, given([baseline, aDraw('2026-05-25'), aDraw(drawn)]))
      expect(clocks.every((clock) => clock.last === drawn)).toBe(true)
      for (const { due, from, plus } of clocks) {
        if (from === 'draw') expect(due).toBe(after(day(drawn), plus ?? { days: 0 }))
        else expect([due, from]).toEqual([undefined, 'none'])
      }
    }
  })

  test('rows 12 and 13: a pause of 14 days changes nothing, one of 15 holds', () => {
    const paused = (pause: string) => on('2026-04-25', given([baseline], { pauses: [pause] })).status
    expect(paused('2026-04-20/2026-05-04')).toBe(on('2026-04-25', given([baseline])).status)
    expect(paused('2026-04-20/2026-05-05')).toBe('on-hold')
  })

  test('row 14: through a pause the recheck day of a review alone is due', () => {
    const seen = aDraw('2026-05-25', { reviewed: '2026-05-26', recheck: '2026-06-09' })
    expect(on('2026-06-10', given([baseline, seen], { pauses: ['2026-05-26/'] }))).toMatchObject({
      status: 'overdue',
      due: '2026-06-09',
      dueBy: 'recheck',
    })
  })

  test('row 15: what would be due after the planned end is not', () => {
    const said = on('2026-04-20', given([baseline], { weeks: 3 }))
    expect(said).toMatchObject({ status: 'none-left', plannedEnd: '2026-05-01' })
    expect((said.noneLeft ?? '') > '2026-05-01').toBe(true)
    expect(on('2026-05-02', given([baseline], { weeks: 3 })).because).toBe('end-not-recorded')
  })

  test('row 16: after the last dose the course is finished, whatever was planned', () => {
    const ended = given([baseline], { weeks: 20, end: '2026-06-20' })
    expect(on('2026-06-20', ended).status).not.toBe('finished')
    expect(on('2026-06-21', ended).status).toBe('finished')
  })

  test('row 19: a draw after today does not exist yet', () => {
    expect(on('2026-04-20', given([aDraw('2026-04-21')])).status).toBe('baseline-missing')
  })

  test('row 20: an order counts from the day of collection, once cancelled it no longer does', () => {
    const ordered = aDraw('2026-04-02', { pending: ['alt', 'tg'] })
    const cancelled = aDraw('2026-04-02', { unusable: ['alt', 'tg'] })
    expect(on('2026-04-11', given([ordered])).status).not.toBe('baseline-missing')
    expect(on('2026-04-11', given([cancelled]))).toMatchObject({
      status: 'baseline-missing',
      unusable: '2026-04-02',
    })
  })
})
