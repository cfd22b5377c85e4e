// @vitest-environment node
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  Closed,
  Damaged,
  LastDoctor,
  OldLock,
  WrongKey,
  type ClinicDatabase,
  type StoreSession,
} from '@/storage'
import type { Patient } from '@/domain/patient'
import { renewSlices } from '@/storage/pages/renewal'
import { turnLock } from '@/storage/people/turning'
import { isKeyLock, type KeyLock, type Lock, type SecretLock } from '@/storage/sealing/locks'
import { newestForm, STEPS } from '@/storage/stores/migrations'
import { openStores } from '@/storage/stores/open'
import { SEALED_STORES, type Sealed } from '@/storage/stores/schema'
import {
  aClinic,
  anAct,
  aPatient,
  AT,
  freshName,
  lockedClinic,
  nth,
  numbersOf,
  opened,
  PASSPHRASE,
  patients,
  resumed,
  the,
} from './clinic'
import { everyRecord, onDisk, sealedIn } from './disk'
import { locked, oldClinic } from './oldForm'
import { stretchQuickly } from './quickly'

const OWN = { passphrase: PASSPHRASE }
const NURSE = { name: '看護 次郎', role: 'nurse', passphrase: '採血は忘れずに毎週' } as const
const VIEWER = { name: '受付', role: 'viewer', passphrase: '受付の合言葉は長い' } as const

/** A clinic of 150 patients with something in every store, its doctor, a nurse and somebody at the reception. */
async function aBusyClinic() {
  const clinic = await lockedClinic()
  const { session } = clinic
  const people = await session.people()
  const nurse = await people.add(NURSE, OWN, AT)
  const viewer = await people.add(VIEWER, OWN, AT)
  if (!nurse || !viewer) throw new Error('not added')
  const all = patients(150)
  const record = { id: 'i', at: AT, by: 'x', files: ['名簿.csv'], counts: {}, patientIds: [] }
  await session.commit(anAct({ patients: all, import: record }))
  await session.readFacts()
  await session.commit(
    anAct({ patients: [{ ...nth(all, 3), phone: '1' }], clinic: aClinic('新しい名の医院') }),
  )
  await (await session.entries()).keep({ form: 'draw', values: { alt: '12' }, at: AT })
  return { ...clinic, people, nurse, viewer, all, doctor: session.user }
}

/** What somebody sees who opens the clinic afresh; throws where anything is damaged. */
async function seen(session: StoreSession) {
  const facts = numbersOf(await session.readFacts())
  const all: Patient[] = []
  for await (const page of session.pages()) all.push(...page)
  const acts = await session.readActs(1000)
  const imports = await session.readImports()
  expect(session.damages()).toEqual([])
  return {
    facts,
    patients: numbersOf(all),
    acts: acts.length,
    imports: imports.length,
    clinic: await session.readClinic(),
  }
}

async function seenBy(database: ClinicDatabase, passphrase: string) {
  const session = the(await database.unlock(passphrase))
  const found = await seen(session)
  session.close()
  return found
}

async function generations(name: string): Promise<Set<number | undefined>> {
  const all = await Promise.all(SEALED_STORES.map((store) => sealedIn(name, store)))
  return new Set(all.flat().map(({ generation }) => generation))
}

function locksOf(name: string): Promise<Lock[]> {
  return onDisk(name, (disk) => disk.getAll('locks') as Promise<Lock[]>)
}

async function lockOf(name: string, id: string): Promise<KeyLock> {
  const lock = (await locksOf(name)).find((one) => one.id === id)
  if (!lock || !isKeyLock(lock)) throw new Error(`no lock with a key pair: ${id}`)
  return lock
}

function putLock(name: string, lock: unknown): Promise<IDBValidKey> {
  return onDisk(name, (disk) => disk.put('locks', lock))
}

type Put = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>

/** Lets the nth writing from now on fail, as a crash would. */
function crashAtPut(at: number): () => number {
  const { put } = IDBObjectStore.prototype as { put: Put }
  let count = 0
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value,
  ) {
    count += 1
    if (count === at) throw new Error('crash')
    return put.call(this, value)
  })
  return () => {
    spy.mockRestore()
    return count
  }
}

beforeEach(stretchQuickly)
afterEach(() => {
  vi.restoreAllMocks()
})

describe('taking somebody out', () => {
  test('their passphrase opens nothing any more; everybody else gets in as before and sees everything', async () => {
    const { database, session, people, nurse } = await aBusyClinic()
    const before = await seen(session)
    expect(await people.remove(nurse.id, OWN, AT, false)).toEqual({})
    expect(await database.unlock(NURSE.passphrase)).toBeUndefined()
    expect(await database.unlock(NURSE.passphrase, nurse.id)).toBeUndefined()
    const after = { ...before, acts: before.acts + 1 }
    expect(await seenBy(database, PASSPHRASE)).toEqual(after)
    expect(await seenBy(database, VIEWER.passphrase)).toEqual(after)
    await people.reseal()
    expect(await seenBy(database, PASSPHRASE)).toEqual(after)
    expect(await seenBy(database, VIEWER.passphrase)).toEqual(after)
    expect(await seen(session)).toEqual(after)
  })

  test('the log says who it was, and neither the list nor the door names them', async () => {
    const { database, session, people, nurse } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    expect((await session.readActs(1))[0]).toMatchObject({
      what: 'person-removed',
      detail: { person: nurse.id, name: NURSE.name, role: 'nurse' },
    })
    expect((await people.list()).map(({ name }) => name)).toEqual(['佐藤 花子', VIEWER.name])
    expect((await database.users()).map(({ name }) => name)).toEqual(['佐藤 花子', VIEWER.name])
  })

  test('the printed recovery key goes on opening where it is kept', async () => {
    const { database, people, nurse, recoveryKey } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    await people.reseal()
    const session = the(await database.unlockWithRecoveryKey(recoveryKey))
    expect((await seen(session)).facts).toHaveLength(150)
    session.close()
  })

  test('with a new recovery key the one before opens nothing', async () => {
    const { database, people, nurse, recoveryKey } = await aBusyClinic()
    const given = await people.remove(nurse.id, OWN, AT, true)
    const next = given ? given.recoveryKey : undefined
    expect(await database.unlockWithRecoveryKey(recoveryKey)).toBeUndefined()
    const session = the(await database.unlockWithRecoveryKey(the(next)))
    expect((await seen(session)).facts).toHaveLength(150)
    session.close()
  })

  test('the only doctor cannot be taken out; one of two can, even by themselves', async () => {
    const { database, name, people, doctor, nurse } = await aBusyClinic()
    const before = await everyRecord(name)
    await expect(people.remove(doctor.id, OWN, AT, true)).rejects.toThrow(LastDoctor)
    expect(await everyRecord(name)).toEqual(before)
    await people.change(nurse.id, { name: NURSE.name, role: 'doctor' }, AT)
    expect(await people.remove(doctor.id, OWN, AT, false)).toEqual({})
    expect(await database.unlock(PASSPHRASE)).toBeUndefined()
    expect((await seenBy(database, NURSE.passphrase)).facts).toHaveLength(150)
  })

  test('somebody with a passkey keeps it', async () => {
    const { database, people, nurse, doctor } = await aBusyClinic()
    const secret = Uint8Array.from([1, 2, 3])
    await people.addPasskey(
      { credentialId: Uint8Array.from([1]), salt: Uint8Array.from([2]), secret },
      OWN,
      AT,
    )
    await people.remove(nurse.id, { ...OWN, secret }, AT, false)
    expect(await database.unlock(PASSPHRASE, doctor.id)).toBeUndefined()
    const session = await database.unlock(PASSPHRASE, doctor.id, secret)
    expect(session).toBeDefined()
    session?.close()
  })

  test('two after each other, before anything was sealed anew: everything stays readable', async () => {
    const { database, name, session, people, nurse, viewer } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    await session.commit(anAct({ patients: [aPatient('90001')] }))
    await people.remove(viewer.id, OWN, AT, false)
    expect((await seenBy(database, PASSPHRASE)).facts).toHaveLength(151)
    expect(await generations(name)).toEqual(new Set([1, 2]))
    await people.reseal()
    expect(await generations(name)).toEqual(new Set([3]))
    expect((await seenBy(database, PASSPHRASE)).facts).toHaveLength(151)
  })

  test('one while everything is being sealed anew for another', async () => {
    const { database, name, people, nurse, viewer } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    let begun = false
    let second: Promise<unknown> = Promise.resolve()
    await people.reseal(() => {
      if (begun) return
      begun = true
      second = people.remove(viewer.id, OWN, AT, false)
    })
    await second
    await people.reseal()
    expect(await generations(name)).toEqual(new Set([3]))
    expect((await locksOf(name)).map(({ kind }) => kind).sort()).toEqual([
      'generation',
      'passphrase',
      'recovery',
    ])
    expect((await seenBy(database, PASSPHRASE)).facts).toHaveLength(150)
  })
})

describe('somebody with the disk', () => {
  test('puts an old copy of a removed lock back: it opens nothing', async () => {
    const { database, name, people, nurse } = await aBusyClinic()
    const old = await lockOf(name, nurse.id)
    await people.remove(nurse.id, OWN, AT, false)
    await people.reseal()
    await putLock(name, old)
    expect(await database.unlock(NURSE.passphrase)).toBeUndefined()
    expect(await database.unlock(NURSE.passphrase, nurse.id)).toBeUndefined()
    expect(await database.unlock(PASSPHRASE)).toBeDefined()
    // Nor with the number of the new data key written on it.
    await putLock(name, { ...old, generation: 2 })
    await expect(database.unlock(NURSE.passphrase, nurse.id)).rejects.toThrow(Damaged)
  })

  test('puts all old locks back, as if nobody had been taken out: nothing can be read and nothing written', async () => {
    const { database, name, people, nurse } = await aBusyClinic()
    const old = await locksOf(name)
    await people.remove(nurse.id, OWN, AT, false)
    await people.reseal()
    await onDisk(name, async (disk) => {
      await disk.clear('locks')
      for (const lock of old) await disk.put('locks', lock)
    })
    const session = the(await database.unlock(NURSE.passphrase, nurse.id))
    await expect(session.readClinic()).rejects.toThrow(Damaged)
    expect(await session.readFacts()).toEqual([])
    expect(await session.readActs(10)).toEqual([])
    session.close()
  })

  test('cannot slip in a key of their own: what stands beside the seal is not looked at', async () => {
    const { database, name, people, nurse, viewer } = await aBusyClinic()
    const [theirs, other] = [await lockOf(name, nurse.id), await lockOf(name, viewer.id)]
    await putLock(name, { ...other, publicKey: 'x', data: theirs.data })
    await people.remove(nurse.id, OWN, AT, false)
    expect((await seenBy(database, VIEWER.passphrase)).facts).toHaveLength(150)
  })

  test('puts the profile of one lock, or an invented lock, beside another: it gets no data key', async () => {
    const { database, name, people, nurse, viewer } = await aBusyClinic()
    const [theirs, other] = [await lockOf(name, nurse.id), await lockOf(name, viewer.id)]
    await putLock(name, { ...other, profile: theirs.profile })
    await putLock(name, { ...theirs, id: 'invented', profile: { ...theirs.profile, id: 'invented' } })
    expect((await people.list()).map(({ id }) => id)).not.toContain('invented')
    await people.remove(nurse.id, OWN, AT, false)
    const left = (await locksOf(name)).filter(({ kind }) => kind === 'passphrase')
    expect(left).toHaveLength(1)
    expect(await database.unlock(VIEWER.passphrase)).toBeUndefined()
    expect((await seenBy(database, PASSPHRASE)).facts).toHaveLength(150)
  })

  test('damages the ring: nothing is taken for sealed anew, and the ring stays', async () => {
    const { database, name, people, nurse } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    const ring = (await locksOf(name)).find(({ kind }) => kind === 'ring')
    if (ring?.kind !== 'ring') throw new Error('no ring')
    const wrong = ring.older.map((one) => ({ ...one, wrapped: new ArrayBuffer(one.wrapped.byteLength) }))
    await putLock(name, { ...ring, older: wrong })
    const session = the(await database.unlock(PASSPHRASE))
    await expect((await session.people()).reseal()).rejects.toThrow(Damaged)
    session.close()
    await putLock(name, ring)
    const again = the(await database.unlock(PASSPHRASE))
    await (await again.people()).reseal()
    again.close()
    expect((await seenBy(database, PASSPHRASE)).facts).toHaveLength(150)
  })

  test('takes the mark of the newest data key away: nobody is locked out', async () => {
    const { database, name, people, nurse } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    await onDisk(name, (disk) => disk.delete('locks', 'generation'))
    const session = the(await database.unlock(PASSPHRASE))
    await session.commit(anAct())
    session.close()
  })
})

describe('sealing everything anew', () => {
  test('leaves nothing that an older data key opens, and every record its id, version and form', async () => {
    const { name, people, nurse } = await aBusyClinic()
    const keysOf = async () =>
      (await Promise.all(SEALED_STORES.map((store) => sealedIn(name, store)))).map((all) =>
        all.map(({ id, version, form }) => [id, version, form]),
      )
    await people.remove(nurse.id, OWN, AT, false)
    const before = await keysOf()
    expect(before.every((all) => all.length > 0)).toBe(true)
    await people.reseal()
    expect(await keysOf()).toEqual(before)
    expect(await generations(name)).toEqual(new Set([2]))
    expect((await locksOf(name)).some(({ kind }) => kind === 'ring')).toBe(false)
  })

  test('tells how far it is, up to all of it', async () => {
    const { people, nurse } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    const told: number[] = []
    await people.reseal(({ done, of }) => told.push(done / of))
    expect(told.length).toBeGreaterThan(5)
    expect(told.at(-1)).toBe(1)
    expect(told.every((part) => part > 0 && part <= 1)).toBe(true)
  })

  test('does nothing where nobody was taken out', async () => {
    const { name, people } = await aBusyClinic()
    const before = await everyRecord(name)
    await people.reseal(() => expect.unreachable())
    expect(await everyRecord(name)).toEqual(before)
  })

  test('stopped at any writing, everything stays readable, and it is taken up again to its end', async () => {
    const { database, name, people, nurse } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    const whole = await seenBy(database, PASSPHRASE)
    let crashes = 0
    // Each run gets one writing further than the parts that stand already.
    for (const at of [1, 2, 3, 1, 4, 2, 5, 1, 3, 6, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const session = the(await database.unlock(PASSPHRASE))
      const restore = crashAtPut(at)
      await (await session.people()).reseal().catch((cause: unknown) => {
        expect(cause).toMatchObject({ message: 'crash' })
        crashes += 1
      })
      restore()
      session.close()
      expect(await seenBy(database, PASSPHRASE)).toEqual(whole)
    }
    expect(crashes).toBeGreaterThan(5)
    const session = the(await database.unlock(PASSPHRASE))
    await (await session.people()).reseal()
    session.close()
    expect(await generations(name)).toEqual(new Set([2]))
    expect(await seenBy(database, PASSPHRASE)).toEqual(whole)
  })

  test('each of its writings can be the one that fails', async () => {
    const { name, database, people, nurse } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    const disk = await everyRecord(name)
    const counted = crashAtPut(Infinity)
    await people.reseal()
    const writings = counted()
    expect(writings).toBeGreaterThan(8)
    for (let at = 1; at <= writings; at += 1) {
      await onDisk(name, async (open) => {
        for (const store of ['locks', ...SEALED_STORES]) await open.clear(store)
        for (const { store, value } of disk) if (store !== 'attempts') await open.put(store, value)
      })
      const session = the(await database.unlock(PASSPHRASE))
      const restore = crashAtPut(at)
      await expect((await session.people()).reseal()).rejects.toThrow('crash')
      restore()
      session.close()
      const again = the(await database.unlock(PASSPHRASE))
      expect((await seen(again)).facts).toHaveLength(150)
      await (await again.people()).reseal()
      expect(await generations(name)).toEqual(new Set([2]))
      expect((await seen(again)).facts).toHaveLength(150)
      again.close()
    }
  })

  test('goes on beside the work: what is written meanwhile stands, and two tabs may do it at once', async () => {
    const { database, name, people, nurse, session, all } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    const other = the(await database.unlock(PASSPHRASE))
    const work = async () => {
      for (let at = 0; at < 12; at += 1) {
        const patient = the(await session.readPatient(nth(all, at * 12).id))
        await session.commit(anAct({ patients: [{ ...patient, phone: `neu ${at}` }] }))
      }
    }
    await Promise.all([people.reseal(), (await other.people()).reseal(), work()])
    await people.reseal()
    const fresh = the(await database.unlock(PASSPHRASE))
    const phones = (await fresh.readFacts()).filter(({ phone }) => phone?.startsWith('neu'))
    expect(phones).toHaveLength(12)
    expect(await generations(name)).toEqual(new Set([2]))
    expect((await seen(fresh)).facts).toHaveLength(150)
    other.close()
    fresh.close()
  })

  test('does not bring back what was written anew under the same version while it sealed', async () => {
    const { name, people, nurse } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    const [record] = await sealedIn(name, 'history')
    const other: Sealed = { ...the(record), iv: new Uint8Array(12), data: new ArrayBuffer(8) }
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle)
    const label = JSON.stringify(['history', other.id, other.version]).slice(1)
    let done: Promise<unknown> | undefined
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (algorithm, ...given) => {
      const { additionalData } = algorithm as AesGcmParams
      if (new TextDecoder().decode(additionalData).endsWith(label))
        await (done ??= onDisk(name, (disk) => disk.put('history', other)))
      return encrypt(algorithm, ...given)
    })
    await people.reseal()
    expect(done).toBeDefined()
    const stands = (await sealedIn(name, 'history')).find(
      ({ id, version }) => id === other.id && version === other.version,
    )
    expect(new Uint8Array(the(stands).data)).toEqual(new Uint8Array(8))
  })

  test('drops what the one who was taken out had typed and not saved, and keeps what others did', async () => {
    const { database, people, nurse, session, name } = await aBusyClinic()
    const theirs = the(await database.unlock(NURSE.passphrase))
    await (await theirs.entries()).keep({ form: 'draw', values: { alt: '99' }, at: AT })
    theirs.close()
    expect(await sealedIn(name, 'drafts')).toHaveLength(2)
    await people.remove(nurse.id, OWN, AT, false)
    await people.reseal()
    expect(await sealedIn(name, 'drafts')).toHaveLength(1)
    expect(await (await session.entries()).all()).toMatchObject([{ values: { alt: '12' } }])
  })

  test('names a record that was damaged before, and does not wait for it for ever', async () => {
    const { name, people, nurse, session } = await aBusyClinic()
    const [page] = await sealedIn(name, 'pages')
    await onDisk(name, (disk) => disk.put('pages', { ...the(page), data: new ArrayBuffer(40) }))
    await people.remove(nurse.id, OWN, AT, false)
    await people.reseal()
    expect(session.damages()).toMatchObject([{ store: 'pages', record: the(page).id }])
    expect((await locksOf(name)).some(({ kind }) => kind === 'ring')).toBe(false)
  })

  test('stops in a tab for which it is too late: somebody else was taken out in another one', async () => {
    const { database, name, people, nurse, viewer } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    const late = the(await database.unlock(PASSPHRASE))
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle)
    let removed: Promise<unknown> | undefined
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...given) => {
      if (!removed) await (removed = people.remove(viewer.id, OWN, AT, false))
      return encrypt(...given)
    })
    await expect((await late.people()).reseal()).rejects.toThrow(Closed)
    // The only record of the second data key is the act of the one who took somebody out.
    const all = (await Promise.all(SEALED_STORES.map((store) => sealedIn(name, store)))).flat()
    expect(all.filter(({ generation }) => generation !== 1)).toHaveLength(1)
    expect(late.damages()).toEqual([])
    late.close()
    await people.reseal()
    expect(await generations(name)).toEqual(new Set([3]))
    expect((await seenBy(database, PASSPHRASE)).facts).toHaveLength(150)
  })

  test('stops where the session is locked', async () => {
    const { name, people, nurse, session } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    await expect(people.reseal(() => session.close())).rejects.toThrow(Closed)
    expect((await locksOf(name)).some(({ kind }) => kind === 'ring')).toBe(true)
  })
})

describe('the sessions that were open', () => {
  test('the one that did it goes on, and its handle has the new data key', async () => {
    const { session, people, nurse, all } = await aBusyClinic()
    await people.remove(nurse.id, OWN, AT, false)
    expect(session.handle().keys.generation).toBe(2)
    const worker = await resumed(structuredClone(session.handle()))
    expect((await seen(worker)).facts).toHaveLength(150)
    await people.reseal()
    const patient = the(await session.readPatient(nth(all, 7).id))
    await session.commit(anAct({ patients: [{ ...patient, phone: 'neu' }] }))
    expect((await worker.readPatient(patient.id))?.phone).toBe('neu')
  })

  test('every other one is told to lock, and can write nothing with the data key that it still has', async () => {
    const { database, name, people, nurse } = await aBusyClinic()
    const tab = the(await database.unlock(PASSPHRASE))
    const worker = await resumed(tab.handle())
    const patient = the(await tab.readPatient(nth(await tab.readFacts(), 0).id))
    const locking = new Promise<void>((resolve) => tab.onForeignLock(resolve))
    await people.remove(nurse.id, OWN, AT, false)
    await locking
    const before = await everyRecord(name)
    const change = anAct({ patients: [{ ...patient, phone: 'neu' }] })
    await expect(tab.commit(change)).rejects.toThrow(Closed)
    await expect(tab.commit(anAct({ clinic: aClinic() }))).rejects.toThrow(Closed)
    await expect(worker.commit(anAct({ patients: patients(3) }))).rejects.toThrow(Closed)
    await expect((await tab.people()).loggedIn(AT)).rejects.toThrow(Closed)
    await expect((await tab.people()).change(tab.user.id, { name: 'x', role: 'doctor' }, AT)).rejects.toThrow(
      Closed,
    )
    await expect((await tab.entries()).keep({ form: 'dose', values: {}, at: AT })).rejects.toThrow(Closed)
    expect(await everyRecord(name)).toEqual(before)
    await expect(resumed(tab.handle())).rejects.toThrow(WrongKey)
    tab.close()
  })

  test('a slice of facts that one of them made anew is not put, since nothing would open it later', async () => {
    const { name, people, nurse } = await aBusyClinic()
    const [older] = await sealedIn(name, 'slices')
    await people.remove(nurse.id, OWN, AT, false)
    await people.reseal()
    const stands = await sealedIn(name, 'slices')
    const database = await openStores(name, STEPS, () => undefined)
    await renewSlices(database, [the(older)])
    expect(await sealedIn(name, 'slices')).toEqual(stands)
    await renewSlices(database, [{ ...the(older), generation: 2 }])
    expect(await sealedIn(name, 'slices')).not.toEqual(stands)
    database.close()
  })

  test('acts that wait for their turn behind the removal are stored with the new data key', async () => {
    const { database, session, people, nurse } = await aBusyClinic()
    const done = [people.remove(nurse.id, OWN, AT, false)]
    const acts = Array.from({ length: 30 }, (_, at) =>
      session.commit(anAct({ patients: [aPatient(`9${at}`)] })),
    )
    await Promise.all([...done, ...acts])
    expect((await seenBy(database, PASSPHRASE)).facts).toHaveLength(180)
  })
})

describe('a clinic from before people had key pairs', () => {
  test('opens with its passphrase, everything in it is there, and its lock has a key pair then', async () => {
    const name = freshName()
    const old = await oldClinic(name, patients(3))
    const database = await opened(name)
    expect(await database.unlock('正しい馬の電池の釘')).toBeUndefined()
    expect((await locksOf(name)).some(isKeyLock)).toBe(false)
    const session = the(await database.unlock(old.passphrase))
    expect(session.user).toEqual({ id: old.userId, name: '旧 花子', role: 'doctor' })
    expect((await seen(session)).clinic.settings.name).toBe('旧い医院')
    session.close()
    const lock = await lockOf(name, old.userId)
    expect(lock.iterations).toBeGreaterThanOrEqual(600_000)
    expect(isKeyLock(the((await locksOf(name)).find(({ id }) => id === 'recovery')))).toBe(false)
    expect((await seenBy(database, old.passphrase)).facts).toHaveLength(3)
  })

  test('opens with its printed recovery key, whose lock has a key pair then', async () => {
    const name = freshName()
    const old = await oldClinic(name, patients(3))
    const database = await opened(name)
    for (const turned of [false, true]) {
      expect((await locksOf(name)).some((lock) => lock.id === 'recovery' && isKeyLock(lock))).toBe(turned)
      const session = the(await database.unlockWithRecoveryKey(old.recoveryKey))
      expect((await seen(session)).facts).toHaveLength(3)
      session.close()
    }
  })

  test('opens all the same where the turned lock cannot be stored, and is turned another time', async () => {
    const name = freshName()
    const old = await oldClinic(name, patients(3))
    const database = await opened(name)
    const restore = crashAtPut(1)
    const session = the(await database.unlock(old.passphrase))
    restore()
    expect((await locksOf(name)).some(isKeyLock)).toBe(false)
    // Even so its person can change what they need to.
    expect(
      await (await session.people()).changePassphrase({ passphrase: old.passphrase }, '新しい合言葉です', AT),
    ).toBe(true)
    session.close()
    expect((await seenBy(database, '新しい合言葉です')).facts).toHaveLength(3)
    await lockOf(name, old.userId)
  })

  test('whose lock was turned and changed meanwhile by another tab keeps that one', async () => {
    const name = freshName()
    const old = await oldClinic(name, patients(3))
    const database = await opened(name)
    const before = the((await locksOf(name)).find(({ id }) => id === old.userId)) as SecretLock
    const session = the(await database.unlock(old.passphrase))
    await (await session.people()).changePassphrase({ passphrase: old.passphrase }, '新しい合言葉です', AT)
    const stands = await lockOf(name, old.userId)
    const raw = await openStores(name, STEPS, () => undefined)
    await turnLock({ database: raw, form: newestForm(STEPS) }, before, old.passphrase)
    raw.close()
    expect(await lockOf(name, old.userId)).toEqual(stands)
    session.close()
  })

  test('prints a new recovery key when somebody is taken out while the old one has no key pair', async () => {
    const name = freshName()
    const old = await oldClinic(name, patients(3))
    const database = await opened(name)
    const session = the(await database.unlock(old.passphrase))
    const people = await session.people()
    const proof = { passphrase: old.passphrase }
    const nurse = await people.add(NURSE, proof, AT)
    const given = nurse && (await people.remove(nurse.id, proof, AT, false))
    expect(await database.unlockWithRecoveryKey(old.recoveryKey)).toBeUndefined()
    const again = the(await database.unlockWithRecoveryKey(the(given ? given.recoveryKey : undefined)))
    expect((await seen(again)).facts).toHaveLength(3)
    again.close()
    session.close()
  })

  test('nobody is taken out while somebody else has a lock without a key pair: it says who must log in first', async () => {
    const { name, people, nurse, viewer } = await aBusyClinic()
    const lock = await lockOf(name, viewer.id)
    const dataKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
      'encrypt',
      'decrypt',
    ])
    await putLock(name, { ...(await locked('x', dataKey, viewer.id, 'passphrase')), profile: lock.profile })
    const before = await everyRecord(name)
    const refused: unknown = await people.remove(nurse.id, OWN, AT, true).catch((cause: unknown) => cause)
    expect(refused).toBeInstanceOf(OldLock)
    expect((refused as OldLock).userIds).toEqual([viewer.id])
    expect(await everyRecord(name)).toEqual(before)
    expect(await people.remove(viewer.id, OWN, AT, false)).toEqual({})
  })
})

/** What a clinic's people do next. Places are taken modulo those who are there. */
type Step =
  | { do: 'add'; doctor: boolean }
  | { do: 'change' | 'reset' | 'passkey' | 'remove'; who: number; anew: boolean; wrong: boolean }
  | { do: 'renew'; wrong: boolean }
  | { do: 'reseal'; crashAt: number }
  | { do: 'work' }

const aPerson = { who: fc.nat(9), anew: fc.boolean(), wrong: fc.boolean() }
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), doctor: fc.boolean() }),
  fc.record({
    do: fc.constantFrom('change' as const, 'reset' as const, 'passkey' as const, 'remove' as const),
    ...aPerson,
  }),
  fc.record({ do: fc.constant('renew' as const), wrong: fc.boolean() }),
  fc.record({ do: fc.constant('reseal' as const), crashAt: fc.integer({ min: 1, max: 30 }) }),
  fc.constant({ do: 'work' as const }),
)

/** Who can open the clinic with what, as plain memory. */
class Model {
  readonly people = new Map<
    string,
    { passphrase: string; doctor: boolean; secret?: Uint8Array<ArrayBuffer> }
  >()
  /** Secrets that must open nothing any more. */
  readonly gone: { passphrase: string; secret?: Uint8Array<ArrayBuffer> }[] = []
  readonly goneKeys: string[] = []
  recoveryKey = ''
  patients = 0
  acts = 0

  at(place: number): string {
    return nth([...this.people.keys()], place % this.people.size)
  }

  doctors(): string[] {
    return [...this.people].filter(([, { doctor }]) => doctor).map(([id]) => id)
  }
}

let words = 0

function aPassphrase(): string {
  return `長い合言葉その${(words += 1)}`
}

/** Takes a step as the first doctor, in a session of their own. */
async function take(step: Step, database: ClinicDatabase, model: Model): Promise<void> {
  const doctor = nth(model.doctors(), 0)
  const me = the(model.people.get(doctor))
  const session = the(await database.unlock(me.passphrase, doctor, me.secret))
  const people = await session.people()
  const right = { passphrase: me.passphrase, ...(me.secret && { secret: me.secret }) }
  const proof = 'wrong' in step && step.wrong ? { passphrase: 'まちがい' } : right
  try {
    if (step.do === 'work') {
      await session.commit(anAct({ patients: [aPatient(String((words += 1)))] }))
      model.patients += 1
      model.acts += 1
    } else if (step.do === 'reseal') {
      const restore = crashAtPut(step.crashAt)
      await people.reseal().catch((cause: unknown) => expect(cause).toMatchObject({ message: 'crash' }))
      restore()
    } else if (step.do === 'renew') {
      const next = await people.renewRecoveryKey(proof, AT)
      expect(next === false).toBe(step.wrong)
      if (next === false) return
      model.goneKeys.push(model.recoveryKey)
      model.recoveryKey = next
      model.acts += 1
    } else if (step.do === 'add') {
      const passphrase = aPassphrase()
      const role = step.doctor ? 'doctor' : 'nurse'
      const person = await people.add({ name: 'x', role, passphrase }, proof, AT)
      if (!person) throw new Error('not added')
      model.people.set(person.id, { passphrase, doctor: step.doctor })
      model.acts += 1
    } else await takeOnSomebody(step, { model, people, proof, doctor })
  } finally {
    session.close()
  }
}

async function takeOnSomebody(
  step: Extract<Step, { who: number }>,
  {
    model,
    people,
    proof,
    doctor,
  }: {
    model: Model
    people: Awaited<ReturnType<StoreSession['people']>>
    proof: { passphrase: string; secret?: Uint8Array<ArrayBuffer> }
    doctor: string
  },
): Promise<void> {
  const id = model.at(step.who)
  const person = the(model.people.get(id))
  if (step.do === 'remove') {
    const done = people.remove(id, proof, AT, step.anew)
    if (!step.wrong && model.doctors().every((one) => one === id)) {
      await expect(done).rejects.toThrow(LastDoctor)
      return
    }
    const given = await done
    expect(given === false).toBe(step.wrong)
    if (given === false) return
    model.people.delete(id)
    model.gone.push(person)
    expect(given.recoveryKey !== undefined).toBe(step.anew)
    if (given.recoveryKey !== undefined) {
      model.goneKeys.push(model.recoveryKey)
      model.recoveryKey = given.recoveryKey
    }
  } else if (step.do === 'reset') {
    const passphrase = aPassphrase()
    expect(await people.resetPassphrase(id, passphrase, proof, AT)).toBe(!step.wrong)
    if (step.wrong) return
    model.gone.push({ ...person })
    model.people.set(id, { passphrase, doctor: person.doctor })
  } else if (step.do === 'change') {
    const me = the(model.people.get(doctor))
    const passphrase = aPassphrase()
    expect(await people.changePassphrase(proof, passphrase, AT)).toBe(!step.wrong)
    if (step.wrong) return
    model.gone.push({ ...me })
    model.people.set(doctor, { ...me, passphrase })
  } else {
    const me = the(model.people.get(doctor))
    const secret = crypto.getRandomValues(new Uint8Array(32))
    const passkey = { credentialId: Uint8Array.from([1]), salt: Uint8Array.from([2]), secret }
    expect(await people.addPasskey(passkey, proof, AT)).toBe(!step.wrong)
    if (step.wrong) return
    model.gone.push({ ...me })
    model.people.set(doctor, { ...me, secret })
  }
  model.acts += 1
}

test(
  'whatever people do, crashes included, exactly those get in who should, with exactly what they should have',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 12 }), async (steps) => {
        const { database, session, recoveryKey } = await lockedClinic(freshName())
        const model = new Model()
        model.people.set(session.user.id, { passphrase: PASSPHRASE, doctor: true })
        model.recoveryKey = recoveryKey
        session.close()
        for (const step of steps) await take(step, database, model)

        for (const [id, { passphrase, secret }] of model.people) {
          const theirs = the(await database.unlock(passphrase, id, secret))
          const { facts, acts } = await seen(theirs)
          expect(facts).toHaveLength(model.patients)
          expect(acts).toBe(model.acts)
          theirs.close()
        }
        for (const { passphrase, secret } of model.gone)
          expect(await database.unlock(passphrase, undefined, secret)).toBeUndefined()
        for (const key of model.goneKeys) expect(await database.unlockWithRecoveryKey(key)).toBeUndefined()
        const recovery = the(await database.unlockWithRecoveryKey(model.recoveryKey))
        expect((await seen(recovery)).facts).toHaveLength(model.patients)
        expect((await database.users()).map(({ id }) => id)).toEqual([...model.people.keys()])
        recovery.close()
      }),
      { numRuns: 40, seed: 20261122 },
    )
  },
)
