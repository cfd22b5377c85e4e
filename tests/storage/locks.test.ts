// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Damaged, resumeSession, WrongKey } from '@/storage'
import { lockFromJson, lockToJson } from '@/storage/sealing/lockJson'
import type { KeyLock, Lock } from '@/storage/sealing/locks'
import { openLocks } from '@/storage/sealing/opening'
import { newRecoveryKey, readRecoveryKey } from '@/storage/sealing/recoveryKey'
import {
  aClinic,
  anAct,
  AT,
  factsOf,
  lockedClinic,
  numbersOf,
  openClinic,
  opened,
  PASSPHRASE,
  patients,
  the,
} from './clinic'
import { onDisk } from './disk'
import { stretchQuickly } from './quickly'

describe('the passphrase', () => {
  test('another passphrase does not open the clinic, and says so without an error', async () => {
    const { database } = await lockedClinic()
    expect(await database.unlock('正しい馬の電池の釘')).toBeUndefined()
    expect(await database.unlock('')).toBeUndefined()
  })

  test('typed full-width or half-width it is the same passphrase', async () => {
    const { database } = await opened('width').then(async (one) => ({
      database: one,
      made: (
        await one.createClinic({ clinic: aClinic(), passphrase: 'Clinic-2026 ｶﾅ', userName: 'x' })
      ).session.close(),
    }))
    const session = await database.unlock('Ｃｌｉｎｉｃ－２０２６ カナ')
    expect(session).toBeDefined()
    session?.close()
    expect(await database.unlock('clinic-2026 カナ')).toBeUndefined()
  })

  test('is stretched with at least 600,000 rounds, which stand beside a salt of its own', async () => {
    const { name } = await lockedClinic()
    const locks = await onDisk(name, (disk) => disk.getAll('locks') as Promise<KeyLock[]>)
    expect(locks).toHaveLength(2)
    for (const lock of locks) expect(lock.iterations).toBeGreaterThanOrEqual(600_000)
    expect(locks[0]?.salt).not.toEqual(locks[1]?.salt)
  })

  test('opens only the user it belongs to', async () => {
    const { database, session } = await lockedClinic()
    expect(await database.users()).toEqual([{ id: session.user.id, name: '佐藤 花子' }])
    expect(await database.unlock(PASSPHRASE, 'somebody else')).toBeUndefined()
    const again = await database.unlock(PASSPHRASE, session.user.id)
    expect(again?.user).toEqual({ id: session.user.id, name: '佐藤 花子', role: 'doctor' })
    again?.close()
  })

  test('a second clinic is never created over the first', async () => {
    const { database, session } = await lockedClinic()
    await session.commit(anAct({ patients: patients(2) }))
    await expect(
      database.createClinic({ clinic: aClinic(), passphrase: 'another passphrase', userName: 'x' }),
    ).rejects.toThrow('there is a locked clinic')
    expect(await session.readFacts()).toHaveLength(2)
  })
})

describe('the recovery key', () => {
  test('opens the clinic, and so does what a person types of it: small letters, spaces, full-width, O for zero', async () => {
    const { database, session, recoveryKey } = await lockedClinic()
    await session.commit(anAct({ patients: patients(2) }))
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const wide = [...recoveryKey].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
    for (const key of [recoveryKey, typed, wide, recoveryKey.replaceAll('-', 'ー')]) {
      const again = await database.unlockWithRecoveryKey(key)
      expect(numbersOf((await again?.readFacts()) ?? [])).toEqual(['00001', '00002'])
      again?.close()
    }
  })

  test('of another clinic does not open this one', async () => {
    const { database } = await lockedClinic()
    expect(await database.unlockWithRecoveryKey(await newRecoveryKey())).toBeUndefined()
  })

  test('has eight groups of four, of at least 128 random bits, and no letter that looks like another', async () => {
    const keys = await Promise.all(Array.from({ length: 50 }, newRecoveryKey))
    for (const key of keys) {
      expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect((await readRecoveryKey(key))?.length).toBe(28)
    }
    expect(new Set(keys).size).toBe(50)
  })

  test('with one letter wrong, missing or too many is refused before it is tried', async () => {
    const key = await newRecoveryKey()
    const wrong = (key.startsWith('2') ? '3' : '2') + key.slice(1)
    expect(await readRecoveryKey(wrong)).toBeUndefined()
    expect(await readRecoveryKey(key.slice(1))).toBeUndefined()
    expect(await readRecoveryKey(`${key}0`)).toBeUndefined()
    expect(await readRecoveryKey(key.replace(/^./, 'U'))).toBeUndefined()
    expect(await readRecoveryKey('')).toBeUndefined()
  })
})

describe('handing a session to a worker', () => {
  test('a handle survives being posted, and its key cannot be taken out', async () => {
    const { session } = await lockedClinic()
    await session.commit(anAct({ patients: patients(2) }))
    const handle = structuredClone(session.handle())
    expect(handle.keys.newest.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', handle.keys.newest)).rejects.toThrow()
    const worker = await resumeSession(handle, { factsOf })
    expect(worker.user).toEqual(session.user)
    expect(numbersOf(await worker.readFacts())).toEqual(['00001', '00002'])
    worker.close()
  })

  test('the handle of one clinic does not open another', async () => {
    const one = await openClinic()
    const other = await openClinic()
    const handle = { ...one.handle(), database: other.handle().database }
    await expect(resumeSession(handle)).rejects.toThrow(WrongKey)
  })

  test('a session resumed without the rules for facts reads, and stores no patient', async () => {
    const session = await openClinic()
    await session.commit(anAct({ patients: patients(1) }))
    const reader = await resumeSession(session.handle())
    expect(await reader.readFacts()).toHaveLength(1)
    await expect(reader.commit(anAct({ patients: patients(1) }))).rejects.toThrow('no factsOf')
    reader.close()
  })
})

describe('the locks of a clinic, taken elsewhere as text', () => {
  beforeEach(stretchQuickly)
  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** A clinic of a doctor and a nurse who has been taken out since, so that there is a lock of every kind. */
  async function everyKind() {
    const clinic = await lockedClinic()
    const people = await clinic.session.people()
    const proof = { passphrase: PASSPHRASE }
    const passkey = {
      credentialId: new Uint8Array([1]),
      salt: new Uint8Array([2]),
      secret: new Uint8Array([3]),
    }
    const nurse = await people.add({ name: '看護', role: 'nurse', passphrase: '看護の長い合言葉' }, proof, AT)
    await people.addPasskey(passkey, proof, AT)
    if (nurse) await people.remove(nurse.id, { ...proof, secret: passkey.secret }, AT, false)
    const locks = await onDisk(clinic.name, (disk) => disk.getAll('locks') as Promise<Lock[]>)
    return { ...clinic, locks, passkey: passkey.secret }
  }

  test('come back as they were, and open by passphrase and passkey, or by the recovery key', async () => {
    const { locks, passkey, recoveryKey, session } = await everyKind()
    expect(locks.map(({ kind }) => kind).sort()).toEqual(['generation', 'passphrase', 'recovery', 'ring'])
    const text = JSON.stringify(locks.map(lockToJson))
    const back = (JSON.parse(text) as unknown[]).map((one) => the(lockFromJson(one)))
    expect(back).toEqual(locks)
    const found = the(await openLocks(back, { passphrase: PASSPHRASE, passkey }))
    expect(found.user).toEqual(session.user)
    expect([found.keys.generation, [...found.keys.older.keys()]]).toEqual([2, [1]])
    for (const key of [found.keys.newest, ...found.keys.older.values()]) expect(key.extractable).toBe(false)
    expect((await openLocks(back, { recoveryKey }))?.user.id).toBe('recovery')
    expect(await openLocks(back, { passphrase: PASSPHRASE })).toBeUndefined()
    expect(await openLocks(back, { passphrase: PASSPHRASE, passkey, userId: 'x' })).toBeUndefined()
    expect(await openLocks(back, { recoveryKey: await newRecoveryKey() })).toBeUndefined()
    expect(await openLocks([], { passphrase: PASSPHRASE })).toBeUndefined()
  })

  test('a lock under another id, kind or number opens nothing', async () => {
    const { locks, passkey } = await everyKind()
    const lock = the(locks.find((one): one is KeyLock => one.kind === 'passphrase'))
    const secret = { passphrase: PASSPHRASE, passkey }
    expect(await openLocks([{ ...lock, id: 'somebody' }], secret)).toBeUndefined()
    const wider = { ...lock, salt: new Uint8Array(16) }
    expect(await openLocks([wider], secret)).toBeUndefined()
    await expect(openLocks([{ ...lock, generation: 3 }], secret)).rejects.toThrow(Damaged)
    await expect(openLocks([{ ...lock, profile: { ...lock.profile, id: 'x' } }], secret)).rejects.toThrow(
      Damaged,
    )
  })

  test('what is no lock of ours is told, before anything of it is tried', async () => {
    const { locks } = await everyKind()
    const good = new Map(locks.map((lock) => [lock.kind, lockToJson(lock) as Record<string, unknown>]))
    const person = the(good.get('passphrase'))
    const wrong: unknown[] = [
      undefined,
      null,
      7,
      'lock',
      [],
      {},
      { id: 'open', kind: 'open', key: {} },
      { ...person, kind: 'recovery' },
      { ...the(good.get('recovery')), id: 'somebody' },
      { ...person, id: 7 },
      { ...person, iterations: 599_999 },
      { ...person, iterations: 60_000_001 },
      { ...person, iterations: 1e300 },
      { ...person, salt: 'x' },
      { ...person, salt: { bytes: '%' } },
      { ...person, salt: { bytes: 'A'.repeat(70_000) } },
      { ...person, version: 0 },
      { ...person, order: -1 },
      { ...person, generation: 1.5 },
      { ...person, pair: {} },
      { ...person, data: { ...(person['data'] as object), sender: 1 } },
      { ...person, profile: undefined },
      { ...person, profile: { ...(person['profile'] as object), form: 'x' } },
      { ...person, passkey: { credentialId: 1 } },
      { ...the(good.get('ring')), older: {} },
      { ...the(good.get('ring')), older: [{}] },
      { ...the(good.get('ring')), id: 'x' },
      { ...the(good.get('generation')), number: '2' },
      JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
    ]
    for (const [at, json] of wrong.entries()) expect(lockFromJson(json), `number ${at}`).toBeUndefined()
    for (const json of good.values()) expect(lockFromJson(json)).toBeDefined()
    expect(lockFromJson({ ...person, iterations: 600_000 })).toBeDefined()
    expect(lockFromJson({ ...person, iterations: 60_000_000 })).toBeDefined()
  })

  test('the lock of the demonstration clinic cannot be taken elsewhere', async () => {
    const session = await openClinic()
    const { newest: key } = session.handle().keys
    expect(() => lockToJson({ id: 'open', kind: 'open', key })).toThrow('cannot be written')
  })
})
