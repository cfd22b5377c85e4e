import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import type { WorstFlag } from '@/domain/interpret/types'
import { verdict } from '@/domain/verdict'
import { worklistRow } from '@/domain/worklist'
import { worklistCsv } from '@/formats/worklistCsv/worklistCsv'
import { aCourse, aDraw, aFacts, someRules } from '../builders/facts'

const TODAY = day('2026-11-22')

function rowOf(facts: Partial<PatientFacts>, worst?: WorstFlag) {
  const all = aFacts(facts)
  return worklistRow(all, verdict(all, someRules(), TODAY), worst, TODAY)
}

const overdue = rowOf(
  {
    number: '00142',
    name: '山田, "花子"',
    kana: 'ヤマダ ハナコ',
    phone: '+81-90-0000-0142',
    nextVisit: day('2026-12-20'),
    lastContact: { day: day('2026-11-20'), outcome: 'no-answer' },
    courses: [aCourse('2026-07-20', { weeks: 20, doses: [['2026-07-20', 20]] })],
    draws: [
      aDraw('2026-07-14', { reviewed: '2026-07-20' }),
      aDraw('2026-09-14', { present: ['alt', 'ldl'] }),
    ],
  },
  { flag: 'stop', analyte: 'alt', text: '98', day: day('2026-09-14'), ulnMultiple: 98 / 23 },
)

function table(text: string): Record<string, string>[] {
  expect(text.startsWith('\uFEFF')).toBe(true)
  const read = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true })
  expect(read.errors).toEqual([])
  return read.data
}

test('a row says in Japanese what the list says', () => {
  expect(table(worklistCsv([overdue], 'ja', { analyte: (id) => (id === 'alt' ? 'ALT' : id) }))).toEqual([
    {
      区分: '対応が必要',
      区分の理由: '',
      番号: '00142',
      氏名: '山田, "花子"',
      カナ: 'ヤマダ ハナコ',
      週: '18',
      予定週数: '20',
      '1日量(mg)': '20',
      最終採血: '2026-09-14',
      次回期限: '2026-11-14',
      期限の根拠: 'プロトコル',
      状態: '8日超過',
      状態コード: 'overdue',
      超過日数: '8',
      判定不能の理由: '',
      付記: 'TGなし',
      判定: '高度',
      項目: 'ALT',
      結果: '98',
      基準上限比: '4.3',
      未確認の採血: '1',
      訂正後未確認の採血: '0',
      禁忌: '',
      次回来院: '2026-12-20',
      最終連絡日: '2026-11-20',
      連絡結果: '不在',
      連絡時の来院予定日: '',
      連続不通回数: '0',
      次の対応: '',
      電話: "'+81-90-0000-0142",
      電話2: '',
      連絡メモ: '',
      再通知日: '',
      再通知の理由: '',
    },
  ])
})

test('and in English', () => {
  expect(table(worklistCsv([overdue], 'en'))[0]).toMatchObject({
    Status: '8 days overdue',
    'Status code': 'overdue',
    'Due day': '2026-11-14',
    Flag: 'Severe',
    Analyte: 'ALT',
    Outcome: 'No answer',
    Remarks: 'no TG',
  })
})

test('a row of which nothing is known has empty cells', () => {
  const [cells] = table(worklistCsv([rowOf({ number: '1' })], 'en'))
  expect(cells).toMatchObject({ Number: '1', Status: 'No course', Flag: '', 'Due day': '', Outcome: '' })
})

test('lines end with CR LF, the heading alone where nobody is listed', () => {
  expect(worklistCsv([], 'ja').split('\r\n')).toHaveLength(2)
  expect(worklistCsv([overdue, overdue], 'ja').split('\r\n')).toHaveLength(4)
})

test.each(['=1+1', '+81', '-5', '@SUM(A1)', '\tx', '\rx'])(
  'a name that a spreadsheet would run, %j, is kept from it',
  (name) => {
    const text = worklistCsv([rowOf({ number: '1', name, contactNote: name })], 'en')
    const [cells] = table(text)
    expect(cells).toMatchObject({ Name: `'${name}`, 'Contact note': `'${name}` })
  },
)

test.each(['a=1', '<5', 'a,b', 'say "x"', 'two\nlines'])('a name like %j comes out as it went in', (name) => {
  expect(table(worklistCsv([rowOf({ number: '1', name })], 'en'))[0]).toMatchObject({ Name: name })
})

test('a row put aside says until when and why, a booked one its visit, both in either language', () => {
  const asleep = rowOf({
    number: '1',
    snooze: { until: day('2026-12-01'), setOn: day('2026-11-20'), reason: '出張' },
  })
  expect(table(worklistCsv([asleep], 'ja'))[0]).toMatchObject({
    区分: '再通知待ち',
    区分の理由: '再通知 2026-12-01 出張',
    再通知日: '2026-12-01',
    再通知の理由: '出張',
  })
  const booked = rowOf({
    number: '2',
    nextVisit: day('2026-11-25'),
    courses: [aCourse('2026-10-05')],
    draws: [aDraw('2026-09-29')],
  })
  expect(table(worklistCsv([booked], 'en'))[0]).toMatchObject({
    'Part of the list': 'Booked before the due day (no call needed)',
    'Why there': 'visit 2026-11-25',
  })
})

test('whoever was not reached twice carries the clinic’s next step, once only does not', () => {
  const called = (calls: number) =>
    rowOf({
      number: '1',
      lastContact: { day: day('2026-11-20'), outcome: 'no-answer' },
      callsNotReached: calls,
    })
  const names = { notReachedStep: '手紙を送る' }
  expect(table(worklistCsv([called(2)], 'ja', names))[0]).toMatchObject({
    連続不通回数: '2',
    次の対応: '手紙を送る',
  })
  expect(table(worklistCsv([called(1)], 'ja', names))[0]).toMatchObject({ 連続不通回数: '1', 次の対応: '' })
})
