import { describe, expect, test } from 'vitest'
import { addDays, day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { baselineWindow, currentCourse, verdict, type Verdict, type VerdictRules } from '@/domain/verdict'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

function on(today: string, facts: Partial<PatientFacts>, rules: Partial<VerdictRules> = {}): Verdict {
  return verdict(aFacts(facts), someRules(rules), day(today))
}

const begun = [aCourse('2026-04-10')]
const baseline = aDraw('2026-04-02')

describe('rule 1: each group has its own clock', () => {
  test.each([
    [['alt'], 'lipids'],
    [['ast'], 'lipids'],
    [['tg'], 'liver'],
    [['ldl'], 'liver'],
    [['tc'], 'liver'],
  ] as const)('%s alone serves its own group, so the other stays due', (present, due) => {
    const said = on('2026-06-05', { courses: begun, draws: [baseline, aDraw('2026-05-20', { present })] })
    expect(said).toMatchObject({ status: 'overdue', due: '2026-06-02', groups: [due] })
  })

  test.each(['ggt', 'hdl', 'nonhdl', 'ck', 'tbil', 'alp'] as const)('%s alone serves no group', (id) => {
    const said = on('2026-06-05', {
      courses: begun,
      draws: [baseline, aDraw('2026-05-20', { present: [id] })],
    })
    expect(said).toMatchObject({
      status: 'overdue',
      due: '2026-06-02',
      groups: ['liver', 'lipids'],
      modifiers: [],
    })
  })

  test('a pending order serves like a number, an unusable result does not', () => {
    const pending = aDraw('2026-05-30', { pending: ['alt', 'tg'] })
    expect(on('2026-06-05', { courses: begun, draws: [baseline, pending] }).due).toBe('2026-07-30')
    const unusable = aDraw('2026-05-30', { unusable: ['alt', 'tg'] })
    const said = on('2026-06-05', { courses: begun, draws: [baseline, unusable] })
    expect(said).toMatchObject({ status: 'overdue', due: '2026-06-02', unusable: '2026-05-30' })
    expect(said.modifiers).toEqual(['results-unusable'])
  })

  test('where only one group came to nothing, only its clock stands still', () => {
    const half = aDraw('2026-05-30', { present: ['alt'], unusable: ['tg'] })
    const said = on('2026-06-05', { courses: begun, draws: [baseline, half] })
    expect(said).toMatchObject({
      due: '2026-06-02',
      groups: ['lipids'],
      modifiers: ['partial', 'results-unusable'],
    })
  })

  test('of two unusable draws the newer is named', () => {
    const draws = (liver: string, lipids: string) => [
      baseline,
      aDraw(liver, { unusable: ['alt'] }),
      aDraw(lipids, { unusable: ['tg'] }),
    ]
    expect(on('2026-06-05', { courses: begun, draws: draws('2026-05-28', '2026-05-30') }).unusable).toBe(
      '2026-05-30',
    )
    expect(on('2026-06-05', { courses: begun, draws: draws('2026-05-30', '2026-05-28') }).unusable).toBe(
      '2026-05-30',
    )
  })

  test('an unusable draw is no longer spoken of once a later draw serves', () => {
    const draws = [baseline, aDraw('2026-05-30', { unusable: ['alt', 'tg'] }), aDraw('2026-06-04')]
    expect(on('2026-06-05', { courses: begun, draws }).modifiers).toEqual([])
  })

  test('a lipid draw without TG says so until one with TG, or with TG on order, follows', () => {
    const without = aDraw('2026-05-20', { present: ['alt', 'ldl'] })
    expect(on('2026-05-21', { courses: begun, draws: [baseline, without] }).modifiers).toEqual(['tg-missing'])
    const ordered = aDraw('2026-05-20', { present: ['alt', 'ldl'], pending: ['tg'] })
    expect(on('2026-05-21', { courses: begun, draws: [baseline, ordered] }).modifiers).toEqual([
      'awaiting-results',
    ])
    expect(
      on('2026-05-21', { courses: begun, draws: [without, aDraw('2026-05-21')] }).modifiers,
    ).not.toContain('tg-missing')
  })

  test('groups on one day are not partial; a group without any draw stands on another day', () => {
    expect(on('2026-04-20', { courses: begun, draws: [baseline] }).modifiers).toEqual([])
    const liverOnly = aDraw('2026-04-02', { present: ['alt'] })
    expect(on('2026-04-20', { courses: begun, draws: [liverOnly] }).modifiers).toEqual(['partial'])
  })

  test('halves of one day, in two records, are one draw', () => {
    const halves = [aDraw('2026-04-02', { present: ['alt'] }), aDraw('2026-04-02', { present: ['tg'] })]
    expect(on('2026-04-20', { courses: begun, draws: halves })).toMatchObject({
      due: '2026-06-02',
      modifiers: [],
    })
  })
})

describe('rule 2: the baseline window, from one month before the first day to the first day', () => {
  test.each([
    ['2026-04-10', '2026-03-10'],
    ['2026-03-31', '2026-02-28'],
    ['2024-03-31', '2024-02-29'],
    ['2026-01-05', '2025-12-05'],
  ])('for a start on %s it opens on %s', (start, from) => {
    expect(baselineWindow(day(start))).toEqual({ from, to: start })
  })

  test.each([
    ['2026-03-09', 'baseline-missing', undefined],
    ['2026-03-10', 'on-schedule', '2026-03-10'],
    ['2026-04-10', 'on-schedule', '2026-04-10'],
    ['2026-04-11', 'on-schedule', undefined],
  ] as const)('with the only draw on %s the status two days after the start is %s', (drawn, status, base) => {
    const said = on('2026-04-12', { courses: begun, draws: [aDraw(drawn)] })
    expect(said.status).toBe(status)
    expect(said.baseline).toBe(base)
    expect(said.modifiers).toEqual(drawn === '2026-04-11' ? ['no-baseline'] : [])
  })

  test('of two draws in the window the later one counts', () => {
    const said = on('2026-04-12', { courses: begun, draws: [aDraw('2026-03-15'), baseline] })
    expect(said).toMatchObject({ baseline: '2026-04-02', due: '2026-06-02' })
  })

  test('a baseline result that came on the first day was in, one day later it was not', () => {
    const arrived = (on: string) => [aDraw('2026-04-02', { arrived: on })]
    expect(on('2026-05-01', { courses: begun, draws: arrived('2026-04-10') }).modifiers).toEqual([])
    expect(on('2026-05-01', { courses: begun, draws: arrived('2026-04-11') }).modifiers).toEqual([
      'baseline-unseen',
    ])
  })

  test('a baseline still pending is unseen from the first day on, not before', () => {
    const draws = [aDraw('2026-04-08', { pending: ['alt', 'tg'] })]
    expect(on('2026-04-09', { courses: begun, draws }).modifiers).toEqual(['awaiting-results'])
    expect(on('2026-04-10', { courses: begun, draws }).modifiers).toEqual([
      'baseline-unseen',
      'awaiting-results',
    ])
  })
})

describe('rule 4: a group without a draw of the course', () => {
  const ahead = { courses: [aCourse('2026-12-01')] }
  test.each([
    ['2026-11-16', 'on-schedule', 0],
    ['2026-11-17', 'due-soon', 0],
    ['2026-11-30', 'due-soon', 0],
    ['2026-12-01', 'baseline-missing', 0],
    ['2026-12-02', 'baseline-missing', 1],
  ] as const)('start 2026-12-01 without a draw: on %s %s, %i days', (today, status, days) => {
    expect(on(today, ahead)).toMatchObject({ status, due: '2026-12-01', dueBy: 'start', daysOverdue: days })
  })

  test('grace does not lengthen it', () => {
    expect(on('2026-12-02', ahead, { graceDays: 7 }).status).toBe('baseline-missing')
  })

  test('one group alone can lack it, and is named', () => {
    const said = on('2026-06-20', { courses: begun, draws: [aDraw('2026-04-02', { present: ['alt'] })] })
    expect(said).toMatchObject({
      status: 'baseline-missing',
      due: '2026-04-10',
      groups: ['lipids'],
      daysOverdue: 71,
    })
  })

  test('once drawn after the first day the clock runs, and every later verdict says that there is no baseline', () => {
    const facts = { courses: [aCourse('2026-04-10', { end: '2026-08-01' })], draws: [aDraw('2026-04-24')] }
    expect(on('2026-04-23', facts)).toMatchObject({
      status: 'baseline-missing',
      daysOverdue: 13,
      modifiers: [],
    })
    expect(on('2026-04-24', facts)).toMatchObject({ status: 'on-schedule', modifiers: ['no-baseline'] })
    expect(on('2026-08-02', facts)).toMatchObject({ status: 'finished', modifiers: ['no-baseline'] })
  })

  test('a course that ended without any draw still says that there is no baseline', () => {
    const said = on('2026-06-01', { courses: [aCourse('2026-04-10', { end: '2026-05-01' })] })
    expect(said).toMatchObject({ status: 'finished', modifiers: ['no-baseline'] })
  })
})

describe('rule 5: soon, today, in grace, overdue', () => {
  const facts = { courses: [aCourse('2026-07-20')], draws: [aDraw('2026-07-14'), aDraw('2026-09-14')] }
  test.each([
    ['2026-10-30', 0, 'on-schedule', 0],
    ['2026-10-31', 0, 'due-soon', 0],
    ['2026-11-13', 0, 'due-soon', 0],
    ['2026-11-14', 0, 'due-today', 0],
    ['2026-11-15', 0, 'overdue', 1],
    ['2026-11-15', 7, 'in-grace', 0],
    ['2026-11-21', 7, 'in-grace', 0],
    ['2026-11-22', 7, 'overdue', 8],
  ] as const)(
    'due 2026-11-14: on %s with %i days of grace %s, %i days',
    (today, graceDays, status, daysOverdue) => {
      expect(on(today, facts, { graceDays })).toMatchObject({ status, daysOverdue, due: '2026-11-14' })
    },
  )

  test('the clinic sets how far ahead it looks', () => {
    expect(on('2026-11-06', facts, { dueSoonDays: 7 }).status).toBe('on-schedule')
    expect(on('2026-11-07', facts, { dueSoonDays: 7 }).status).toBe('due-soon')
  })

  test('the day from which it is overdue counts the grace in', () => {
    expect(on('2026-11-15', facts).overdueFrom).toBe('2026-11-15')
    expect(on('2026-11-15', facts, { graceDays: 7 }).overdueFrom).toBe('2026-11-22')
  })
})

describe('rule 6: pauses', () => {
  const paused = (...pauses: string[]) => ({
    courses: [aCourse('2026-07-20', { pauses })],
    draws: [aDraw('2026-07-14')],
  })

  test('14 days without the drug change nothing, 15 days are a long pause', () => {
    expect(on('2026-09-10', paused('2026-09-05/2026-09-19')).status).toBe('due-soon')
    expect(on('2026-09-10', paused('2026-09-05/2026-09-20')).status).toBe('on-hold')
    expect(on('2026-09-20', paused('2026-09-05/2026-09-19'))).toMatchObject({
      due: '2026-09-14',
      daysOverdue: 6,
    })
    expect(on('2026-09-20', paused('2026-09-05/2026-09-20'))).toMatchObject({
      status: 'due-today',
      due: '2026-09-20',
    })
  })

  test('on hold from the first day without the drug to the day before the restart', () => {
    const facts = paused('2026-08-01/2026-09-01')
    expect(on('2026-07-31', facts).status).toBe('on-schedule')
    expect(on('2026-08-01', facts)).toMatchObject({ status: 'on-hold', pause: { from: '2026-08-01' } })
    expect(on('2026-08-31', facts).status).toBe('on-hold')
    expect(on('2026-09-01', facts)).toMatchObject({ status: 'due-soon', due: '2026-09-14' })
  })

  test('a pause without restart is long from its first day', () => {
    expect(on('2026-08-01', paused('2026-08-01/')).status).toBe('on-hold')
    expect(on('2026-07-31', paused('2026-08-01/')).status).toBe('on-schedule')
  })

  test('a pause never shifts the clock: due is the later of the rule’s day and the restart day', () => {
    expect(on('2026-09-15', paused('2026-08-20/2026-09-13')).due).toBe('2026-09-14')
    expect(on('2026-09-15', paused('2026-08-20/2026-09-15'))).toMatchObject({
      due: '2026-09-15',
      clocks: [{ from: 'restart', ruleDay: '2026-09-14' }, { from: 'restart' }],
    })
  })

  test('a restart on the rule’s day itself changes nothing', () => {
    expect(on('2026-09-15', paused('2026-08-20/2026-09-14')).clocks[0]).toEqual({
      group: 'liver',
      last: '2026-07-14',
      baseline: '2026-07-14',
      due: '2026-09-14',
      from: 'draw',
      plus: { months: 2 },
    })
  })

  test('the last of two long pauses counts', () => {
    const facts = paused('2026-08-01/2026-09-20', '2026-09-25/2026-10-20')
    expect(on('2026-09-22', facts).due).toBe('2026-09-20')
    expect(on('2026-10-22', facts).due).toBe('2026-10-20')
  })

  test('a draw during the pause counts, and a pause that ended before the last draw no longer matters', () => {
    const facts = {
      courses: paused('2026-10-01/2026-11-01').courses,
      draws: [aDraw('2026-07-14'), aDraw('2026-10-15')],
    }
    expect(on('2026-11-02', facts)).toMatchObject({ status: 'on-schedule', due: '2026-12-15' })
  })

  test('a group that never had a draw is due on the first day, whatever the pause', () => {
    const facts = { courses: [aCourse('2026-07-20', { pauses: ['2026-08-01/2026-09-01'] })] }
    expect(on('2026-08-15', facts).status).toBe('on-hold')
    expect(on('2026-09-01', facts)).toMatchObject({
      status: 'baseline-missing',
      due: '2026-07-20',
      daysOverdue: 43,
    })
  })

  test('a long pause without restart wants a person again 28 days after the rule’s day', () => {
    expect(on('2026-08-10', paused('2026-08-01/')).pauseWakes).toBe('2026-10-13')
    expect(on('2026-08-10', paused('2026-08-01/2026-12-01')).pauseWakes).toBeUndefined()
  })
})

describe('rule 7: the end', () => {
  const ended = { courses: [aCourse('2026-07-20', { end: '2026-11-22' })], draws: [aDraw('2026-07-14')] }
  test('the day of the last dose belongs to the course, the next day it is finished', () => {
    expect(on('2026-11-22', ended)).toMatchObject({ status: 'overdue', due: '2026-09-14', daysOverdue: 69 })
    expect(on('2026-11-23', ended)).toMatchObject({ status: 'finished', daysOverdue: 0, drawToday: 'no' })
    expect(on('2026-11-23', ended).due).toBeUndefined()
  })

  test('a newest value at caution suggests a follow-up, and is asked about only after the end', () => {
    const atCaution = () => true
    expect(on('2026-11-22', ended, { atCaution }).modifiers).toEqual([])
    expect(on('2026-11-23', ended, { atCaution }).modifiers).toEqual(['follow-up-suggested'])
    expect(on('2026-11-23', ended, { atCaution: () => false }).modifiers).toEqual([])
  })

  test('a course that ended during an open pause is finished, not on hold', () => {
    const facts = { courses: [aCourse('2026-07-20', { end: '2026-09-01', pauses: ['2026-08-20/'] })] }
    expect(on('2026-09-01', facts).status).toBe('on-hold')
    const said = on('2026-09-02', facts)
    expect(said.status).toBe('finished')
    expect(said.pauseWakes).toBeUndefined()
  })
})

describe('rule 8: the planned end', () => {
  const planned = (weeks: number, end?: string) => ({
    courses: [aCourse('2026-04-10', { weeks, ...(end === undefined ? {} : { end }) })],
    draws: [aDraw('2026-04-02'), aDraw('2026-06-03')],
  })

  test('16 weeks end on 2026-07-31: the draw due 2026-08-03 is not due, the one due on 07-31 is', () => {
    expect(on('2026-07-20', planned(16))).toMatchObject({ status: 'none-left', plannedEnd: '2026-07-31' })
    const facts = { ...planned(16), draws: [aDraw('2026-04-02'), aDraw('2026-05-31')] }
    expect(on('2026-07-20', facts)).toMatchObject({ status: 'due-soon', due: '2026-07-31' })
  })

  test('on the planned end none is left, from the day after the end is not recorded', () => {
    expect(on('2026-07-31', planned(16)).status).toBe('none-left')
    expect(on('2026-08-01', planned(16))).toMatchObject({
      status: 'unknown',
      because: 'end-not-recorded',
      noneLeft: '2026-08-03',
      drawToday: 'unknown',
    })
  })

  test('extended by a week the day is due again', () => {
    expect(on('2026-08-01', planned(17))).toMatchObject({ status: 'due-soon', due: '2026-08-03' })
  })

  test('a last-dose day still ahead counts instead, earlier or later than the plan', () => {
    expect(on('2026-07-20', planned(20, '2026-08-02'))).toMatchObject({
      status: 'none-left',
      noneLeft: '2026-08-03',
    })
    expect(on('2026-07-20', planned(20, '2026-08-03'))).toMatchObject({
      status: 'due-soon',
      due: '2026-08-03',
    })
    expect(on('2026-08-01', planned(16, '2026-08-03'))).toMatchObject({
      status: 'due-soon',
      due: '2026-08-03',
    })
  })

  test('a course without a plan always has another draw due', () => {
    const facts = { courses: begun, draws: [aDraw('2026-04-02'), aDraw('2026-06-03')] }
    expect(on('2026-08-10', facts)).toMatchObject({ status: 'overdue', daysOverdue: 7 })
  })

  test('through an open pause past the planned end it is on hold: nothing has to be decided yet', () => {
    const facts = { ...planned(16), courses: [aCourse('2026-04-10', { weeks: 16, pauses: ['2026-07-10/'] })] }
    expect(on('2026-08-10', facts).status).toBe('on-hold')
  })
})

describe('rule 9: rechecks', () => {
  const reviewed = (recheck: string, ...later: ReturnType<typeof aDraw>[]) => ({
    courses: [aCourse('2026-07-20')],
    draws: [aDraw('2026-07-14'), aDraw('2026-09-14', { reviewed: '2026-09-20', recheck }), ...later],
  })

  test.each([
    ['2026-09-19', 'on-schedule', '2026-11-14', []],
    ['2026-09-20', 'due-soon', '2026-10-04', ['recheck-planned']],
    ['2026-10-04', 'due-today', '2026-10-04', ['recheck-planned']],
    ['2026-10-05', 'overdue', '2026-10-04', ['recheck-planned']],
  ] as const)('a review of 09-20 for 10-04: on %s %s', (today, status, due, modifiers) => {
    expect(on(today, reviewed('2026-10-04'))).toMatchObject({ status, due, modifiers })
  })

  test('further ahead than the clinic looks it is still the day that is due', () => {
    const said = on('2026-09-21', reviewed('2026-10-20'))
    expect(said).toMatchObject({ status: 'on-schedule', due: '2026-10-20', dueBy: 'recheck', groups: [] })
  })

  test('it has the same grace', () => {
    expect(on('2026-10-05', reviewed('2026-10-04'), { graceDays: 3 }).status).toBe('in-grace')
  })

  test('a draw on the day of the review leaves it open, one on the next day closes it', () => {
    expect(on('2026-10-08', reviewed('2026-10-04', aDraw('2026-09-20'))).dueBy).toBe('recheck')
    expect(on('2026-10-08', reviewed('2026-10-04', aDraw('2026-09-21'))).dueBy).toBe('protocol')
  })

  test('any draw closes it, of whatever analyte; one that came to nothing does not', () => {
    expect(on('2026-10-08', reviewed('2026-10-04', aDraw('2026-10-02', { present: ['ck'] }))).dueBy).toBe(
      'protocol',
    )
    expect(on('2026-10-08', reviewed('2026-10-04', aDraw('2026-10-02', { pending: ['alt'] }))).dueBy).toBe(
      'protocol',
    )
    expect(on('2026-10-08', reviewed('2026-10-04', aDraw('2026-10-02', { unusable: ['alt'] }))).dueBy).toBe(
      'recheck',
    )
  })

  test('later than the protocol’s day, or on it, the protocol’s counts', () => {
    expect(on('2026-11-15', reviewed('2026-11-20'))).toMatchObject({ due: '2026-11-14', dueBy: 'protocol' })
    expect(on('2026-11-15', reviewed('2026-11-14'))).toMatchObject({ due: '2026-11-14', dueBy: 'protocol' })
    expect(on('2026-11-15', reviewed('2026-11-13'))).toMatchObject({ due: '2026-11-13', dueBy: 'recheck' })
  })

  test('of two open rechecks the earlier counts', () => {
    const second = aDraw('2026-09-19', { reviewed: '2026-09-25', recheck: '2026-10-01' })
    expect(on('2026-09-26', reviewed('2026-10-04', second))).toMatchObject({
      due: '2026-10-01',
      dueBy: 'recheck',
    })
  })

  test('of two halves of one draw reviewed on one day the earlier recheck counts, whichever comes first', () => {
    const halves = ['2026-10-04', '2026-10-20'].map((recheck) =>
      aDraw('2026-09-14', { reviewed: '2026-09-20', recheck }),
    )
    for (const draws of [halves, [...halves].reverse()]) {
      expect(on('2026-09-21', { courses: [aCourse('2026-07-20')], draws }).due).toBe('2026-10-04')
    }
  })

  test('a newer review of the same draw without a recheck takes it back', () => {
    const draws = [aDraw('2026-07-14'), aDraw('2026-09-14', { reviewed: '2026-09-25' })]
    expect(on('2026-10-08', { courses: [aCourse('2026-07-20')], draws }).dueBy).toBe('protocol')
  })

  test('after the end and past the planned end it alone is due', () => {
    const { draws } = reviewed('2026-10-04')
    const ended = { courses: [aCourse('2026-07-20', { end: '2026-09-25' })], draws }
    expect(on('2026-10-05', ended)).toMatchObject({ status: 'overdue', due: '2026-10-04', drawToday: 'yes' })
    expect(on('2026-09-26', ended)).toMatchObject({ status: 'due-soon', dueBy: 'recheck' })
    const past = { courses: [aCourse('2026-07-20', { weeks: 9 })], draws }
    expect(on('2026-10-05', past)).toMatchObject({ status: 'overdue', due: '2026-10-04', dueBy: 'recheck' })
    const ahead = on('2026-09-22', { courses: [aCourse('2026-07-20', { weeks: 10 })], draws })
    expect(ahead).toMatchObject({ status: 'due-soon', due: '2026-10-04', dueBy: 'recheck' })
  })

  test('too far ahead to give a status it leaves the course ended, held or without a draw left, and is planned', () => {
    const { draws } = reviewed('2026-12-20')
    const ended = on('2026-10-05', { courses: [aCourse('2026-07-20', { end: '2026-09-25' })], draws })
    expect(ended).toMatchObject({ status: 'finished', modifiers: ['recheck-planned'] })
    expect(ended.due).toBeUndefined()
    const held = on('2026-10-05', { courses: [aCourse('2026-07-20', { pauses: ['2026-09-25/'] })], draws })
    expect(held).toMatchObject({ status: 'on-hold', modifiers: ['recheck-planned'] })
  })

  test('without a course it is kept in sight, and gives no status', () => {
    const { draws } = reviewed('2026-10-04')
    expect(on('2026-10-05', { draws })).toMatchObject({ status: 'no-course', modifiers: ['recheck-planned'] })
  })
})

describe('rule 10: pending and late results', () => {
  const pending = {
    courses: begun,
    draws: [baseline, aDraw('2026-05-20', { present: ['alt'], pending: ['tg'] })],
  }
  test.each([
    ['2026-05-20', ['awaiting-results']],
    ['2026-05-30', ['awaiting-results']],
    ['2026-05-31', ['awaiting-results', 'results-late']],
  ] as const)('drawn 05-20: on %s %s', (today, modifiers) => {
    expect(on(today, pending).modifiers).toEqual(modifiers)
  })

  test('the clinic sets when they are late', () => {
    expect(on('2026-05-25', pending, { resultsLateDays: 4 }).modifiers).toContain('results-late')
    expect(on('2026-05-24', pending, { resultsLateDays: 4 }).modifiers).not.toContain('results-late')
  })

  test('an order that serves no group is not waited for', () => {
    const draws = [baseline, aDraw('2026-05-20', { present: ['alt', 'tg'], pending: ['hba1c'] })]
    expect(on('2026-06-01', { courses: begun, draws }).modifiers).toEqual([])
  })

  test('a group whose clock rests on a pending order is waited for though the other group was drawn since', () => {
    const draws = [
      baseline,
      aDraw('2026-05-20', { pending: ['alt'] }),
      aDraw('2026-05-25', { present: ['tg'] }),
    ]
    expect(on('2026-05-26', { courses: begun, draws })).toMatchObject({
      awaiting: '2026-05-20',
      modifiers: ['partial', 'awaiting-results'],
    })
  })

  test('where both groups wait, the earlier draw is named', () => {
    const draws = (liver: string, lipids: string) => [
      baseline,
      aDraw(liver, { pending: ['alt'] }),
      aDraw(lipids, { pending: ['tg'] }),
    ]
    expect(on('2026-05-26', { courses: begun, draws: draws('2026-05-20', '2026-05-25') }).awaiting).toBe(
      '2026-05-20',
    )
    expect(on('2026-05-26', { courses: begun, draws: draws('2026-05-25', '2026-05-20') }).awaiting).toBe(
      '2026-05-20',
    )
  })

  test('an order that a later draw has overtaken is not waited for', () => {
    const draws = [aDraw('2026-04-02'), aDraw('2026-05-20', { pending: ['alt', 'tg'] }), aDraw('2026-05-25')]
    expect(on('2026-05-26', { courses: begun, draws }).modifiers).toEqual([])
  })

  test('results in doubt say so, with or without a course', () => {
    expect(on('2026-05-26', { resultsInDoubt: true }).modifiers).toEqual(['results-in-doubt'])
    expect(on('2026-05-26', { courses: begun, draws: [baseline], resultsInDoubt: true }).modifiers).toEqual([
      'results-in-doubt',
    ])
  })
})

describe('the current course, and rule 11: another one', () => {
  const first = aCourse('2026-01-10', { end: '2026-05-01' })
  const two = [first, aCourse('2026-09-01', { end: '2026-12-01' })]
  test.each([
    ['2026-01-01', 0],
    ['2026-01-10', 0],
    ['2026-05-01', 0],
    ['2026-05-02', 1],
    ['2026-12-01', 1],
    ['2026-12-02', 1],
  ])('on %s it is number %i', (today, at) => {
    expect(currentCourse(two, day(today))).toBe(at)
    expect(currentCourse([...two].reverse(), day(today))).toBe(1 - at)
  })

  test('of two that hold today, which is a fault, it is the later', () => {
    expect(currentCourse([aCourse('2026-09-01'), aCourse('2026-01-10')], day('2026-09-01'))).toBe(0)
    expect(currentCourse([aCourse('2026-09-01'), aCourse('2026-01-10')], day('2026-08-31'))).toBe(1)
  })

  test('there is none without a first day', () => {
    expect(currentCourse([], day('2026-01-01'))).toBeUndefined()
    expect(currentCourse([aCourse(undefined)], day('2026-01-01'))).toBeUndefined()
  })

  test('another course needs its own baseline, for which a draw of the one before serves if the window holds it', () => {
    const old = { courses: two, draws: [aDraw('2026-01-02'), aDraw('2026-04-20')] }
    expect(on('2026-09-02', old)).toMatchObject({ status: 'baseline-missing', due: '2026-09-01' })
    const near = {
      courses: [first, aCourse('2026-05-15')],
      draws: [aDraw('2026-01-02'), aDraw('2026-04-20')],
    }
    expect(on('2026-05-16', near)).toMatchObject({
      status: 'on-schedule',
      baseline: '2026-04-20',
      due: '2026-06-20',
    })
  })
})

describe('rule 12: what cannot be said', () => {
  test.each([
    [
      'two courses share a day',
      [aCourse('2026-01-10', { end: '2026-05-01' }), aCourse('2026-05-01')],
      'courses-overlap',
    ],
    [
      'a course goes on without an end when another begins',
      [aCourse('2026-01-10'), aCourse('2026-09-01')],
      'courses-overlap',
    ],
    ['the last dose is before the first', [aCourse('2026-04-10', { end: '2026-04-09' })], 'end-before-start'],
    ['an end has no first day', [aCourse(undefined, { end: '2026-04-09' })], 'no-first-day'],
    ['a dose has no first day', [aCourse(undefined, { doses: [['2026-04-10', 20]] })], 'no-first-day'],
    ['a pause has no first day', [aCourse(undefined, { pauses: ['2026-04-10/'] })], 'no-first-day'],
    ['the protocol is not known', [aCourse('2026-04-10', { protocol: 'weekly' })], 'unknown-protocol'],
  ])('%s', (_, courses, because) => {
    const said = on('2026-06-05', { courses, draws: [baseline] })
    expect(said).toMatchObject({
      status: 'unknown',
      because,
      daysOverdue: 0,
      drawToday: 'unknown',
      groups: [],
    })
    expect(said.due).toBeUndefined()
  })

  test('courses that touch without sharing a day do not overlap', () => {
    const courses = [aCourse('2026-01-10', { end: '2026-04-30' }), aCourse('2026-05-01')]
    expect(on('2026-05-02', { courses }).status).toBe('baseline-missing')
  })

  test('a course of one day is a course', () => {
    expect(on('2026-04-10', { courses: [aCourse('2026-04-10', { end: '2026-04-10' })] }).status).toBe(
      'baseline-missing',
    )
  })

  test('a plan without a first day is no course yet', () => {
    expect(on('2026-05-02', { courses: [aCourse(undefined, { weeks: 16 })] }).status).toBe('no-course')
    expect(on('2026-05-02', {})).toMatchObject({
      status: 'no-course',
      drawToday: 'no',
      protocol: 'bimonthly@1',
    })
  })

  test('the protocol is named with its version, an unknown one as it was written', () => {
    const named = (protocol: string) =>
      on('2026-05-02', { courses: [aCourse('2026-04-10', { protocol })] }).protocol
    expect(named('month1-bimonthly')).toBe('month1-bimonthly@1')
    expect(named('weekly')).toBe('weekly')
  })
})

describe('rule 13: draw today?', () => {
  const facts = { courses: begun, draws: [baseline] }
  test.each([
    [undefined, 'unknown', undefined],
    ['2026-06-01', 'no', '2026-06-01'],
    ['2026-06-02', 'no', '2026-06-02'],
    ['2026-06-03', 'yes', undefined],
    ['2026-05-25', 'no', '2026-05-25'],
    ['2026-05-24', 'unknown', '2026-05-24'],
    ['2026-05-23', 'unknown', undefined],
  ] as const)('on 05-24, due 06-02, with the next visit on %s: %s', (visit, drawToday, booked) => {
    const said = on('2026-05-24', { ...facts, ...(visit === undefined ? {} : { nextVisit: day(visit) }) })
    expect(said.drawToday).toBe(drawToday)
    expect(said.booked).toBe(booked)
  })

  test('overdue or in grace it is yes, whatever the next visit', () => {
    const visit = { nextVisit: addDays(day('2026-06-03'), 4) }
    expect(on('2026-06-03', { ...facts, ...visit }).drawToday).toBe('yes')
    expect(on('2026-06-03', { ...facts, ...visit }, { graceDays: 5 }).drawToday).toBe('yes')
  })

  test('where only a recheck lies ahead, the visit is held against it', () => {
    const held = {
      courses: [aCourse('2026-09-01', { pauses: ['2026-10-02/'] })],
      draws: [aDraw('2026-08-25'), aDraw('2026-10-01', { reviewed: '2026-10-02', recheck: '2026-10-30' })],
    }
    expect(on('2026-10-05', { ...held, nextVisit: day('2026-10-30') })).toMatchObject({
      status: 'on-hold',
      drawToday: 'no',
    })
    expect(on('2026-10-05', { ...held, nextVisit: day('2026-10-31') }).drawToday).toBe('yes')
  })
})
