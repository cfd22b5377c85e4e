// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Closed, LastDoctor, type ClinicDatabase, type StoreSession } from '@/storage'
import { isKeyLock, type Lock } from '@/storage/sealing/locks'
import {
  aClinic,
  anAct,
  AT,
  freshName,
  lockedClinic,
  nth,
  openClinic,
  opened,
  PASSPHRASE,
  patients,
  the,
} from './clinic'
import { everyRecord, onDisk } from './disk'
import { stretchQuickly } from './quickly'

const OWN = { passphrase: PASSPHRASE }
const WRONG = { passphrase: '正しい馬の電池の釘' }
const NURSE = { name: '看護 次郎', role: 'nurse', passphrase: '採血は忘れずに毎週' } as const
const PASSKEY = { credentialId: bytes(1, 2, 3), salt: bytes(4, 5, 6), secret: bytes(...Array(32).keys()) }

function bytes(...values: number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(values)
}

/** Whether a passphrase opens the clinic as that person. */
async function opens(
  database: ClinicDatabase,
  id: string,
  passphrase: string,
  secret?: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const session = await database.unlock(passphrase, id, secret)
  session?.close()
  return session !== undefined
}

/** The clinic with a nurse beside its doctor. */
async function withNurse() {
  const clinic = await lockedClinic()
  const people = await clinic.session.people()
  const nurse = await people.add(NURSE, OWN, AT)
  if (!nurse) throw new Error('not added')
  return { ...clinic, people, nurse, doctor: clinic.session.user }
}

async function byRecovery(database: ClinicDatabase, recoveryKey: string): Promise<StoreSession> {
  return the(await database.unlockWithRecoveryKey(recoveryKey))
}

beforeEach(stretchQuickly)
afterEach(() => {
  vi.restoreAllMocks()
})

describe('adding somebody', () => {
  test('they get in with their own passphrase, as who they are, and see what is there', async () => {
    const { database, session, nurse } = await withNurse()
    await session.commit(anAct({ patients: patients(3) }))
    const theirs = the(await database.unlock(NURSE.passphrase, nurse.id))
    expect(theirs.user).toEqual({ id: nurse.id, name: NURSE.name, role: 'nurse' })
    expect(await theirs.readFacts()).toHaveLength(3)
    await theirs.commit(anAct({ patients: patients(1) }))
    expect(await session.readFacts()).toHaveLength(4)
    theirs.close()
  })

  test('nobody gets in with the passphrase of somebody else', async () => {
    const { database, nurse, doctor } = await withNurse()
    expect(await opens(database, nurse.id, PASSPHRASE)).toBe(false)
    expect(await opens(database, doctor.id, NURSE.passphrase)).toBe(false)
    expect(await opens(database, doctor.id, PASSPHRASE)).toBe(true)
  })

  test('without saying who it is, each passphrase finds its person', async () => {
    const { database, nurse, doctor } = await withNurse()
    for (const [passphrase, id] of [
      [PASSPHRASE, doctor.id],
      [NURSE.passphrase, nurse.id],
    ] as const) {
      const session = await database.unlock(passphrase)
      expect(session?.user.id).toBe(id)
      session?.close()
    }
  })

  test('the list names everybody in the order of adding, with since when', async () => {
    const { people, nurse, doctor } = await withNurse()
    const viewer = await people.add(
      { name: '受付', role: 'viewer', passphrase: '受付の合言葉は長い' },
      OWN,
      AT,
    )
    expect(await people.list()).toEqual([
      { id: doctor.id, name: '佐藤 花子', role: 'doctor', hasPasskey: false },
      { id: nurse.id, name: NURSE.name, role: 'nurse', hasPasskey: false, since: AT },
      viewer,
    ])
  })

  test('the door names everybody in that order, whatever their ids are', async () => {
    const { database, people, doctor } = await withNurse()
    for (let more = 1; more <= 5; more += 1)
      await people.add({ name: `看護 ${more}`, role: 'nurse', passphrase: `長い合言葉その${more}` }, OWN, AT)
    const names = (await database.users()).map(({ name }) => name)
    expect(names).toEqual([doctor.name, NURSE.name, ...[1, 2, 3, 4, 5].map((one) => `看護 ${one}`)])
  })

  test('two tabs that add somebody at the same moment both do', async () => {
    const { database, session, doctor, people } = await withNurse()
    const other = the(await database.unlock(PASSPHRASE, doctor.id))
    const added = await Promise.all(
      [people, await other.people()].map((room, at) =>
        room.add({ name: `同時 ${at}`, role: 'viewer', passphrase: `長い合言葉その${at}` }, OWN, AT),
      ),
    )
    expect(added.every(Boolean)).toBe(true)
    expect(await (await session.people()).list()).toHaveLength(4)
    other.close()
  })
})

describe('at the door', () => {
  test('somebody whose passkey is asked for is told apart, with what it is asked with and nothing secret', async () => {
    const { database, people } = await withNurse()
    await people.addPasskey(PASSKEY, OWN, AT)
    const [doctor, nurse] = await database.users()
    expect(the(doctor).passkey).toEqual({ credentialId: PASSKEY.credentialId, salt: PASSKEY.salt })
    expect(the(nurse).passkey).toBeUndefined()
  })

  test('where this computer lost its own things nobody has a name, until somebody has got in', async () => {
    const { database, name, session, doctor, nurse } = await withNurse()
    await onDisk(name, (disk) => disk.clear('desk'))
    expect(await database.users()).toEqual([{ id: doctor.id }, { id: nurse.id }])
    await (await session.people()).loggedIn(AT)
    expect((await database.users()).map((one) => one.name)).toEqual([doctor.name, NURSE.name])
  })

  test('names that were tampered with are left out, and the door still opens', async () => {
    const { database, name, doctor } = await withNurse()
    await onDisk(name, async (disk) => {
      const door = (await disk.get('desk', 'door')) as { id: string; value: { data: ArrayBuffer } }
      new Uint8Array(door.value.data)[0]! ^= 1
      await disk.put('desk', door)
    })
    expect((await database.users()).map((one) => one.name)).toEqual([undefined, undefined])
    expect(await opens(database, doctor.id, PASSPHRASE)).toBe(true)
  })

  test('wrong tries are counted, also when two tabs note them at the same moment', async () => {
    const { database, doctor } = await withNurse()
    const counts = await Promise.all(
      [1, 2, 3, 4].map((minute) => database.noteWrongTry(doctor.id, `${AT}${minute}`)),
    )
    expect(counts.sort()).toEqual([1, 2, 3, 4])
    expect((await database.wrongTries())[0]?.at).toHaveLength(4)
  })

  test('who gets in finds the wrong tries in the log, in one act each, and they are forgotten', async () => {
    const { database, session, doctor, people } = await withNurse()
    const before = (await session.readActs(100)).length
    await database.noteWrongTry(doctor.id, '2026-11-22T08:00:00')
    await database.noteWrongTry('recovery', '2026-11-22T08:01:00')
    await database.noteWrongTry(doctor.id, '2026-11-22T08:02:00')
    await people.loggedIn(AT)
    const acts = (await session.readActs(100))
      .slice(0, -before)
      .map(({ what, detail, who }) => ({ what, detail, who: who.id }))
    expect(acts).toEqual([
      { what: 'login', detail: undefined, who: doctor.id },
      {
        what: 'login-failed',
        detail: { whose: 'recovery', count: 1, first: '2026-11-22T08:01:00', last: '2026-11-22T08:01:00' },
        who: doctor.id,
      },
      {
        what: 'login-failed',
        detail: { whose: doctor.id, count: 2, first: '2026-11-22T08:00:00', last: '2026-11-22T08:02:00' },
        who: doctor.id,
      },
    ])
    expect(await database.wrongTries()).toEqual([])
    expect(session.damages()).toEqual([])
  })

  test('a login and an act of another tab at the same moment both stand in the log', async () => {
    const { database, session, doctor, people } = await withNurse()
    const other = the(await database.unlock(PASSPHRASE, doctor.id))
    await Promise.all([
      people.loggedIn(AT),
      other.commit(anAct()),
      (await other.people()).loggedIn(AT),
      session.commit(anAct()),
    ])
    expect((await session.readActs(100)).map(({ what }) => what).sort()).toEqual(
      ['login', 'login', 'person-added', 'test', 'test'].sort(),
    )
    expect(session.damages()).toEqual([])
    other.close()
  })

  test('a wrong try while somebody gets in is not forgotten: it is in the log, too', async () => {
    const { database, session, doctor, people } = await withNurse()
    await database.noteWrongTry(doctor.id, '2026-11-22T08:00:00')
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle)
    let tried: Promise<unknown> | undefined
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...given) => {
      await (tried ??= database.noteWrongTry(doctor.id, '2026-11-22T08:01:00'))
      return encrypt(...given)
    })
    await people.loggedIn(AT)
    expect(nth(await session.readActs(2), 1).detail).toMatchObject({ count: 2, last: '2026-11-22T08:01:00' })
    expect(await database.wrongTries()).toEqual([])
  })

  test('a login that cannot be stored leaves log and tries as they were', async () => {
    const { database, name, doctor, people } = await withNurse()
    await database.noteWrongTry(doctor.id, AT)
    const before = await everyRecord(name)
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(people.loggedIn(AT)).rejects.toThrow()
    vi.mocked(IDBObjectStore.prototype.clear).mockRestore()
    expect(await everyRecord(name)).toEqual(before)
  })
})

describe('a changed name or role', () => {
  test('shows in the list, at the door, in the log and at the next unlocking, with the same passphrase', async () => {
    const { database, session, people, nurse } = await withNurse()
    await people.change(nurse.id, { name: '看護 改姓', role: 'viewer' }, AT)
    expect(nth(await people.list(), 1)).toMatchObject({ name: '看護 改姓', role: 'viewer' })
    expect(nth(await database.users(), 1).name).toBe('看護 改姓')
    expect((await session.readActs(1))[0]).toMatchObject({
      what: 'person-changed',
      detail: {
        person: nurse.id,
        name: '看護 改姓',
        role: 'viewer',
        nameBefore: NURSE.name,
        roleBefore: 'nurse',
      },
    })
    const again = await database.unlock(NURSE.passphrase, nurse.id)
    expect(again?.user).toEqual({ id: nurse.id, name: '看護 改姓', role: 'viewer' })
    again?.close()
  })

  test('of the only doctor is refused where no doctor would be left, and nothing is stored; the name may change', async () => {
    const { name, people, doctor, nurse } = await withNurse()
    const before = await everyRecord(name)
    for (const role of ['nurse', 'viewer'] as const)
      await expect(people.change(doctor.id, { name: 'x', role }, AT)).rejects.toThrow(LastDoctor)
    expect(await everyRecord(name)).toEqual(before)
    await people.change(doctor.id, { name: '佐藤 改姓', role: 'doctor' }, AT)
    await people.change(nurse.id, { name: NURSE.name, role: 'doctor' }, AT)
    await people.change(doctor.id, { name: '佐藤 改姓', role: 'nurse' }, AT)
    expect((await people.list()).map(({ role }) => role)).toEqual(['nurse', 'doctor'])
  })

  test('two tabs that each take the role from one of two doctors leave one doctor', async () => {
    const { database, people, doctor, nurse } = await withNurse()
    await people.change(nurse.id, { name: NURSE.name, role: 'doctor' }, AT)
    const other = the(await database.unlock(PASSPHRASE, doctor.id))
    const done = await Promise.allSettled([
      people.change(nurse.id, { name: NURSE.name, role: 'viewer' }, AT),
      (await other.people()).change(doctor.id, { name: doctor.name, role: 'viewer' }, AT),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await people.list()).filter(({ role }) => role === 'doctor')).toHaveLength(1)
    other.close()
  })

  test('of nobody whom the list has is our own mistake', async () => {
    const { people } = await withNurse()
    await expect(people.change('nobody', { name: 'x', role: 'nurse' }, AT)).rejects.toThrow('nobody')
    await expect(people.remove('nobody', OWN, AT, false)).rejects.toThrow('nobody')
    await expect(people.resetPassphrase('recovery', 'x', OWN, AT)).rejects.toThrow('recovery')
  })
})

describe('a changed passphrase', () => {
  test('opens from then on, and the one before no longer does', async () => {
    const { database, session, people, doctor } = await withNurse()
    expect(await people.changePassphrase(OWN, '新しい長い合言葉', AT)).toBe(true)
    expect(await opens(database, doctor.id, PASSPHRASE)).toBe(false)
    expect(await opens(database, doctor.id, '新しい長い合言葉')).toBe(true)
    expect((await session.readActs(1))[0]).toMatchObject({
      what: 'passphrase-changed',
      detail: { person: doctor.id },
    })
  })

  test('typed full-width or half-width is the same', async () => {
    const { database, people, doctor } = await withNurse()
    await people.changePassphrase(OWN, 'Clinic-2026 ｶﾅ', AT)
    expect(await opens(database, doctor.id, 'Ｃｌｉｎｉｃ－２０２６ カナ')).toBe(true)
    expect(await people.changePassphrase({ passphrase: 'Ｃｌｉｎｉｃ－２０２６ カナ' }, PASSPHRASE, AT)).toBe(
      true,
    )
  })

  test('has a salt of its own, and the full count beside it', async () => {
    const { name, people, doctor } = await withNurse()
    const before = await theLock(name, doctor.id)
    await people.changePassphrase(OWN, PASSPHRASE, AT)
    const after = await theLock(name, doctor.id)
    expect(after.salt).not.toEqual(before.salt)
    expect(after.iterations).toBeGreaterThanOrEqual(600_000)
  })

  test('set for somebody who forgot theirs: they get in with it, and not with the old one', async () => {
    const { database, session, people, nurse } = await withNurse()
    expect(await people.resetPassphrase(nurse.id, '先生が決めた合言葉', OWN, AT)).toBe(true)
    expect(await opens(database, nurse.id, NURSE.passphrase)).toBe(false)
    const theirs = the(await database.unlock('先生が決めた合言葉', nurse.id))
    expect(theirs.user.name).toBe(NURSE.name)
    expect(
      await (
        await theirs.people()
      ).changePassphrase({ passphrase: '先生が決めた合言葉' }, '自分の合言葉に戻す', AT),
    ).toBe(true)
    expect((await session.readActs(2)).map(({ what }) => what)).toEqual([
      'passphrase-changed',
      'passphrase-reset',
    ])
    theirs.close()
  })
})

async function theLock(name: string, id: string) {
  const lock = await onDisk(name, (disk) => disk.get('locks', id) as Promise<Lock>)
  if (!isKeyLock(lock)) throw new Error('no key pair')
  return lock
}

describe('a passkey beside the passphrase', () => {
  test('both are needed: neither opens alone', async () => {
    const { database, people, doctor } = await withNurse()
    expect(await people.addPasskey(PASSKEY, OWN, AT)).toBe(true)
    expect(await opens(database, doctor.id, PASSPHRASE)).toBe(false)
    expect(await opens(database, doctor.id, '', PASSKEY.secret)).toBe(false)
    expect(
      await opens(
        database,
        doctor.id,
        PASSPHRASE,
        PASSKEY.secret.map((byte) => byte ^ 1),
      ),
    ).toBe(false)
    expect(await opens(database, doctor.id, PASSPHRASE, bytes())).toBe(false)
    expect(await opens(database, doctor.id, PASSPHRASE, PASSKEY.secret)).toBe(true)
    expect(nth(await people.list(), 0).hasPasskey).toBe(true)
  })

  test('taking the request for it off the disk does not open the door', async () => {
    const { database, name, people, doctor } = await withNurse()
    await people.addPasskey(PASSKEY, OWN, AT)
    const { passkey: _, ...without } = await theLock(name, doctor.id)
    await onDisk(name, (disk) => disk.put('locks', without))
    expect(await opens(database, doctor.id, PASSPHRASE)).toBe(false)
  })

  test('its secret stands nowhere on the disk', async () => {
    const { name, people } = await withNurse()
    await people.addPasskey(PASSKEY, OWN, AT)
    const locks = await onDisk(name, (disk) => disk.getAll('locks') as Promise<unknown[]>)
    const holds = (part: unknown, wanted: string): boolean =>
      ArrayBuffer.isView(part)
        ? Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('hex').includes(wanted)
        : part instanceof ArrayBuffer
          ? Buffer.from(part).toString('hex').includes(wanted)
          : typeof part === 'object' && part !== null && Object.values(part).some((one) => holds(one, wanted))
    expect(holds(locks, Buffer.from(PASSKEY.secret).toString('hex'))).toBe(false)
    expect(holds(locks, Buffer.from(PASSKEY.credentialId).toString('hex'))).toBe(true)
  })

  test('the printed recovery key opens without it', async () => {
    const { database, people, recoveryKey } = await withNurse()
    await people.addPasskey(PASSKEY, OWN, AT)
    const session = await byRecovery(database, recoveryKey)
    expect(session.user.id).toBe('recovery')
    session.close()
  })

  test('stays when the passphrase changes, and goes when it is taken off or the passphrase is reset', async () => {
    const { database, people, doctor, recoveryKey } = await withNurse()
    await people.addPasskey(PASSKEY, OWN, AT)
    const { secret } = PASSKEY
    expect(await people.changePassphrase({ ...OWN, secret }, '新しい長い合言葉', AT)).toBe(true)
    expect(await opens(database, doctor.id, '新しい長い合言葉')).toBe(false)
    expect(await opens(database, doctor.id, '新しい長い合言葉', secret)).toBe(true)
    expect(await people.removePasskey({ passphrase: '新しい長い合言葉', secret }, AT)).toBe(true)
    expect(await opens(database, doctor.id, '新しい長い合言葉')).toBe(true)
    expect(nth(await people.list(), 0).hasPasskey).toBe(false)

    await people.addPasskey(PASSKEY, { passphrase: '新しい長い合言葉' }, AT)
    const recovery = await byRecovery(database, recoveryKey)
    await (await recovery.people()).resetPassphrase(doctor.id, PASSPHRASE, { passphrase: recoveryKey }, AT)
    expect(await opens(database, doctor.id, PASSPHRASE)).toBe(true)
    recovery.close()
  })

  test('of somebody else can take the place of the one before', async () => {
    const { database, people, doctor } = await withNurse()
    await people.addPasskey(PASSKEY, OWN, AT)
    const next = { credentialId: bytes(7), salt: bytes(8), secret: bytes(9, 9, 9) }
    expect(await people.addPasskey(next, { ...OWN, secret: PASSKEY.secret }, AT)).toBe(true)
    expect(await opens(database, doctor.id, PASSPHRASE, PASSKEY.secret)).toBe(false)
    expect(await opens(database, doctor.id, PASSPHRASE, next.secret)).toBe(true)
  })
})

describe('the printed recovery key', () => {
  test('a new one opens, and the one before opens nothing any more', async () => {
    const { database, session, people, recoveryKey } = await withNurse()
    const next = await people.renewRecoveryKey(OWN, AT)
    expect(await database.unlockWithRecoveryKey(recoveryKey)).toBeUndefined()
    ;(await byRecovery(database, String(next))).close()
    expect((await session.readActs(1))[0]?.what).toBe('recovery-key-renewed')
  })

  test('whoever got in with it can add somebody, set a passphrase anew and print another key', async () => {
    const { database, recoveryKey, doctor } = await withNurse()
    const session = await byRecovery(database, recoveryKey)
    const people = await session.people()
    const proof = { passphrase: recoveryKey.toLowerCase().replaceAll('-', ' ') }
    await people.loggedIn(AT)
    expect((await session.readActs(1))[0]).toMatchObject({
      what: 'login-by-recovery-key',
      who: { id: 'recovery' },
    })
    const added = await people.add(
      { name: '新院長', role: 'doctor', passphrase: '新しい院長の合言葉' },
      proof,
      AT,
    )
    if (!added) throw new Error('not added')
    expect(await opens(database, added.id, '新しい院長の合言葉')).toBe(true)
    expect(await people.resetPassphrase(doctor.id, '忘れた人の合言葉', proof, AT)).toBe(true)
    expect(await opens(database, doctor.id, '忘れた人の合言葉')).toBe(true)
    const next = await people.renewRecoveryKey(proof, AT)
    expect(await people.renewRecoveryKey(proof, AT)).toBe(false)
    expect(await people.remove(doctor.id, { passphrase: String(next) }, AT, false)).toEqual({})
    expect(await opens(database, doctor.id, '忘れた人の合言葉')).toBe(false)
    session.close()
    ;(await byRecovery(database, String(next))).close()
  })

  test('has neither a passphrase nor a passkey of its own', async () => {
    const { database, recoveryKey } = await withNurse()
    const session = await byRecovery(database, recoveryKey)
    const people = await session.people()
    const proof = { passphrase: recoveryKey }
    await expect(people.changePassphrase(proof, 'x', AT)).rejects.toThrow('recovery key')
    await expect(people.addPasskey(PASSKEY, proof, AT)).rejects.toThrow('recovery key')
    session.close()
  })
})

describe('a wrong proof', () => {
  test('changes nothing, whatever it was given for', async () => {
    const { name, people, nurse, recoveryKey } = await withNurse()
    const before = await everyRecord(name)
    const wrong = [WRONG, { passphrase: '' }, { passphrase: NURSE.passphrase }, { passphrase: recoveryKey }]
    for (const proof of wrong) {
      expect(await people.add({ name: 'x', role: 'viewer', passphrase: 'x' }, proof, AT)).toBe(false)
      expect(await people.changePassphrase(proof, 'x', AT)).toBe(false)
      expect(await people.resetPassphrase(nurse.id, 'x', proof, AT)).toBe(false)
      expect(await people.addPasskey(PASSKEY, proof, AT)).toBe(false)
      expect(await people.removePasskey(proof, AT)).toBe(false)
      expect(await people.remove(nurse.id, proof, AT, true)).toBe(false)
      expect(await people.renewRecoveryKey(proof, AT)).toBe(false)
    }
    expect(await everyRecord(name)).toEqual(before)
  })

  test('is the right passphrase without the passkey, too', async () => {
    const { name, people } = await withNurse()
    await people.addPasskey(PASSKEY, OWN, AT)
    const before = await everyRecord(name)
    expect(await people.removePasskey(OWN, AT)).toBe(false)
    expect(await people.renewRecoveryKey(OWN, AT)).toBe(false)
    expect(await everyRecord(name)).toEqual(before)
  })

  test('in a session by the recovery key is anything but that key', async () => {
    const { database, recoveryKey, nurse } = await withNurse()
    const session = await byRecovery(database, recoveryKey)
    const people = await session.people()
    for (const passphrase of [PASSPHRASE, '', recoveryKey.slice(1)])
      expect(await people.resetPassphrase(nurse.id, 'x', { passphrase }, AT)).toBe(false)
    session.close()
  })

  test('of somebody who was taken out meanwhile is refused, since their session is over', async () => {
    const { database, people, nurse } = await withNurse()
    const theirs = the(await database.unlock(NURSE.passphrase, nurse.id))
    await people.remove(nurse.id, OWN, AT, false)
    await expect(
      (await theirs.people()).renewRecoveryKey({ passphrase: NURSE.passphrase }, AT),
    ).rejects.toThrow(Closed)
    theirs.close()
  })
})

test('a change of people that fails half way leaves everything as it was', async () => {
  const { name, people, nurse } = await withNurse()
  const before = await everyRecord(name)
  const { put } = IDBObjectStore.prototype as { put: IDBObjectStore['put'] }
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
  ) {
    if (this.name === 'desk') throw new DOMException('full', 'QuotaExceededError')
    return put.call(this, value)
  })
  await expect(people.add({ ...NURSE, name: 'x' }, OWN, AT)).rejects.toMatchObject({ name: 'QuotaExceeded' })
  await expect(people.change(nurse.id, { name: 'x', role: 'nurse' }, AT)).rejects.toThrow()
  await expect(people.remove(nurse.id, OWN, AT, true)).rejects.toThrow()
  vi.mocked(IDBObjectStore.prototype.put).mockRestore()
  expect(await everyRecord(name)).toEqual(before)
})

test('in the demonstration clinic there is one person, and nothing to change', async () => {
  const session = await openClinic()
  const people = await session.people()
  expect(await people.list()).toEqual([{ id: 'open', name: '', role: 'doctor', hasPasskey: false }])
  await expect(people.add(NURSE, OWN, AT)).rejects.toThrow('nobody has a lock')
  await expect(people.renewRecoveryKey(OWN, AT)).rejects.toThrow('nobody has a lock')
  await people.loggedIn(AT)
  await people.reseal()
  expect(await session.readActs(5)).toEqual([])
})

test('a clinic with people is not created over one without a passphrase', async () => {
  const name = freshName()
  await openClinic(name)
  const database = await opened(name)
  const made = database.createClinic({ clinic: aClinic(), passphrase: PASSPHRASE, userName: 'x' })
  await expect(made).rejects.toThrow('there is a clinic')
  expect(await database.openOpenClinic()).toBeDefined()
})

test('a new clinic has an id of its own, and keeps one that it was given', async () => {
  const { session } = await lockedClinic()
  expect((await session.readClinic()).id).toMatch(/^[\w-]{12}$/)
  const database = await opened(freshName())
  const made = await database.createClinic({
    clinic: { ...aClinic(), id: 'kept' },
    passphrase: 'x',
    userName: 'x',
  })
  expect((await made.session.readClinic()).id).toBe('kept')
  made.session.close()
})
