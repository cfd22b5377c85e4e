import type { Database } from '../stores/schema'
import { isKeyLock } from '../sealing/locks'
import type { PersonAtTheDoor } from './types'

/** Under which name the desk keeps the names of those at the door. */
export const DOOR = 'door'

/** The names at the door, and the key around them, which lies beside them: it keeps them out of a search of the disk only. */
export interface Door {
  key: CryptoKey
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

/** Those who have a passphrase, in the order in which they were added, with their names where this computer has them. */
export async function atTheDoor(database: Database): Promise<PersonAtTheDoor[]> {
  const transaction = database.transaction(['locks', 'desk'])
  const [locks, door] = await Promise.all([
    transaction.objectStore('locks').getAll(),
    transaction.objectStore('desk').get(DOOR),
  ])
  const names = await namesAt(door?.value)
  const people = locks
    .filter(({ kind }) => kind === 'passphrase')
    .map((lock) => (isKeyLock(lock) ? lock : { id: lock.id, order: 0, passkey: undefined }))
  people.sort((a, b) => a.order - b.order)
  return people.map(({ id, passkey }) => {
    const name = names?.[id]
    return { id, ...(name !== undefined && { name }), ...(passkey && { passkey }) }
  })
}

/** The names by id; undefined where there are none, or they cannot be read. */
export async function namesAt(door: unknown): Promise<Record<string, string> | undefined> {
  if (!isDoor(door)) return undefined
  try {
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: door.iv }, door.key, door.data)
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>
  } catch {
    return undefined
  }
}

function isDoor(value: unknown): value is Door {
  return typeof value === 'object' && value !== null && 'key' in value && 'iv' in value && 'data' in value
}

/**
 * Takes note of a wrong try, in one transaction, since two tabs may stand at one door; gives how many there were since
 * somebody last got in.
 */
export async function noteWrongTry(database: Database, userId: string, at: string): Promise<number> {
  const transaction = database.transaction('attempts', 'readwrite', { durability: 'strict' })
  const note = async (): Promise<number> => {
    const known = await transaction.store.get(userId)
    const tries = { id: userId, at: [...(known?.at ?? []), at] }
    await transaction.store.put(tries)
    return tries.at.length
  }
  const [count] = await Promise.all([note(), transaction.done])
  return count
}
