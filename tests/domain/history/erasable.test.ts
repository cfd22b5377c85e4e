import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import {
  knownLastEntry,
  LONGEST_REASON,
  mayBeErasable,
  numberRefused,
  reasonRefused,
} from '@/domain/history/erasable'
import { mayErase } from '@/domain/history/retention'
import { aCourse, aDraw, aPatient } from '../edit/builders'

const until = { today: day('2026-11-22'), years: 5 }
const stamp = { at: '2021-11-20T09:00:00', by: { id: 'u', name: '佐藤' }, what: 'imported' }

describe('who is looked at whole', () => {
  test.each([
    ['2021-11-21', true],
    ['2021-11-22', false],
  ])('a draw of %s five years before: %s', (drawn, may) => {
    const patient = aPatient({ draws: [aDraw(drawn, { alt: '18' })] })
    expect(mayBeErasable(factsOf(patient), until)).toBe(may)
  })

  test('somebody who was called within the time is not, and a day that is yet to come says nothing', () => {
    const called = aPatient({
      contacts: [{ id: 'k', day: day('2022-01-05'), by: '佐藤', outcome: 'will-come' }],
    })
    expect(mayBeErasable(factsOf(called), until)).toBe(false)
    expect(mayBeErasable(factsOf(aPatient({ nextVisit: day('2026-12-01') })), until)).toBe(true)
  })

  test('a dose within the time keeps somebody out', () => {
    const course = (from: string) =>
      factsOf(
        aPatient({
          courses: [aCourse({ start: day('2020-01-05'), doses: [{ from: day(from), mgPerDay: 20 }] })],
        }),
      )
    expect(mayBeErasable(course('2020-01-05'), until)).toBe(true)
    expect(mayBeErasable(course('2024-01-05'), until)).toBe(false)
  })

  test('nobody whose record lets them be erased is passed over', () => {
    const recent = fc.integer({ min: -4000, max: 4000 }).map((days) => addDays(until.today, days))
    fc.assert(
      fc.property(recent, recent, recent, (drawn, visit, start) => {
        const patient = aPatient({
          nextVisit: visit,
          draws: [aDraw(drawn, { alt: '18' })],
          courses: [aCourse({ start })],
        })
        const lastEntry = knownLastEntry(patient, [stamp], until.today)
        if (mayErase({ ...until, lastEntry })) expect(mayBeErasable(factsOf(patient), until)).toBe(true)
      }),
    )
  })
})

describe('the day of the last entry', () => {
  test('is not known where nobody wrote down when the newest version was made', () => {
    const patient = aPatient({ draws: [aDraw('2019-01-05', { alt: '18' })] })
    expect(knownLastEntry(patient, [], until.today)).toBeUndefined()
    expect(knownLastEntry(patient, [undefined], until.today)).toBeUndefined()
  })

  test('is known where only an older version has no moment', () => {
    const patient = aPatient({ draws: [aDraw('2019-01-05', { alt: '18' })] })
    expect(knownLastEntry(patient, [stamp, undefined], until.today)).toBe('2021-11-20')
  })
})

describe('a reason that stays for good', () => {
  const whom = { number: '00142', name: '青木 美咲', kana: 'アオキ ミサキ' }

  test.each(['保存期間満了', 'retention time over', '5年経過', '1420件の整理', '000142 は別の番号'])(
    'tells nobody: %s',
    (reason) => {
      expect(reasonRefused(reason, whom)).toBeUndefined()
    },
  )

  test.each([
    '00142 の保存期間満了',
    'No.００１４２',
    '青木さん満了',
    '青木美咲 満了',
    '青 木　美 咲',
    'ｱｵｷ ﾐｻｷ 様',
    '保存期間満了(美咲)',
  ])('tells who it was: %s', (reason) => {
    expect(reasonRefused(reason, whom)).toMatchObject({ code: 'reason-names-patient' })
  })

  test('a name in Latin letters is told as a word, not as a part of one', () => {
    const li = { number: 'A-1+', name: 'An Li' }
    expect(reasonRefused('and nobody listed', li)).toBeUndefined()
    expect(reasonRefused('asked by LI', li)).toMatchObject({ received: 'Li' })
    expect(reasonRefused('a-1+ is over', li)).toMatchObject({ received: 'A-1+' })
  })

  test('is asked for, and kept short', () => {
    expect(reasonRefused(' 　', whom)).toMatchObject({ code: 'missing' })
    expect(reasonRefused('満'.repeat(LONGEST_REASON), whom)).toBeUndefined()
    expect(reasonRefused('満'.repeat(LONGEST_REASON + 1), whom)).toMatchObject({ code: 'reason-too-long' })
  })

  test('any number and any name is found wherever it stands', () => {
    const part = fc.stringMatching(/^[A-Z0-9+*.()ア-ン-]{1,8}$/)
    fc.assert(
      fc.property(part, part, (number, name) => {
        expect(reasonRefused(`満了 ${number} 了`, { number })).toBeDefined()
        if (name.length > 1) expect(reasonRefused(`満了 ${name} 了`, { number: 'ZZ-9', name })).toBeDefined()
      }),
    )
  })
})

describe('the number typed to confirm', () => {
  test.each(['00142', ' 00142 ', '００１４２'])('may be written %s', (typed) => {
    expect(numberRefused(typed, { number: '00142' })).toBeUndefined()
  })

  test.each(['', '142', '00143', '001420'])('is not “%s”', (typed) => {
    expect(numberRefused(typed, { number: '00142' })).toMatchObject({ code: 'number-differs' })
  })
})
