// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Version } from '@/domain/history/stamp'
import type { Patient } from '@/domain/patient'
import { Damaged, type StoreSession } from '@/storage'
import {
  aClinic,
  anAct,
  aPatient,
  freshName,
  lockedClinic,
  nth,
  openClinic,
  patients,
  resumed,
  the,
} from './clinic'
import { removeRecord, sealedIn, swap, tamper } from './disk'

async function versionsOf(session: StoreSession, id: string): Promise<Version<Patient>[]> {
  return gathered((await session.history()).ofPatient(id))
}

async function gathered<Kept>(versions: AsyncIterable<Version<Kept>>): Promise<Version<Kept>[]> {
  const all: Version<Kept>[] = []
  for await (const version of versions) all.push(version)
  return all
}

describe('every version of a patient', () => {
  test('is there, newest first, with who made it, when, by which act and why', async () => {
    const { session } = await lockedClinic()
    const first = aPatient('00142')
    const second = { ...first, phone: '03-1111-1111' }
    const third = { ...second, name: '改名 済', phone: '03-2222-2222' }
    await session.commit(anAct({ what: 'patient-added', patients: [first] }))
    await session.commit(anAct({ what: 'person-changed', at: '2026-11-23T10:00:00', patients: [second] }))
    await session.commit(
      anAct({ what: 'person-changed', at: '2026-11-24T10:00:00', patients: [third], why: '改姓のため' }),
    )
    const by = { id: session.user.id, name: '佐藤 花子' }
    expect(await versionsOf(session, first.id)).toEqual([
      { stamp: { at: '2026-11-24T10:00:00', by, what: 'person-changed', why: '改姓のため' }, content: third },
      { stamp: { at: '2026-11-23T10:00:00', by, what: 'person-changed' }, content: second },
      { stamp: { at: anAct().at, by, what: 'patient-added' }, content: first },
    ])
  })

  test('is what was stored, whatever else happened to others of the same page', async () => {
    const session = await openClinic()
    const [one, two, three] = patients(3)
    const [a, b, c] = [the(one), the(two), the(three)]
    await session.commit(anAct({ patients: [a, b, c] }))
    await session.commit(anAct({ patients: [{ ...a, phone: '1' }] }))
    await session.commit(
      anAct({
        patients: [
          { ...b, phone: '2' },
          { ...a, phone: '3' },
        ],
      }),
    )
    await session.commit(anAct({ removedPatientIds: [b.id] }))
    await session.commit(anAct({ patients: [{ ...a, phone: '4' }] }))
    const phones = async (id: string) => (await versionsOf(session, id)).map(({ content }) => content?.phone)
    expect(await phones(a.id)).toEqual(['4', '3', '1', undefined])
    expect(await phones(b.id)).toEqual([undefined, '2', undefined])
    expect((await versionsOf(session, b.id))[0]).not.toHaveProperty('content')
    expect(await phones(c.id)).toEqual([undefined])
    expect(await versionsOf(session, 'nobody')).toEqual([])
  })

  test('is joined with what another tab changed in the same page at the same time', async () => {
    const here = await openClinic()
    const [one, two] = patients(2)
    const [a, b] = [the(one), the(two)]
    await here.commit(anAct({ patients: [a, b] }))
    const there = await resumed(here.handle())
    await there.readPatients([a.id, b.id])
    await Promise.all([
      here.commit(anAct({ patients: [{ ...a, phone: 'here' }] })),
      there.commit(anAct({ patients: [{ ...b, phone: 'there' }] })),
    ])
    expect((await versionsOf(there, a.id)).map(({ content }) => content)).toEqual([
      { ...a, phone: 'here' },
      a,
    ])
    expect((await versionsOf(here, b.id)).map(({ content }) => content)).toEqual([
      { ...b, phone: 'there' },
      b,
    ])
  })

  test('of somebody whose import was undone is still found, and says by whom it was undone', async () => {
    const session = await openClinic()
    const made = patients(230)
    await session.commit(anAct({ what: 'imported', patients: made }))
    await session.commit(
      anAct({ what: 'import-undone', removedPatientIds: made.map(({ id }) => id), why: '別の医院の名簿' }),
    )
    const fresh = await resumed(session.handle())
    expect(await fresh.readPatient(nth(made, 0).id)).toBeUndefined()
    for (const at of [0, 120, 229]) {
      const versions = await versionsOf(fresh, nth(made, at).id)
      expect(versions).toMatchObject([
        { stamp: { what: 'import-undone', why: '別の医院の名簿' } },
        { stamp: { what: 'imported' }, content: nth(made, at) },
      ])
    }
  })

  test('of somebody who was taken out and put back goes through both', async () => {
    const session = await openClinic()
    const patient = aPatient('00001')
    await session.commit(anAct({ what: 'added', patients: [patient] }))
    await session.commit(anAct({ what: 'removed', removedPatientIds: [patient.id] }))
    await session.commit(anAct({ what: 'put-back', patients: [patient] }))
    await session.commit(anAct({ what: 'removed-again', removedPatientIds: [patient.id] }))
    expect((await versionsOf(session, patient.id)).map(({ stamp }) => stamp?.what)).toEqual([
      'removed-again',
      'put-back',
      'removed',
      'added',
    ])
  })

  test('is led to by the act that replaced it; an act that replaced nothing leads nowhere', async () => {
    const name = freshName()
    const session = await openClinic(name)
    const patient = aPatient('00001')
    await session.commit(anAct({ patients: [patient] }))
    await session.commit(anAct({ patients: [{ ...patient, phone: '1' }] }))
    await session.commit(anAct({ what: 'printed', about: [patient.id] }))
    const [printed, changed, added] = await session.readActs(3)
    expect([printed?.history, added?.history]).toEqual([undefined, undefined])
    expect((await sealedIn(name, 'history')).map(({ id }) => id)).toEqual([changed?.history])
  })
})

describe('every version of the settings', () => {
  test('is there, newest first; the first one has no stamp', async () => {
    const session = await openClinic()
    const first = await session.readClinic()
    await session.commit(anAct({ what: 'settings-changed', clinic: aClinic('第二') }))
    await session.commit(anAct({ what: 'settings-changed', clinic: aClinic('第三'), why: '移転' }))
    const versions = await gathered((await session.history()).ofClinic())
    expect(versions.map(({ content, stamp }) => [content?.settings.name, stamp?.what, stamp?.why])).toEqual([
      ['第三', 'settings-changed', '移転'],
      ['第二', 'settings-changed', undefined],
      [first.settings.name, undefined, undefined],
    ])
  })
})

describe('a part of the history that is damaged', () => {
  async function threeVersions() {
    const name = freshName()
    const session = await openClinic(name)
    const patient = aPatient('00001')
    await session.commit(anAct({ patients: [patient] }))
    await session.commit(anAct({ patients: [{ ...patient, phone: '1' }] }))
    await session.commit(anAct({ patients: [{ ...patient, phone: '2' }] }))
    const [newest, before] = await session.readActs(2)
    const part = async (batch: string | undefined) =>
      the((await sealedIn(name, 'history')).find(({ id }) => id === batch))
    return {
      name,
      session,
      patient,
      newest: await part(newest?.history),
      before: await part(before?.history),
    }
  }

  async function readUntilDamage(session: StoreSession, id: string) {
    const read: (string | undefined)[] = []
    try {
      for await (const { content } of (await session.history()).ofPatient(id)) read.push(content?.phone)
    } catch (cause) {
      return { read, cause }
    }
    return { read, cause: undefined }
  }

  test.each(['changed', 'missing', 'swapped'] as const)(
    'shows where it begins when it is %s: newer versions are given, and the patient is named',
    async (how) => {
      const { name, session, patient, newest, before } = await threeVersions()
      if (how === 'changed') await tamper(name, 'history', before)
      if (how === 'missing') await removeRecord(name, 'history', before)
      if (how === 'swapped') await swap(name, 'history', before, newest)
      const { read, cause } = await readUntilDamage(session, patient.id)
      expect(read).toEqual(how === 'swapped' ? ['2'] : ['2', '1'])
      expect(cause).toBeInstanceOf(Damaged)
      expect(cause).toMatchObject({ store: 'history', patientIds: [patient.id] })
      expect(session.damages()).toHaveLength(1)
    },
  )

  test('stops nobody from writing the next version', async () => {
    const { name, session, patient, newest } = await threeVersions()
    await tamper(name, 'history', newest)
    await session.commit(anAct({ patients: [{ ...patient, phone: '3' }] }))
    expect((await readUntilDamage(session, patient.id)).read).toEqual(['3', '2'])
  })
})

describe('the newest version of everybody', () => {
  test('is there a page at a time, with when it was written, whatever page they are in', async () => {
    const session = await openClinic()
    const all = patients(250)
    const [one] = all
    await session.commit(anAct({ what: 'imported', at: '2026-11-22T09:00:00', patients: all }))
    await session.commit(anAct({ at: '2026-11-24T10:00:00', patients: [{ ...the(one), phone: '1' }] }))
    const written = new Map<string, string | undefined>()
    let pages = 0
    for await (const page of (await session.history()).newest()) {
      pages += 1
      for (const { stamp, content } of page) written.set(content.number, stamp?.at)
    }
    expect(pages).toBe(3)
    expect(written.size).toBe(250)
    expect(written.get('00001')).toBe('2026-11-24T10:00:00')
    expect(new Set([...written].slice(1).map(([, at]) => at))).toContain('2026-11-22T09:00:00')
    expect([...written.values()].filter((at) => at === '2026-11-24T10:00:00')).toHaveLength(1)
  })

  test('a page that cannot be read comes last, and hides nobody else', async () => {
    const name = freshName()
    const session = await openClinic(name)
    await session.commit(anAct({ what: 'imported', patients: patients(250) }))
    await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
    const read: string[] = []
    const reading = async (): Promise<void> => {
      for await (const page of (await session.history()).newest())
        read.push(...page.map(({ content }) => content.number))
    }
    await expect(reading()).rejects.toThrow(Damaged)
    expect(read.length).toBeGreaterThanOrEqual(150)
    expect(read.length).toBeLessThan(250)
  })
})
