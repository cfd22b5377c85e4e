// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { resumeSession, WrongKey } from '@/storage'
import type { SecretLock } from '@/storage/sealing/locks'
import { newRecoveryKey, readRecoveryKey } from '@/storage/sealing/recoveryKey'
import {
  aClinic,
  anAct,
  factsOf,
  lockedClinic,
  numbersOf,
  openClinic,
  opened,
  PASSPHRASE,
  patients,
} from './clinic'
import { onDisk } from './disk'

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
    const locks = await onDisk(name, (disk) => disk.getAll('locks') as Promise<SecretLock[]>)
    expect(locks).toHaveLength(2)
    for (const lock of locks) expect(lock.iterations).toBeGreaterThanOrEqual(600_000)
    expect(locks[0]?.salt).not.toEqual(locks[1]?.salt)
  })

  test('opens only the user it belongs to', async () => {
    const { database, session } = await lockedClinic()
    expect(await database.users()).toEqual([{ id: session.user.id }])
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
    ).rejects.toThrow('there is a clinic')
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
    expect(handle.key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', handle.key)).rejects.toThrow()
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
