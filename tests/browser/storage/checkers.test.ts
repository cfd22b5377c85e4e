import { afterEach, describe, expect, test } from 'vitest'
import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { newId, openDatabase } from '@/storage'
import { checkersFor, type Checkers } from '@/storage/backup/checkers'
import { STEPS } from '@/storage/stores/migrations'
import { deleteStores, openStores } from '@/storage/stores/open'

const SMALL = 1_000
const LARGE = 50_000_000
const made: string[] = []

const factsOf = ({ id, number }: Patient): PatientFacts => ({
  id,
  number,
  courses: [],
  draws: [],
  values: [],
})

function patient(at: number): Patient {
  return {
    id: newId(),
    number: `N${at}`,
    name: '佐藤 花子',
    weights: [],
    courses: [],
    draws: [],
    contacts: [],
  }
}

/** A clinic of some pages, whose first page has one byte changed. */
async function damagedClinic() {
  const name = `saiketsu-${newId()}`
  made.push(name)
  const database = await openDatabase(name, { factsOf })
  const clinic = { settings: { ...DEFAULT_SETTINGS, name: '医院' }, id: newId(), templates: [] }
  const { session } = await database.createClinic({ clinic, passphrase: '正しい馬の電池', userName: '佐藤' })
  const patients = Array.from({ length: 450 }, (_, at) => patient(at))
  await session.commit({ what: 'test', at: '2026-11-22T09:30:00', patients })
  const stores = await openStores(name, STEPS, () => undefined)
  const keys = await stores.getAllKeys('pages')
  const [first] = await stores.getAll('pages')
  if (!first) throw new Error('a clinic without pages')
  const bytes = new Uint8Array(first.data)
  bytes[9] = (bytes[9] ?? 0) ^ 1
  await stores.put('pages', first)
  const end = (checkers: Checkers): void => {
    checkers.end()
    session.close()
    stores.close()
    database.close()
  }
  const checkersOf = (size: number): Checkers =>
    checkersFor(size, { database: stores, keys: session.handle().keys }, name)
  return { keys, checkersOf, end }
}

afterEach(async () => {
  for (const name of made.splice(0)) await deleteStores(name)
})

describe.each([
  ['on this thread, as for a small file', SMALL],
  ['in workers, as for a large file', LARGE],
])('records that were put back are opened %s:', (_, size) => {
  test('a page with one byte changed is named, and no other', async () => {
    const { keys, checkersOf, end } = await damagedClinic()
    const checkers = checkersOf(size)
    expect(keys.length).toBeGreaterThan(3)
    expect(await checkers.check({ store: 'pages', keys })).toEqual([keys[0]])
    end(checkers)
  })

  test('in whatever order they came, and one that is not there is named too', async () => {
    const { keys, checkersOf, end } = await damagedClinic()
    const checkers = checkersOf(size)
    const asked = [...keys.slice(1).reverse(), ['nowhere', 1] as [string, number]]
    expect(await checkers.check({ store: 'pages', keys: asked })).toEqual([['nowhere', 1]])
    end(checkers)
  })

  test('several portions at once are each answered for themselves', async () => {
    const { keys, checkersOf, end } = await damagedClinic()
    const checkers = checkersOf(size)
    const answers = await Promise.all(keys.map((key) => checkers.check({ store: 'pages', keys: [key] })))
    expect(answers.map((failed) => failed.length)).toEqual(keys.map((_, at) => (at === 0 ? 1 : 0)))
    end(checkers)
  })
})

test('when a restore is given up, nobody waits for an answer for ever', async () => {
  const { keys, checkersOf, end } = await damagedClinic()
  const checkers = checkersOf(LARGE)
  const answer = checkers.check({ store: 'pages', keys })
  end(checkers)
  await expect(answer).rejects.toThrow('nobody waits')
})
