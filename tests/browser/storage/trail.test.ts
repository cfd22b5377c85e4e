import { openDB } from 'idb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { openDatabase, type ClinicDatabase, type StoreSession } from '@/storage'
import { nextEntry, sealedEntry, type Head } from '@/storage/ledger/acts'

const AT = '2026-11-22T09:30:00'
const ENTRIES = 20_000
/** The work lets the page have so many turns at least, and none of them waits longer; a busy machine gets some more time. */
const TURNS = 20
const LONGEST_MS = 1000

let database: ClinicDatabase
let session: StoreSession

/** Writes so many entries straight into the store, which is quicker than one act after the other. */
async function writeLog(name: string, count: number): Promise<void> {
  const disk = await openDB(name)
  const shelf = { keys: session.handle().keys, form: 3 } as Parameters<typeof sealedEntry>[0]
  const said = {
    at: AT,
    what: 'opened',
    who: { id: 'abcdefgh', name: '佐藤 花子' },
    patients: 0,
    pages: [] as [],
  }
  let head: Head = { number: 0, hash: 'the beginning' }
  while (head.number < count) {
    const records = []
    for (let each = 0; each < 2000; each += 1) {
      const entry = await nextEntry(head, { ...said, patientIds: [crypto.randomUUID()] })
      records.push(sealedEntry(shelf, entry))
      head = entry
    }
    const writing = disk.transaction('acts', 'readwrite')
    for (const record of await Promise.all(records)) void writing.store.put(record)
    await writing.done
  }
  disk.close()
}

beforeAll(async () => {
  database = await openDatabase('long-trail', { factsOf: ({ id, number }) => ({ id, number }) as never })
  session = await database.createOpenClinic({ settings: DEFAULT_SETTINGS, templates: [] })
  await writeLog('long-trail', ENTRIES)
}, 120_000)
afterAll(() => database.destroy())

/** Does the work and expects that the page had its turns meanwhile. */
async function letsThePageLive(work: () => Promise<void>): Promise<void> {
  const waits: number[] = []
  let last = performance.now()
  const tick = setInterval(() => {
    const now = performance.now()
    waits.push(now - last)
    last = now
  }, 5)
  await work()
  clearInterval(tick)
  expect(waits.length).toBeGreaterThan(TURNS)
  expect(Math.max(...waits)).toBeLessThan(LONGEST_MS)
}

describe('a long log', () => {
  test('gives its newest entries at once and never blocks the page while the rest is read', async () => {
    const trail = await session.trail()
    const began = performance.now()
    let first = 0
    let read = 0
    await letsThePageLive(async () => {
      for await (const batch of trail.read()) {
        first ||= performance.now() - began
        read += batch.length
      }
    })
    expect(read).toBe(ENTRIES)
    expect(first).toBeLessThan((performance.now() - began) / 4)
  }, 60_000)

  test('is verified without blocking the page either', async () => {
    const trail = await session.trail()
    await letsThePageLive(async () => {
      expect(await trail.check()).toMatchObject({ seal: { count: ENTRIES }, broken: [], clockBack: [] })
    })
  }, 60_000)

  test('takes one more entry as quickly as a short one', async () => {
    const trail = await session.trail()
    await trail.note({ what: 'opened', at: AT })
    const began = performance.now()
    for (let each = 0; each < 20; each += 1) await trail.note({ what: 'opened', at: AT })
    expect((performance.now() - began) / 20).toBeLessThan(60)
    expect(await trail.seal()).toMatchObject({ count: ENTRIES + 21 })
  })
})
