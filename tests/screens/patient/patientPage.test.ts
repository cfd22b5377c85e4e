import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import PatientScreen from '@/screens/patient/PatientScreen.vue'
import { useLanguage } from '@/state/language'
import { useRecords } from '@/state/records'
import { aCourse, aDraw, aPatient } from '../../domain/edit/builders'
import { aClinicWith, type Kept } from './openForms'

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

/** The sketch of look.md: week 17 of 20, last draw 14 September, the next visit after the due day. */
const late = aPatient({
  phone: '03-0000-0000',
  nextVisit: day('2026-12-20'),
  weights: [{ day: day('2026-08-01'), kg: 52 }],
  courses: [aCourse({ start: day('2026-08-01'), doses: [{ from: day('2026-08-01'), mgPerDay: 20 }] })],
  draws: [
    aDraw('2026-07-25', { ast: '20', alt: '18', tg: '80', ldl: '100' }),
    aDraw('2026-09-14', { ast: '25', alt: '98', tg: '90', ldl: '101' }),
  ],
})

async function page(patient: Patient | undefined): Promise<{ wrapper: VueWrapper; kept: Kept }> {
  const kept = aClinicWith(patient ?? late)
  useRecords().patient = (id) => Promise.resolve(id === patient?.id ? kept.patient : undefined)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'worklist', component: { template: '' } },
      { path: '/print', name: 'print', component: { template: '' } },
    ],
  })
  const wrapper = mount(PatientScreen, {
    props: { id: 'p1' },
    attachTo: document.body,
    global: { plugins: [router], stubs: { PatientCharts: true } },
  })
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve()
  await nextTick()
  return { wrapper, kept }
}

describe('the page of a patient', () => {
  test('a course without draws has its charts, which show the silence; without a course there are none', async () => {
    const silent = await page({ ...late, draws: [] })
    expect(silent.wrapper.find('patient-charts-stub').exists()).toBe(true)
    document.body.innerHTML = ''
    const uncoursed = await page({ ...late, draws: [], courses: [] })
    expect(uncoursed.wrapper.find('patient-charts-stub').exists()).toBe(false)
  })

  test('states the verdict with everything that integrators may read', async () => {
    const { wrapper } = await page(late)
    expect(wrapper.get('[data-testid="verdict"]').attributes()).toMatchObject({
      'data-patient-number': '00142',
      'data-status': 'overdue',
      'data-modifiers': '',
      'data-due': '2026-11-14',
      'data-due-by': 'protocol',
      'data-days-overdue': '8',
      'data-because': '',
      'data-group': 'liver lipids',
      'data-baseline': '2026-07-25',
      'data-none-left': '',
      'data-draw-today': 'yes',
      'data-protocol': expect.stringMatching(/^bimonthly@/) as string,
      'data-flag': 'stop',
      'data-flag-analyte': 'alt',
      'data-unreviewed': '2',
      'data-snoozed-until': '',
    })
    expect(wrapper.get('[data-testid="verdict"]').text()).toContain('8日超過')
    expect(wrapper.get('[data-testid="verdict"]').text()).toContain('2026-09-14 + 2か月 = 2026-11-14')
  })

  test('says the same in English when the language is changed', async () => {
    const { wrapper } = await page(late)
    useLanguage().set('en')
    await nextTick()
    expect(wrapper.get('[data-testid="verdict"]').text()).toContain('8 days overdue')
    useLanguage().set('ja')
  })

  test('shows who it is, the week of the course, the dose and what has been taken', async () => {
    const { wrapper } = await page(late)
    const banner = wrapper.get('[data-testid="banner"]').text()
    for (const part of [
      '00142',
      '青木 花',
      '2001-03-04',
      '25歳',
      '女',
      '第17週(予定20週)',
      '20 mg/日',
      '2,260 mg',
      '(43.5 mg/kg)',
    ])
      expect(banner).toContain(part)
  })

  test('counts the restrictions from the planned end while the course runs', async () => {
    const { wrapper } = await page(late)
    await vi.waitFor(() => wrapper.get('[data-restriction="contraception"]'), 10_000)
    expect(wrapper.get('[data-restriction="contraception"]').attributes()).toMatchObject({
      'data-through': '2027-06-19',
      'data-planned': 'true',
    })
    expect(wrapper.text()).not.toContain('安全期間')
  })

  test('is led by a contraindication while it stands, and by nothing without one', async () => {
    const { wrapper } = await page(late)
    expect(wrapper.find('[data-testid="contraindication"]').exists()).toBe(false)
    document.body.innerHTML = ''
    const tested = {
      ...late,
      pregnancyTests: [{ id: 't', day: day('2026-11-20'), result: 'positive' as const }],
    }
    const positive = await page(tested)
    const line = await vi.waitFor(() => positive.wrapper.get('[data-testid="contraindication"]'), 10_000)
    expect(line.attributes()).toMatchObject({ 'data-kind': 'positive-test', 'data-day': '2026-11-20' })
    expect(positive.wrapper.get('.patient-page').element.firstElementChild?.contains(line.element)).toBe(true)
  })

  test('shows the telephone, the next visit and the flags that nobody has reviewed', async () => {
    const { wrapper } = await page(late)
    const side = wrapper.get('aside').text()
    for (const part of ['未確認 2件', 'ALT 98', '4.3×ULN', '2026-12-20(日)', '03-0000-0000'])
      expect(side).toContain(part)
  })

  test('opens a form for each thing that is recorded, and a cell from the table', async () => {
    const { wrapper } = await page(late)
    for (const form of [
      'draw',
      'contact',
      'pause',
      'dose',
      'course',
      'review',
      'visit',
      'snooze',
      'patient',
    ]) {
      await wrapper.get(`[data-testid="open-${form}"]`).trigger('click')
      await vi.waitFor(
        () => expect(wrapper.find(`[data-testid="${form}-save"]`).exists(), form).toBe(true),
        30_000,
      )
      await wrapper.get(`[data-testid="${form}-cancel"]`).trigger('click')
      expect(wrapper.find(`[data-testid="${form}-save"]`).exists(), form).toBe(false)
    }
    await wrapper.get('[data-testid="result-cell"][data-analyte="alt"] button').trigger('click')
    await vi.waitFor(() => expect(wrapper.find('[data-testid="cell-save"]').exists()).toBe(true), 30_000)
  })

  test('offers the restart where a pause is open, and only a new course where there is none', async () => {
    const paused = aPatient({ courses: [aCourse({ pauses: [{ from: day('2026-06-01') }] })] })
    const { wrapper } = await page(paused)
    expect(wrapper.get('[data-testid="open-pause"]').text()).toBe('再開')
    wrapper.unmount()
    const { wrapper: other } = await page(aPatient())
    expect(other.find('[data-testid="open-pause"]').exists()).toBe(false)
    expect(other.get('[data-testid="open-course"]').text()).toBe('新しいコース')
  })

  test('follows a change of the record at once', async () => {
    const { wrapper, kept } = await page(late)
    kept.patient = aPatient({ ...late, draws: [...late.draws, aDraw('2026-11-20', { alt: '20', tg: '90' })] })
    useRecords().version += 1
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve()
    await nextTick()
    // The planned end is 2026-12-19, so nothing is left in this course.
    expect(wrapper.get('[data-testid="verdict"]').attributes()).toMatchObject({
      'data-status': 'none-left',
      'data-none-left': '2027-01-20',
      'data-due': '',
    })
  })

  test('says so where there is no such patient', async () => {
    const { wrapper } = await page(undefined)
    await nextTick()
    expect(wrapper.text()).toContain('この患者は見つかりません')
  })
})
