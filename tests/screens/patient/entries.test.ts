import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import EndForm from '@/screens/patient/forms/entries/EndForm.vue'
import MedicineForm from '@/screens/patient/forms/entries/MedicineForm.vue'
import NoteForm from '@/screens/patient/forms/entries/NoteForm.vue'
import PregnancyForm from '@/screens/patient/forms/entries/PregnancyForm.vue'
import ProcedureForm from '@/screens/patient/forms/entries/ProcedureForm.vue'
import StrikeForm from '@/screens/patient/forms/entries/StrikeForm.vue'
import EntryButtons from '@/screens/patient/panels/entries/EntryButtons.vue'
import EntryList from '@/screens/patient/panels/entries/EntryList.vue'
import EntryPanel from '@/screens/patient/panels/entries/EntryPanel.vue'
import RestrictionPanel from '@/screens/patient/panels/RestrictionPanel.vue'
import { useLanguage } from '@/state/language'
import { aCourse, aPatient } from '../../domain/edit/builders'
import { aClinicWith, opened } from './openForms'

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

const today = day('2026-11-22')
const running = aPatient({ courses: [aCourse({ start: day('2026-09-01') })] })

describe('the form of a medicine', () => {
  test('says at once, with source, that a tetracycline is contraindicated, and keeps it', async () => {
    const kept = aClinicWith(running)
    const form = opened(MedicineForm, { patient: running })
    expect(form.has('medicine-match')).toBe(false)
    await form.type('medicine-name', 'ﾐﾉﾏｲｼﾝ錠50mg')
    expect(form.wrapper.get('[data-testid="interaction"]').attributes()).toMatchObject({
      'data-interaction': 'tetracyclines',
      'data-severity': 'contraindicated',
      'data-source': 'isotretinoin-contraindications',
      'data-unconfirmed': 'false',
    })
    for (const part of ['併用禁忌', 'テトラサイクリン系', '頭蓋内圧亢進', '出典', '不明'])
      expect(form.wrapper.get('[data-testid="interaction"]').text()).toContain(part)
    await form.type('medicine-from', '2026-11-20')
    await form.press('medicine-save')
    expect(kept.patient.medicines).toMatchObject([{ name: 'ﾐﾉﾏｲｼﾝ錠50mg', from: '2026-11-20', by: '' }])
    expect(kept.stored).toMatchObject([{ what: 'medicine', done: { ja: '併用薬を記録しました。' } }])
  })

  test('says of an unknown name, in both languages, that this is no statement', async () => {
    aClinicWith(running)
    const form = opened(MedicineForm, { patient: running })
    await form.type('medicine-name', 'ロキソプロフェン')
    expect(form.text()).toContain('相互作用がないことを示すものではありません')
    useLanguage().set('en')
    await nextTick()
    expect(form.text()).toContain('not a statement that there is no interaction')
    useLanguage().set('ja')
  })

  test('shows a row that nobody has read a source for as unconfirmed', async () => {
    aClinicWith(running)
    const form = opened(MedicineForm, { patient: running })
    await form.type('medicine-name', 'ベサノイド')
    expect(form.wrapper.get('[data-testid="interaction"]').attributes('data-unconfirmed')).toBe('true')
    expect(form.text()).toContain('未確認')
  })

  test('finds the class by its YJ code, and offers names of the table', async () => {
    aClinicWith(running)
    const form = opened(MedicineForm, { patient: running })
    await form.type('medicine-yj', '6152004F1074')
    expect(form.has('interaction')).toBe(true)
    const offered = form.wrapper.findAll('datalist option').map((option) => option.attributes('value'))
    expect(offered).toContain('ミノマイシン')
    expect(offered).not.toContain('飲酒')
  })

  test('refuses a save without a name, at its field', async () => {
    const kept = aClinicWith(running)
    const form = opened(MedicineForm, { patient: running })
    await form.press('medicine-save')
    expect(form.wrapper.get('[data-testid="medicine-name"]').attributes('aria-invalid')).toBe('true')
    expect(kept.stored).toEqual([])
  })
})

describe('the form of pregnancy', () => {
  test('keeps a test of today, and a pregnancy with its days', async () => {
    const kept = aClinicWith(running)
    const form = opened(PregnancyForm, { patient: running })
    expect(form.valueOf('pregnancy-day')).toBe('2026-11-22')
    await form.type('pregnancy-result', 'positive')
    await form.type('pregnancy-specimen', 'urine')
    await form.press('pregnancy-save')
    expect(kept.patient.pregnancyTests).toMatchObject([
      { day: '2026-11-22', result: 'positive', specimen: 'urine' },
    ])
    const other = opened(PregnancyForm, { patient: kept.patient })
    await other.type('pregnancy-kind', 'breast-feeding')
    await other.type('pregnancy-from', '2026-06-01')
    await other.press('pregnancy-save')
    expect(kept.patient.motherhoods).toMatchObject([{ kind: 'breast-feeding', from: '2026-06-01' }])
    expect(kept.stored.map(({ what }) => what)).toEqual(['pregnancy-test', 'breast-feeding'])
  })

  test('refuses a test of tomorrow', async () => {
    const kept = aClinicWith(running)
    const form = opened(PregnancyForm, { patient: running })
    await form.type('pregnancy-day', '2026-11-23')
    await form.type('pregnancy-result', 'negative')
    await form.press('pregnancy-save')
    expect(form.text()).toContain('本日 2026-11-22 より後です')
    expect(kept.stored).toEqual([])
  })

  test('is not offered for a man', () => {
    aClinicWith(running)
    const offered = (patient: Patient) =>
      mount(EntryButtons, { props: { patient } })
        .findAll('button')
        .map((button) => button.attributes('data-testid'))
    expect(offered(running)).toEqual(['open-medicine', 'open-pregnancy', 'open-procedure', 'open-note'])
    expect(offered({ ...running, sex: 'M' })).not.toContain('open-pregnancy')
    expect(mount(EntryPanel, { props: { patient: { ...running, sex: 'M' }, today } }).text()).not.toContain(
      '妊娠',
    )
  })
})

describe('procedures and notes', () => {
  test('a LASIK too near before the course is said in the form and warned of in the panel', async () => {
    const kept = aClinicWith(running)
    const form = opened(ProcedureForm, { patient: running })
    await form.type('procedure-kind', 'lasik')
    await form.type('procedure-day', '2026-03-01')
    expect(form.wrapper.get('[data-testid="procedure-conflicts"]').attributes('data-count')).toBe('0')
    await form.type('procedure-day', '2026-03-02')
    expect(form.text()).toContain('第1コース開始 2026-09-01 の前6か月以内')
    await form.press('procedure-save')
    const { procedures = [], courses } = kept.patient
    const panel = mount(RestrictionPanel, { props: { courses, procedures, today } })
    expect(panel.get('[data-testid="restriction-warning"]').attributes()).toMatchObject({
      'data-kind': 'lasik',
      'data-day': '2026-03-02',
      'data-side': 'before',
      'data-limit': '2026-09-02',
    })
  })

  test('a note is kept with its kind and words', async () => {
    const kept = aClinicWith(running)
    const form = opened(NoteForm, { patient: running })
    await form.type('note-kind', 'flare')
    await form.type('note-text', '頬に膿疱')
    await form.press('note-save')
    expect(kept.patient.notes).toMatchObject([{ kind: 'flare', day: '2026-11-22', text: '頬に膿疱' }])
  })
})

describe('the list of entries', () => {
  const entered: Patient = {
    ...running,
    medicines: [{ id: 'm1', name: 'ミノマイシン', from: day('2026-11-10') }],
    pregnancyTests: [{ id: 't1', day: day('2026-11-20'), result: 'positive', by: '看護師A' }],
  }

  test('strikes an entry out with a reason, and keeps it in sight', async () => {
    const kept = aClinicWith(entered)
    const list = mount(EntryList, { props: { patient: entered } })
    await list.get('[data-room="pregnancyTests"] [data-testid="entry-strike"]').trigger('click')
    expect(list.emitted('entry')).toEqual([['strike', 'pregnancyTests', 't1']])
    const form = opened(StrikeForm, { patient: entered, room: 'pregnancyTests', entryId: 't1' })
    await form.press('strike-save')
    expect(kept.stored).toEqual([])
    await form.type('strike-reason', '別の患者の検査')
    await form.press('strike-save')
    const after = mount(EntryList, { props: { patient: kept.patient } })
    const row = after.get('[data-room="pregnancyTests"]')
    expect(row.attributes('data-struck-out')).toBe('2026-11-22T09:14')
    expect(row.get('s').text()).toContain('妊娠検査 陽性')
    expect(row.text()).toContain('別の患者の検査')
    expect(row.find('[data-testid="entry-strike"]').exists()).toBe(false)
  })

  test('gives a medicine its last day', async () => {
    const kept = aClinicWith(entered)
    const list = mount(EntryList, { props: { patient: entered } })
    await list.get('[data-testid="entry-end"]').trigger('click')
    expect(list.emitted('entry')).toEqual([['end', 'medicines', 'm1']])
    const form = opened(EndForm, { patient: entered, room: 'medicines', entryId: 'm1' })
    await form.press('end-save')
    expect(kept.patient.medicines).toMatchObject([{ to: '2026-11-22' }])
  })
})

describe('the panel of restrictions', () => {
  const panel = (patient: Patient) =>
    mount(RestrictionPanel, {
      props: { courses: patient.courses, procedures: patient.procedures ?? [], today },
    })

  test('says that the last dose of a course is not known, and names no day', () => {
    aClinicWith(running)
    const open = aPatient({ courses: [{ id: 'c', start: day('2026-09-01'), doses: [], pauses: [] }] })
    const row = panel(open).get('[data-restriction="lasik"]')
    expect(row.attributes()).toMatchObject({ 'data-through': '', 'data-unknown-courses': '1' })
    expect(row.text()).toContain('第1コースの最終服用日が不明')
  })

  test('of two courses names the one that holds and the other that is not over', () => {
    aClinicWith(running)
    const two = aPatient({
      courses: [
        aCourse({ id: 'a', start: day('2026-02-01'), end: day('2026-06-10') }),
        aCourse({ id: 'b', start: day('2026-10-01'), plannedWeeks: 16 }),
      ],
    })
    const row = panel(two).get('[data-restriction="contraception"]')
    expect(row.attributes()).toMatchObject({ 'data-course': '2', 'data-through': '2027-07-21' })
    expect(row.text()).toContain('第1コース 2026-12-10まで')
  })

  test('never speaks of a safe time, and shows both months with their sources', () => {
    aClinicWith(running)
    const text = panel(running).text()
    expect(text).not.toContain('安全期間')
    for (const part of ['添付文書等の最短 1か月', '初期値 6か月', '出典', '日本赤十字社', '遅い日を採用'])
      expect(text).toContain(part)
  })
})
