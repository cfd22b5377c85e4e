import { afterEach, describe, expect, test, vi } from 'vitest'
import { day } from '@/domain/day'
import ContactForm from '@/screens/patient/forms/ContactForm.vue'
import CourseForm from '@/screens/patient/forms/CourseForm.vue'
import DoseForm from '@/screens/patient/forms/DoseForm.vue'
import PatientForm from '@/screens/patient/forms/PatientForm.vue'
import PauseForm from '@/screens/patient/forms/PauseForm.vue'
import ReviewForm from '@/screens/patient/forms/ReviewForm.vue'
import SnoozeForm from '@/screens/patient/forms/SnoozeForm.vue'
import VisitForm from '@/screens/patient/forms/VisitForm.vue'
import { useRecords } from '@/state/records'
import { aCourse, aDraw, aPatient } from '../../domain/edit/builders'
import { aClinicWith, opened } from './openForms'

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

const running = aPatient({ courses: [aCourse()] })

describe('every form', () => {
  test('names the field and what to do, and stores nothing', async () => {
    const kept = aClinicWith(running)
    const form = opened(PauseForm, { patient: running, courseId: 'c1' })
    await form.type('pause-start', '2026-06-01')
    await form.type('pause-restart', '2026-06-01')
    await form.press('pause-save')
    expect(form.text()).toContain('再開日 2026-06-01 が休薬開始日 2026-06-01 より後ではありません。')
    expect(form.wrapper.get('[data-testid="pause-restart"]').attributes('aria-invalid')).toBe('true')
    expect(kept.stored).toEqual([])
    expect(form.wrapper.emitted('close')).toBeUndefined()
  })

  test('stores once, however often it is clicked', async () => {
    const kept = aClinicWith(running)
    const form = opened(DoseForm, { patient: running, courseId: 'c1' })
    await form.type('dose-mg', '20')
    const saves = [form.press('dose-save'), form.press('dose-save'), form.press('dose-save')]
    await Promise.all(saves)
    await form.press('dose-save')
    expect(kept.stored).toHaveLength(1)
    expect(form.wrapper.emitted('close')).toHaveLength(1)
  })

  test('stores with Ctrl+Enter from a field', async () => {
    const kept = aClinicWith(running)
    const form = opened(VisitForm, { patient: running })
    await form.type('visit-day', '2026-12-20')
    await form.key('visit-day', 'Enter', { ctrlKey: true })
    expect(kept.patient.nextVisit).toBe('2026-12-20')
  })

  test('does nothing with Enter or Escape that belong to the input method', async () => {
    const kept = aClinicWith(running)
    const form = opened(SnoozeForm, { patient: running })
    await form.type('snooze-until', '2026-12-01')
    await form.type('snooze-reason', 'しゅっちょう')
    await form.key('snooze-reason', 'Enter', { isComposing: true, ctrlKey: true })
    await form.key('snooze-reason', 'Escape', { isComposing: true })
    expect(kept.stored).toEqual([])
    expect(form.has('snooze-discard')).toBe(false)
    expect(form.wrapper.emitted('close')).toBeUndefined()
  })

  test('asks before Escape loses an entry, and goes on with it or closes', async () => {
    aClinicWith(running)
    const form = opened(SnoozeForm, { patient: running })
    await form.type('snooze-reason', '出張中')
    await form.key('snooze-reason', 'Escape')
    expect(form.text()).toContain('入力した内容は保存されていません')
    await form.press('snooze-keep')
    expect(form.valueOf('snooze-reason')).toBe('出張中')
    await form.key('snooze-reason', 'Escape')
    await form.press('snooze-discard')
    expect(form.wrapper.emitted('close')).toHaveLength(1)
  })

  test('closes at once with Escape while nothing was entered', async () => {
    aClinicWith(running)
    const form = opened(SnoozeForm, { patient: running })
    await form.key('snooze-reason', 'Escape')
    expect(form.wrapper.emitted('close')).toHaveLength(1)
  })

  test('keeps the entry and can be saved again after the disk was full', async () => {
    const kept = aClinicWith(running)
    const records = useRecords()
    const works = records.change
    records.change = () => Promise.reject(Object.assign(new Error('full'), { name: 'QuotaExceeded' }))
    const form = opened(VisitForm, { patient: running })
    await form.type('visit-day', '2026-12-20')
    await form.press('visit-save')
    expect(form.text()).toContain('保存されていません')
    expect(form.valueOf('visit-day')).toBe('2026-12-20')
    records.change = works
    await form.press('visit-save')
    expect(kept.patient.nextVisit).toBe('2026-12-20')
  })

  test.each(['２０２６－１２－２０', '2026/12/20', '20261220', 'R8.12.20', '2026年12月20日'])(
    'reads the day %s',
    async (typed) => {
      const kept = aClinicWith(running)
      const form = opened(VisitForm, { patient: running })
      await form.type('visit-day', typed)
      await form.press('visit-save')
      expect(kept.patient.nextVisit).toBe('2026-12-20')
    },
  )

  test.each(['2026-02-30', '来週', '12/20'])('refuses %s as a day, in words', async (typed) => {
    const kept = aClinicWith(running)
    const form = opened(VisitForm, { patient: running })
    await form.type('visit-day', typed)
    await form.press('visit-save')
    expect(form.text()).toContain('日付として読めません')
    expect(kept.stored).toEqual([])
  })
})

describe('each form', () => {
  test('pause: adds the restart to the one that is open', async () => {
    const paused = aPatient({ courses: [aCourse({ pauses: [{ from: day('2026-10-01'), reason: '発熱' }] })] })
    const kept = aClinicWith(paused)
    const form = opened(PauseForm, { patient: paused, courseId: 'c1', from: day('2026-10-01') })
    await form.type('pause-restart', '2026-11-01')
    await form.press('pause-save')
    expect(kept.patient.courses[0]?.pauses).toEqual([
      { from: '2026-10-01', restart: '2026-11-01', reason: '発熱' },
    ])
  })

  test('course: a new one is offered with 20 weeks, and the clinic’s protocol where none is chosen', async () => {
    const nobody = aPatient()
    const kept = aClinicWith(nobody)
    const form = opened(CourseForm, { patient: nobody })
    expect(form.valueOf('course-weeks')).toBe('20')
    await form.type('course-start', '2026-11-22')
    await form.type('course-mg', '２０')
    await form.press('course-save')
    expect(kept.patient.courses).toMatchObject([
      { start: '2026-11-22', plannedWeeks: 20, doses: [{ from: '2026-11-22', mgPerDay: 20 }] },
    ])
    expect(kept.patient.courses[0]?.protocol).toBeUndefined()
  })

  test('course: an end before the start is refused on its field', async () => {
    const kept = aClinicWith(running)
    const form = opened(CourseForm, { patient: running, courseId: 'c1' })
    await form.type('course-end', '2026-04-09')
    await form.press('course-save')
    expect(form.text()).toContain('最終服用日 2026-04-09 が開始日 2026-04-10 より前です。')
    await form.type('course-end', '2026-08-28')
    await form.type('course-protocol', 'month1-bimonthly')
    await form.press('course-save')
    expect(kept.patient.courses).toMatchObject([
      { end: '2026-08-28', protocol: 'month1-bimonthly', plannedWeeks: 20 },
    ])
  })

  test('dose: 400 mg is refused with the reason, 40 mg from today is kept', async () => {
    const kept = aClinicWith(running)
    const form = opened(DoseForm, { patient: running, courseId: 'c1' })
    await form.type('dose-mg', '400')
    await form.press('dose-save')
    expect(form.text()).toContain('1日量 400 mg は上限 200 mg を超えています')
    await form.type('dose-mg', '40mg')
    await form.press('dose-save')
    expect(form.text()).toContain('数値として読めません')
    await form.type('dose-mg', '40')
    await form.press('dose-save')
    expect(kept.patient.courses[0]?.doses).toEqual([{ from: '2026-11-22', mgPerDay: 40 }])
  })

  test('contact: "will come" without a day is refused; with it the next visit is set', async () => {
    const kept = aClinicWith(running)
    const form = opened(ContactForm, { patient: running })
    await form.press('contact-save')
    expect(form.text()).toContain('結果が入力されていません')
    await form.type('contact-outcome', 'will-come')
    await form.press('contact-save')
    expect(form.text()).toContain('来院予定日が入力されていません')
    await form.type('contact-next', '2026-11-25')
    await form.type('contact-note', '夕方に来院')
    await form.press('contact-save')
    expect(kept.patient).toMatchObject({
      nextVisit: '2026-11-25',
      contacts: [{ outcome: 'will-come', next: '2026-11-25', note: '夕方に来院' }],
    })
  })

  test('snooze: at most 28 days; a snooze can be ended', async () => {
    const kept = aClinicWith(running)
    const form = opened(SnoozeForm, { patient: running })
    await form.type('snooze-until', '2026-12-21')
    await form.type('snooze-reason', '出張中')
    await form.press('snooze-save')
    expect(form.text()).toContain('2026-11-23 から 2026-12-20 までの日付を入力してください。')
    await form.type('snooze-until', '2026-12-20')
    await form.press('snooze-save')
    expect(kept.patient.snooze?.until).toBe('2026-12-20')
    const again = opened(SnoozeForm, { patient: kept.patient })
    await again.press('snooze-end')
    expect(kept.patient.snooze).toBeUndefined()
  })

  test('patient: a corrected birth date and a weight of today', async () => {
    const kept = aClinicWith(running)
    const form = opened(PatientForm, { patient: running })
    await form.type('patient-birth', 'H13.3.5')
    await form.type('patient-weight', '５２．５')
    await form.type('patient-sex', 'M')
    await form.press('patient-save')
    expect(kept.patient).toMatchObject({
      number: '00142',
      birthDate: '2001-03-05',
      sex: 'M',
      weights: [{ day: '2026-11-22', kg: 52.5 }],
    })
  })

  test('review: of all that nobody has seen, with the preset that the reviewer saw', async () => {
    const patient = aPatient({
      courses: [aCourse({ start: day('2026-09-20') })],
      draws: [aDraw('2026-09-14', { alt: '20', tg: '100' }), aDraw('2026-11-14', { alt: '98', tg: '100' })],
    })
    const kept = aClinicWith(patient)
    const form = opened(ReviewForm, { patient })
    await form.type('review-note', '再検')
    await form.type('review-recheck', '2026-12-05')
    expect(form.text()).toContain('次の期限は再検日 2026-12-05 になります。')
    await form.type('review-recheck', '2027-02-20')
    expect(form.text()).toContain('プロトコルの期限 2027-01-14 が先に来ます。再検日はそのまま残ります。')
    await form.press('review-save')
    expect(kept.patient.draws.map((draw) => draw.reviews)).toMatchObject([
      [{ day: '2026-11-22', note: '再検', preset: expect.stringMatching(/^clinic-default@/) as string }],
      [{ recheck: '2027-02-20' }],
    ])
  })
})
