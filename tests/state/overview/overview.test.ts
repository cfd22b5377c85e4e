import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Patient } from '@/domain/patient'
import { OverviewDesk } from '@/state/overview/desk'
import { connectOverviewBy, useOverview } from '@/state/overview/overview'
import type { OverviewService, ScanAnswer } from '@/state/overview/types'
import { useClock } from '@/state/clock'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { useSettings } from '@/state/settings'
import type { StoreSession } from '@/storage'
import { aDraw, aPatient } from '../../domain/patients'
import { anAct, freshName, openClinic, patients, resumed, the } from '../../storage/clinic'
import { sealedIn, tamper } from '../../storage/disk'

let session: StoreSession
let name: string
let breaths: (() => void) | undefined
let ended: number

beforeEach(async () => {
  name = freshName()
  session = await openClinic(name)
  breaths = undefined
  ended = 0
  setActivePinia(createPinia())
  useSession().store = session
  useSession().phase = 'open'
  const desk = new OverviewDesk({ resume: (handle) => resumed(handle), breathe })
  connectOverviewBy(() => ({ service: desk, end: () => void (ended += 1) }))
})

function breathe(): Promise<void> {
  breaths?.()
  return Promise.resolve()
}

/** Stores people and reads the facts as the app does when the clinic opens. */
async function keep(...people: Patient[]): Promise<void> {
  await session.commit(anAct({ patients: people }))
  await useRecords().load()
}

const high = (id: string, number: string): Patient =>
  aPatient({ id, number, draws: [aDraw('2026-01-05', 'alt 98, tbil 0.6')] })

describe('counting the results of everybody', () => {
  test('gives grids and plot of all pages, with the moment that they stand for', async () => {
    await keep(...patients(250), high('a', '90001'), high('b', '90002'))
    const overview = useOverview()
    const heard: number[] = []
    breaths = () => void heard.push(overview.done)
    await overview.refresh()
    expect(overview.phase).toBe('done')
    expect(overview.kept).toMatchObject({ patients: 252, edish: { course: { counts: { temple: 2 } } } })
    expect(overview.kept?.grids.all.results).toBe(4)
    expect(overview.kept?.day).toBe(useClock().today)
    expect(heard.length).toBeGreaterThan(1)
    expect(heard.at(-1)).toBe(252)
    expect(ended).toBe(1)
  })

  test('is kept while nothing changes, and done again after a change', async () => {
    await keep(high('a', '90001'))
    const overview = useOverview()
    await overview.refresh()
    const before = overview.kept
    await overview.refresh()
    expect(overview.kept).toBe(before)
    expect(overview.isCurrent).toBe(true)

    await session.commit(anAct({ patients: [high('b', '90002')] }))
    await useRecords().reload()
    expect(overview.isCurrent).toBe(false)
    expect(overview.kept).toBe(before)
    await overview.refresh()
    expect(overview.kept?.patients).toBe(2)
    expect(overview.isCurrent).toBe(true)
  })

  test('is done again when the rules that judge change', async () => {
    await keep(high('a', '90001'))
    const overview = useOverview()
    await overview.refresh()
    expect(overview.kept?.grids.all.unlimited).toEqual({})
    await useSettings().save({ preset: 'ctcae-v5' })
    expect(overview.isCurrent).toBe(false)
  })

  test('stops when it is cancelled, keeps what was there, and counts again when asked', async () => {
    await keep(...patients(250))
    const overview = useOverview()
    await overview.refresh()
    const before = overview.kept
    await keep(high('a', '90001'))
    breaths = () => void overview.cancel()
    await overview.refresh()
    expect(overview.phase).toBe('cancelled')
    expect(overview.kept).toBe(before)
    breaths = undefined
    await overview.scan()
    expect(overview.kept?.patients).toBe(251)
  })

  test('a scan that was overtaken by a change tells nothing any more', async () => {
    await keep(high('a', '90001'))
    const overview = useOverview()
    const answers: ((answer: ScanAnswer) => void)[] = []
    const slow: OverviewService = {
      scan: () => new Promise((resolve) => void answers.push(resolve)),
      cancel: () => Promise.resolve(),
    }
    connectOverviewBy(() => ({ service: slow, end: () => undefined }))
    const first = overview.scan()
    const second = overview.scan()
    answers[0]?.({ state: 'cancelled' })
    await first
    expect(overview.phase).toBe('scanning')
    answers[1]?.({ state: 'cancelled' })
    await second
    expect(overview.phase).toBe('cancelled')
  })

  test('a scan of what still holds goes on when somebody comes back to the screen', async () => {
    await keep(high('a', '90001'))
    const overview = useOverview()
    let scans = 0
    const slow: OverviewService = {
      scan: () => new Promise(() => void (scans += 1)),
      cancel: () => Promise.resolve(),
    }
    connectOverviewBy(() => ({ service: slow, end: () => undefined }))
    void overview.refresh()
    void overview.refresh()
    expect(scans).toBe(1)
    await useRecords().reload()
    void overview.refresh()
    expect(scans).toBe(2)
  })

  test('pages that cannot be read are told with the patients in them; all others are counted', async () => {
    await keep(...patients(300))
    await tamper(name, 'pages', the((await sealedIn(name, 'pages'))[0]))
    const overview = useOverview()
    await overview.refresh()
    expect(overview.phase).toBe('done')
    expect(overview.kept?.patients).toBe(200)
    expect(overview.kept?.unread?.pages).toBe(1)
    expect(overview.kept?.unread?.patients).toHaveLength(100)
  })

  test('a failure of another kind is told, and nothing is lost', async () => {
    await keep(high('a', '90001'))
    const overview = useOverview()
    await overview.refresh()
    const before = overview.kept
    connectOverviewBy(() => ({
      service: { scan: () => Promise.reject(new Error('gone')), cancel: () => Promise.resolve() },
      end: () => undefined,
    }))
    await overview.scan()
    expect([overview.phase, overview.failure?.detail]).toEqual(['failed', 'gone'])
    expect(overview.kept).toBe(before)
  })

  test('what was counted leaves memory when the clinic locks', async () => {
    await keep(high('a', '90001'))
    const overview = useOverview()
    await overview.refresh()
    useSession().store = undefined
    await nextTick()
    expect([overview.phase, overview.kept]).toEqual(['idle', undefined])
  })
})

test('the rules that are sent to a worker can be cloned', () => {
  expect(structuredClone(useSettings().judging).preset.id).toBe('clinic-default')
})
