// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { StaleError, type StoreHandle, type StoreSession } from '@/storage'
import { sealContent } from '@/storage/sealing/contents'
import { inflated } from '@/storage/sealing/deflate'
import { unseal } from '@/storage/sealing/seal'
import { newestForm, STEPS } from '@/storage/stores/migrations'
import { SEALED_STORES } from '@/storage/stores/schema'
import { anAct, aPatient, freshName, openClinic, patients, resumed, the, nth } from './clinic'
import { onDisk, sealedIn, tamper } from './disk'

const TELLING = [
  'K-00777',
  '消去 花子',
  'ショウキョ',
  '090-7777-7777',
  '七番の注記',
  '7.77',
  'ナナマイシン',
  '7777-88',
]
const ERASE = { what: 'patient-erased', why: '保存期間満了' }

/** Somebody who can be found by any of the telling texts, in every kind of entry. */
function telling(): Patient {
  return aPatient('K-00777', {
    name: '消去 花子',
    kana: 'ショウキョ',
    phone: '090-7777-7777',
    contactNote: '七番の注記',
    medicines: [{ id: 'm', name: 'ナナマイシン' }],
    draws: [
      {
        id: 'd',
        day: day('2021-09-14'),
        fasting: 'yes',
        marks: [],
        reviews: [],
        results: [{ id: 'r', analyte: 'alt', status: 'final', value: { kind: 'text', text: '7.77' } }],
      },
    ],
    held: [
      { id: 'h', importId: 'i', because: 'name', people: [{ number: '7777-88', line: 2 }], results: [] },
    ],
  })
}

/** Everything that is sealed, as text: what somebody with the key can read. */
async function everythingRead(
  name: string,
  { keys }: StoreHandle,
): Promise<{ store: string; text: string }[]> {
  const texts: { store: string; text: string }[] = []
  for (const store of SEALED_STORES) {
    for (const record of await sealedIn(name, store)) {
      const bytes = await unseal(keys, store, record)
      const readable = store === 'slices' ? bytes : await inflated(bytes).catch(() => bytes)
      texts.push({
        store,
        text: Buffer.from(readable).toString('utf8') + Buffer.from(readable).toString('utf16le'),
      })
    }
  }
  return texts
}

async function foundIn(name: string, session: StoreSession, told: readonly string[]): Promise<string[]> {
  const texts = await everythingRead(name, session.handle())
  return told.flatMap((each) =>
    texts.filter(({ text }) => text.includes(each)).map(({ store }) => `${each} ${store}`),
  )
}

async function versionsOf(session: StoreSession, id: string): Promise<(string | undefined)[]> {
  const phones: (string | undefined)[] = []
  for await (const { content } of (await session.history()).ofPatient(id)) phones.push(content?.phone)
  return phones
}

/** A clinic in which the telling one has several versions, shared with a neighbour, and a draft. */
async function aClinicWithHistory() {
  const name = freshName()
  const session = await openClinic(name)
  const patient = telling()
  const [neighbour, ...others] = patients(120)
  const next = the(neighbour)
  await session.commit(anAct({ what: 'imported', patients: [patient, next, ...others] }))
  await session.commit(
    anAct({
      patients: [
        { ...patient, name: '改名 済' },
        { ...next, phone: '1' },
      ],
    }),
  )
  await session.commit(anAct({ patients: [{ ...patient, name: '改名 済', contactNote: '二番目' }] }))
  await session.commit(anAct({ patients: [{ ...next, phone: '2' }] }))
  await aDraft(name, session, 'draft-1', patient.id)
  await aDraft(name, session, 'draft-2', next.id)
  return { name, session, patient, next }
}

async function aDraft(name: string, session: StoreSession, id: string, patientId: string): Promise<void> {
  const keyed = { keys: session.handle().keys, form: newestForm(STEPS), steps: STEPS }
  const draft = { form: 'draw', patientId, values: { alt: patientId }, at: anAct().at }
  const sealed = await sealContent(keyed, { store: 'drafts', id, version: 1 }, draft)
  await onDisk(name, (disk) => disk.put('drafts', sealed))
}

describe('erasing a patient', () => {
  test('leaves nothing of them in any store, in no version; the search does find them before', async () => {
    const { name, session, patient } = await aClinicWithHistory()
    const told = [...TELLING, '改名 済', '二番目']
    const before = await foundIn(name, session, told)
    for (const each of told) expect(before.some((found) => found.startsWith(each))).toBe(true)
    expect(before).toContain('消去 花子 history')

    await session.commit(anAct({ ...ERASE, erasedPatientIds: [patient.id] }))
    expect(await foundIn(name, session, told)).toEqual([])
    expect(await versionsOf(session, patient.id)).toEqual([])
    expect(await session.readPatient(patient.id)).toBeUndefined()
    expect((await session.readFacts()).some(({ id }) => id === patient.id)).toBe(false)
    expect((await sealedIn(name, 'drafts')).map(({ id }) => id)).toEqual(['draft-2'])
  })

  test('leaves the act with its reason and their random id, and every other version as it was', async () => {
    const { session, patient, next } = await aClinicWithHistory()
    await session.commit(anAct({ ...ERASE, erasedPatientIds: [patient.id] }))
    expect((await session.readActs(1))[0]).toMatchObject({ ...ERASE, patientIds: [patient.id] })
    expect(await versionsOf(await resumed(session.handle()), next.id)).toEqual(['2', '1', undefined])
    expect(session.damages()).toEqual([])
  })

  test('who was taken out before erases what the history kept of them', async () => {
    const { name, session, patient } = await aClinicWithHistory()
    const other = aPatient('00888')
    await session.commit(anAct({ patients: [other] }))
    await session.commit(anAct({ removedPatientIds: [patient.id, other.id] }))
    expect(await versionsOf(session, patient.id)).toHaveLength(4)
    await session.commit(anAct({ ...ERASE, erasedPatientIds: [patient.id] }))
    expect(await foundIn(name, session, TELLING)).toEqual([])
    expect(await versionsOf(session, patient.id)).toEqual([])
    expect(await versionsOf(session, other.id)).toHaveLength(2)
  })

  test('the only one of a page takes the page with them', async () => {
    const name = freshName()
    const session = await openClinic(name)
    const patient = telling()
    await session.commit(anAct({ patients: [patient] }))
    await session.commit(anAct({ ...ERASE, erasedPatientIds: [patient.id] }))
    expect([await sealedIn(name, 'pages'), await sealedIn(name, 'slices')]).toEqual([[], []])
    expect(await foundIn(name, session, TELLING)).toEqual([])
  })

  test('of whom there is nothing, or who was changed since they were read, is refused', async () => {
    const { session, patient } = await aClinicWithHistory()
    await expect(session.commit(anAct({ erasedPatientIds: ['nobody'] }))).rejects.toThrow(StaleError)
    const there = await resumed(session.handle())
    const read = the(await there.readPatient(patient.id))
    await there.commit(anAct({ patients: [{ ...read, phone: 'new' }] }))
    await expect(session.commit(anAct({ erasedPatientIds: [patient.id] }))).rejects.toThrow(StaleError)
    expect(await versionsOf(session, patient.id)).toHaveLength(4)
  })

  test('at the same time as another tab writes into the same pages and erases others loses nothing of either', async () => {
    const { name, session, patient, next } = await aClinicWithHistory()
    const there = await resumed(session.handle())
    const read = the(await there.readPatient(next.id))
    await session.commit(anAct({ patients: [{ ...telling(), id: 'second-one', number: '00999' }] }))
    await there.readPatient('second-one')
    await Promise.all([
      session.commit(anAct({ ...ERASE, erasedPatientIds: [patient.id] })),
      there.commit(anAct({ patients: [{ ...read, phone: '3' }] })),
      there.commit(anAct({ ...ERASE, erasedPatientIds: ['second-one'] })),
    ])
    const fresh = await resumed(session.handle())
    expect(await foundIn(name, fresh, TELLING)).toEqual([])
    expect(await versionsOf(fresh, next.id)).toEqual(['3', '2', '1', undefined])
  })

  test('goes on past a part that cannot be read, and says that there is one', async () => {
    const { name, session, patient } = await aClinicWithHistory()
    await tamper(name, 'history', nth(await sealedIn(name, 'history'), 0))
    await session.commit(anAct({ ...ERASE, erasedPatientIds: [patient.id] }))
    expect(session.damages()).toHaveLength(1)
    expect(await session.readPatient(patient.id)).toBeUndefined()
  })
})
