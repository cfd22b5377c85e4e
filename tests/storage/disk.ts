import { openDB, type IDBPDatabase } from 'idb'
import { ALL_STORES, type Sealed } from '@/storage/stores/schema'

/** Looks at a database, and meddles with it, as somebody without the key would. */
export async function onDisk<Given>(
  name: string,
  act: (database: IDBPDatabase) => Promise<Given>,
): Promise<Given> {
  const database = await openDB(name)
  try {
    return await act(database)
  } finally {
    database.close()
  }
}

/** Every record of every store, with its key. */
export function everyRecord(name: string): Promise<{ store: string; key: IDBValidKey; value: unknown }[]> {
  return onDisk(name, async (database) => {
    const found = await Promise.all(
      ALL_STORES.map(async (store) => {
        const [keys, values] = await Promise.all([database.getAllKeys(store), database.getAll(store)])
        return keys.map((key, at) => ({ store, key, value: values[at] as unknown }))
      }),
    )
    return found.flat()
  })
}

/** The sealed records of one store. */
export function sealedIn(name: string, store: string): Promise<Sealed[]> {
  return onDisk(name, (database) => database.getAll(store) as Promise<Sealed[]>)
}

/** Changes one byte in the middle of a sealed record. */
export function tamper(name: string, store: string, record: Sealed): Promise<void> {
  return onDisk(name, async (database) => {
    const bytes = new Uint8Array(record.data.slice(0))
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    await database.put(store, { ...record, data: bytes.buffer })
  })
}

/** Puts the bytes of one record where those of the other belong, and the other way round. */
export function swap(name: string, store: string, one: Sealed, other: Sealed): Promise<void> {
  return onDisk(name, async (database) => {
    await database.put(store, { ...one, iv: other.iv, data: other.data })
    await database.put(store, { ...other, iv: one.iv, data: one.data })
  })
}

export function removeRecord(name: string, store: string, { id, version }: Sealed): Promise<void> {
  return onDisk(name, (database) => database.delete(store, [id, version]))
}
