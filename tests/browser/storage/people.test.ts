import { afterEach, describe, expect, test } from 'vitest'
import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { Closed, newId, openDatabase, resumeSession, type ClinicDatabase, type StoreSession } from '@/storage'

const PASSPHRASE = '正しい馬の電池の針'
const OWN = { passphrase: PASSPHRASE }
const NURSE = { name: '看護 次郎', role: 'nurse', passphrase: '採血は忘れずに毎週' } as const
const AT = '2026-11-22T09:30:00'

const factsOf = ({ id, number }: Patient): PatientFacts => ({
  id,
  number,
  courses: [],
  draws: [],
  values: [],
})

function patients(count: number): Patient[] {
  return Array.from({ length: count }, (_, at) => ({
    id: newId(),
    number: String(at),
    weights: [],
    courses: [],
    draws: [],
    contacts: [],
  }))
}

let made = 0
const open: ClinicDatabase[] = []

async function database(name = `people-${(made += 1)}`): Promise<ClinicDatabase> {
  const opened = await openDatabase(name, { factsOf })
  open.push(opened)
  return opened
}

async function withNurse() {
  const clinic = await database()
  const { session, recoveryKey } = await clinic.createClinic({
    clinic: { settings: { ...DEFAULT_SETTINGS, name: 'x' }, templates: [] },
    passphrase: PASSPHRASE,
    userName: '佐藤',
  })
  const people = await session.people()
  const nurse = await people.add(NURSE, OWN, AT)
  if (!nurse) throw new Error('not added')
  const all = patients(250)
  await session.commit({ what: 'imported', at: AT, patients: all })
  return { clinic, session, people, nurse, recoveryKey, all }
}

async function factsSeen(session: StoreSession | undefined): Promise<number> {
  const facts = (await session?.readFacts()) ?? []
  expect(session?.damages()).toEqual([])
  session?.close()
  return facts.length
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.destroy()
})

describe('people, in a real browser', () => {
  test('two people get in, each with their own passphrase; the door names them', async () => {
    const { clinic, session, nurse } = await withNurse()
    expect((await clinic.users()).map(({ name }) => name)).toEqual(['佐藤', NURSE.name])
    expect(await factsSeen(await clinic.unlock(NURSE.passphrase, nurse.id))).toBe(250)
    expect(await factsSeen(await clinic.unlock(PASSPHRASE, session.user.id))).toBe(250)
    expect(await clinic.unlock(PASSPHRASE, nurse.id)).toBeUndefined()
    session.close()
  })

  test('whoever is taken out gets in no more; everything is sealed anew while another tab and a save go on', async () => {
    const { clinic, session, people, nurse, recoveryKey, all } = await withNurse()
    const name = session.handle().database
    const elsewhere = await database(name)
    const stale = await elsewhere.unlock(PASSPHRASE, session.user.id)
    if (!stale) throw new Error('not opened')
    const locking = new Promise<void>((resolve) => stale.onForeignLock(resolve))
    expect(await people.remove(nurse.id, OWN, AT, false)).toEqual({})
    await locking
    await expect(stale.commit({ what: 'x', at: AT, patients: patients(1) })).rejects.toThrow(Closed)
    stale.close()

    const other = await elsewhere.unlock(PASSPHRASE, session.user.id)
    if (!other) throw new Error('not opened')
    const [patient] = await session.readPatients([all[7]?.id ?? ''])
    if (!patient) throw new Error('not found')
    await Promise.all([
      people.reseal(),
      (await other.people()).reseal(),
      session.commit({ what: 'x', at: AT, patients: [{ ...patient, phone: '1' }] }),
    ])
    other.close()
    expect(await clinic.unlock(NURSE.passphrase, nurse.id)).toBeUndefined()
    expect(await factsSeen(await clinic.unlock(PASSPHRASE, session.user.id))).toBe(250)
    expect(await factsSeen(await clinic.unlockWithRecoveryKey(recoveryKey))).toBe(250)
    const worker = await resumeSession(structuredClone(session.handle()), { factsOf })
    expect((await worker.readPatient(patient.id))?.phone).toBe('1')
    worker.close()
    session.close()
  })

  test('wrong tries are counted over two tabs, and stand in the log when somebody gets in', async () => {
    const { clinic, session, people } = await withNurse()
    const elsewhere = await database(session.handle().database)
    const counts = await Promise.all(
      [clinic, elsewhere].map((door) => door.noteWrongTry(session.user.id, AT)),
    )
    expect(counts.sort()).toEqual([1, 2])
    await people.loggedIn(AT)
    expect(await session.readActs(2)).toMatchObject([
      { what: 'login' },
      { what: 'login-failed', detail: { count: 2 } },
    ])
    expect(await clinic.wrongTries()).toEqual([])
    session.close()
  })
})
