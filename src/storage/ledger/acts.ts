import { Damaged } from '../errors'
import type { Shelf } from '../pages/directory'
import { contentOf, sealContent } from '../sealing/contents'
import type { Sealed } from '../stores/schema'
import type { ActEntry } from '../types'

/** The newest act, on which the next one builds. */
export interface Head {
  number: number
  hash: string
}

/** The newest act of the log. The first act builds on a random text, so that its hash gives nothing away. */
export async function headOf(shelf: Shelf): Promise<Head> {
  const cursor = await shelf.database.transaction('acts').store.openCursor(null, 'prev')
  if (!cursor) return { number: 0, hash: randomText() }
  try {
    return await contentOf<ActEntry>(shelf, 'acts', cursor.value)
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause
    // Work goes on; the broken chain stays visible at this very place.
    shelf.note(cause)
    return { number: Number(cursor.value.id), hash: 'unreadable' }
  }
}

/** The entry that follows the head, with its hash. */
export async function nextEntry(
  head: Head,
  said: Omit<ActEntry, 'number' | 'previous' | 'hash'>,
): Promise<ActEntry> {
  const entry = { number: head.number + 1, ...said, previous: head.hash }
  return { ...entry, hash: await hashOf(entry) }
}

export function sealedEntry(shelf: Shelf, entry: ActEntry): Promise<Sealed> {
  return sealContent(shelf, { store: 'acts', id: entry.number, version: 1 }, entry)
}

/** The newest so many acts, newest first; one that is missing, unreadable or out of the chain is noted as damaged. */
export async function newestActs(shelf: Shelf, count: number): Promise<ActEntry[]> {
  const newest = (await shelf.database.transaction('acts').store.openKeyCursor(null, 'prev'))?.key
  if (!newest || count < 1) return []
  const first = Math.max(1, Number(newest[0]) - count + 1)
  const sealed = await shelf.database.getAll('acts', IDBKeyRange.lowerBound([first]))
  const entries = new Map<number, ActEntry>()
  for (const record of sealed) {
    const entry = await contentOf<ActEntry>(shelf, 'acts', record).catch(missing)
    if (entry) entries.set(entry.number, entry)
  }
  for (let number = first; number <= Number(newest[0]); number += 1) {
    if (!(await holds(entries.get(number), entries.get(number - 1))))
      shelf.note(new Damaged('acts', String(number)))
  }
  return [...entries.values()].reverse()
}

/** Whether an entry is what was written, and follows the one before it (where that one was read). */
async function holds(entry: ActEntry | undefined, before: ActEntry | undefined): Promise<boolean> {
  if (!entry) return false
  const { hash, ...said } = entry
  return hash === (await hashOf(said)) && (!before || before.hash === entry.previous)
}

async function hashOf(said: Omit<ActEntry, 'hash'>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(said)))
  return hex(new Uint8Array(digest))
}

function randomText(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function missing(cause: unknown): undefined {
  if (!(cause instanceof Damaged)) throw cause
}
