import { openDB } from 'idb'
import { afterEach, describe, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { newId, openDatabase, type ClinicDatabase, type StoreSession } from '@/storage'
import { ALL_STORES } from '@/storage/stores/schema'
import type { Order } from './resume.worker'

const PASSPHRASE = '正しい馬の電池の針'
const CLINIC = { settings: { ...DEFAULT_SETTINGS, name: '秘密の医院' }, templates: [] }
const AT = '2026-11-22T09:30:00'

const factsOf = ({ id, number, name }: Patient): PatientFacts => ({
  id,
  number,
  ...(name !== undefined && { name }),
  courses: [],
  draws: [],
  values: [],
})

function patients(count: number, more: Partial<Patient> = {}): Patient[] {
  return Array.from({ length: count }, (_, at) => ({
    id: newId(),
    number: `N${10_000 + at}`,
    name: '佐藤 花子',
    weights: [],
    courses: [],
    draws: [],
    contacts: [],
    ...more,
  }))
}

let made = 0
const open: ClinicDatabase[] = []

async function database(name = `browser-${(made += 1)}`): Promise<ClinicDatabase> {
  const opened = await openDatabase(name, { factsOf })
  open.push(opened)
  return opened
}

async function openClinic(): Promise<StoreSession> {
  return (await database()).createOpenClinic(CLINIC)
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.destroy()
})

/** Lets a worker take the session up; resolves with its first answer that `until` accepts. */
function inWorker(
  order: Order,
  until: (answer: object) => boolean,
): Promise<{ answer: object; worker: Worker }> {
  const worker = new Worker(new URL('./resume.worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
    worker.addEventListener('message', (event: MessageEvent<object>) => {
      if (until(event.data)) resolve({ answer: event.data, worker })
    })
    worker.postMessage(order)
  })
}

describe('in a real browser', () => {
  test(
    'a disk that is full: the act is refused by name, nothing of it is stored, and later acts work',
    { timeout: 90_000 },
    async () => {
      const { origin } = location
      const { usage = 0 } = await navigator.storage.estimate()
      await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 400_000 })
      const session = await openClinic()
      let confirmed = 0
      const fill = async (): Promise<unknown> => {
        // For some seconds Chromium goes by the room that it found when it last looked.
        for (let tries = 0; tries < 120; tries += 1) {
          const more = { what: 'x', at: AT, patients: patients(1000) }
          const refusal = await session.commit(more).then(
            () => undefined,
            (cause: unknown) => cause,
          )
          if (refusal !== undefined) return refusal
          confirmed += 1
          await new Promise((resolve) => setTimeout(resolve, 300))
        }
        return undefined
      }
      expect(await fill()).toMatchObject({ name: 'QuotaExceeded' })
      expect(await session.readFacts()).toHaveLength(1000 * confirmed)
      expect(await session.readActs(200)).toHaveLength(confirmed)

      await cdp().send('Storage.overrideQuotaForOrigin', { origin })
      const store = () =>
        session.commit({ what: 'x', at: AT, patients: patients(1) }).then(() => 'stored', String)
      await expect.poll(store, { timeout: 60_000 }).toBe('stored')
      expect(await session.readFacts()).toHaveLength(1000 * confirmed + 1)
      session.close()
    },
  )

  test('a clinic is created, locked, unlocked by passphrase and by recovery key, and everything is there', async () => {
    const clinic = await database()
    const { session, recoveryKey } = await clinic.createClinic({
      clinic: CLINIC,
      passphrase: PASSPHRASE,
      userName: '佐藤',
    })
    const all = patients(230)
    await session.commit({ what: 'imported', at: AT, patients: all })
    session.close()
    expect(await clinic.unlock('wrong passphrase')).toBeUndefined()
    for (const again of [
      await clinic.unlock(PASSPHRASE),
      await clinic.unlockWithRecoveryKey(recoveryKey.toLowerCase()),
    ]) {
      expect(await again?.readFacts()).toHaveLength(230)
      expect(await again?.readPatient(all[77]?.id ?? '')).toEqual(all[77])
      expect((await again?.readClinic())?.settings.name).toBe('秘密の医院')
      again?.close()
    }
  })

  test('nothing that was stored can be read in the database: no name, number or clinic', async () => {
    const clinic = await database('readable')
    const { session } = await clinic.createClinic({
      clinic: CLINIC,
      passphrase: PASSPHRASE,
      userName: '佐藤',
    })
    await session.commit({ what: 'imported', at: AT, patients: patients(120) })
    session.close()
    const disk = await openDB('readable')
    const records = await Promise.all(ALL_STORES.map((store) => disk.getAll(store)))
    disk.close()
    const texts = ['佐藤 花子', '秘密の医院', 'N10007', PASSPHRASE]
    expect(texts.filter((text) => records.flat().some((record) => holds(record, text)))).toEqual([])
    expect(records.flat().length).toBeGreaterThan(6)
  })

  test('a worker takes the session up by its handle, stores, and this tab hears which patients changed', async () => {
    const session = await openClinic()
    await session.commit({ what: 'x', at: AT, patients: patients(3) })
    const heard = new Promise<string[]>((resolve) => session.onForeignChange(resolve))
    const added = patients(2)
    const order = { handle: session.handle(), patients: added }
    const { answer, worker } = await inWorker(order, (said) => 'found' in said)
    worker.terminate()
    expect(answer).toEqual({ found: 3, stored: 2 })
    expect(await heard).toEqual(added.map(({ id }) => id))
    expect(await session.readFacts()).toHaveLength(5)
    expect(await session.readPatient(added[1]?.id ?? '')).toEqual(added[1])
  })

  test(
    'a worker killed while it stores leaves all of its act or nothing of it',
    { timeout: 60_000 },
    async () => {
      const session = await openClinic()
      await session.commit({ what: 'x', at: AT, patients: patients(3) })
      let stored = 3
      for (const wait of [0, 5, 15, 30, 60, 100, 150]) {
        const order = { handle: session.handle(), patients: patients(1000, { contactNote: 'x'.repeat(200) }) }
        const { worker } = await inWorker(order, (said) => 'begun' in said)
        await new Promise((resolve) => setTimeout(resolve, wait))
        worker.terminate()
        const facts = await session.readFacts()
        expect([stored, stored + 1000]).toContain(facts.length)
        stored = facts.length
        expect((await session.readActs(1))[0]?.number).toBe(1 + (stored - 3) / 1000)
      }
      let read = 0
      for await (const page of session.pages()) read += page.length
      expect(read).toBe(stored)
      expect(session.damages()).toEqual([])
    },
  )

  test('the key of the demonstration clinic lies beside its data and cannot be taken out', async () => {
    const session = await openClinic()
    await session.commit({ what: 'x', at: AT, patients: patients(2) })
    session.close()
    const again = await (await database(session.handle().database)).openOpenClinic()
    expect(await again?.readFacts()).toHaveLength(2)
    expect(again?.handle().keys.newest.extractable).toBe(false)
    again?.close()
  })

  test('two tabs on one database: the second to store the same patient is refused', async () => {
    const here = await openClinic()
    const [patient] = patients(1)
    if (!patient) throw new Error('no patient')
    await here.commit({ what: 'x', at: AT, patients: [patient] })
    const there = await (await database(here.handle().database)).openOpenClinic()
    await there?.readPatient(patient.id)
    const change = (phone: string) => ({ what: 'x', at: AT, patients: [{ ...patient, phone }] })
    const done = await Promise.allSettled([here.commit(change('1')), there?.commit(change('2'))])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await here.readActs(9)).toHaveLength(2)
    there?.close()
  })
})

/** Whether a text stands anywhere in a record: as a string, or as bytes in UTF-8 or UTF-16. */
function holds(part: unknown, text: string): boolean {
  if (typeof part === 'string') return part.includes(text)
  if (part instanceof ArrayBuffer) return holds(new Uint8Array(part), text)
  if (part instanceof Uint8Array) {
    return [
      new TextDecoder('utf-8').decode(part),
      new TextDecoder('utf-16le').decode(part),
      new TextDecoder('utf-16le').decode(part.subarray(1)),
    ].some((read) => read.includes(text))
  }
  if (typeof part !== 'object' || part === null) return false
  return Object.values(part).some((value) => holds(value, text))
}
