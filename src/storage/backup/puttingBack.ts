import { BadBackup } from '../errors'
import { KEPT_STORES, type Database } from '../stores/schema'
import { writeAll } from '../stores/writing'
import { readBackup, type Checked } from './checking'
import type { Checkers } from './checkers'
import type { CheckedStore, Portion } from './openingCheck'
import { nameOf, type RecordKey, type StoredRecord } from './records'

/** So much is put in one transaction: a disk is slow to say that something is safe. */
const TRANSACTION_BYTES = 2 << 20

/** What a file held, and what of it did not open when it was read back. */
export interface PutBack {
  checked: Checked
  unopened: RecordKey[]
}

/** How far it is: bytes of the file that were read, of all, and records that were read back. */
export type PutBackProgress = (bytes: number, of: number, records: number) => void

/**
 * Puts everything of a file into an empty database, some megabytes at a time, and reads back and opens all but the acts.
 * While one part is being written the next is read and those before are opened. Throws `BadBackup` for the file itself;
 * what does not open is told.
 */
export async function putBack(
  database: Database,
  checkers: Checkers,
  file: Blob,
  onProgress: PutBackProgress,
  signal?: AbortSignal,
): Promise<PutBack> {
  const filling = new Filling(database, checkers)
  let bytes = 0
  const told = (): void => onProgress(bytes, file.size, filling.readBack)
  const take = (records: StoredRecord[]): Promise<void> => filling.take(records)
  const checked = await readBackup(
    file,
    take,
    (done) => {
      bytes = done
      told()
    },
    signal,
  )
  await filling.end(told, signal)
  const transaction = database.transaction([...KEPT_STORES, 'locks'], 'readwrite', { durability: 'strict' })
  await writeAll(transaction, (note) => {
    for (const { store, key } of checked.removals) note(transaction.objectStore(store).delete(key))
    for (const lock of checked.beginning.locks) note(transaction.objectStore('locks').put(lock))
  })
  return { checked, unopened: filling.unopened }
}

/** Records on their way into the database, and back out of it to be opened. */
class Filling {
  readonly #database: Database
  readonly #checkers: Checkers
  readonly #names = new Set<string>()
  readonly #checks: Promise<void>[] = []
  #waiting: StoredRecord[] = []
  #waitingBytes = 0
  #writing: Promise<void> = Promise.resolve()
  readonly unopened: RecordKey[] = []
  /** How many records were read back. */
  readBack = 0

  constructor(database: Database, checkers: Checkers) {
    this.#database = database
    this.#checkers = checkers
  }

  /** Takes records over; waits only while as much is being written already. */
  async take(records: readonly StoredRecord[]): Promise<void> {
    for (const one of records) {
      const { store, record } = one
      // What is put twice would be opened once.
      const name = nameOf(store, [record.id, record.version])
      if (this.#names.has(name)) throw new BadBackup('tampered', `${store} ${record.id} stands there twice`)
      this.#names.add(name)
      this.#waiting.push(one)
      this.#waitingBytes += record.data.byteLength
    }
    if (this.#waitingBytes >= TRANSACTION_BYTES) await this.#flush()
  }

  /** Waits until everything is written and read back. */
  async end(told: () => void, signal?: AbortSignal): Promise<void> {
    await this.#flush()
    await this.#writing
    for (const check of this.#checks) {
      await check
      signal?.throwIfAborted()
      told()
    }
  }

  async #flush(): Promise<void> {
    const records = this.#waiting
    this.#waiting = []
    this.#waitingBytes = 0
    await this.#writing
    this.#writing = this.#put(records)
    // Whoever gives up early does not wait for it; whoever goes on hears of it at the next part.
    this.#writing.catch(() => undefined)
  }

  async #put(records: readonly StoredRecord[]): Promise<void> {
    const transaction = this.#database.transaction([...KEPT_STORES], 'readwrite', { durability: 'strict' })
    await writeAll(transaction, (note) => {
      for (const { store, record } of records) note(transaction.objectStore(store).put(record))
    })
    for (const portion of portionsOf(records)) {
      const check = this.#look(portion)
      check.catch(() => undefined)
      this.#checks.push(check)
    }
  }

  async #look(portion: Portion): Promise<void> {
    const { store } = portion
    const failed = await this.#checkers.check(portion)
    for (const key of failed) this.unopened.push({ store, key })
    this.readBack += portion.keys.length
  }
}

/** The records by their stores, in their order; the acts are read when they are all there. */
function portionsOf(records: readonly StoredRecord[]): Portion[] {
  const byStore = new Map<CheckedStore, Portion>()
  for (const { store, record } of records) {
    if (store === 'acts') continue
    const portion = byStore.get(store) ?? { store, keys: [] }
    byStore.set(store, portion)
    portion.keys.push([record.id, record.version])
  }
  return [...byStore.values()]
}
