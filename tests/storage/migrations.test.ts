// @vitest-environment node
import { deflateRawSync } from 'node:zlib'
import { openDB } from 'idb'
import { describe, expect, test } from 'vitest'
import type { Version } from '@/domain/history/stamp'
import type { Patient } from '@/domain/patient'
import { NewerSchema, openDatabase } from '@/storage'
import { sliceBytes } from '@/storage/pages/slice'
import { STEPS, type Step } from '@/storage/stores/migrations'
import { anAct, aClinic, aPatient, factsOf, freshName, numbersOf, the } from './clinic'
import { onDisk, sealedIn } from './disk'

const PATIENTS = [aPatient('00001', { id: 'aaaaaaaaaaaa' }), aPatient('00002', { id: 'bbbbbbbbbbbb' })]

/** A database as version 1 writes it, made without any code of the storage. Without `slice` it has none: facts can be lost. */
async function byHand(name: string, slice?: Uint8Array<ArrayBuffer>): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const sealed = (store: string, id: string | number, content: unknown) =>
    sealedBytes(store, id, deflateRawSync(Buffer.from(JSON.stringify(content))))
  const sealedBytes = async (store: string, id: string | number, bytes: Uint8Array<ArrayBuffer>) => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const additionalData = new TextEncoder().encode(`["saiketsu",1,"${store}",${JSON.stringify(id)},1]`)
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes)
    return { id, version: 1, form: 1, iv, data }
  }
  const records = {
    documents: await sealed('documents', 'clinic', aClinic('第一版の医院')),
    ...(slice ? { slices: await sealedBytes('slices', 'page-1', slice) } : {}),
    pages: await sealed('pages', 'page-1', { patients: PATIENTS, changed: [1, 1] }),
    imports: await sealed('imports', 1, {
      id: 'i',
      at: 'x',
      by: 'x',
      files: ['a.csv'],
      counts: {},
      patientIds: [],
    }),
    acts: await sealed('acts', 1, {
      number: 1,
      at: 'x',
      what: 'by-hand',
      who: { id: 'u', name: 'u' },
      patients: 2,
      pages: [],
      previous: '',
      hash: 'h',
    }),
  }
  const profile = await sealed('locks', 'open', { name: 'u', role: 'nurse' })
  const database = await openDB(name, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('locks', { keyPath: 'id' })
      for (const store of ['documents', 'pages', 'slices', 'imports', 'acts']) {
        fresh.createObjectStore(store, { keyPath: ['id', 'version'] })
      }
    },
  })
  await database.put('locks', { id: 'open', kind: 'open', key, profile })
  for (const [store, record] of Object.entries(records)) await database.put(store, record)
  database.close()
}

/** The version of today, and the one after it, which the steps of these tests lead to. */
const TODAY = STEPS.length
const NEXT = TODAY + 1

/** A further step of the tests' own: another store, and a note that each patient gets. */
const FURTHER: Step = {
  number: NEXT,
  stores: (database) => void database.createObjectStore('backups', { keyPath: 'id' }),
  contents: {
    pages: (content) => {
      const page = content as { patients: Patient[]; changed: number[] }
      return {
        ...page,
        patients: page.patients.map((one) => ({ ...one, contactNote: `${one.number} の注記` })),
      }
    },
    documents: (content) => {
      const { clinic, mark } = content as { clinic: object; mark: object }
      return { clinic: { ...clinic, templates: [{ id: 't', name: 'neu' }] }, mark }
    },
  },
}

async function openWith(name: string, steps: readonly Step[]) {
  const database = await openDatabase(name, { factsOf, steps })
  return { database, session: the(await database.openOpenClinic()) }
}

describe('a database of version 1', () => {
  test('made by hand is read whole by the code of today', async () => {
    const name = freshName()
    await byHand(name)
    const { database, session } = await openWith(name, STEPS)
    expect(session.user).toEqual({ id: 'open', name: 'u', role: 'nurse' })
    expect((await session.readClinic()).settings.name).toBe('第一版の医院')
    expect(await session.readPatients(['bbbbbbbbbbbb', 'aaaaaaaaaaaa'])).toEqual([PATIENTS[1], PATIENTS[0]])
    expect(numbersOf(await session.readFacts())).toEqual(['00001', '00002'])
    expect(await session.readImports()).toMatchObject([{ files: ['a.csv'] }])
    expect(await session.readActs(5)).toMatchObject([{ what: 'by-hand' }])
    session.close()
    database.close()
  })

  test('has a history from now on: what stood before is its first version, of which nobody knows who made it', async () => {
    const name = freshName()
    await byHand(name)
    const { database, session } = await openWith(name, STEPS)
    const older = the(await session.readPatient('aaaaaaaaaaaa'))
    const versions = async () => gathered((await session.history()).ofPatient(older.id))
    const clinics = async () => gathered((await session.history()).ofClinic())
    expect(await versions()).toEqual([{ content: older }])
    const newer = { ...older, phone: '03-1111-1111' }
    await session.commit(anAct({ what: 'person-changed', patients: [newer], clinic: aClinic('新しい名前') }))
    expect(await versions()).toEqual([
      { stamp: { at: anAct().at, by: { id: 'open', name: 'u' }, what: 'person-changed' }, content: newer },
      { content: older },
    ])
    expect((await clinics()).map(({ stamp, content }) => [stamp?.what, content?.settings.name])).toEqual([
      ['person-changed', '新しい名前'],
      [undefined, '第一版の医院'],
    ])
    session.close()
    database.close()
  })

  test('opened with a further step: stores are added, contents are turned when read and stored when next written', async () => {
    const name = freshName()
    await byHand(name)
    const { database, session } = await openWith(name, [...STEPS, FURTHER])
    expect(await onDisk(name, (disk) => Promise.resolve([...disk.objectStoreNames]))).toContain('backups')
    expect((await session.readFacts()).length).toBe(2)
    expect((await session.readPatient('aaaaaaaaaaaa'))?.contactNote).toBe('00001 の注記')
    expect((await session.readClinic()).templates).toEqual([{ id: 't', name: 'neu' }])
    expect((await sealedIn(name, 'pages')).map(({ form }) => form)).toEqual([1])

    const before = the(await session.readPatient('aaaaaaaaaaaa'))
    await session.commit(anAct({ patients: [{ ...before, phone: '03-1111-1111' }] }))
    expect((await sealedIn(name, 'pages')).map(({ form, version }) => [form, version])).toEqual([[NEXT, 2]])
    expect((await sealedIn(name, 'slices')).map(({ form, version }) => [form, version])).toEqual([[NEXT, 2]])
    session.close()
    database.close()

    const again = await openWith(name, [...STEPS, FURTHER])
    expect(await again.session.readPatient('bbbbbbbbbbbb')).toMatchObject({ contactNote: '00002 の注記' })
    expect(await again.session.readPatient('aaaaaaaaaaaa')).toMatchObject({ phone: '03-1111-1111' })
    again.session.close()
    again.database.close()
  })

  test('a slice written by the version before is made anew from its page, once and for all', async () => {
    const name = freshName()
    const first = await openDatabase(name, { factsOf })
    const made = await first.createOpenClinic(aClinic())
    await made.commit(anAct({ patients: PATIENTS }))
    made.close()
    first.close()
    const { database, session } = await openWith(name, [
      ...STEPS,
      {
        number: NEXT,
        contents: { pages: (content) => ({ ...(content as object), patients: renamed(content) }) },
      },
    ])
    expect((await session.readFacts()).map((facts) => facts.name)).toEqual(['neu', 'neu'])
    expect(session.damages()).toEqual([])
    expect((await sealedIn(name, 'slices')).map(({ form, version }) => [form, version])).toEqual([[NEXT, 1]])
    expect((await sealedIn(name, 'pages')).map(({ form, version }) => [form, version])).toEqual([[TODAY, 1]])
    session.close()
    database.close()
  })

  test('a slice in the form of version 1 is never misread: its facts are made anew from the page', async () => {
    const name = freshName()
    const other = PATIENTS.map((one) => ({ ...factsOf(one), name: '別人' }))
    await byHand(name, sliceBytes({ facts: other, changed: [1, 1] }))
    const { database, session } = await openWith(name, STEPS)
    expect(await session.readFacts()).toEqual(PATIENTS.map(factsOf))
    expect(session.damages()).toEqual([])
    expect((await sealedIn(name, 'slices')).map(({ form }) => form)).toEqual([TODAY])
    session.close()
    database.close()
  })

  test('a step that fails leaves the database at the version it had', async () => {
    const name = freshName()
    await byHand(name)
    const failing: Step = {
      number: NEXT,
      stores: (database) => {
        database.createObjectStore('half')
        throw new Error('step failed')
      },
    }
    await expect(openDatabase(name, { factsOf, steps: [...STEPS, failing] })).rejects.toThrow()
    expect(
      await onDisk(name, (disk) => Promise.resolve([disk.version, disk.objectStoreNames.contains('half')])),
    ).toEqual([1, false])
    const { database, session } = await openWith(name, STEPS)
    expect(await session.readFacts()).toHaveLength(2)
    session.close()
    database.close()
  })
})

test('a database of newer code is refused by name, and stays as it is', async () => {
  const name = freshName()
  const newer = await openDatabase(name, { factsOf, steps: [...STEPS, FURTHER] })
  newer.close()
  await expect(openDatabase(name, { factsOf })).rejects.toThrow(NewerSchema)
  expect(await onDisk(name, (disk) => Promise.resolve(disk.version))).toBe(NEXT)
})

test('a tab with older code lets go when newer code opens the database, and is told', async () => {
  const name = freshName()
  const old = await openDatabase(name, { factsOf })
  const session = await old.createOpenClinic(aClinic())
  let closed = 0
  old.onClosed(() => (closed += 1))
  const newer = await openDatabase(name, { factsOf, steps: [...STEPS, FURTHER] })
  expect(closed).toBe(1)
  await expect(session.commit(anAct())).rejects.toMatchObject({ name: 'Closed' })
  session.close()
  newer.close()
})

test('a tab that does not let go is named: the database is blocked', { timeout: 10_000 }, async () => {
  const name = freshName()
  await byHand(name)
  const stubborn = await openDB(name)
  await expect(openDatabase(name, { factsOf, steps: [...STEPS, FURTHER] })).rejects.toMatchObject({
    name: 'Blocked',
  })
  stubborn.close()
  // What was asked for comes in the end, and must not stay open behind our back.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { database, session } = await openWith(name, [...STEPS, FURTHER])
  expect(await session.readFacts()).toHaveLength(2)
  session.close()
  database.close()
})

test('the steps are numbered from 1 without a gap', () => {
  expect(STEPS.map(({ number }) => number)).toEqual(STEPS.map((_, at) => at + 1))
})

async function gathered<Kept>(versions: AsyncIterable<Version<Kept>>): Promise<Version<Kept>[]> {
  const all: Version<Kept>[] = []
  for await (const version of versions) all.push(version)
  return all
}

function renamed(content: unknown): Patient[] {
  return (content as { patients: Patient[] }).patients.map((patient) => ({ ...patient, name: 'neu' }))
}
