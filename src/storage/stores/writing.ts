import type { IDBPTransaction, StoreNames } from 'idb'
import type { Stores } from './schema'

/** Takes note of a request, so that the transaction is not taken for done before it. */
export type Note = (request: Promise<unknown>) => void

/** A strict transaction that writes. */
export type Writing<Names extends StoreNames<Stores>[]> = IDBPTransaction<Stores, Names, 'readwrite'>

/**
 * Makes all writings of a transaction and waits until they are on the disk. When one of them fails, even before it has
 * begun, none of them stands; what is thrown then is what the browser says about the transaction as a whole.
 */
export async function writeAll<Names extends StoreNames<Stores>[]>(
  transaction: Writing<Names>,
  write: (note: Note) => void,
): Promise<void> {
  const requests: Promise<unknown>[] = []
  try {
    write((request) => {
      request.catch(() => undefined)
      requests.push(request)
    })
    await Promise.all([...requests, transaction.done])
  } catch (cause) {
    await undone(transaction)
    throw transaction.error ?? cause
  }
}

/** Takes a transaction back. */
export async function undone<Names extends StoreNames<Stores>[]>(transaction: Writing<Names>): Promise<void> {
  try {
    transaction.abort()
  } catch {
    // It had ended by itself.
  }
  await transaction.done.catch(() => undefined)
}
