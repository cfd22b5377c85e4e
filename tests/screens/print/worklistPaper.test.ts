import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { addDays, day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import type { Seal } from '@/domain/seal'
import WorklistPaper from '@/screens/print/list/WorklistPaper.vue'
import { useClock } from '@/state/clock'
import { useLanguage } from '@/state/language'
import { useMessages } from '@/state/messages'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { surroundingsKey } from '@/ui/surroundings'
import { aCourse, aDraw, aFacts } from '../../builders/facts'

const TODAY = day('2026-11-22')
const acts: unknown[] = []
let refuses = false

function somebody(number: string, given: Partial<PatientFacts> = {}): PatientFacts {
  return aFacts({
    number,
    name: `患者${number}`,
    courses: [aCourse('2026-09-27', { weeks: 20 })],
    draws: [aDraw('2026-09-14', { reviewed: '2026-09-20' })],
    ...given,
  })
}

const everybody = [
  somebody('1'),
  somebody('2', { snooze: { until: day('2026-12-01'), setOn: day('2026-11-20'), reason: '出張' } }),
  somebody('3', { draws: [aDraw('2026-10-01')], nextVisit: day('2026-11-25') }),
  somebody('4', { draws: [] }),
]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  acts.length = 0
  refuses = false
})
enableAutoUnmount(afterEach)
afterEach(() => vi.useRealTimers())

async function paper(address: string, language: 'ja' | 'en' = 'ja') {
  const pinia = createPinia()
  setActivePinia(pinia)
  useClock().setZone('Asia/Tokyo')
  useLanguage().language = language
  useRecords().facts = everybody
  const trail = {
    note: (act: unknown): Promise<void> =>
      refuses ? Promise.reject(new Error('no space')) : Promise.resolve(void acts.push(act)),
    seal: (): Promise<Seal> =>
      refuses
        ? Promise.reject(new Error('no space'))
        : Promise.resolve({ count: acts.length, hash: '0123abcdef' }),
  }
  vi.spyOn(useSession(), 'openStore').mockReturnValue({ trail: () => Promise.resolve(trail) } as never)
  const history = createMemoryHistory()
  history.replace(address)
  const router = createRouter({
    history,
    routes: [{ path: '/print', name: 'print', component: { render: () => null } }],
  })
  await router.push(address)
  const surroundings = { language: ref(language), dateStyle: ref('iso'), today: ref(TODAY) }
  const shown = mount(WorklistPaper, {
    global: { plugins: [pinia, router], provide: { [surroundingsKey as symbol]: surroundings } },
  })
  await flushPromises()
  return shown
}

const numbers = (shown: Awaited<ReturnType<typeof paper>>) =>
  shown.findAll('[data-patient-number]').map((row) => row.attributes('data-patient-number'))

test('the paper holds the list that the address names, and says which', async () => {
  const overdue = await paper('/print?list=worklist&chip=overdue')
  expect(numbers(overdue)).toEqual(['1', '2'])
  expect(overdue.text()).toContain('絞り込み: 超過')
  expect(overdue.text()).toContain('2026-11-22 09:14 時点')
  const sorted = await paper('/print?list=worklist&chip=all&sort=number&order=down')
  expect(sorted.text()).toContain('並び順: 番号(逆順)')
  expect(numbers(sorted)).toEqual(['4', '1', '3', '2'])
})

test('those who are booked and put aside stand under their headings with the reason', async () => {
  const all = await paper('/print?list=worklist&chip=all')
  expect(all.findAll('.section').map((heading) => heading.text())).toEqual([
    '期限日までに来院予定あり(連絡不要)',
    '再通知待ち',
  ])
  expect(all.find('[data-patient-number="2"]').text()).toContain('再通知 12-01 出張')
})

test('the visits of a day are one list', async () => {
  expect(numbers(await paper('/print?list=worklist&visit=2026-11-25'))).toEqual(['3'])
  const none = await paper(`/print?list=worklist&visit=${addDays(TODAY, 9)}`)
  expect(numbers(none)).toEqual([])
  expect(none.text()).toContain('来院予定 2026-12-01')
})

test('a list that was only looked at is not noted; each print is, once, while it is shown', async () => {
  const shown = await paper('/print?list=worklist&chip=overdue')
  const pages = shown.findAll('.paper-page').length
  const noted = {
    what: 'list-printed',
    at: '2026-11-22T09:14:00',
    detail: { rows: 2, pages, list: 'overdue' },
  }
  const printed = async (): Promise<void> => {
    for (const name of ['beforeprint', 'afterprint']) window.dispatchEvent(new Event(name))
    await flushPromises()
  }
  expect(acts).toEqual([])
  await printed()
  expect(acts).toEqual([noted])
  await printed()
  expect(acts).toEqual([noted, noted])
  shown.unmount()
  await printed()
  expect(acts).toHaveLength(2)
})

test.each([
  ['ja', '記録 1 · 0123abcd'],
  ['en', 'Record 1 · 0123abcd'],
] as const)(
  'the seal at the foot covers the entry of the print that was asked for (%s)',
  async (language, text) => {
    const shown = await paper('/print?list=worklist&chip=overdue', language)
    expect(shown.get('footer [data-testid="seal"]').attributes('data-count')).toBe('0')
    expect(shown.emitted('settled')?.at(-1)).toEqual([true])
    const printed: string[] = []
    vi.stubGlobal('print', () => printed.push(shown.get('footer [data-testid="seal"]').text()))
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, cancelable: true }))
    await flushPromises()
    expect(printed).toEqual([text])
    expect(shown.get('footer [data-testid="seal"]').attributes()).toMatchObject({
      'data-count': '1',
      'data-hash': '0123abcd',
    })
  },
)

test('where the log cannot be written, there is a paper without a seal, and once it is printed the screen says so', async () => {
  refuses = true
  const shown = await paper('/print?list=worklist&chip=overdue')
  expect(numbers(shown)).toHaveLength(2)
  expect(shown.find('[data-testid="seal"]').exists()).toBe(false)
  expect(shown.emitted('settled')?.at(-1)).toEqual([true])
  window.dispatchEvent(new Event('beforeprint'))
  await flushPromises()
  expect(useMessages().list.map(({ kind }) => kind)).toEqual(['error'])
})
