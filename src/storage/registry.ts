import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { withNames } from './errors'

/** Where a clinic lies that nobody has restored. */
const FIRST = 'saiketsu'
const REGISTRY = 'saiketsu-registry'
const ENTRY = 'clinic'

/** A database that was in use before a backup was restored, and when it was replaced. */
export interface KeptClinic {
  name: string
  until: string
}

interface Entry {
  current: string
  previous: KeptClinic[]
}

interface Registry extends DBSchema {
  names: { key: string; value: Entry }
}

/** The name of the database in use on this computer. */
export async function currentDatabase(): Promise<string> {
  return (await read()).current
}

/** The databases that a restore has replaced, newest first. */
export async function previousDatabases(): Promise<KeptClinic[]> {
  return (await read()).previous
}

/** Puts a database into use; the one before is kept, and every tab of this browser starts again. */
export async function makeCurrent(name: string, at: string): Promise<void> {
  await change(({ current, previous }) => {
    if (current === name) return { current, previous }
    const others = previous.filter((one) => one.name !== name)
    return { current: name, previous: [{ name: current, until: at }, ...others] }
  })
  const channel = switches()
  channel.postMessage(name)
  channel.close()
}

/** Lets go of a database that was replaced; it is no longer named, and may be deleted. */
export async function forgetPrevious(name: string): Promise<void> {
  await change(({ current, previous }) => ({
    current,
    previous: previous.filter((one) => one.name !== name),
  }))
}

/** Tells when another tab has put another database into use. */
export function onSwitch(listener: () => void): () => void {
  const channel = switches()
  channel.addEventListener('message', listener)
  return () => channel.close()
}

function switches(): BroadcastChannel {
  return new BroadcastChannel(REGISTRY)
}

async function read(): Promise<Entry> {
  const entry = await withRegistry((registry) => registry.get('names', ENTRY))
  return entry ?? { current: FIRST, previous: [] }
}

async function change(next: (entry: Entry) => Entry): Promise<void> {
  await withRegistry(async (registry) => {
    const transaction = registry.transaction('names', 'readwrite', { durability: 'strict' })
    const entry = (await transaction.store.get(ENTRY)) ?? { current: FIRST, previous: [] }
    await Promise.all([transaction.store.put(next(entry), ENTRY), transaction.done])
  })
}

function withRegistry<Given>(work: (registry: IDBPDatabase<Registry>) => Promise<Given>): Promise<Given> {
  return withNames(async () => {
    const registry = await openDB<Registry>(REGISTRY, 1, {
      upgrade: (database) => void database.createObjectStore('names'),
    })
    try {
      return await work(registry)
    } finally {
      registry.close()
    }
  })
}
