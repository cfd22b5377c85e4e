import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { effectScope, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { factsOf } from '@/domain/factsOf'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { useClock } from '@/state/clock'
import { useErasing, type Erasing } from '@/state/erasing'
import { permitted } from '@/state/people/permitted'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { useSettings } from '@/state/settings'
import { openDatabase, type Act, type ClinicDatabase, type Role, type StoreSession } from '@/storage'
import { aDraw, aPatient } from '../domain/edit/builders'

vi.setConfig({ testTimeout: 20_000 })

const WHY = '保存期間満了'
let database: ClinicDatabase
let session: StoreSession
let erasing: Erasing
let scope: EffectScope
let count = 0

beforeEach(async () => {
  setActivePinia(createPinia())
  vi.useFakeTimers({ now: new Date('2026-11-22T09:14:00+09:00'), toFake: ['Date'] })
  useClock().setZone('Asia/Tokyo')
  count += 1
  database = await openDatabase(`erasing-${count}`, { factsOf })
  session = await database.createOpenClinic({ settings: DEFAULT_SETTINGS, templates: [] })
  vi.spyOn(useSession(), 'openStore').mockReturnValue(session)
  scope = effectScope()
})

afterEach(async () => {
  scope.stop()
  vi.useRealTimers()
  await database.destroy()
})

function person(number: string, drawn: string): Patient {
  return aPatient({ id: `id-${number}`, number, draws: [aDraw(drawn, { alt: '18' })] })
}

async function store(at: string, patients: Patient[], more: Partial<Act> = {}): Promise<void> {
  await session.commit({ what: 'imported', at, patients, ...more })
}

/** Opens the records and looks for those whose time is over. */
async function looked(): Promise<string[]> {
  await useRecords().load()
  erasing = scope.run(useErasing)!
  await erasing.look()
  return shown()
}

const shown = (): string[] => (erasing.list.value ?? []).map(({ number }) => number)

async function setYears(retentionYears: number): Promise<void> {
  await useSettings().load()
  await useSettings().save({ retentionYears })
}

describe('who is offered', () => {
  test('those whose last entry is five years ago and a day, longest ago first; not those of five years to the day', async () => {
    await store('2021-11-21T23:59:59', [person('1', '2021-06-01')])
    await store('2021-11-22T00:00:00', [person('2', '2021-06-01')])
    await store('2018-03-03T10:00:00', [person('3', '2017-06-01')])
    expect(await looked()).toEqual(['3', '1'])
    expect(erasing.list.value?.map(({ lastEntry }) => lastEntry)).toEqual(['2018-03-03', '2021-11-21'])
    expect([erasing.more.value, erasing.unknown.value]).toEqual([0, 0])
  })

  test('somebody with old results that were imported lately is not', async () => {
    await store('2026-11-20T09:00:00', [person('1', '2015-06-01')])
    expect(await looked()).toEqual([])
    expect(erasing.unknown.value).toBe(0)
  })

  test('after a longer time, where the clinic keeps records longer', async () => {
    await store('2018-03-03T10:00:00', [person('1', '2017-06-01')])
    await store('2016-11-21T10:00:00', [person('2', '2016-06-01')])
    await setYears(10)
    expect(await looked()).toEqual(['2'])
  })

  test('nobody of whom the moment of writing is not known', async () => {
    await store('2018-03-03T10:00:00', [person('1', '2017-06-01')])
    const history = await session.history()
    const without = {
      ...history,
      newest: async function* () {
        for await (const page of history.newest()) yield page.map(({ content }) => ({ content }))
      },
    }
    vi.spyOn(session, 'history').mockResolvedValue(without)
    expect(await looked()).toEqual([])
    expect(erasing.unknown.value).toBe(1)
  })

  test('a few at a time, and nobody twice', async () => {
    const many = Array.from({ length: 45 }, (_, at) => person(String(at), '2017-06-01'))
    await store('2018-03-03T10:00:00', many)
    expect(await looked()).toHaveLength(20)
    expect(erasing.more.value).toBe(25)
    await erasing.showMore()
    await erasing.showMore()
    expect(new Set(shown()).size).toBe(45)
    expect(erasing.more.value).toBe(0)
  })

  test('the list goes once another time is set', async () => {
    await store('2018-03-03T10:00:00', [person('1', '2017-06-01')])
    expect(await looked()).toEqual(['1'])
    await setYears(10)
    await vi.waitFor(() => expect(erasing.list.value).toBeUndefined())
  })
})

describe('erasing', () => {
  beforeEach(async () => {
    await store('2018-03-03T10:00:00', [person('00142', '2017-06-01'), person('00518', '2017-06-01')])
  })

  test('takes somebody out of the list, the facts and the store; the reason and the id stay', async () => {
    await looked()
    expect(await erasing.erase('id-00142', ` ${WHY} `, '00142')).toBeUndefined()
    await vi.waitFor(() => expect(shown()).toEqual(['00518']))
    expect(useRecords().facts.map(({ number }) => number)).toEqual(['00518'])
    expect(await session.readPatient('id-00142')).toBeUndefined()
    const [act] = await session.readActs(1)
    expect(act).toMatchObject({ what: 'patient-erased', why: WHY, patientIds: ['id-00142'] })
    expect(JSON.stringify(act)).not.toContain('青木')
  })

  test.each([
    ['', '00142', 'missing'],
    ['00142 満了', '00142', 'reason-names-patient'],
    ['青木さん', '00142', 'reason-names-patient'],
    [WHY, '00518', 'number-differs'],
    [WHY, '', 'number-differs'],
  ])('is refused with the reason “%s” and the number “%s”: %s', async (why, number, code) => {
    await looked()
    expect(await erasing.erase('id-00142', why, number)).toMatchObject({ code })
    expect(await session.readPatient('id-00142')).toBeDefined()
  })

  test('is refused once something was entered after the list was made', async () => {
    await looked()
    const before = (await session.readPatient('id-00142'))!
    await store('2026-11-22T09:00:00', [{ ...before, phone: '03-1111-1111' }], { what: 'patient' })
    expect(await erasing.erase('id-00142', WHY, '00142')).toMatchObject({ code: 'retention-not-over' })
    expect(await session.readPatient('id-00142')).toBeDefined()
  })

  test('is refused where nothing can be read of somebody', async () => {
    await looked()
    expect(await erasing.erase('id-of-nobody', WHY, '00142')).toMatchObject({ code: 'record-unreadable' })
  })

  test.each<[Role, boolean]>([
    ['doctor', true],
    ['nurse', false],
    ['viewer', false],
  ])('by a %s: %s', async (role, may) => {
    const store = permitted({ ...session, user: { ...session.user, role } })
    vi.spyOn(useSession(), 'openStore').mockReturnValue(store)
    await looked()
    const outcome = await erasing.erase('id-00142', WHY, '00142').then(
      () => 'done',
      (cause: unknown) => (cause instanceof Error ? cause.name : ''),
    )
    expect(outcome).toBe(may ? 'done' : 'NotPermitted')
    expect((await session.readPatient('id-00142')) === undefined).toBe(may)
  })
})
