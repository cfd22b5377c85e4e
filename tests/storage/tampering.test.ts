// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { Damaged } from '@/storage'
import {
  aClinic,
  anAct,
  aPatient,
  AT,
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
import { everyRecord, onDisk, removeRecord, sealedIn, swap, tamper } from './disk'

/** A clinic of three pages, and the same clinic seen by a session that has read nothing yet. */
async function threePages() {
  const name = freshName()
  const session = await openClinic(name)
  const all = patients(300)
  await session.commit(anAct({ patients: all }))
  return { name, session, all, reader: () => resumed(session.handle()) }
}

describe('damaged bytes', () => {
  test('in a page: the page and its patients are named, everything else still reads', async () => {
    const { name, all, reader } = await threePages()
    const [page] = await sealedIn(name, 'pages')
    await tamper(name, 'pages', the(page))
    const session = await reader()

    expect(numbersOf(await session.readFacts())).toEqual(numbersOf(all))
    const read = await Promise.allSettled(all.map(({ id }) => session.readPatient(id)))
    const failed = read.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(failed).toHaveLength(100)
    expect(failed[0]).toBeInstanceOf(Damaged)
    const [damage] = session.damages()
    expect(damage).toMatchObject({ store: 'pages', record: the(page).id })
    expect(damage?.patientIds).toHaveLength(100)
  })

  test('in a page: reading everybody gives all other pages first, and then says what is missing', async () => {
    const { name, reader } = await threePages()
    await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
    const session = await reader()
    const read: number[] = []
    const reading = async () => {
      for await (const page of session.pages()) read.push(page.length)
    }
    await expect(reading()).rejects.toThrow(Damaged)
    expect(read).toEqual([100, 100])
  })

  test('in a page: a patient of another page can still be changed, and a new one is put elsewhere', async () => {
    const name = freshName()
    const session = await openClinic(name)
    const first = patients(40)
    await session.commit(anAct({ patients: first }))
    await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
    await tamper(name, 'slices', nth(await sealedIn(name, 'slices'), 0))
    const reader = await resumed(session.handle())
    await reader.readFacts()
    const added = aPatient('90001')
    await reader.commit(anAct({ patients: [added] }))
    await reader.commit(anAct({ patients: [{ ...added, name: '改名' }] }))
    expect((await reader.readPatient(added.id))?.name).toBe('改名')
    expect(
      reader
        .damages()
        .map(({ store }) => store)
        .sort(),
    ).toEqual(['pages', 'slices'])
  })

  test('in the only page with room: a new patient is put into a page of their own at the first try', async () => {
    const name = freshName()
    const session = await openClinic(name)
    await session.commit(anAct({ patients: patients(40) }))
    await tamper(name, 'pages', nth(await sealedIn(name, 'pages'), 0))
    const added = aPatient('90001')
    await session.commit(anAct({ patients: [added] }))
    expect(await session.readPatient(added.id)).toEqual(added)
    expect(await sealedIn(name, 'pages')).toHaveLength(2)
  })

  test('in a slice: the facts are made anew from the page, and the damage is noted', async () => {
    const { name, all, reader } = await threePages()
    const [slice] = await sealedIn(name, 'slices')
    await tamper(name, 'slices', the(slice))
    const session = await reader()
    expect(numbersOf(await session.readFacts())).toEqual(numbersOf(all))
    expect(session.damages().map(({ store, record }) => [store, record])).toEqual([['slices', the(slice).id]])
  })

  test('a slice that was removed is made anew; a page that was removed is named with its patients', async () => {
    const { name, all, reader } = await threePages()
    const [first, second] = await sealedIn(name, 'pages')
    await removeRecord(name, 'slices', the(first))
    await removeRecord(name, 'pages', the(second))
    const session = await reader()
    expect(await session.readFacts()).toHaveLength(200)
    expect(session.damages()).toMatchObject([{ store: 'pages', record: the(second).id }])
    const missing = session.damages()[0]?.patientIds ?? []
    expect(missing).toHaveLength(100)
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([...missing]))
  })

  test('in the settings or the log they are named as well', async () => {
    const { session, name } = await lockedClinic()
    await session.commit(anAct())
    await session.commit(anAct())
    await tamper(name, 'acts', nth(await sealedIn(name, 'acts'), 1))
    expect(await session.readActs(5)).toMatchObject([{ number: 1 }])
    await tamper(name, 'documents', nth(await sealedIn(name, 'documents'), 0))
    await expect(session.readClinic()).rejects.toThrow(Damaged)
    expect(session.damages().map(({ store }) => store)).toContain('acts')
  })

  test('after a damaged line of the log, work goes on and the log stays readable', async () => {
    const name = freshName()
    const session = await openClinic(name)
    await session.commit(anAct({ what: 'first' }))
    await tamper(name, 'acts', nth(await sealedIn(name, 'acts'), 0))
    await session.commit(anAct({ what: 'second' }))
    expect(await session.readActs(5)).toMatchObject([{ number: 2, what: 'second' }])
  })
})

describe('records in the wrong place', () => {
  test.each(['pages', 'slices'])('two swapped %s are refused, not taken for each other', async (store) => {
    const { name, all, reader } = await threePages()
    const [one, other] = await sealedIn(name, store)
    await swap(name, store, the(one), the(other))
    const session = await reader()
    await session.readFacts()
    const read = await Promise.allSettled(all.map(({ id }) => session.readPatient(id)))
    const failed = read.filter(({ status }) => status === 'rejected')
    expect(failed).toHaveLength(store === 'pages' ? 200 : 0)
    for (const [at, one] of read.entries()) {
      if (one.status === 'fulfilled') expect(one.value).toEqual(all[at])
    }
    expect(session.damages().map((damage) => damage.store)).toEqual([store, store])
  })

  test('an older version of a page under the newest version number is refused', async () => {
    const name = freshName()
    const session = await openClinic(name)
    const patient = aPatient('00001', { name: '以前の名前' })
    await session.commit(anAct({ patients: [patient] }))
    const [older] = await sealedIn(name, 'pages')
    await session.commit(anAct({ patients: [{ ...patient, name: '今の名前' }] }))
    await onDisk(name, async (disk) => {
      await disk.put('pages', { ...the(older), version: 2 })
    })
    await expect((await resumed(session.handle())).readPatient(patient.id)).rejects.toThrow(Damaged)
  })

  test('a page presented as a slice, or a slice of another clinic, is refused', async () => {
    const { name, reader } = await threePages()
    const other = await threePages()
    const [page] = await sealedIn(name, 'pages')
    const [slice] = await sealedIn(name, 'slices')
    const [foreign] = await sealedIn(other.name, 'slices')
    await onDisk(name, async (disk) => {
      await disk.put('slices', { ...the(slice), iv: the(page).iv, data: the(page).data })
    })
    const session = await reader()
    expect(await session.readFacts()).toHaveLength(300)
    expect(session.damages()).toHaveLength(1)
    await onDisk(name, async (disk) => {
      await disk.put('slices', { ...the(slice), iv: the(foreign).iv, data: the(foreign).data })
    })
    const again = await reader()
    expect(await again.readFacts()).toHaveLength(300)
    expect(again.damages()).toHaveLength(1)
  })
})

describe('nothing that is stored can be read on the disk', () => {
  const told = [
    '佐藤 花子',
    'サトウ ハナコ',
    '00142',
    '090-1234-5678',
    '夕方に電話',
    '98.7',
    '秘密の医院',
    '名簿0142.csv',
    'BML',
    PASSPHRASE,
  ]

  test('no name, kana, number, telephone, value, user, clinic or file name, in UTF-8 or UTF-16, in values or keys', async () => {
    const { session, name, recoveryKey } = await lockedClinic()
    const patient = aPatient('00142', {
      name: '佐藤 花子',
      kana: 'サトウ ハナコ',
      phone: '090-1234-5678',
      contactNote: '夕方に電話',
    })
    patient.draws = [
      {
        id: 'd',
        day: patient.nextVisit ?? ('2026-09-14' as never),
        lab: 'BML',
        fasting: 'yes',
        marks: [],
        reviews: [],
        results: [
          {
            id: 'r',
            analyte: 'alt',
            status: 'final',
            value: { kind: 'number', text: '98.7', number: { digits: 987, scale: 1 } },
          },
        ],
      },
    ]
    await session.commit(
      anAct({
        what: 'imported',
        patients: [patient, ...patients(120)],
        clinic: aClinic('秘密の医院'),
        detail: { number: '00142' },
        import: {
          id: 'i',
          at: AT,
          by: '佐藤 花子',
          files: ['名簿0142.csv'],
          counts: {},
          patientIds: [patient.id],
        },
      }),
    )
    const records = await everyRecord(name)
    const found = [...told, patient.id, recoveryKey, recoveryKey.replaceAll('-', '')].filter((text) =>
      records.some((record) => holds(record, text)),
    )
    expect(found).toEqual([])
    expect([...new Set(records.map(({ store }) => store))]).toEqual(
      expect.arrayContaining(['locks', 'documents', 'pages', 'slices', 'imports', 'acts', 'history']),
    )
  })

  test('the search itself finds what does stand there', () => {
    expect(holds({ deep: [{ name: '佐藤 花子' }] }, '佐藤 花子')).toBe(true)
    expect(holds({ bytes: new TextEncoder().encode('x 佐藤 花子 y') }, '佐藤 花子')).toBe(true)
    expect(holds({ data: utf16('佐藤 花子').buffer }, '佐藤 花子')).toBe(true)
    expect(holds(new Map([['key', { number: '00142' }]]), '00142')).toBe(true)
  })

  test('the same settings stored twice give different bytes', async () => {
    const name = freshName()
    const session = await openClinic(name)
    const before = nth(await sealedIn(name, 'documents'), 0)
    await session.commit(anAct({ clinic: aClinic() }))
    const after = nth(await sealedIn(name, 'documents'), 0)
    expect(new Uint8Array(the(after).data)).not.toEqual(new Uint8Array(the(before).data))
    expect(the(after).iv).not.toEqual(the(before).iv)
  })
})

/** Whether a text stands anywhere in a record: as a string, a number, or as bytes in UTF-8 or UTF-16. */
function holds(part: unknown, text: string): boolean {
  if (typeof part === 'string' || typeof part === 'number') return String(part).includes(text)
  if (part instanceof ArrayBuffer) return holds(new Uint8Array(part), text)
  if (ArrayBuffer.isView(part)) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    return [Buffer.from(text, 'utf8'), Buffer.from(utf16(text).buffer)].some((wanted) =>
      bytes.includes(wanted),
    )
  }
  if (part instanceof Map) return holds([...part], text)
  if (typeof part !== 'object' || part === null) return false
  return Object.entries(part).some(([key, value]) => key.includes(text) || holds(value, text))
}

function utf16(text: string): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(text, (letter) => letter.charCodeAt(0))
}
