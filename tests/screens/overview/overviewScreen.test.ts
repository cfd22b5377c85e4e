import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { OverviewScan } from '@/domain/overview'
import type { Patient } from '@/domain/patient'
import { useClock } from '@/state/clock'
import { connectOverviewBy } from '@/state/overview/overview'
import type { OverviewService, ScanAnswer } from '@/state/overview/types'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { useSettings } from '@/state/settings'
import { useWorklist } from '@/state/worklist'
import OverviewScreen from '@/screens/overview/OverviewScreen.vue'
import { surroundingsKey } from '@/ui/surroundings'
import { aCourse, aDraw, aPatient } from '../../domain/patients'

const TODAY = day('2026-11-22')
let shown: VueWrapper | undefined
let router: Router

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  setActivePinia(createPinia())
  useClock().setZone('Asia/Tokyo')
  useSession().store = { handle: () => ({}), close: () => undefined } as never
})
afterEach(() => {
  shown?.unmount()
  shown = undefined
  vi.useRealTimers()
})

/** The results counted at once, as the worker would. */
function counting(people: readonly Patient[], more: Partial<Extract<ScanAnswer, { state: 'done' }>> = {}) {
  return (): Promise<ScanAnswer> => {
    const scan = new OverviewScan(useSettings().judging, TODAY)
    for (const patient of people) scan.add(patient)
    return Promise.resolve({ state: 'done', overview: scan.done(), ...more })
  }
}

async function theScreen(
  people: readonly Patient[],
  scan: OverviewService['scan'] = counting(people),
  address = '/overview',
): Promise<VueWrapper> {
  connectOverviewBy(() => ({ service: { scan, cancel: () => Promise.resolve() }, end: () => undefined }))
  const records = useRecords()
  records.facts = people.map(factsOf)
  records.factsLoaded = true
  const empty = { template: '<div />' }
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/overview', name: 'overview', component: empty },
      { path: '/worklist', name: 'worklist', component: empty },
      { path: '/import', name: 'import', component: empty },
      { path: '/p/:id', name: 'patient', component: empty },
    ],
  })
  await router.push(address)
  shown = mount(OverviewScreen, {
    global: {
      plugins: [router],
      provide: {
        [surroundingsKey as symbol]: { language: ref('ja'), dateStyle: ref('iso'), today: ref(TODAY) },
      },
    },
    attachTo: document.body,
  })
  await flushPromises()
  return shown
}

/** Drawn completely on a day, in a course that began with it. */
function drawnOn(on: string, number: string, line = 'ast 20, alt 20, tg 90, ldl 90, tbil 0.6'): Patient {
  return aPatient({ id: `id-${number}`, number, courses: [aCourse(on)], draws: [aDraw(on, line)] })
}

const CLINIC = [
  drawnOn('2026-09-14', '00101'),
  drawnOn('2026-09-21', '00102'),
  drawnOn('2026-09-24', '00103'),
  drawnOn('2026-10-05', '00104', 'alt 98, tg 90'),
  aPatient({ id: 'id-00105', number: '00105', courses: [aCourse('2026-11-01')] }),
  aPatient({ id: 'id-00106', number: '00106' }),
]

const counts = (screen: VueWrapper, testid: string, key: string): Record<string, string> =>
  Object.fromEntries(
    screen
      .findAll(`[data-testid="${testid}"]`)
      .map((one) => [one.attributes(key) ?? '', one.attributes('data-count') ?? '']),
  )

describe('the days of the clinic', () => {
  test('each week says how many are due, and each band how many are overdue', async () => {
    const screen = await theScreen(CLINIC)
    const weeks = counts(screen, 'overview-due-week', 'data-week')
    expect(Object.keys(weeks)).toHaveLength(12)
    expect(weeks).toMatchObject({ '2026-11-16': '0', '2026-11-23': '1', '2026-11-30': '1' })
    expect(counts(screen, 'overview-overdue', 'data-band')).toEqual({
      '1-7': '1',
      '8-14': '1',
      '15-28': '0',
      '29-56': '0',
      '57+': '0',
      'baseline-missing': '1',
    })
    expect(counts(screen, 'overview-undue-status', 'data-status')).toEqual({ 'no-course': '1' })
  })

  test('a closed day shifts nothing; days closed beside the usual weekdays are a hint at their week', async () => {
    const settings = useSettings()
    const closed = { weekdays: [0], holidays: false, days: [day('2026-11-24'), day('2026-11-29')] }
    settings.clinic = { ...settings.clinic, settings: { ...settings.settings, closed } }
    const screen = await theScreen(CLINIC)
    const week = screen.find('[data-week="2026-11-23"]')
    expect(week.attributes()).toMatchObject({ 'data-count': '1', 'data-closed': '1' })
    expect(screen.find('[data-week="2026-11-30"]').attributes('data-closed')).toBe('0')
    await week.trigger('click')
    await flushPromises()
    const due = screen.find('[data-testid="overview-list"] [data-patient-number]')
    expect(due.attributes('data-due')).toBe('2026-11-24')
  })

  test('are the numbers of the worklist', async () => {
    const screen = await theScreen(CLINIC)
    const { counts: chips } = useWorklist()
    const past = screen.find('[data-testid="overview-due-status-overdue"]').attributes('data-count')
    expect(Number(past)).toBe(chips.overdue)
  })

  test('a count opens the list of its patients with the way to each, and Escape closes it again', async () => {
    const screen = await theScreen(CLINIC)
    const band = screen.find<HTMLElement>('[data-band="8-14"]')
    band.element.focus()
    await band.trigger('click')
    await flushPromises()
    const list = screen.find('[data-testid="overview-list"]')
    expect(list.attributes('data-total')).toBe('1')
    expect(list.find('[data-patient-number="00101"] a').attributes('href')).toBe('/p/id-00101')
    expect(router.currentRoute.value.fullPath).toBe('/overview?list=overdue-8-14')
    expect(document.activeElement?.textContent).toContain('8–14日')
    await list.trigger('keydown', { key: 'Escape' })
    await flushPromises()
    expect(screen.find('[data-testid="overview-list"]').exists()).toBe(false)
    expect(document.activeElement).toBe(band.element)
  })

  test('a list that the worklist has too leads there, and the address finds a list again', async () => {
    const screen = await theScreen(CLINIC, counting(CLINIC), '/overview?list=status-overdue')
    expect(screen.find('[data-testid="overview-to-worklist"]').attributes('href')).toBe(
      '/worklist?chip=overdue',
    )
    expect(screen.findAll('[data-testid="overview-list"] tbody tr')).toHaveLength(2)
  })
})

describe('what the results say', () => {
  test('a cell holds flags with the number judged, and what is not judged beside it', async () => {
    const screen = await theScreen(CLINIC)
    expect(screen.find('td[data-analyte="alt"][data-weeks="0"]').attributes()).toMatchObject({
      'data-judged': '4',
      'data-stop': '1',
      'data-not-judged': '0',
    })
    expect(screen.find('td[data-analyte="alt"][data-weeks="0"]').text()).toContain('1/4')
  })

  test('who has no point on the plot is counted by reason, and listed', async () => {
    const screen = await theScreen(CLINIC)
    expect(counts(screen, 'edish-not-plotted', 'data-reason')).toEqual({ 'no-results': '2', 'no-tbil': '1' })
    await screen.find('[data-reason="no-tbil"]').trigger('click')
    await flushPromises()
    expect(screen.find('[data-testid="overview-list"]').text()).toContain('00104')
  })

  test('without any bilirubin the plot says so', async () => {
    const people = [drawnOn('2026-10-05', '00104', 'alt 98, tg 90')]
    const screen = await theScreen(people)
    expect(screen.find('[data-testid="edish-none"]').text()).toContain('T-Bil')
    expect(screen.find('[data-testid="chart-edish"]').exists()).toBe(false)
  })

  test('the other courses and the other peaks are one choice away, and stand in the address', async () => {
    const screen = await theScreen(CLINIC)
    await screen.find('[data-testid="overview-peaks-near"]').trigger('click')
    await flushPromises()
    await screen.find('[data-testid="overview-scope-all"]').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ peaks: 'near', courses: 'all' })
    expect(screen.find('[data-testid="overview-edish"]').attributes('data-mode')).toBe('near')
  })

  test('pages that could not be read are named above the sums', async () => {
    const readIds = CLINIC.slice(1).map(({ id }) => id)
    const screen = await theScreen(CLINIC, counting(CLINIC.slice(1), { unread: { pages: 1, readIds } }))
    const note = screen.find('[data-testid="overview-unread"]')
    expect(note.attributes()).toMatchObject({ 'data-pages': '1', 'data-patients': '1' })
    expect(note.text()).toContain('00101')
  })

  test('a count that failed says so and offers to try again; the days above stand', async () => {
    const screen = await theScreen(CLINIC, () => Promise.reject(new Error('gone')))
    expect(screen.find('[role="alert"]').text()).toContain('集計できませんでした')
    expect(screen.find('[data-testid="overview-scan-again"]').exists()).toBe(true)
    expect(screen.find('[data-testid="overview-due-week"]').exists()).toBe(true)
  })
})

test('a clinic without patients says what would stand here', async () => {
  const scan = vi.fn<OverviewService['scan']>()
  const screen = await theScreen([], scan)
  expect(screen.find('[data-testid="overview-empty"]').text()).toContain('患者がまだいません')
  expect(scan).not.toHaveBeenCalled()
})
