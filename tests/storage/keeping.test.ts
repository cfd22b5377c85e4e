// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { StaleError, type ImportRecord } from '@/storage'
import {
  aClinic,
  anAct,
  aPatient,
  AT,
  freshName,
  lockedClinic,
  numbersOf,
  openClinic,
  opened,
  PASSPHRASE,
  patients,
  resumed,
  nth,
  the,
} from './clinic'
import { removeRecord, sealedIn } from './disk'

describe('what was stored is there again', () => {
  test('after locking and unlocking, every patient, the settings and the worklist facts are as they were', async () => {
    const { session, database } = await lockedClinic()
    const stored = [
      aPatient('00142', { kana: 'サトウ ハルナ', phone: '090-1234-5678', nextVisit: day('2026-11-25') }),
      aPatient('00518', { contactNote: '夕方に\n電話', weights: [{ day: day('2026-09-01'), kg: 52.5 }] }),
    ]
    await session.commit(anAct({ patients: stored, clinic: { ...aClinic('新しい名前') } }))
    session.close()

    const again = await database.unlock(PASSPHRASE)
    expect(again?.user.name).toBe('佐藤 花子')
    expect(await again?.readPatients(stored.map(({ id }) => id))).toEqual(stored)
    expect((await again?.readClinic())?.settings.name).toBe('新しい名前')
    const facts = (await again?.readFacts()) ?? []
    expect(numbersOf(facts)).toEqual(['00142', '00518'])
    expect(facts.find(({ number }) => number === '00142')).toMatchObject({
      kana: 'サトウ ハルナ',
      nextVisit: '2026-11-25',
    })
    again?.close()
  })

  test('250 patients take three pages, and a change to one of them rewrites one page and its slice', async () => {
    const name = freshName()
    const session = await openClinic(name)
    const all = patients(250)
    await session.commit(anAct({ patients: all }))
    const before = await sealedIn(name, 'pages')
    expect(before).toHaveLength(3)

    const changed = { ...nth(all, 120), phone: '03-0000-0000' }
    await session.readPatient(changed.id)
    await session.commit(anAct({ patients: [changed] }))
    const after = await sealedIn(name, 'pages')
    const slices = await sealedIn(name, 'slices')
    expect(after.map(({ version }) => version).sort()).toEqual([1, 1, 2])
    expect(slices.map(({ id, version }) => [id, version])).toEqual(
      after.map(({ id, version }) => [id, version]),
    )
    expect(await session.readPatient(changed.id)).toEqual(changed)
  })

  test('a change shows in the facts at once, here and after reading everything again', async () => {
    const session = await openClinic()
    const [one, two] = patients(2)
    await session.commit(anAct({ patients: [the(one), the(two)] }))
    await session.readFacts()
    await session.readPatient(the(one).id)
    await session.commit(anAct({ patients: [{ ...the(one), name: '改名 済' }] }))
    const names = (await session.readFacts()).map(({ name }) => name).sort()
    expect(names).toEqual(['患者 00002', '改名 済'])
    const other = await resumed(session.handle())
    expect((await other.readFacts()).map(({ name }) => name).sort()).toEqual(names)
  })

  test('patients added one by one fill the page that has room', async () => {
    const name = freshName()
    const session = await openClinic(name)
    for (const patient of patients(5)) await session.commit(anAct({ patients: [patient] }))
    expect(await sealedIn(name, 'pages')).toHaveLength(1)
    expect(numbersOf(await session.readFacts())).toHaveLength(5)
  })

  test('patients may come as a stream, and every one of them is stored in the one act', async () => {
    const session = await openClinic()
    const all = patients(305)
    async function* stream() {
      for (const patient of all) yield await Promise.resolve(patient)
    }
    await session.commit(anAct({ patients: stream() }))
    expect(numbersOf(await session.readFacts())).toEqual(numbersOf(all))
    expect(await session.readActs(10)).toMatchObject([{ number: 1, patients: 305 }])
  })

  test('everybody can be read page by page, once each', async () => {
    const session = await openClinic()
    const all = patients(230)
    await session.commit(anAct({ patients: all }))
    const read: string[] = []
    for await (const page of session.pages()) {
      expect(page.length).toBeLessThanOrEqual(100)
      read.push(...page.map(({ number }) => number))
    }
    expect(read.sort()).toEqual(numbersOf(all))
  })

  test('records come in the order asked for, and an unknown id is left out', async () => {
    const session = await openClinic()
    const [one, two, three] = patients(3)
    await session.commit(anAct({ patients: [the(one), the(two), the(three)] }))
    const read = await session.readPatients([the(three).id, 'nobody', the(one).id])
    expect(read).toEqual([three, one])
    expect(await session.readPatient('nobody')).toBeUndefined()
  })
})

describe('imports and their undo', () => {
  const record: ImportRecord = {
    id: 'import-1',
    at: AT,
    by: '佐藤 花子',
    files: ['名簿.csv'],
    counts: { new: 3 },
    patientIds: [],
  }

  test('an import is stored with its record, and its undo removes the patients it made and marks the record', async () => {
    const session = await openClinic()
    const kept = aPatient('00001')
    await session.commit(anAct({ patients: [kept] }))
    const made = patients(150).map((patient) => ({ ...patient, number: `9${patient.number}` }))
    const patientIds = made.map(({ id }) => id)
    await session.commit(anAct({ what: 'imported', patients: made, import: { ...record, patientIds } }))
    expect(await session.readImports()).toEqual([{ ...record, patientIds }])

    const undone = { ...record, patientIds, undone: AT }
    await session.commit(anAct({ what: 'import-undone', removedPatientIds: patientIds, import: undone }))
    expect(numbersOf(await session.readFacts())).toEqual(['00001'])
    expect(await session.readImports()).toEqual([undone])
    expect(await session.readPatient(nth(patientIds, 0))).toBeUndefined()
  })

  test('imports come back in the order in which they were stored', async () => {
    const session = await openClinic()
    for (const id of ['c', 'a', 'b']) await session.commit(anAct({ import: { ...record, id } }))
    expect((await session.readImports()).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  test('removing a patient whom somebody else has removed already is refused', async () => {
    const session = await openClinic()
    await expect(session.commit(anAct({ removedPatientIds: ['gone'] }))).rejects.toThrow(StaleError)
  })
})

describe('the log of acts', () => {
  test('says what was done, when, by whom and to whom, newest first', async () => {
    const { session } = await lockedClinic()
    const patient = aPatient('00142')
    await session.commit(anAct({ what: 'patient-added', patients: [patient] }))
    await session.commit(anAct({ what: 'printed', at: '2026-11-22T10:00:00', detail: { sheets: 2 } }))
    const [second, first] = await session.readActs(10)
    expect(first).toMatchObject({ number: 1, what: 'patient-added', at: AT, patientIds: [patient.id] })
    expect(first?.who.name).toBe('佐藤 花子')
    expect(second).toMatchObject({ number: 2, what: 'printed', detail: { sheets: 2 }, patients: 0 })
    expect(await session.readActs(1)).toEqual([second])
  })

  test('each line holds the hash of the line before it', async () => {
    const session = await openClinic()
    for (let count = 0; count < 4; count += 1) await session.commit(anAct())
    const acts = (await session.readActs(4)).reverse()
    for (const [at, act] of acts.entries()) if (at > 0) expect(act.previous).toBe(acts[at - 1]?.hash)
    expect(new Set(acts.map(({ hash }) => hash)).size).toBe(4)
    expect(session.damages()).toEqual([])
  })

  test('a line taken out of the log shows', async () => {
    const name = freshName()
    const session = await openClinic(name)
    for (let count = 0; count < 4; count += 1) await session.commit(anAct())
    await removeRecord(name, 'acts', nth(await sealedIn(name, 'acts'), 1))
    expect((await session.readActs(4)).map(({ number }) => number)).toEqual([4, 3, 1])
    expect(session.damages().map(({ store, record }) => [store, record])).toEqual([['acts', '2']])
  })
})

test('a patient given twice in one act is our own mistake, and nothing is stored', async () => {
  const session = await openClinic()
  const patient = aPatient('00001')
  await expect(session.commit(anAct({ patients: [patient, patient] }))).rejects.toThrow('given twice')
  expect(await session.readFacts()).toEqual([])
})

test('a closed session neither reads nor stores', async () => {
  const session = await openClinic()
  session.close()
  await expect(session.readFacts()).rejects.toMatchObject({ name: 'Closed' })
  await expect(session.commit(anAct())).rejects.toMatchObject({ name: 'Closed' })
})

test('the demonstration clinic needs no passphrase and lives apart from the real one', async () => {
  const { session: real, database } = await lockedClinic('saiketsu')
  const demoDatabase = await opened('saiketsu-demo')
  const demo = await demoDatabase.createOpenClinic(aClinic('デモ'))
  await real.commit(anAct({ patients: [aPatient('00001', { name: '実在 花子' })] }))
  await demo.commit(anAct({ patients: [aPatient('99999', { name: 'デモ 花子' })] }))
  demo.close()

  const again = await demoDatabase.openOpenClinic()
  expect(numbersOf((await again?.readFacts()) ?? [])).toEqual(['99999'])
  expect(numbersOf(await real.readFacts())).toEqual(['00001'])
  expect(await database.openOpenClinic()).toBeUndefined()
  again?.close()
  await demoDatabase.destroy()
  expect(numbersOf(await real.readFacts())).toEqual(['00001'])
  await database.destroy()
})

test('the demonstration clinic can be made anew over the old one, a real one never', async () => {
  const name = freshName()
  const database = await opened(name)
  const old = await database.createOpenClinic(aClinic())
  await old.commit(anAct({ patients: patients(3) }))
  old.close()
  const fresh = await database.createOpenClinic(aClinic())
  expect(await fresh.readFacts()).toEqual([])
  expect(await fresh.readActs(5)).toEqual([])
  fresh.close()

  const { database: real } = await lockedClinic()
  await expect(real.createOpenClinic(aClinic())).rejects.toThrow('locked clinic')
})

test('after its destruction a clinic is gone, and another can be created under the same name', async () => {
  const { session, database, name } = await lockedClinic()
  await session.commit(anAct({ patients: patients(3) }))
  session.close()
  await database.destroy()
  const again = await opened(name)
  expect(await again.hasClinic()).toBe(false)
  const { session: fresh } = await again.createClinic({
    clinic: aClinic(),
    passphrase: PASSPHRASE,
    userName: 'x',
  })
  expect(await fresh.readFacts()).toEqual([])
  fresh.close()
})
