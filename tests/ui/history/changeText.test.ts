import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { changesBetween } from '@/domain/history/changes'
import { CHANGE_FIELDS, type ChangeArea, type PatientChange } from '@/domain/history/types'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'
import type { Value } from '@/domain/value'
import { changeText, changeTexts, type Telling } from '@/ui/history/changeText'
import { clinicChangeText } from '@/ui/history/clinicChangeText'
import { historyWords } from '@/words/history'

const telling = (language: 'ja' | 'en'): Telling => ({
  language,
  written: (one) => one,
  analyte: (id) => id.toUpperCase(),
})
const JA = telling('ja')
const EN = telling('en')

function value(text: string): Value {
  const parsed = parseValue(text)
  if (!parsed || !('value' in parsed)) throw new Error(`no value: ${text}`)
  return parsed.value
}

const patient = (more: Partial<Patient> = {}): Patient => ({
  id: 'p1',
  number: '00142',
  weights: [],
  courses: [],
  draws: [],
  contacts: [],
  ...more,
})
const result = (more: Partial<Result> = {}): Result => ({
  id: 'r1',
  analyte: 'alt',
  status: 'final',
  value: value('98'),
  unit: 'U/L',
  ...more,
})
const draw = (results: Result[]): Draw => ({
  id: 'd1',
  day: day('2026-11-01'),
  fasting: 'yes',
  marks: [],
  reviews: [],
  results,
})
const told = (before: Patient, after: Patient, how = JA): string[] =>
  changeTexts(changesBetween(before, after), how)

describe('what changed in a record, in words', () => {
  test('a corrected value is told as before and after, and nothing that merely follows from it', () => {
    const before = patient({ draws: [draw([result()])] })
    const after = patient({
      draws: [draw([result({ value: value('19'), status: 'corrected', arrived: day('2026-11-05') })])],
    })
    expect(told(before, after)).toEqual(['ALT 2026-11-01: 98 → 19'])
    expect(told(before, after, EN)).toEqual(['ALT 2026-11-01: 98 → 19'])
  })

  test('a status that changes without a value is told', () => {
    const before = patient({ draws: [draw([result({ status: 'preliminary' })])] })
    const after = patient({ draws: [draw([result()])] })
    expect(told(before, after)).toEqual(['ALT 2026-11-01 結果の状態: 仮報告 → 最終報告'])
  })

  test('a pending order that was filled says that it was pending', () => {
    const pending: Result = { id: 'r1', analyte: 'alt', status: 'pending' }
    const before = patient({ draws: [draw([pending])] })
    expect(told(before, patient({ draws: [draw([result()])] }))[0]).toContain('未着 → 98')
  })

  test('a result that was struck out names the value that it had', () => {
    const before = patient({ draws: [draw([result()])] })
    const after = patient({ draws: [draw([result({ status: 'entered-in-error' })])] })
    expect(told(before, after)).toEqual(['ALT 2026-11-01 を誤入力として取り消し: 98'])
    expect(told(before, after, EN)).toEqual(['ALT 2026-11-01 struck out as entered in error: 98'])
  })

  test('a new draw names its results with their units, a new course its days and doses', () => {
    const after = patient({
      draws: [draw([result(), result({ id: 'r2', analyte: 'tg', value: value('<5'), unit: 'mg/dL' })])],
      courses: [
        {
          id: 'c1',
          start: day('2026-09-20'),
          plannedWeeks: 20,
          doses: [{ from: day('2026-09-20'), mgPerDay: 20 }],
          pauses: [],
        },
      ],
    })
    expect(told(patient(), after, EN)).toEqual([
      'Course 2026-09-20 added: first day 2026-09-20, planned weeks 20, 20 mg/day',
      'Draw 2026-11-01 added: ALT 98 U/L, TG <5 mg/dL',
    ])
  })

  test('who somebody is, is told field by field, with words for what is stored as letters', () => {
    const before = patient({ name: '千歳 奈緒', sex: 'F' })
    const after = patient({ name: '千歳 菜緒', sex: 'M' })
    expect(told(before, after)).toEqual(['氏名: 千歳 奈緒 → 千歳 菜緒', '性別: 女 → 男'])
    expect(told(patient(), patient({ nextVisit: day('2026-12-01') }))).toEqual([
      '次回来院日: (なし) → 2026-12-01',
    ])
  })

  test('stored words of calls, ends and tests read as the app calls them', () => {
    const after = patient({
      contacts: [{ id: 'k1', day: day('2026-11-05'), outcome: 'no-answer', note: '夕方に' }],
      pregnancyTests: [{ id: 't1', day: day('2026-11-05'), result: 'negative' }],
    })
    const texts = told(patient(), after)
    expect(texts).toEqual([
      '連絡 2026-11-05 を追加: 結果 不在、メモ 夕方に',
      '妊娠検査 2026-11-05 を追加: 結果 陰性',
    ])
  })

  test('where something came from is told only where nothing else changed', () => {
    const provenance: PatientChange = { kind: 'changed', area: 'provenance' }
    const visit: PatientChange = {
      kind: 'changed',
      area: 'next-visit',
      field: 'nextVisit',
      after: '2026-12-01',
    }
    expect(changeTexts([provenance], JA)).toEqual(['由来の記録'])
    expect(changeTexts([visit, provenance], JA)).toHaveLength(1)
  })

  test('no field, whatever it holds, is told by its name in the code', () => {
    const samples: unknown[] = ['x', 3, true, ['hemolysis'], { from: '他院' }, undefined]
    for (const [area, fields] of Object.entries(CHANGE_FIELDS)) {
      for (const field of fields) {
        for (const sample of samples) {
          const change: PatientChange = {
            kind: 'changed',
            area: area as ChangeArea,
            field,
            before: sample,
            after: 'y',
          }
          const text = changeText(change, JA)
          expect(text, field).toContain(
            field === 'name' && area === 'person'
              ? historyWords.ja.personName
              : area === 'result' && field === 'value'
                ? '検査値'
                : historyWords.ja.field(field),
          )
          expect(text).not.toContain('undefined')
        }
      }
    }
  })

  test('a field that this version of the app does not know is told by its own name', () => {
    expect(changeText({ kind: 'changed', area: 'other', field: 'shoeSize', after: 38 }, JA)).toBe(
      'shoeSize: (なし) → 38',
    )
  })
})

describe('what changed in the settings, in words', () => {
  const clinicTelling = { ...JA, row: (_: string, id: string) => (id === 'bimonthly' ? '2か月ごと' : id) }

  test('a setting is told by its label, with the value before and after', () => {
    const change = { kind: 'changed', area: 'setting', key: 'graceDays', before: 0, after: 7 } as const
    expect(clinicChangeText(change, clinicTelling)).toBe('猶予(日): 0 → 7')
  })

  test('a protocol is told by its name, closed days and months as a person reads them', () => {
    const changed = (key: string, after: unknown) =>
      clinicChangeText({ kind: 'added', area: 'setting', key, after }, clinicTelling)
    expect(changed('protocol', 'bimonthly')).toContain('(なし) → 2か月ごと')
    expect(changed('closed', { weekdays: [0, 3], holidays: true, days: ['2026-12-29'] })).toContain(
      '日、水、国民の祝日・休日、2026-12-29',
    )
    expect(changed('restrictionMonths', { lasik: 8 })).toContain('LASIK 8')
  })

  test('a new version of a preset names its version', () => {
    const preset = { id: 'own', version: '2', name: { ja: '自院', en: 'Ours' } }
    expect(
      clinicChangeText({ kind: 'added', area: 'preset', key: 'own@2', after: preset }, clinicTelling),
    ).toBe('判定基準: 自院 第2版を追加')
  })
})
