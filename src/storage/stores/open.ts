import { deleteDB, openDB } from 'idb'
import { Blocked, withNames } from '../errors'
import { bringStoresUp, newestForm, type Step } from './migrations'
import type { Database, Stores } from './schema'

/** How long another tab may take to let go of the database. Ours let go at once, or when a running act has ended. */
const PATIENCE = 5_000
/** How long we keep the other side waiting for what is still to be written. */
const LAST_WORDS = 1_000

/** Why the database was closed under us: newer code brings it up, somebody deletes it, or the browser took it away. */
export type ClosedBecause = 'newer' | 'deleted' | 'lost'

/** What is done when the database is closed under us. */
export interface Closing {
  /** While everything still works; it has a second. */
  before?: (because: ClosedBecause) => unknown
  after: (because: ClosedBecause) => void
}

/**
 * The database, its stores brought up to the newest step. Throws `NewerSchema` when it was written by newer code, and
 * `Blocked` when another tab holds an older one open. `closing` is told when it is closed under us.
 */
export function openStores(
  name: string,
  steps: readonly Step[],
  closing: Closing | Closing['after'],
): Promise<Database> {
  const { before, after }: Closing = typeof closing === 'function' ? { after: closing } : closing
  return inTime(
    (blocked) =>
      openDB<Stores>(name, newestForm(steps), {
        upgrade: (database, from, _to, transaction) => {
          // A step that throws takes the whole change back; opening then fails, which says it once.
          transaction.done.catch(() => undefined)
          bringStoresUp(untyped(database), untyped(transaction), from, steps)
        },
        blocked,
        blocking: (_current, wanted, event) => {
          // The other side waits for us: a newer version of the app, or somebody who deletes the database.
          const ours = event.target as IDBDatabase
          const because = wanted === null ? 'deleted' : 'newer'
          void lastWords(() => before?.(because)).then(() => {
            ours.close()
            after(because)
          })
        },
        terminated: () => after('lost'),
      }),
    (late) => late.close(),
  )
}

async function lastWords(say: () => unknown): Promise<void> {
  const bound = new Promise((pass) => setTimeout(pass, LAST_WORDS))
  await Promise.race([Promise.resolve().then(say), bound]).catch(() => undefined)
}

/** Deletes the database; throws `Blocked` when another tab does not let go. */
export function deleteStores(name: string): Promise<void> {
  return inTime(
    (blocked) => deleteDB(name, { blocked }),
    () => undefined,
  )
}

function inTime<Given>(
  work: (blocked: () => void) => Promise<Given>,
  late: (given: Given) => void,
): Promise<Given> {
  return withNames(
    () =>
      new Promise<Given>((resolve, reject) => {
        let gaveUp = false
        let timer: ReturnType<typeof setTimeout> | undefined
        const giveUp = (): void => {
          gaveUp = true
          reject(new Blocked('another tab holds the database open'))
        }
        work(() => (timer = setTimeout(giveUp, PATIENCE)))
          .then((given) => (gaveUp ? late(given) : resolve(given)), reject)
          .finally(() => clearTimeout(timer))
      }),
  )
}

/** A step knows the stores of its own day, which the types of today do not. */
function untyped<Typed, Untyped>(typed: Typed): Untyped {
  return typed as unknown as Untyped
}
