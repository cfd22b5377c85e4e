import { describe, expect, test, vi } from 'vitest'
import { day } from '@/domain/day'
import type { DrawFacts, PatientFacts } from '@/domain/facts'
import { dueAfterDraws } from '@/domain/timeline/dueAfter'
import { explain, verdict, type Verdict, type VerdictRules } from '@/domain/verdict'
import { aCourse, aDraw, aFacts, someRules, type GivenCourse } from '../../builders/facts'

const baseline = aDraw('2026-04-02')

function under(protocol: string, draws: DrawFacts[], more: GivenCourse = {}): PatientFacts {
  return aFacts({ courses: [aCourse('2026-04-10', { protocol, ...more })], draws })
}

function on(today: string, facts: PatientFacts, rules: Partial<VerdictRules> = {}): Verdict {
  return verdict(facts, someRules(rules), day(today))
}

const abnormal = { isAbnormal: () => true }
const normal = { isAbnormal: () => false }
const notJudged = { isAbnormal: () => undefined }

describe('a protocol that repeats only after an abnormal draw (Hansen 2016)', () => {
  const followedUp = under('hansen-2016', [baseline, aDraw('2026-06-10')])

  test('asks for one draw two months after the first day', () => {
    expect(on('2026-06-11', under('hansen-2016', [baseline]), normal)).toMatchObject({
      status: 'overdue',
      due: '2026-06-10',
    })
  })

  test('a draw before six weeks is extra, one on that day is the follow-up', () => {
    expect(on('2026-05-30', under('hansen-2016', [baseline, aDraw('2026-05-21')]), normal).due).toBe(
      '2026-06-10',
    )
    expect(on('2026-05-30', under('hansen-2016', [baseline, aDraw('2026-05-22')]), normal).status).toBe(
      'none-left',
    )
  })

  test('after a normal follow-up nothing more is due, and the verdict says that the protocol asks for none', () => {
    const said = on('2026-06-20', followedUp, normal)
    expect(said).toMatchObject({ status: 'none-left', groups: [], daysOverdue: 0, drawToday: 'no' })
    expect([said.due, said.noneLeft]).toEqual([undefined, undefined])
    expect(explain(said, followedUp, 'ja')).toBe(
      'このプロトコルでは、このコースに以後の採血期限なし。肝機能・脂質 最終採血 2026-06-10 に注意以上の値なし',
    )
    expect(explain(said, followedUp, 'en')).toBe(
      'This protocol asks for no further draw in this course. Liver and lipids: the last draw 10 Jun 2026 holds no value at notice or above',
    )
  })

  test('after an abnormal one the next is due two months later, and the words say why', () => {
    const said = on('2026-08-11', followedUp, abnormal)
    expect(said).toMatchObject({ status: 'overdue', due: '2026-08-10', daysOverdue: 1 })
    expect(explain(said, followedUp, 'ja')).toContain('最終採血 2026-06-10 に注意以上の値あり')
    expect(explain(said, followedUp, 'en')).toContain('holds a value at notice or above')
  })

  test('what is not judged is not taken for normal: the due day stands, and the words say so', () => {
    const said = on('2026-06-20', followedUp, notJudged)
    expect(said).toMatchObject({ status: 'on-schedule', due: '2026-08-10' })
    expect(said.clocks[0]?.condition).toBe('not-judged')
    expect(explain(said, followedUp, 'ja')).toContain('正常とみなさず期限を残しています')
    expect(explain(said, followedUp, 'en')).toContain('it is not taken for normal')
  })

  test('without anybody to judge it the due day stands too', () => {
    expect(on('2026-06-20', followedUp).due).toBe('2026-08-10')
  })

  test('while an order of the draw waits for its result nobody calls it normal; an abnormal value suffices', () => {
    const waiting = under('hansen-2016', [
      baseline,
      aDraw('2026-06-10', { present: ['alt'], pending: ['tg'] }),
    ])
    expect(on('2026-06-12', waiting, normal)).toMatchObject({ status: 'on-schedule', due: '2026-08-10' })
    expect(on('2026-06-12', waiting, normal).clocks[0]?.condition).toBe('not-judged')
    expect(on('2026-06-12', waiting, abnormal).clocks[0]?.condition).toBe('abnormal')
  })

  test('each group asks about its own last draw', () => {
    const facts = under('hansen-2016', [
      baseline,
      aDraw('2026-06-10'),
      aDraw('2026-06-20', { present: ['alt'] }),
    ])
    const isAbnormal = vi.fn((_: PatientFacts, drawn: string) => drawn === '2026-06-10')
    const said = on('2026-07-01', facts, { isAbnormal })
    expect(said).toMatchObject({ due: '2026-08-10', groups: ['lipids'] })
    expect(said.clocks[0]).toMatchObject({ group: 'liver', from: 'none', condition: 'normal' })
    expect(explain(said, facts, 'ja')).toContain('肝機能 このプロトコルの採血期限なし')
  })

  test('an abnormal baseline alone changes nothing: the follow-up is due anyway', () => {
    expect(on('2026-04-20', under('hansen-2016', [baseline]), abnormal).due).toBe('2026-06-10')
  })

  test('other protocols never ask whether a draw was abnormal', () => {
    const isAbnormal = vi.fn(() => true)
    on('2026-06-20', under('bimonthly', [baseline]), { isAbnormal })
    expect(isAbnormal).not.toHaveBeenCalled()
  })

  test('between draws of a course only a draw that the protocol asked for can have been missed', () => {
    const facts = under('hansen-2016', [baseline, aDraw('2026-06-10'), aDraw('2026-10-01')])
    const asked = (rules: Partial<VerdictRules>) => dueAfterDraws(facts, someRules(rules), 'liver')
    expect(asked(abnormal)(day('2026-06-10'))).toBe('2026-08-10')
    expect(asked(normal)(day('2026-06-10'))).toBe('9999-12-31')
    expect(asked(notJudged)(day('2026-06-10'))).toBe('9999-12-31')
    expect(asked(normal)(day('2026-04-02'))).toBe('2026-06-10')
  })
})

describe('where the protocol asks for no more', () => {
  const done = (more: GivenCourse = {}) =>
    under('delphi-2022', [baseline, aDraw('2026-05-05')], { doses: [['2026-04-10', 20]], ...more })

  test('none is left until the planned end; from the day after it the end must be recorded', () => {
    expect(on('2026-07-31', done({ weeks: 16 })).status).toBe('none-left')
    expect(on('2026-08-01', done({ weeks: 16 }))).toMatchObject({
      status: 'unknown',
      because: 'end-not-recorded',
    })
    expect(explain(on('2026-08-01', done({ weeks: 16 })), done({ weeks: 16 }), 'ja')).toBe(
      '予定終了日を過ぎています。終了日を記録するか予定を延長してください(予定終了日 2026-07-31、規則による次の期限なし)',
    )
  })

  test('without a plan none is left for as long as the course runs', () => {
    expect(on('2027-04-01', done()).status).toBe('none-left')
  })

  test('with a last dose ahead none is left, after it the course is finished', () => {
    expect(on('2026-07-10', done({ end: '2026-07-10' })).status).toBe('none-left')
    expect(on('2026-07-11', done({ end: '2026-07-10' })).status).toBe('finished')
  })

  test('a recheck day alone is due', () => {
    const facts = under(
      'delphi-2022',
      [baseline, aDraw('2026-05-05', { reviewed: '2026-05-06', recheck: '2026-05-20' })],
      { doses: [['2026-04-10', 20]], weeks: 16 },
    )
    expect(on('2026-05-21', facts)).toMatchObject({ status: 'overdue', due: '2026-05-20', dueBy: 'recheck' })
    expect(explain(on('2026-05-21', facts), facts, 'en')).toContain('asks for no further draw in this course')
  })

  test('the words say that a raised dose would ask for a draw, where the protocol follows the dose', () => {
    expect(explain(on('2026-06-01', done()), done(), 'ja')).toBe(
      'このプロトコルでは、用量を上げない限り、このコースに以後の採血期限なし',
    )
    expect(explain(on('2026-06-01', done()), done(), 'en')).toBe(
      'This protocol asks for no further draw in this course unless the dose is raised',
    )
  })

  test('an open pause wants a person again 28 days after it began', () => {
    const said = on('2026-07-01', done({ pauses: ['2026-06-01/'] }))
    expect(said).toMatchObject({ status: 'on-hold', pauseWakes: '2026-06-30' })
  })
})

describe('a protocol that names its analytes (Delphi 2022: ALT and TG)', () => {
  const start: GivenCourse = { doses: [['2026-04-10', 20]] }

  test('counts no AST for the liver and no LDL or TC for the lipids', () => {
    const others = aDraw('2026-04-02', { present: ['ast', 'ldl', 'tc'] })
    const facts = under('delphi-2022', [others], start)
    const said = on('2026-04-12', facts)
    expect(said).toMatchObject({ status: 'baseline-missing', groups: ['liver', 'lipids'] })
    expect(explain(said, facts, 'ja')).toContain(
      '採血 2026-04-02 はALTを含まないため、このプロトコルでは肝機能に数えません',
    )
    expect(explain(said, facts, 'en')).toContain(
      'The draw of 2 Apr 2026 holds no TG, so under this protocol it does not count for lipids',
    )
    expect(on('2026-04-12', under('bimonthly', [others])).status).toBe('on-schedule')
  })

  test('counts ALT alone and TG alone, ordered or reported', () => {
    const some = aDraw('2026-04-02', { present: ['alt'], pending: ['tg'] })
    expect(on('2026-04-12', under('delphi-2022', [some], start))).toMatchObject({
      status: 'on-schedule',
      modifiers: ['baseline-unseen', 'awaiting-results'],
    })
  })

  test('waits for no order of another analyte', () => {
    const other = aDraw('2026-04-02', { present: ['alt', 'tg'], pending: ['ast', 'ldl'] })
    expect(on('2026-04-12', under('delphi-2022', [other], start)).modifiers).toEqual([])
    expect(on('2026-04-12', under('bimonthly', [other])).modifiers).toContain('awaiting-results')
  })

  test('a draw that does not count leaves due what was due before it; in the history it is no draw of the group', () => {
    const other = aDraw('2026-05-20', { present: ['ast', 'ldl'] })
    const facts = under('delphi-2022', [baseline, other, aDraw('2026-06-01')], start)
    const after = dueAfterDraws(facts, someRules(), 'liver')
    expect(after(day('2026-04-02'))).toBe('2026-05-10')
    expect(after(day('2026-05-20'))).toBeUndefined()
    const counting = under('bimonthly', [baseline, other], start)
    expect(dueAfterDraws(counting, someRules(), 'liver')(day('2026-05-20'))).toBe('2026-07-20')
  })

  test('an ALT that came back as words leaves the draw without effect, whatever AST says', () => {
    const spoilt = aDraw('2026-05-05', { present: ['ast', 'tg'], unusable: ['alt'] })
    const said = on('2026-05-06', under('delphi-2022', [baseline, spoilt], start))
    expect(said).toMatchObject({ due: '2026-05-10', groups: ['liver'], unusable: '2026-05-05' })
  })

  test('one that names none of a group leaves that group as it is', () => {
    const protocol = { ...someRules().protocolById('bimonthly')!, required: ['alt'] as const }
    const draw = aDraw('2026-04-02', { present: ['alt', 'ldl'] })
    const facts = aFacts({ courses: [aCourse('2026-04-10')], draws: [draw] })
    expect(verdict(facts, someRules({ protocolById: () => protocol }), day('2026-04-12')).status).toBe(
      'on-schedule',
    )
  })
})

describe('a draw at the end that the source leaves to the clinic (EU SmPC)', () => {
  const facts = under('eu-smpc', [baseline, aDraw('2026-05-10'), aDraw('2026-08-10')], { weeks: 20 })

  test('is spoken of from 28 days before the planned end through that day, and never due', () => {
    expect(on('2026-07-30', facts).finalDraw).toBeUndefined()
    expect(on('2026-07-31', facts).finalDraw).toBe('2026-08-28')
    expect(on('2026-08-28', facts)).toMatchObject({ status: 'none-left', finalDraw: '2026-08-28' })
    expect(on('2026-08-29', facts).finalDraw).toBeUndefined()
    expect(explain(on('2026-08-28', facts), facts, 'ja')).toContain('終了時(2026-08-28)の採血は任意')
    expect(explain(on('2026-08-28', facts), facts, 'en')).toContain(
      'A draw at the end (28 Aug 2026) is optional',
    )
  })

  test('is not spoken of by protocols that ask for none', () => {
    expect(on('2026-08-28', under('bimonthly', [baseline], { weeks: 20 })).finalDraw).toBeUndefined()
  })
})
