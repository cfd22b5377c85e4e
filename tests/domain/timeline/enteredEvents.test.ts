import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { timeline } from '@/domain/timeline'
import { chartMarks } from '@/ui/chart/chartMarks'
import { frameOf, sceneOf } from '@/ui/chart/scene'
import { axisDays } from '@/ui/chart/axisDays'
import { chartWords } from '@/words/chart'
import { chartInput } from '../../gallery/judging'
import { aCourse, aDraw, aPatient } from '../edit/builders'

const struckOut = { at: '2026-11-21T09:00', by: '看護師A', reason: '誤り' }
const patient = aPatient({
  courses: [aCourse({ start: day('2026-09-01') })],
  draws: [aDraw('2026-08-25', { alt: '20', tg: '80' }), aDraw('2026-10-20', { hcg: '陰性' })],
  pregnancyTests: [
    { id: 't1', day: day('2026-11-20'), result: 'positive' },
    { id: 't2', day: day('2026-11-10'), result: 'positive', struckOut },
  ],
  motherhoods: [{ id: 'b1', kind: 'breast-feeding', from: day('2026-09-10'), to: day('2026-10-01') }],
  medicines: [{ id: 'm1', name: 'ミノマイシン', from: day('2026-10-05'), to: day('2026-10-12') }],
  procedures: [{ id: 'p1', kind: 'lasik', day: day('2026-10-15') }],
  notes: [{ id: 'n1', day: day('2026-09-20'), kind: 'flare', text: '頬に膿疱' }],
})

function made(of: Patient, more: object = {}) {
  const { input, dueAfter } = chartInput({ patient: of, today: day('2026-11-22') })
  return timeline({ ...input, group: 'lipids', mode: 'raw', dueAfter: dueAfter.lipids, ...more })
}

const entered = (of: Patient) =>
  made(of)
    .events.filter(({ kind }) => kind !== 'start' && kind !== 'planned-end')
    .map(({ kind, day: on, said }) => [kind, on, said])

describe('what was entered beside the course', () => {
  test('is a mark on its day; an ended one has two, and a test of a lab is one too', () => {
    expect(entered(patient)).toEqual([
      ['breast-feeding', '2026-09-10', undefined],
      ['flare', '2026-09-20', '頬に膿疱'],
      ['breast-feeding-end', '2026-10-01', undefined],
      ['medicine', '2026-10-05', 'ミノマイシン'],
      ['medicine-end', '2026-10-12', 'ミノマイシン'],
      ['lasik', '2026-10-15', undefined],
      ['test-negative', '2026-10-20', undefined],
      ['test-positive', '2026-11-20', undefined],
    ])
  })

  test('leaves no mark once it is struck out', () => {
    const struck = (patient.medicines ?? []).map((each) => ({ ...each, struckOut }))
    expect(entered({ ...patient, medicines: struck }).map(([kind]) => kind)).not.toContain('medicine')
  })

  test('of a man is no pregnancy', () => {
    expect(entered({ ...patient, sex: 'M' }).map(([kind]) => kind)).toEqual([
      'flare',
      'medicine',
      'medicine-end',
      'lasik',
    ])
  })

  test('stands in the list that is read aloud, with shape and word on the chart', () => {
    const shown = made(patient)
    const marks = chartMarks(shown, 'ja', (on) => on)
    expect(marks.find(({ kind }) => kind === 'test-positive')).toMatchObject({
      mark: 'event',
      from: '2026-11-20',
      text: '妊娠検査 陽性 2026-11-20',
    })
    expect(marks.find(({ kind }) => kind === 'medicine')?.text).toBe('併用薬 ミノマイシン 2026-10-05')
    const parts = { lanes: true, dates: true }
    const texts = { words: chartWords.ja, language: 'ja' as const, days: axisDays('iso', 'ja') }
    const written = sceneOf(shown, frameOf(shown, 1000, 200, parts), parts, texts).under.flatMap((item) =>
      item.kind === 'text' ? item.text : [],
    )
    expect(written).toContain('■陽性')
    expect(written).toContain('＋薬')
  })

  test('beside each other the positive test is written before anything else of that day', () => {
    const crowded: Patient = {
      ...patient,
      notes: ['symptom', 'visit', 'note'].map((kind, at) => ({
        id: `n${at}`,
        day: day('2026-11-20'),
        kind: kind as 'symptom',
        text: 'x',
      })),
    }
    const shown = made(crowded)
    const parts = { lanes: true, dates: true }
    const texts = { words: chartWords.en, language: 'en' as const, days: axisDays('iso', 'en') }
    const written = sceneOf(shown, frameOf(shown, 600, 200, parts), parts, texts).under.flatMap((item) =>
      item.kind === 'text' ? item.text : [],
    )
    expect(written).toContain('■Pos')
  })
})
