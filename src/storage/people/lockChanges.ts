import type { Desk } from '../desk'
import type { Lock } from '../sealing/locks'
import type { DeskItem } from '../stores/schema'
import type { Act } from '../types'
import { mustBeNewest } from '../stores/generation'
import { sealedNames } from './doorNames'

/** What a change writes, all of it in the transaction of its act. */
export interface Change<Given> {
  act: Act
  put: readonly Lock[]
  removed?: readonly string[]
  /** The names for the door, where they are others now. */
  names?: Readonly<Record<string, string>>
  /** Called when all of it is on the disk. */
  stored?: () => void
  given: Given
}

/** Somebody else changed a lock while a change was being worked out. */
class LocksMoved extends Error {
  override readonly name = 'LocksMoved'
}

/**
 * Works a change of the locks out, and stores it with its act. Where another tab was first it is worked out anew, on what
 * stands then. False, and nothing is stored, where the change is refused.
 */
export async function changeLocks<Given>(
  desk: Desk,
  workOut: (locks: Lock[]) => Promise<Change<Given> | false>,
): Promise<Given | false> {
  for (;;) {
    const locks = await currentLocks(desk)
    const change = await workOut(locks)
    if (!change) return false
    try {
      await store(desk, locks, change)
      return change.given
    } catch (cause) {
      if (!(cause instanceof LocksMoved)) throw cause
    }
  }
}

/** The locks; throws `Closed` where somebody was taken out elsewhere, since this session cannot read them then. */
export async function currentLocks({ shelf }: Desk): Promise<Lock[]> {
  const transaction = shelf.database.transaction('locks')
  await mustBeNewest(transaction.store, shelf.keys.generation)
  return transaction.store.getAll()
}

async function store(desk: Desk, before: readonly Lock[], change: Change<unknown>): Promise<void> {
  const door: DeskItem | undefined = change.names && (await sealedNames(change.names))
  await desk.commit(change.act, {
    stores: ['locks', 'desk'],
    write: (transaction, note) => {
      const locks = transaction.objectStore('locks')
      const same = locks.getAll().then((now) => {
        if (stateOf(now) !== stateOf(before)) throw new LocksMoved()
      })
      note(same)
      for (const id of change.removed ?? []) note(locks.delete(id))
      for (const lock of change.put) note(locks.put(lock))
      if (door) note(transaction.objectStore('desk').put(door))
    },
    ...(change.stored && { stored: change.stored }),
  })
}

/** Which locks there are, each in which version. */
function stateOf(locks: readonly Lock[]): string {
  return JSON.stringify(locks.map((lock) => [lock.id, lock.kind, versionOf(lock)]))
}

function versionOf(lock: Lock): number {
  if (lock.kind === 'generation') return lock.number
  if (lock.kind === 'ring') return lock.generation
  return lock.kind === 'open' ? 0 : (lock.version ?? 0)
}
