import { factsOf } from '@/domain/factsOf'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { openDatabase } from '@/storage'
import { patientsOf } from '../work/patientsOf'

/** The database of the app itself. */
export const CLINIC = 'saiketsu'

/** Where the two files of the seed can be fetched. */
export interface SeedFiles {
  roster: string
  results: string
}

/** Creates the app's clinic anew with the patients of the two files, or with nobody. */
export async function fillClinic(passphrase: string, files?: SeedFiles): Promise<void> {
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
    await session.commit({ what: 'bench-filled', at: '2026-11-22T09:00:00', patients })
  }
  session.close()
  database.close()
}

/** Milliseconds until the app's own storage has unlocked and given the facts, with no screen at all. */
export async function storageUnlock(passphrase: string): Promise<number> {
  const database = await openDatabase(CLINIC, { factsOf })
  const began = performance.now()
  const session = await database.unlock(passphrase)
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
