// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActEntry, StoreSession } from '@/storage'
import { entryOf, nextEntry, sealedEntry } from '@/storage/ledger/acts'
import { deflated } from '@/storage/sealing/deflate'
import { keyringOf } from '@/storage/sealing/keyring'
import { seal } from '@/storage/sealing/seal'
import {
  aPatient,
  anAct,
  AT,
  freshName,
  lockedClinic,
  nth,
  openClinic,
  patients,
  resumed,
  the,
} from './clinic'
import { onDisk, removeRecord, sealedIn, swap, tamper } from './disk'

/** The moment so many minutes after nine. */
function minute(count: number): string {
  const [hour, rest] = [9 + Math.floor(count / 60), count % 60]
  return `2026-11-22T${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}:00`
}

/** A clinic whose log holds so many entries, a minute apart, and the same clinic seen by a session that has read nothing. */
async function logOf(count: number) {
  const name = freshName()
  const session = await openClinic(name)
  const trail = await session.trail()
  for (let at = 0; at < count; at += 1) await trail.note({ what: 'opened', at: minute(at) })
  const reader = async () => (await resumed(session.handle())).trail()
  return { name, session, trail, reader, records: await sealedIn(name, 'acts') }
}

async function all(session: StoreSession): Promise<ActEntry[]> {
  const entries: ActEntry[] = []
  for await (const batch of (await session.trail()).read()) entries.push(...batch)
  return entries
}

describe('what is noted', () => {
  test('an entry says what, when, who, whom and the details, and changes nobody', async () => {
    const session = await openClinic()
    const patient = aPatient('00001')
    await session.commit(anAct({ patients: [patient] }))
    const trail = await session.trail()
    await trail.note({
      what: 'printed',
      at: AT,
      patientIds: [patient.id],
      detail: { sheets: 1 },
      why: '往診',
    })
    const [entry] = await session.readActs(1)
    expect(entry).toMatchObject({
      number: 2,
      what: 'printed',
      at: AT,
      who: { id: session.user.id, name: session.user.name },
      patients: 0,
      patientIds: [patient.id],
      detail: { sheets: 1 },
      why: '往診',
      pages: [],
    })
  })

  test('three hundred people printed at once are one entry that names each of them', async () => {
    const session = await openClinic()
    const ids = patients(300).map(({ id }) => id)
    await (await session.trail()).note({ what: 'printed', at: AT, patientIds: ids })
    expect(await session.readActs(9)).toMatchObject([{ number: 1, patientIds: ids }])
  })

  test.each([
    [1000, { patientIds: 1000, detail: undefined }],
    [1001, { patientIds: undefined, detail: { format: 'csv', patients: 1001 } }],
  ])('of %i people at once the entry holds %o', async (count, holds) => {
    const session = await openClinic()
    const patientIds = Array.from({ length: count }, (_, at) => `id-${at}`)
    const detail = count > 1000 ? { detail: { format: 'csv' } } : {}
    await (await session.trail()).note({ what: 'exported-csv', at: AT, patientIds, ...detail })
    const [entry] = await session.readActs(1)
    expect({ patientIds: entry?.patientIds?.length, detail: entry?.detail }).toEqual(holds)
  })

  test('several at once, from two tabs, all stand, each after the other', async () => {
    const here = await openClinic()
    const there = await resumed(here.handle())
    const noting = await Promise.all([here.trail(), there.trail()])
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => nth(noting, at % 2).note({ what: 'opened', at: AT })),
    )
    const check = await nth(noting, 0).check()
    expect(check).toMatchObject({ seal: { count: 20 }, broken: [], clockBack: [] })
  })

  test('what was only looked at gives another tab no reason to read everything again', async () => {
    const here = await openClinic()
    const there = await resumed(here.handle())
    const told: string[][] = []
    there.onForeignChange((ids) => told.push(ids))
    await (await here.trail()).note({ what: 'opened', at: AT, patientIds: ['x'] })
    await here.commit(anAct({ patients: [aPatient('00001')] }))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(told).toHaveLength(1)
  })
})

describe('reading', () => {
  test('gives everything, newest first, a batch at a time', async () => {
    const { session } = await logOf(850)
    const sizes: number[] = []
    const numbers: number[] = []
    for await (const batch of (await session.trail()).read()) {
      sizes.push(batch.length)
      numbers.push(...batch.map(({ number }) => number))
    }
    expect(numbers).toEqual(Array.from({ length: 850 }, (_, at) => 850 - at))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400)
    expect(sizes).toHaveLength(3)
  })

  test.each([0, 1, 399, 400, 401])('gives each of %i entries once', async (count) => {
    const { session } = await logOf(count)
    const numbers = (await all(session)).map(({ number }) => number)
    expect(numbers).toEqual(Array.from({ length: count }, (_, at) => count - at))
  })

  test('goes on past what cannot be read, which is named', async () => {
    const { name, session, records } = await logOf(5)
    await tamper(name, 'acts', nth(records, 2))
    expect((await all(session)).map(({ number }) => number)).toEqual([5, 4, 2, 1])
    expect(session.damages()).toMatchObject([{ store: 'acts', record: '3' }])
  })

  test('may be left at any moment', async () => {
    const { session } = await logOf(500)
    for await (const batch of (await session.trail()).read()) {
      expect(batch[0]?.number).toBe(500)
      break
    }
    expect(await (await session.trail()).seal()).toMatchObject({ count: 500 })
  })

  test('an entry that older code had deflated is read as it is', async () => {
    const { name, session } = await logOf(1)
    const { keys } = session.handle()
    const [first] = await session.readActs(1)
    const second = await nextEntry(the(first), {
      at: AT,
      what: 'old',
      who: { id: 'a', name: 'b' },
      patients: 0,
      pages: [],
    })
    const bytes = await deflated(new TextEncoder().encode(JSON.stringify(second)))
    const record = await seal(keys, { store: 'acts', id: 2, version: 1, form: 1 }, bytes)
    await onDisk(name, (disk) => disk.put('acts', record))
    expect((await all(session)).map(({ what }) => what)).toEqual(['old', 'opened'])
    expect(await (await session.trail()).check()).toMatchObject({ broken: [], seal: { count: 2 } })
  })

  test('no deflated entry is ever taken for one that is not', async () => {
    const text = fc.dictionary(fc.string(), fc.string({ maxLength: 400 }))
    await fc.assert(
      fc.asyncProperty(text, async (said) => {
        const bytes = await deflated(new TextEncoder().encode(JSON.stringify({ number: 1, ...said })))
        expect(bytes[0]).not.toBe('{'.charCodeAt(0))
      }),
    )
  })

  test('whatever an entry says comes back as it was', async () => {
    const key = (await openClinic()).handle().keys.newest
    const shelf = { keys: keyringOf(key), form: 3 } as Parameters<typeof sealedEntry>[0]
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (what, why) => {
        const said = { at: AT, what, why, who: { id: 'a', name: 'b' }, patients: 0, pages: [] }
        const entry = await nextEntry({ number: 6, hash: 'x' }, said)
        expect(await entryOf(shelf, await sealedEntry(shelf, entry))).toEqual(entry)
      }),
    )
  })
})

describe('the seal', () => {
  test('of an empty log counts nothing', async () => {
    expect(await (await (await openClinic()).trail()).seal()).toEqual({ count: 0, hash: '' })
  })

  test('is the count and the hash of the newest entry, and can be told again later', async () => {
    const { session, trail } = await logOf(3)
    const sealed = await trail.seal()
    expect(sealed).toEqual({ count: 3, hash: (await session.readActs(1))[0]?.hash })
    await trail.note({ what: 'opened', at: minute(9) })
    expect(await trail.seal()).toMatchObject({ count: 4 })
    expect(await trail.sealAfter(3)).toEqual(sealed)
  })

  test.each([0, 4, -1, 1.5, NaN])('after %s of three entries there is none', async (count) => {
    const { trail } = await logOf(3)
    expect(await trail.sealAfter(count)).toBeUndefined()
  })

  test('of an entry that cannot be read there is none', async () => {
    const { name, trail, records } = await logOf(3)
    await tamper(name, 'acts', nth(records, 1))
    expect(await trail.sealAfter(2)).toBeUndefined()
    expect(await trail.sealAfter(1)).toMatchObject({ count: 1 })
  })
})

describe('the check', () => {
  test('of an unbroken log finds nothing and gives its seal', async () => {
    const { trail, reader } = await logOf(850)
    const progress: [number, number][] = []
    const check = await (await reader()).check((done, of) => progress.push([done, of]))
    expect(check).toEqual({ seal: await trail.seal(), broken: [], clockBack: [] })
    expect(progress).toEqual([
      [400, 850],
      [800, 850],
      [850, 850],
    ])
  })

  test('of an empty log finds nothing', async () => {
    const trail = await (await openClinic()).trail()
    expect(await trail.check()).toEqual({ seal: { count: 0, hash: '' }, broken: [], clockBack: [] })
  })

  test('can be given up', async () => {
    const { trail } = await logOf(850)
    const giveUp = new AbortController()
    const checking = trail.check(() => giveUp.abort(new Error('given up')), giveUp.signal)
    await expect(checking).rejects.toThrow('given up')
  })

  test('says where a moment is earlier than the one before it, by more than ten minutes', async () => {
    const { trail } = await logOf(30)
    await trail.note({ what: 'opened', at: minute(19) })
    await trail.note({ what: 'opened', at: minute(8) })
    await trail.note({ what: 'opened', at: minute(9) })
    await trail.note({ what: 'opened', at: '2026-11-21T23:59:59' })
    expect(await trail.check()).toMatchObject({ broken: [], clockBack: [32, 34] })
  })
})

describe('somebody without the key who meddles with the log', () => {
  test('by taking an entry out, shows: its number is missing', async () => {
    const { name, reader, records } = await logOf(5)
    await removeRecord(name, 'acts', nth(records, 2))
    expect((await (await reader()).check()).broken).toEqual([{ number: 3, because: 'missing' }])
  })

  test('by taking many out, shows as one gap', async () => {
    const { name, reader, records } = await logOf(9)
    for (const record of records.slice(0, 6)) await removeRecord(name, 'acts', record)
    expect((await (await reader()).check()).broken).toEqual([{ number: 1, to: 6, because: 'missing' }])
  })

  test('by changing an entry, shows: it cannot be read', async () => {
    const { name, reader, records } = await logOf(5)
    await tamper(name, 'acts', nth(records, 2))
    expect((await (await reader()).check()).broken).toEqual([{ number: 3, because: 'unreadable' }])
  })

  test('by changing the newest, shows, and goes on showing once work has gone on', async () => {
    const { name, trail, reader, records } = await logOf(3)
    await tamper(name, 'acts', nth(records, 2))
    await trail.note({ what: 'opened', at: minute(9) })
    expect((await (await reader()).check()).broken).toEqual([{ number: 3, because: 'unreadable' }])
  })

  test('by putting the newest back after work has gone on, shows: they do not follow each other', async () => {
    const { name, trail, reader, records } = await logOf(3)
    await tamper(name, 'acts', nth(records, 2))
    await trail.note({ what: 'opened', at: minute(9) })
    await onDisk(name, (disk) => disk.put('acts', nth(records, 2)))
    expect((await (await reader()).check()).broken).toEqual([{ number: 4, because: 'out-of-order' }])
  })

  test('by changing the order, shows at both places', async () => {
    const { name, reader, records } = await logOf(5)
    await swap(name, 'acts', nth(records, 1), nth(records, 3))
    expect((await (await reader()).check()).broken).toEqual([
      { number: 2, because: 'unreadable' },
      { number: 4, because: 'unreadable' },
    ])
  })

  test('by putting in an entry of another clinic, shows', async () => {
    const { name, reader } = await logOf(5)
    const other = await logOf(5)
    await onDisk(name, (disk) => disk.put('acts', nth(other.records, 2)))
    expect((await (await reader()).check()).broken).toEqual([{ number: 3, because: 'unreadable' }])
  })

  test('by adding entries far ahead or twice, shows, and stops nobody', async () => {
    const { name, reader, records } = await logOf(3)
    await onDisk(name, async (disk) => {
      await disk.put('acts', { ...nth(records, 0), id: 1_000_000_000 })
      await disk.put('acts', { ...nth(records, 1), version: 2 })
    })
    const trail = await reader()
    expect((await trail.check()).broken).toEqual([
      { number: 2, because: 'unreadable' },
      { number: 4, to: 999_999_999, because: 'missing' },
      { number: 1_000_000_000, because: 'unreadable' },
    ])
    await trail.note({ what: 'opened', at: minute(9) })
    expect(await trail.seal()).toMatchObject({ count: 1_000_000_001 })
  })

  test('by cutting off the newest, leaves a log that is unbroken but shorter than the last seal', async () => {
    const { name, trail, reader, records } = await logOf(5)
    const sealed = await trail.seal()
    await removeRecord(name, 'acts', nth(records, 4))
    const cut = await reader()
    expect((await cut.check()).broken).toEqual([])
    expect(await cut.sealAfter(sealed.count)).toBeUndefined()
    await cut.note({ what: 'opened', at: minute(9) })
    expect((await cut.check()).broken).toEqual([])
    expect((await cut.sealAfter(sealed.count))?.hash).not.toBe(sealed.hash)
  })

  test('by putting an older copy of the whole clinic in its place, is found by the last seal', async () => {
    const { session, name } = await lockedClinic()
    const patient = aPatient('00001')
    await session.commit(anAct({ patients: [patient] }))
    const older = await everything(name)
    await session.commit(anAct({ patients: [{ ...patient, phone: '1' }] }))
    const sealed = await (await session.trail()).seal()
    await putBack(name, older)
    const reader = await resumed(session.handle())
    expect((await reader.readPatient(patient.id))?.phone).toBeUndefined()
    const trail = await reader.trail()
    expect(await trail.check()).toMatchObject({ broken: [], seal: { count: sealed.count - 1 } })
    expect(await trail.sealAfter(sealed.count)).toBeUndefined()
    // The very same act once more, at the same second: still another one.
    await reader.commit(anAct({ patients: [{ ...patient, phone: '1' }] }))
    expect((await trail.sealAfter(sealed.count))?.hash).not.toBe(sealed.hash)
  })
})

const STORES = ['documents', 'pages', 'slices', 'imports', 'acts'] as const

function everything(name: string): Promise<unknown[][]> {
  return onDisk(name, (disk) => Promise.all(STORES.map((store): Promise<unknown[]> => disk.getAll(store))))
}

function putBack(name: string, records: unknown[][]): Promise<void> {
  return onDisk(name, async (disk) => {
    for (const [at, store] of STORES.entries()) {
      await disk.clear(store)
      for (const record of records[at] ?? []) await disk.put(store, record)
    }
  })
}
