import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Component } from 'vue'
import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import NewPatientForm from '@/screens/patient/NewPatientForm.vue'
import ContactForm from '@/screens/patient/forms/ContactForm.vue'
import CourseForm from '@/screens/patient/forms/CourseForm.vue'
import DoseForm from '@/screens/patient/forms/DoseForm.vue'
import DrawForm from '@/screens/patient/forms/DrawForm.vue'
import PatientForm from '@/screens/patient/forms/PatientForm.vue'
import PauseForm from '@/screens/patient/forms/PauseForm.vue'
import ReviewForm from '@/screens/patient/forms/ReviewForm.vue'
import SnoozeForm from '@/screens/patient/forms/SnoozeForm.vue'
import VisitForm from '@/screens/patient/forms/VisitForm.vue'
import WeightForm from '@/screens/patient/forms/WeightForm.vue'
import MedicineForm from '@/screens/patient/forms/entries/MedicineForm.vue'
import NoteForm from '@/screens/patient/forms/entries/NoteForm.vue'
import PregnancyForm from '@/screens/patient/forms/entries/PregnancyForm.vue'
import ProcedureForm from '@/screens/patient/forms/entries/ProcedureForm.vue'
import { ANALYTES } from '@/tables/analytes'
import { aCourse, aDraw, aPatient } from '../../domain/edit/builders'
import { aClinicWith, opened } from './openForms'

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

const running = aPatient({
  courses: [aCourse({ start: day('2026-09-01') })],
  draws: [aDraw('2026-11-14', { alt: '98', tg: '100' })],
})

/** One day, as people in a clinic type it with and without the input method, in western years and in years of the era. */
const DAYS = [
  '令和8年11月25日',
  '令和８年１１月２５日',
  'R8.11.25',
  'Ｒ８．１１．２５',
  '2026/11/25',
  '２０２６／１１／２５',
  '２０２６ー１１ー２５',
  '２０２６１１２５',
]

/** The day fields of each form over a patient. */
const DAY_FIELDS: [form: string, Component, props: object, fields: string[]][] = [
  ['draw', DrawForm, { catalogue: ANALYTES }, ['draw-day']],
  ['pause', PauseForm, { courseId: 'c1' }, ['pause-start', 'pause-restart']],
  ['course', CourseForm, { courseId: 'c1' }, ['course-start', 'course-end']],
  ['dose', DoseForm, { courseId: 'c1' }, ['dose-from']],
  ['review', ReviewForm, {}, ['review-recheck']],
  ['contact', ContactForm, {}, ['contact-next']],
  ['snooze', SnoozeForm, {}, ['snooze-until']],
  ['visit', VisitForm, {}, ['visit-day']],
  ['patient', PatientForm, {}, ['patient-birth']],
  ['weight', WeightForm, {}, ['weight-day']],
  ['medicine', MedicineForm, {}, ['medicine-from', 'medicine-to']],
  ['pregnancy', PregnancyForm, {}, ['pregnancy-day']],
  ['procedure', ProcedureForm, {}, ['procedure-day']],
  ['note', NoteForm, {}, ['note-day']],
]

test.each(DAY_FIELDS)(
  'a day is understood in each day field of the form %s, in years of the era and in full width too',
  async (_name, form, props, fields) => {
    aClinicWith(running)
    const shown = opened(form, { patient: running, ...props })
    for (const field of fields)
      for (const typed of DAYS) {
        if (!shown.has(field)) await shown.type('contact-outcome', 'will-come')
        await shown.type(field, '')
        await shown.type(field, typed)
        await shown.wrapper.get(`[data-testid="${field}"]`).trigger('blur')
        expect(shown.valueOf(field), `${field} ${typed}`).toBe('2026-11-25')
      }
  },
)

describe('figures in full width', () => {
  test('are a value of a draw, kept as it was typed', async () => {
    const nobody = aPatient()
    const kept = aClinicWith(nobody)
    const form = opened(DrawForm, { patient: nobody, catalogue: ANALYTES })
    await form.type('draw-day', 'Ｒ８．１１．２１')
    await form.type('draw-alt', '２８')
    await form.type('draw-tg', '＜３０')
    await form.press('draw-save')
    const draw = kept.patient.draws.find((each) => each.day === '2026-11-21')
    expect(draw?.results.map(({ value }) => value)).toMatchObject([
      { kind: 'number', text: '２８', number: { digits: 28 } },
      { kind: 'number', text: '＜３０', comparator: '<' },
    ])
  })

  test('are weeks and a dose', async () => {
    const nobody = aPatient()
    const kept = aClinicWith(nobody)
    const form = opened(CourseForm, { patient: nobody })
    await form.type('course-start', '令和8年11月22日')
    await form.type('course-weeks', '２４')
    await form.type('course-mg', '２０')
    await form.press('course-save')
    expect(kept.patient.courses).toMatchObject([
      { start: '2026-11-22', plannedWeeks: 24, doses: [{ mgPerDay: 20 }] },
    ])
    const dose = opened(DoseForm, { patient: running, courseId: 'c1' })
    kept.patient = running
    await dose.type('dose-mg', '４０')
    await dose.press('dose-save')
    expect(kept.patient.courses[0]?.doses.at(-1)?.mgPerDay).toBe(40)
  })

  test('are a weight with a decimal point', async () => {
    const kept = aClinicWith(running)
    const form = opened(WeightForm, { patient: running })
    await form.type('weight-day', 'R8/11/20')
    await form.type('weight-kg', '５２．５')
    await form.press('weight-save')
    expect(kept.patient.weights.at(-1)).toMatchObject({ day: '2026-11-20', kg: 52.5 })
  })

  test('are the number and the telephones of a new patient, in plain figures', async () => {
    const kept = aClinicWith(running)
    const form = opened(NewPatientForm, {})
    await form.type('patient-number', '００１４３')
    await form.type('patient-name', '髙橋　﨑子')
    await form.type('patient-kana', 'ﾀｶﾊｼ ｻｷｺ')
    await form.type('patient-birth', '平成１３年３月４日')
    await form.type('patient-weight', '４８')
    await form.type('patient-phone', '０３－１２３４－５６７８')
    await form.type('patient-phone2', '０９０ー１２３４ー５６７８')
    await form.press('patient-save')
    expect(kept.patient).toMatchObject({
      number: '00143',
      name: '髙橋　﨑子',
      kana: 'ﾀｶﾊｼ ｻｷｺ',
      birthDate: '2001-03-04',
      phone: '03-1234-5678',
      phone2: '090-1234-5678',
      weights: [{ kg: 48 }],
    })
  })

  test('that stood in a record before stay as they were received', async () => {
    const received: Patient = { ...running, number: '００１４２', phone: '０３' }
    const kept = aClinicWith(received)
    const form = opened(PatientForm, { patient: received })
    await form.type('patient-phone2', '０９０')
    await form.press('patient-save')
    expect(kept.patient).toMatchObject({ number: '００１４２', phone: '０３', phone2: '090' })
  })
})
