import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { day } from '@/domain/day'
import { withContact } from '@/domain/edit/call/contacts'
import { withEditedResult } from '@/domain/edit/draw/results'
import type { Patient } from '@/domain/patient'
import { seenIn } from '@/domain/review/seen'
import CourseForm from '@/screens/patient/forms/CourseForm.vue'
import DoseForm from '@/screens/patient/forms/DoseForm.vue'
import DrawForm from '@/screens/patient/forms/DrawForm.vue'
import ReviewForm from '@/screens/patient/forms/ReviewForm.vue'
import WeightForm from '@/screens/patient/forms/WeightForm.vue'
import CourseLine from '@/screens/patient/panels/CourseLine.vue'
import CourseList from '@/screens/patient/panels/CourseList.vue'
import OutsideDraws from '@/screens/patient/panels/OutsideDraws.vue'
import RecordLog from '@/screens/patient/panels/RecordLog.vue'
import SeenResults from '@/screens/patient/panels/SeenResults.vue'
import { useSettings } from '@/state/settings'
import { ANALYTES } from '@/tables/analytes'
import { aCourse, aDraw, aPatient, aWriter, changed } from '../../domain/edit/builders'
import { aClinicWith, opened } from './openForms'

const TODAY = day('2026-11-22')

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

describe('the form of a course', () => {
  const finished = aPatient({ courses: [aCourse({ end: day('2026-10-01') })] })

  test('warns of a relapse within eight weeks with its source, and stores it all the same', async () => {
    const kept = aClinicWith(finished)
    const form = opened(CourseForm, { patient: finished })
    await form.type('course-start', '2026-11-26')
    expect(form.has('course-warning')).toBe(false)
    await form.type('course-start', '2026-11-25')
    expect(form.text()).toContain('前のコースの最終服用日 2026-10-01 から 55日です(8週未満)')
    expect(form.text()).toContain('米国添付文書')
    await form.press('course-save')
    expect(kept.patient.courses.map(({ start }) => start)).toEqual(['2026-04-10', '2026-11-25'])
  })

  test('takes the end with its reason, the product and where the course began', async () => {
    const running = aPatient({ courses: [aCourse()] })
    const kept = aClinicWith(running)
    const form = opened(CourseForm, { patient: running, courseId: 'c1' })
    expect(form.has('course-end-reason')).toBe(false)
    await form.type('course-end', '2026-08-28')
    await form.type('course-end-reason', 'other')
    await form.press('course-save')
    expect(form.text()).toContain('終了理由の詳細が入力されていません')
    await form.type('course-end-note', '海外へ')
    await form.type('course-product', 'ソトレット')
    await form.type('course-transfer-on', '2026-04-09')
    await form.press('course-save')
    expect(form.text()).toContain('転院元が入力されていません')
    await form.type('course-transfer-from', 'A皮膚科')
    await form.press('course-save')
    expect(form.text()).toContain('当院での開始日 2026-04-09 が開始日 2026-04-10 より前です。')
    await form.type('course-transfer-on', '2026-06-01')
    await form.press('course-save')
    expect(kept.patient.courses[0]).toMatchObject({
      end: '2026-08-28',
      endReason: 'other',
      endNote: '海外へ',
      product: 'ソトレット',
      transfer: { from: 'A皮膚科', on: '2026-06-01' },
    })
  })
})

test('the form of a dose moves the step that is corrected', async () => {
  const patient = aPatient({ courses: [aCourse({ doses: [{ from: day('2026-04-10'), mgPerDay: 20 }] })] })
  const kept = aClinicWith(patient)
  const form = opened(DoseForm, { patient, courseId: 'c1', from: day('2026-04-10'), mg: 20 })
  await form.type('dose-from', '2026-04-12')
  await form.press('dose-save')
  expect(kept.patient.courses[0]?.doses).toEqual([{ from: '2026-04-12', mgPerDay: 20 }])
  expect(kept.patient.courses[0]?.earlier).toMatchObject([{ dose: { from: '2026-04-10', mgPerDay: 20 } }])
})

test('the form of a weight refuses 5 and 500 kg in words, and keeps what it corrects', async () => {
  const patient = aPatient({ weights: [{ day: day('2026-11-01'), kg: 53 }] })
  const kept = aClinicWith(patient)
  const form = opened(WeightForm, { patient, from: day('2026-11-01') })
  for (const kg of ['5', '500']) {
    await form.type('weight-kg', kg)
    await form.press('weight-save')
    expect(form.text()).toContain(`体重 ${kg} kg は 20～300 kg の範囲にありません。`)
  }
  await form.type('weight-kg', '54')
  await form.press('weight-save')
  expect(kept.patient.weights).toEqual([{ day: '2026-11-01', kg: 54 }])
  expect(kept.patient.earlierWeights).toMatchObject([{ kg: 53 }])
})

describe('the form of a draw', () => {
  test('says where it was drawn, and does not offer the laboratory of this clinic for it', async () => {
    const patient = aPatient({ draws: [aDraw('2026-09-14', { alt: '20' }, { lab: 'BML' })] })
    const kept = aClinicWith(patient)
    const form = opened(DrawForm, { patient, catalogue: ANALYTES })
    expect(form.valueOf('draw-lab')).toBe('BML')
    await form.type('draw-outside', '健診')
    await nextTick()
    expect(form.valueOf('draw-lab')).toBe('')
    await form.type('draw-day', '2026-09-01')
    await form.type('draw-alt', '22')
    await form.press('draw-save')
    expect(kept.patient.draws[0]).toMatchObject({ day: '2026-09-01', outside: '健診' })
    expect(kept.patient.draws[0]?.lab).toBeUndefined()
  })

  test('offers the place of the draw that is awaited', () => {
    const patient = aPatient({ draws: [aDraw('2026-09-01', { alt: '未着' }, { outside: '健診' })] })
    aClinicWith(patient)
    const form = opened(DrawForm, { patient, catalogue: ANALYTES })
    expect([form.valueOf('draw-day'), form.valueOf('draw-outside')]).toEqual(['2026-09-01', '健診'])
  })
})

describe('the form of a review', () => {
  const patient = aPatient({ draws: [aDraw('2026-11-14', { alt: '98' })] })

  test('keeps the plan, the minute and what stood on the screen; a recheck needs its day', async () => {
    const kept = aClinicWith(patient)
    const form = opened(ReviewForm, { patient })
    await form.type('review-plan', 'recheck')
    await form.press('review-save')
    expect(form.text()).toContain('方針「再検」に再検日がありません。')
    await form.type('review-plan', 'hold')
    expect(form.text()).toContain('休薬そのものは「休薬」で記録します。')
    await form.press('review-save')
    expect(kept.patient.draws[0]?.reviews).toMatchObject([
      { plan: 'hold', at: '2026-11-22T09:14', saw: [{ analyte: 'alt', text: '98', status: 'final' }] },
    ])
  })

  test('keeps whether what was seen matters clinically, and says nothing of it where nobody did', async () => {
    const kept = aClinicWith(patient)
    const form = opened(ReviewForm, { patient })
    await form.type('review-significance', 'not-significant')
    await form.press('review-save')
    expect(kept.patient.draws[0]?.reviews[0]?.significance).toBe('not-significant')
    const silent = aClinicWith(patient)
    await opened(ReviewForm, { patient }).press('review-save')
    expect(silent.patient.draws[0]?.reviews[0]).not.toHaveProperty('significance')
  })

  test('says of a draw that it has changed since it was seen', async () => {
    const seen = aPatient({
      draws: [
        {
          ...aDraw('2026-11-14', { alt: '98' }),
          reviews: [
            {
              id: 'v',
              day: day('2026-11-20'),
              by: '医師',
              at: '2026-11-20T10:00',
              saw: seenIn(aDraw('2026-11-14', { alt: '66' })),
            },
          ],
        },
      ],
    })
    aClinicWith(seen)
    const form = opened(ReviewForm, { patient: seen })
    await nextTick()
    expect(form.text()).toContain('2026-11-20 10:00 の確認後に変更・到着した値があります')
  })
})

describe('the log', () => {
  test('takes a contact back with its visit, and shows it struck through with who and when', async () => {
    const patient = changed(
      withContact(aPatient(), { outcome: 'will-come', next: day('2026-11-25') }, aWriter()),
    )
    const kept = aClinicWith(patient)
    const log = opened(RecordLog, { patient })
    await log.press('contact-undo')
    expect(kept.patient.nextVisit).toBeUndefined()
    expect(kept.stored).toMatchObject([
      { what: 'contact-struck-out', done: { ja: '連絡の記録を取り消し、次回来院日も元に戻しました。' } },
    ])
    await log.wrapper.setProps({ patient: kept.patient })
    expect(log.has('contact-undo')).toBe(false)
    const row = log.wrapper.get('[data-testid="contact"]')
    expect(row.attributes('data-struck-out')).toBe('2026-11-22T09:14')
    expect(row.get('s').text()).toContain('2026-11-25')
  })

  test('tells the values and flags of a review as they were seen, marks what changed, and what came beside', () => {
    const draw = aDraw('2026-11-14', { alt: '98', ast: '20' })
    const saw = seenIn(draw)
    const review = { id: 'v', day: TODAY, by: '医師', preset: 'clinic-default@1', saw }
    const before = aPatient({ draws: [{ ...draw, reviews: [review] }] })
    const place = { drawId: draw.id, resultId: '2026-11-14-alt' }
    const after = changed(
      withEditedResult(before, place, { text: '20', unit: 'U/L', reason: '転記' }, aWriter()),
    )
    aClinicWith(after)
    const seen = mount(SeenResults, { props: { patient: after, draw: after.draws[0]!, review } })
    const rows = seen
      .findAll('[data-testid="seen-result"]')
      .map((row) => [
        row.attributes('data-analyte'),
        row.attributes('data-value'),
        row.attributes('data-flag'),
        row.attributes('data-changed'),
      ])
    expect(rows).toEqual([
      ['alt', '98', 'stop', 'true'],
      ['ast', '20', 'none', 'false'],
    ])
    expect(seen.text()).toContain('現在 20')
  })

  test('says that flags cannot be told again where the preset or the values were not kept', () => {
    const draw = aDraw('2026-11-14', { alt: '98' })
    const patient = aPatient({ draws: [draw] })
    aClinicWith(patient)
    const told = (review: object) =>
      mount(SeenResults, {
        props: { patient, draw, review: { id: 'v', day: TODAY, by: '医師', ...review } },
      }).text()
    expect(told({ preset: 'own@7', saw: seenIn(draw) })).toContain('own@7')
    expect(told({ saw: seenIn(draw) })).toContain('再現できません')
    expect(told({})).toContain('記録されていません')
  })

  test('lists results from elsewhere with their age beside the course', () => {
    const patient = aPatient({
      courses: [aCourse({ start: day('2026-09-27') })],
      draws: [aDraw('2026-09-01', { alt: '20' }, { outside: '健診' })],
    })
    aClinicWith(patient)
    expect(mount(OutsideDraws, { props: { patient } }).text()).toContain('院外 健診 2026-09-01, 開始の26日前')
  })
})

describe('the course', () => {
  const dosed = (more: Partial<Patient> = {}): Patient =>
    aPatient({
      courses: [
        aCourse({
          start: day('2026-11-01'),
          doses: [{ from: day('2026-11-01'), mgPerDay: 20 }],
          pauses: [{ from: day('2026-11-10'), restart: day('2026-11-12') }],
          transfer: { from: 'A皮膚科', on: day('2026-11-05') },
        }),
      ],
      ...more,
    })
  const line = (patient: Patient) =>
    mount(CourseLine, { props: { patient, course: patient.courses[0], today: TODAY } })
  /** The same once the parts of the dose are there, which come behind the charts. */
  const wholeLine = async (patient: Patient) => {
    const shown = line(patient)
    await vi.waitUntil(() => shown.find('.how ul').exists())
    return shown
  }

  test('tells its cumulative dose with how it was counted, and the transfer', async () => {
    const patient = dosed({ weights: [{ day: day('2026-11-01'), kg: 50 }] })
    aClinicWith(patient)
    const shown = await wholeLine(patient)
    const count = shown.get('[data-testid="dose-count"]')
    expect(count.attributes()).toMatchObject({
      'data-mg': '380',
      'data-mg-per-kg': '7.6',
      'data-because': '',
    })
    expect(count.attributes('data-target-percent')).toBeUndefined()
    for (const part of [
      '20 mg × 19日 = 380 mg',
      '休薬 2日は数えません',
      'うち転院元での 4日',
      '380 mg ÷ 50 kg = 7.6 mg/kg',
      '転院 A皮膚科 (当院 2026-11-05)',
    ])
      expect(shown.text()).toContain(part)
  })

  test('says what is not known because of what', async () => {
    const patient = dosed()
    aClinicWith(patient)
    const shown = await wholeLine(patient)
    expect(shown.text()).toContain('(mg/kg 不明)')
    expect(shown.text()).toContain('体重の記録がないため')
    const bare = await wholeLine(aPatient({ courses: [aCourse({ start: day('2026-11-01') })] }))
    expect(bare.text()).toContain('累積 不明')
    expect(bare.text()).toContain('1日量の記録がないため計算できません')
  })

  test('stands beside an aim only where the clinic has set one, with its source', async () => {
    const patient = dosed({ weights: [{ day: day('2026-11-01'), kg: 50 }] })
    aClinicWith(patient)
    const settings = useSettings()
    settings.clinic = {
      ...settings.clinic,
      settings: { ...settings.settings, targetDose: { mgPerKg: 120, source: '院内基準' } },
    }
    const shown = await wholeLine(patient)
    expect(shown.get('[data-testid="dose-count"]').attributes('data-target-percent')).toBe('6')
    expect(shown.text()).toContain('クリニックの目標 120 mg/kg(出典 院内基準)')
  })

  test('keeps what was taken out in sight among its corrections', async () => {
    const patient = dosed()
    const kept = aClinicWith(patient)
    const list = opened(CourseList, { patient })
    await list.wrapper.get('[aria-label="取り消す 2026-11-01"]').trigger('click')
    await list.settled()
    expect(kept.patient.courses[0]?.doses).toEqual([])
    await list.wrapper.setProps({ patient: kept.patient })
    expect(list.wrapper.get('[data-testid="course-corrections"] s').text()).toContain('20 mg/日')
  })
})
