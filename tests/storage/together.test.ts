// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Patient } from '@/domain/patient'
import { StaleError, type Act, type StoreSession } from '@/storage'
import {
  aClinic,
  anAct,
  aPatient,
  freshName,
  lockedClinic,
  numbersOf,
  openClinic,
  PASSPHRASE,
  patients,
  resumed,
  nth,
  the,
} from './clinic'
import { everyRecord, sealedIn } from './disk'

/** Two tabs on the same clinic of so many patients; both have read everybody. */
async function twoTabs(count: number) {
  const name = freshName()
  const here = await openClinic(name)
  const all = patients(count)
  await here.commit(anAct({ patients: all }))
  const there = await resumed(here.handle())
  for (const tab of [here, there]) {
    await tab.readFacts()
    await tab.readPatients(all.map(({ id }) => id))
  }
  return { name, here, there, all }
}

/** The act that adds one new person under a number that nobody else may have. */
function adding(patient: Patient): Act {
  return anAct({ patients: [patient], newNumbers: new Map([[patient.number, patient.id]]) })
}

/** Resolves once the channel has carried what was sent before. */
function delivered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30))
}

describe('two tabs change the same patient', () => {
  test('the second is refused with the patient named, and nothing of its act is stored', async () => {
    const { name, here, there, all } = await twoTabs(150)
    const patient = nth(all, 7)
    await there.commit(anAct({ patients: [{ ...patient, phone: '1' }] }))
    const before = await everyRecord(name)
    const added = aPatient('90001')
    const act = anAct({ patients: [{ ...patient, phone: '2' }, nth(all, 120), added], clinic: aClinic('x') })
    await expect(here.commit(act)).rejects.toMatchObject({ name: 'StaleError', patientIds: [patient.id] })
    expect(await everyRecord(name)).toEqual(before)
    expect((await here.readPatient(patient.id))?.phone).toBe('1')
    expect(await here.readPatient(added.id)).toBeUndefined()
  })

  test('a patient who is added in both with one number is added once; the second is refused', async () => {
    const { name, here, there } = await twoTabs(3)
    const [one, other] = [aPatient('90001'), aPatient('90001')]
    await there.commit(anAct(adding(one)))
    const before = await everyRecord(name)
    const second = here.commit(anAct(adding(other)))
    await expect(second).rejects.toMatchObject({ name: 'NumberTaken' })
    expect(await everyRecord(name)).toEqual(before)
    const third = aPatient('90002')
    await here.commit(anAct(adding(third)))
    expect((await there.readFacts()).filter(({ number }) => number.startsWith('9000'))).toHaveLength(2)
  })

  test('of two that add one number at the same moment one is refused', async () => {
    const { here, there } = await twoTabs(3)
    const acts = [here, there].map((tab) => tab.commit(anAct(adding(aPatient('90001')))))
    const done = await Promise.allSettled(acts)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await here.readFacts()).filter(({ number }) => number === '90001')).toHaveLength(1)
  })

  test('after reading the patient again, the change goes through', async () => {
    const { here, there, all } = await twoTabs(3)
    await there.commit(anAct({ patients: [{ ...nth(all, 0), phone: '1' }] }))
    const again = await here.readPatient(nth(all, 0).id)
    await here.commit(anAct({ patients: [{ ...the(again), contactNote: '2' }] }))
    expect(await there.readPatient(nth(all, 0).id)).toMatchObject({ phone: '1', contactNote: '2' })
  })

  test('reading the worklist again does not count as having seen the patient', async () => {
    const { here, there, all } = await twoTabs(3)
    await there.commit(anAct({ patients: [{ ...nth(all, 0), phone: '1' }] }))
    await here.readFacts()
    await expect(here.commit(anAct({ patients: [{ ...nth(all, 0), phone: '2' }] }))).rejects.toThrow(
      StaleError,
    )
  })

  test('at the very same moment, exactly one of them succeeds', async () => {
    const { here, there, all } = await twoTabs(3)
    for (let round = 0; round < 10; round += 1) {
      const now = await Promise.all([here.readPatient(nth(all, 0).id), there.readPatient(nth(all, 0).id)])
      const done = await Promise.allSettled([
        here.commit(anAct({ patients: [{ ...the(now[0]), phone: `here ${round}` }] })),
        there.commit(anAct({ patients: [{ ...the(now[1]), phone: `there ${round}` }] })),
      ])
      expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const winner = done[0].status === 'fulfilled' ? 'here' : 'there'
      expect((await here.readPatient(nth(all, 0).id))?.phone).toBe(`${winner} ${round}`)
    }
    expect(await here.readActs(100)).toHaveLength(11)
    expect(here.damages()).toEqual([])
  })

  test('a patient whom another tab has removed can no longer be changed', async () => {
    const { here, there, all } = await twoTabs(3)
    await there.commit(anAct({ removedPatientIds: [nth(all, 0).id] }))
    await expect(here.commit(anAct({ patients: [{ ...nth(all, 0), phone: '2' }] }))).rejects.toThrow(
      StaleError,
    )
  })
})

describe('two tabs change different patients of the same page', () => {
  test('both changes are kept, one after the other', async () => {
    const { here, there, all } = await twoTabs(3)
    await there.commit(anAct({ patients: [{ ...nth(all, 0), phone: 'there' }] }))
    await here.commit(anAct({ patients: [{ ...nth(all, 1), phone: 'here' }] }))
    const phones = (await there.readPatients(all.map(({ id }) => id))).map(({ phone }) => phone)
    expect(phones).toEqual(['there', 'here', undefined])
  })

  test('both changes are kept at the very same moment, and the log has a line for each', async () => {
    const { name, here, there, all } = await twoTabs(3)
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([
        here.commit(anAct({ patients: [{ ...nth(all, 0), phone: `here ${round}` }] })),
        there.commit(anAct({ patients: [{ ...nth(all, 1), phone: `there ${round}` }] })),
      ])
      const phones = (await here.readPatients(all.map(({ id }) => id))).map(({ phone }) => phone)
      expect(phones).toEqual([`here ${round}`, `there ${round}`, undefined])
    }
    expect((await here.readActs(100)).map(({ number }) => number)).toEqual(
      Array.from({ length: 21 }, (_, at) => 21 - at),
    )
    expect(here.damages()).toEqual([])
    expect(await sealedIn(name, 'pages')).toHaveLength(1)
  })

  test('acts that change no patient get a line each, at the very same moment too', async () => {
    const { here, there } = await twoTabs(1)
    await Promise.all([here, there, here, there].map((tab) => tab.commit(anAct({ what: 'printed' }))))
    expect((await here.readActs(9)).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1])
    expect(here.damages()).toEqual([])
  })

  test('both add patients at the very same moment, and everybody is there', async () => {
    const { here, there, all } = await twoTabs(3)
    await Promise.all([
      here.commit(anAct({ patients: [aPatient('90001')] })),
      there.commit(anAct({ patients: [aPatient('90002')] })),
    ])
    expect(numbersOf(await here.readFacts())).toEqual([...numbersOf(all), '90001', '90002'])
    expect(numbersOf(await there.readFacts())).toEqual([...numbersOf(all), '90001', '90002'])
  })

  test('a new patient finds another home when the page with room is emptied meanwhile', async () => {
    const { here, there, all } = await twoTabs(3)
    await Promise.all([
      there.commit(anAct({ removedPatientIds: all.map(({ id }) => id) })),
      here.commit(anAct({ patients: [aPatient('90001')] })),
    ])
    expect(numbersOf(await there.readFacts())).toEqual(['90001'])
  })
})

describe('an import beside daily work', () => {
  test('an import of 400 patients and edits in another tab both arrive whole', async () => {
    const { here, there, all } = await twoTabs(120)
    const more = patients(400).map((patient) => ({ ...patient, number: `8${patient.number}` }))
    const importing = here.commit(
      anAct({ patients: [...all.slice(0, 50).map((one) => ({ ...one, phone: 'import' })), ...more] }),
    )
    const edits: Promise<void>[] = []
    for (const patient of all.slice(60, 70))
      edits.push(there.commit(anAct({ patients: [{ ...patient, phone: 'edit' }] })))
    await Promise.all([importing, ...edits])
    const fresh = await resumed(here.handle())
    expect(await fresh.readFacts()).toHaveLength(520)
    const phones = (await fresh.readPatients(all.map(({ id }) => id))).map(({ phone }) => phone)
    expect(phones.filter((phone) => phone === 'import')).toHaveLength(50)
    expect(phones.filter((phone) => phone === 'edit')).toHaveLength(10)
  })
})

describe('settings', () => {
  test('changed in two tabs: the second is refused until it has read them again', async () => {
    const { here, there } = await twoTabs(1)
    await Promise.all([here.readClinic(), there.readClinic()])
    await there.commit(anAct({ clinic: aClinic('there') }))
    await expect(here.commit(anAct({ clinic: aClinic('here') }))).rejects.toMatchObject({
      name: 'StaleError',
      patientIds: [],
    })
    expect((await here.readClinic()).settings.name).toBe('there')
    await here.commit(anAct({ clinic: aClinic('here') }))
    expect((await there.readClinic()).settings.name).toBe('here')
  })
})

test('what another tab stores between unlocking and reading the worklist is in it', async () => {
  const { session, database } = await lockedClinic()
  const [one, two] = patients(2)
  await session.commit(anAct({ patients: [the(one)] }))
  const again = the(await database.unlock(PASSPHRASE))
  await session.commit(anAct({ patients: [{ ...the(one), phone: '1' }, the(two)] }))
  expect((await again.readFacts()).map(({ phone }) => phone)).toEqual(['1', undefined])
  again.close()
})

describe('tabs tell each other', () => {
  test('which patients were changed, and whether the settings were; nobody hears their own', async () => {
    const { here, there, all } = await twoTabs(2)
    const heard: [string[], boolean][] = []
    const own: unknown[] = []
    there.onForeignChange((ids, clinic) => heard.push([ids, clinic]))
    here.onForeignChange((ids) => own.push(ids))
    await here.commit(anAct({ patients: [nth(all, 1)] }))
    await here.commit(anAct({ clinic: aClinic() }))
    await delivered()
    expect(heard).toEqual([
      [[nth(all, 1).id], false],
      [[], true],
    ])
    expect(own).toEqual([])
  })

  test('who has stopped listening hears nothing more', async () => {
    const { here, there, all } = await twoTabs(1)
    const heard: unknown[] = []
    const stop = there.onForeignChange((ids) => heard.push(ids))
    stop()
    await here.commit(anAct({ patients: all }))
    await delivered()
    expect(heard).toEqual([])
  })

  test('to lock; a clinic of another name does not hear it', async () => {
    const { here, there } = await twoTabs(1)
    const other = await openClinic()
    const locked: string[] = []
    const listen = (session: StoreSession, as: string) => session.onForeignLock(() => locked.push(as))
    listen(here, 'here')
    listen(there, 'there')
    listen(other, 'other')
    here.broadcastLock()
    here.close()
    await delivered()
    expect(locked).toEqual(['there'])
  })

  test('a patient added in another tab can be read at once', async () => {
    const { here, there } = await twoTabs(1)
    const added = aPatient('90001')
    await there.commit(anAct({ patients: [added] }))
    expect(await here.readPatient(added.id)).toEqual(added)
    expect(numbersOf(await here.readFacts())).toEqual(['00001', '90001'])
  })
})

test('who writes a patient without having read them has made a mistake of ours, and nothing is stored', async () => {
  const { session } = await lockedClinic()
  const [patient] = patients(1)
  await session.commit(anAct({ patients: [the(patient)] }))
  const other = await resumed(session.handle())
  await expect(other.commit(anAct({ patients: [{ ...the(patient), name: 'x' }] }))).rejects.toThrow(
    'without having been read',
  )
  expect((await session.readPatient(the(patient).id))?.name).toBe(the(patient).name)
})

test('pages that were read may be written: those who were changed since are refused', async () => {
  const { here, all } = await twoTabs(3)
  const worker = await resumed(here.handle())
  for await (const page of worker.pages()) expect(page).toHaveLength(3)
  await here.commit(anAct({ patients: [{ ...nth(all, 0), phone: 'here' }] }))
  await worker.commit(anAct({ patients: [{ ...nth(all, 1), phone: 'worker' }] }))
  await expect(worker.commit(anAct({ patients: [{ ...nth(all, 0), phone: 'worker' }] }))).rejects.toThrow(
    StaleError,
  )
})
