import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import CellForm from '@/screens/patient/forms/CellForm.vue'
import PatientScreen from '@/screens/patient/PatientScreen.vue'
import { demoPatients } from '@/state/demo/demoClinic'
import { useLanguage } from '@/state/language'
import { useRecords } from '@/state/records'
import { ANALYTES } from '@/tables/analytes'
import { aCourse, aDraw, aPatient } from '../../domain/edit/builders'
import { aClinicWith, opened, type OpenedForm } from './openForms'

afterEach(() => {
  vi.useRealTimers()
  useLanguage().set('ja')
  document.body.innerHTML = ''
})

const fasting = { fasting: 'yes', lab: 'BML' } as const
const patient = aPatient({
  courses: [aCourse()],
  draws: [
    aDraw('2026-04-02', { ast: '18', alt: '20', alp: '60', tg: '90' }, fasting),
    aDraw('2026-06-02', { ast: '61', alt: '98', alp: '51', tg: '95', tbil: '3.2' }, fasting),
    aDraw('2026-08-02', { alt: '70', tg: '96' }, { fasting: 'no', lab: 'SRL' }),
  ],
})

function cell(of: Patient, on: string, analyte: string): OpenedForm {
  aClinicWith(of)
  return opened(CellForm, {
    patient: of,
    drawId: `d-${on}`,
    resultId: `${on}-${analyte}`,
    catalogue: ANALYTES,
  })
}

const facts = (form: OpenedForm): string => form.wrapper.get('[data-testid="cell-facts"]').text()

describe('the dialog of one result', () => {
  test('says range, flag with limit, preset and source, and how the flag goes on', () => {
    const form = cell(patient, '2026-06-02', 'alt')
    for (const part of [
      '7–23 U/L',
      'JCCLS',
      '高度',
      '> 3×ULN (69)',
      'clinic-default v1',
      'CTCAE',
      '初めて超過',
    ])
      expect(facts(form)).toContain(part)
    expect(facts(cell(patient, '2026-08-02', 'alt'))).toContain('超過だが改善')
  })

  test('leads from the flag to the limits of the analyte, or to why it could not be judged', () => {
    const place = (form: OpenedForm) =>
      form.wrapper.get('[data-testid="cell-facts"] [data-testid="help-link"]').attributes('href')
    expect(place(cell(patient, '2026-06-02', 'alt'))).toBe('#/help/limits-alt')
    const hemolysed = aPatient({ draws: [aDraw('2026-06-02', { ast: '溶血' })] })
    expect(place(cell(hemolysed, '2026-06-02', 'ast'))).toBe('#/help/reason-text-only')
  })

  test('says what changed since the draw before and since the baseline, and whether that is to be expected', () => {
    const form = cell(patient, '2026-06-02', 'alt')
    const previous = form.wrapper.get('[data-testid="cell-change-previous"]').text()
    for (const part of ['+78 (+390%)', '2026-04-02', '20', '想定される変動を超える変化(RCV −27.2/+37.3%'])
      expect(previous).toContain(part)
    const tg = cell(patient, '2026-06-02', 'tg').wrapper.get('[data-testid="cell-change-baseline"]').text()
    expect(tg).toContain('想定される変動の範囲内')
    expect(tg).toContain('変化なしという意味ではありません')
  })

  test('says why a change is not compared', () => {
    const form = cell(patient, '2026-08-02', 'alt')
    expect(form.wrapper.get('[data-testid="cell-change-previous"]').text()).toContain('検査会社が異なります')
    expect(form.has('cell-variation')).toBe(false)
    useLanguage().set('en')
    const english = cell(patient, '2026-08-02', 'alt')
    expect(english.wrapper.get('[data-testid="cell-change-previous"]').text()).toContain(
      'not compared with the expected variation because the laboratories differ',
    )
  })

  test('says that two unnamed laboratories were taken for one', () => {
    const unnamed = aPatient({
      courses: [aCourse()],
      draws: [aDraw('2026-04-02', { alt: '20' }), aDraw('2026-06-02', { alt: '28' })],
    })
    expect(facts(cell(unnamed, '2026-06-02', 'alt'))).toContain('同じ検査会社とみなしました')
  })

  test('names the sources of the expected variation, and the caveats of the analyte', () => {
    const sources = cell(patient, '2026-06-02', 'alt').wrapper.get('[data-testid="cell-variation"]')
    for (const part of [
      '個体内変動 9.3%',
      '分析変動 6.7%',
      '15.4%',
      'Carobene',
      '異常という意味ではありません',
    ])
      expect(sources.text()).toContain(part)
    expect(sources.findAll('[data-source]').map((each) => each.attributes('data-source'))).toEqual([
      'eubivas-enzymes-2017',
      'eubivas-table-2022',
      'alt-meta-2018',
      'rcv-log-normal-2006',
      'rcv-half-cvi-2004',
    ])
  })

  test("says R, the missing CK and Hy's law where they apply to the day of the result", () => {
    const notes = (on: string, analyte: string) =>
      cell(patient, on, analyte).wrapper.find('[data-testid="cell-liver-notes"]')
    const said = notes('2026-06-02', 'alt').text()
    for (const part of ['R比 9.4', '肝細胞障害型', 'CKの数値がありません', 'Hy の法則'])
      expect(said).toContain(part)
    expect(notes('2026-04-02', 'alt').exists()).toBe(false)
    expect(notes('2026-06-02', 'tg').exists()).toBe(false)
  })

  test('of a pending order and of words has no changes', () => {
    const waiting = aPatient({
      draws: [aDraw('2026-04-02', { alt: '20' }), aDraw('2026-06-02', { alt: '未着', ast: '溶血' })],
    })
    expect(facts(cell(waiting, '2026-06-02', 'alt'))).toContain('未着のため判定していません')
    const words = cell(waiting, '2026-06-02', 'ast')
    expect(facts(words)).toContain('数値ではない結果です')
    expect(words.has('cell-change-previous')).toBe(false)
  })
})

describe('the page of a patient of the demo clinic', () => {
  async function page(of: Patient) {
    const kept = aClinicWith(of)
    useRecords().patient = () => Promise.resolve(kept.patient)
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/', name: 'worklist', component: { template: '' } },
        { path: '/print', name: 'print', component: { template: '' } },
      ],
    })
    const wrapper = mount(PatientScreen, {
      props: { id: of.id },
      attachTo: document.body,
      global: { plugins: [router], stubs: { PatientCharts: true } },
    })
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve()
    await nextTick()
    return wrapper
  }
  const [first] = demoPatients(day('2026-11-22'))
  if (!first) throw new Error('no demo patient')

  test('shows beside the newest results what changed, and what is beyond the expected variation', async () => {
    const wrapper = await page(first)
    // The table stands below the first view and loads behind it.
    const change = await vi.waitFor(
      () => wrapper.get('[data-testid="change-cell"][data-analyte="alt"]'),
      30_000,
    )
    expect(change.attributes()).toMatchObject({
      'data-rcv-previous': 'beyond',
      'data-rcv-baseline': 'beyond',
    })
    expect(change.text()).toContain('+83 (+553%) ↑↑')
    const within = wrapper.get('[data-testid="change-cell"][data-analyte="ldl"]')
    expect(within.attributes('data-rcv-previous')).toBe('within')
  })

  test('says R beside ALT in the first view, and in full under the table', async () => {
    const wrapper = await page(first)
    expect(wrapper.get('aside').text()).toMatch(/ALT 98\s*4\.3×ULN · R 9\.4/)
    await vi.waitFor(
      () =>
        expect(wrapper.get('[data-testid="liver-notes"]').attributes('data-r-class')).toBe('hepatocellular'),
      30_000,
    )
    expect(wrapper.get('[data-testid="liver-notes"]').attributes('data-ck-missing')).toBe('yes')
  })
})
