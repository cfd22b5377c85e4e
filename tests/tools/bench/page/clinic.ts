import { openDB } from 'idb'
import { factsOf } from '@/domain/factsOf'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { openDatabase } from '@/storage'
import { STEPS } from '@/storage/stores/migrations'
import { openStores } from '@/storage/stores/open'
import { patientsOf } from '../work/patientsOf'

/** The database of the app itself. */
export const CLINIC = 'saiketsu'

/** Where the two files of the seed can be fetched. */
export interface SeedFiles {
  roster: string
  results: string
}

/** What is at the door of a clinic: whom to unlock as, and how many acts stand in its log. */
export interface AtTheDoor {
  userId: string
  acts: number
}

/** Who may open the clinic beside whoever made it. */
const OTHERS = [
  { name: '佐藤 花子', role: 'doctor' },
  { name: '鈴木 一郎', role: 'nurse' },
  { name: '高橋 陽子', role: 'nurse' },
  { name: '田中 実', role: 'viewer' },
] as const
const AT = '2026-11-22T09:00:00'

/**
 * Creates the app's clinic anew with the patients of the two files, or with nobody; `isShared` gives it five people, all
 * with the one passphrase, and names a nurse among them in place of whoever made it.
 */
export async function fillClinic(
  passphrase: string,
  files?: SeedFiles,
  isShared = false,
): Promise<AtTheDoor> {
  const old = await openDatabase(CLINIC, { factsOf })
  await old.destroy()
  const database = await openDatabase(CLINIC, { factsOf })
  const { session } = await database.createClinic({
    clinic: { settings: { ...DEFAULT_SETTINGS, name: 'ベンチ' }, templates: [] },
    passphrase,
    userName: '受付',
  })
  if (files) {
    const [roster, results] = await Promise.all([textAt(files.roster), textAt(files.results)])
    const patients = patientsOf(roster, results)
    await session.commit({ what: 'bench-filled', at: AT, patients })
  }
  let userId = session.user.id
  if (isShared) {
    const people = await session.people()
    for (const other of OTHERS) {
      const person = await people.add({ ...other, passphrase }, { passphrase }, AT)
      if (!person) throw new Error(`not added: ${other.name}`)
      if (person.role === 'nurse') userId = person.id
    }
    await people.loggedIn(AT)
  }
  session.close()
  database.close()
  return { userId, acts: await actsWritten() }
}

/** How many acts stand in the log of the app's clinic. */
export async function actsWritten(): Promise<number> {
  const stores = await openStores(CLINIC, STEPS, () => undefined)
  const acts = await stores.count('acts')
  stores.close()
  return acts
}

/** Milliseconds of each of `count` strict writes of so many bytes into a plain database, one after the other. */
export async function strictWrites(bytes: number, count: number): Promise<number[]> {
  const plain = await openDB('bench-strict', 1, { upgrade: (made) => void made.createObjectStore('records') })
  const took: number[] = []
  for (let at = 0; at < count; at += 1) {
    const data = crypto.getRandomValues(new Uint8Array(bytes))
    const began = performance.now()
    const transaction = plain.transaction('records', 'readwrite', { durability: 'strict' })
    await Promise.all([transaction.store.put(data, at), transaction.done])
    took.push(performance.now() - began)
  }
  plain.close()
  return took
}

/** Milliseconds until the app's own storage has unlocked and given the facts, with no screen at all. */
export async function storageUnlock(passphrase: string, userId?: string): Promise<number> {
  const database = await openDatabase(CLINIC, { factsOf })
  const began = performance.now()
  const session = await database.unlock(passphrase, userId)
  const facts = await session?.readFacts()
  const took = performance.now() - began
  if (!facts?.length) throw new Error('the clinic did not open')
  session?.close()
  database.close()
  return took
}

/** The text of a file of this server. */
export async function textAt(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} for ${url}`)
  return response.text()
}
