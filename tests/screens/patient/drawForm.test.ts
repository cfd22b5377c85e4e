import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Patient } from '@/domain/patient'
import CellForm from '@/screens/patient/forms/CellForm.vue'
import DrawForm from '@/screens/patient/forms/DrawForm.vue'
import NewPatientForm from '@/screens/patient/NewPatientForm.vue'
import { ANALYTES } from '@/tables/analytes'
import { aDraw, aPatient } from '../../domain/edit/builders'
import { aClinicWith, opened } from './openForms'

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

const patient = aPatient({ draws: [aDraw('2026-09-14', { ast: '20', alt: '25', ggt: '18', tg: '80' })] })

function drawForm(of: Patient) {
  return opened(DrawForm, { patient: of, catalogue: ANALYTES })
}

describe('a row typed like a spreadsheet', () => {
  test('is stored at once where nothing looks like a slip', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-11-14')
    await form.type('draw-fasting', 'yes')
    await form.type('draw-alt', '28')
    await form.type('draw-tg', '未着')
    await form.press('draw-save')
    expect(kept.patient.draws[1]).toMatchObject({
      day: '2026-11-14',
      fasting: 'yes',
      results: [
        { analyte: 'alt', value: { text: '28' } },
        { analyte: 'tg', status: 'pending' },
      ],
    })
    expect(form.wrapper.emitted('close')).toHaveLength(1)
  })

  test('shows the draws before, and offers a field for each analyte', () => {
    aClinicWith(patient)
    const form = drawForm(patient)
    expect(form.text()).toContain('2026-09-14')
    for (const id of Object.keys(ANALYTES)) expect(form.has(`draw-${id}`)).toBe(true)
  })

  test('Enter goes to the next cell and stores nothing; during composition it stays', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    const focused = () => document.activeElement?.getAttribute('data-testid')
    expect(focused()).toBe('draw-day')
    await form.key('draw-day', 'Enter')
    expect(focused()).toBe('draw-fasting')
    await form.key('draw-fasting', 'Enter')
    expect(focused()).toBe('draw-ast')
    await form.key('draw-ast', 'Enter', { isComposing: true })
    expect(focused()).toBe('draw-ast')
    await form.key('draw-ast', 'Enter')
    expect(focused()).toBe('draw-alt')
    expect(kept.stored).toEqual([])
  })

  test('Ctrl+Enter stores it', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-11-14')
    await form.type('draw-alt', '28')
    await form.key('draw-alt', 'Enter', { ctrlKey: true })
    expect(kept.patient.draws).toHaveLength(2)
  })

  test('a row pasted from a spreadsheet fills the cells from where it was pasted', async () => {
    aClinicWith(patient)
    const form = drawForm(patient)
    const clipboardData = { getData: () => '30\t 35\t\t200\r\n1\t2' }
    await form.wrapper.get('[data-testid="draw-ast"]').trigger('paste', { clipboardData })
    expect(['ast', 'alt', 'ggt', 'alp', 'ld'].map((id) => form.valueOf(`draw-${id}`))).toEqual([
      '30',
      '35',
      '',
      '200',
      '',
    ])
  })

  test('a slip is asked about before it is stored, and stored when confirmed', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-11-14')
    await form.type('draw-alt', '301')
    await form.press('draw-save')
    expect(form.text()).toContain('ALT 301 は入力確認値 300 U/L を超えています')
    expect(form.text()).toContain('前回 2026-09-14 の 25 の10倍以上です')
    expect(kept.stored).toEqual([])
    await form.press('draw-save')
    expect(kept.stored).toEqual([])
    await form.press('draw-confirm')
    expect(kept.patient.draws[1]?.results[0]?.value?.text).toBe('301')
  })

  test('an impossible value is stored only after it was confirmed by itself', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-11-14')
    await form.type('draw-alt', '20001')
    await form.press('draw-save')
    const confirm = form.wrapper.get('[data-testid="draw-confirm"]')
    expect(confirm.attributes('disabled')).toBeDefined()
    await form.wrapper.get('[data-testid="draw-override"]').setValue(true)
    expect(confirm.attributes('disabled')).toBeUndefined()
    await form.press('draw-confirm')
    expect(kept.patient.draws).toHaveLength(2)
  })

  test('questions go away when the value is changed', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-11-14')
    await form.type('draw-alt', '301')
    await form.press('draw-save')
    await form.type('draw-alt', '31')
    expect(form.has('draw-questions')).toBe(false)
    await form.press('draw-save')
    expect(kept.patient.draws[1]?.results[0]?.value?.text).toBe('31')
  })

  test.each([
    ['1O2', true],
    ['再検', false],
    ['溶血', false],
  ])('the words %s in place of a number are asked about: %s', async (typed, asks) => {
    aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-11-14')
    await form.type('draw-alt', typed)
    await form.press('draw-save')
    expect(form.has('draw-questions')).toBe(asks)
  })

  test('a day after today is refused on the row', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-11-23')
    await form.type('draw-alt', '28')
    await form.press('draw-save')
    expect(form.text()).toContain('採血日 2026-11-23 は本日 2026-11-22 より後です。')
    expect(kept.stored).toEqual([])
  })

  test('"save, next row" keeps the form open for the next sheet', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-10-14')
    await form.type('draw-alt', '28')
    await form.press('draw-save-next')
    expect(kept.patient.draws).toHaveLength(2)
    expect(form.wrapper.emitted('close')).toBeUndefined()
    expect(form.valueOf('draw-day')).toBe('')
    await form.type('draw-day', '2026-11-14')
    await form.type('draw-alt', '29')
    await form.press('draw-save')
    expect(kept.patient.draws).toHaveLength(3)
    expect(form.wrapper.emitted('close')).toHaveLength(1)
  })

  test('a draw that was taken today and is awaited is recorded with one press', async () => {
    const kept = aClinicWith(patient)
    const form = drawForm(patient)
    await form.type('draw-day', '2026-11-22')
    await form.press('draw-awaited')
    await form.press('draw-save')
    expect(kept.patient.draws[1]?.results.map(({ analyte, status }) => `${analyte} ${status}`)).toEqual([
      'ast pending',
      'alt pending',
      'ggt pending',
      'tg pending',
    ])
  })

  test('begins on the day of the draw whose results are awaited', () => {
    const waiting = aPatient({ draws: [aDraw('2026-11-14', { alt: '未着' })] })
    aClinicWith(waiting)
    expect(drawForm(waiting).valueOf('draw-day')).toBe('2026-11-14')
  })
})

describe('one cell', () => {
  const place = { drawId: 'd-2026-09-14', resultId: '2026-09-14-alt', catalogue: ANALYTES }

  test('is corrected with a reason, and shows its history the next time', async () => {
    const kept = aClinicWith(patient)
    const form = opened(CellForm, { patient, ...place })
    await form.type('cell-value', '28')
    await form.press('cell-save')
    expect(form.text()).toContain('理由が入力されていません')
    await form.type('cell-reason', '転記誤り')
    await form.press('cell-save')
    const again = opened(CellForm, { patient: kept.patient, ...place })
    const history = again.wrapper.get('[data-testid="cell-history"]').text()
    for (const part of ['25 U/L', '2026-11-22 09:14', '訂正 · 転記誤り']) expect(history).toContain(part)
  })

  test('asks about a slip first', async () => {
    const kept = aClinicWith(patient)
    const form = opened(CellForm, { patient, ...place })
    await form.type('cell-value', '2500')
    await form.type('cell-reason', '転記誤り')
    await form.press('cell-save')
    expect(form.text()).toContain('ALT 2500 は入力確認値 300 U/L を超えています')
    expect(kept.stored).toEqual([])
    await form.press('cell-confirm')
    expect(kept.patient.draws[0]?.results[1]?.value?.text).toBe('2500')
  })

  test('is struck out with a reason, never erased', async () => {
    const kept = aClinicWith(patient)
    const form = opened(CellForm, { patient, ...place })
    await form.press('cell-strike-out')
    expect(form.text()).toContain('理由が入力されていません')
    await form.type('cell-reason', '別の患者の結果')
    await form.press('cell-strike-out')
    expect(kept.patient.draws[0]?.results[1]).toMatchObject({
      status: 'entered-in-error',
      value: { text: '25' },
    })
  })
})

describe('a new patient', () => {
  test('is added with a number alone, once', async () => {
    const kept = aClinicWith(aPatient())
    const form = opened(NewPatientForm, {})
    await form.press('patient-save')
    expect(form.text()).toContain('番号が入力されていません')
    await form.type('patient-number', '00999')
    await Promise.all([form.press('patient-save'), form.press('patient-save')])
    expect(kept.stored).toHaveLength(1)
    expect(kept.patient.number).toBe('00999')
    expect(form.wrapper.emitted('added')).toEqual([[kept.patient.id]])
  })
})
