import { Damaged } from '../errors'
import type { Shelf } from '../pages/directory'
import { inflated } from '../sealing/deflate'
import { seal, unseal } from '../sealing/seal'
import type { Sealed } from '../stores/schema'
import type { ActEntry } from '../types'

/** The newest act, on which the next one builds. */
export interface Head {
  number: number
  hash: string
}

/** An entry that concerns more people than this holds their count alone. */
export const MOST_NAMED = 1000

/** What stands in place of the hash of an act that could not be read when the next one was written. */
export const UNREADABLE = 'unreadable'

/** With this the text of an entry begins; no deflated text of ours does, whose first block is a compressed one. */
const BRACE = 0x7b

/** The newest act of the log. The first act builds on a random text, so that its hash gives nothing away. */
export async function headOf(shelf: Shelf): Promise<Head> {
  return (await newestHead(shelf)) ?? { number: 0, hash: randomText(32) }
}

/** The newest act of the log, if there is any. */
export async function newestHead(shelf: Shelf): Promise<Head | undefined> {
  const cursor = await shelf.database.transaction('acts').store.openCursor(null, 'prev')
  if (!cursor) return undefined
  try {
    return await entryOf(shelf, cursor.value)
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause
    // Work goes on; the broken chain stays visible at this very place.
    shelf.note(cause)
    return { number: Number(cursor.value.id), hash: UNREADABLE }
  }
}

/** The entry that follows the head, with its hash. */
export async function nextEntry(
  head: Head,
  said: Omit<ActEntry, 'number' | 'once' | 'previous' | 'hash'>,
): Promise<ActEntry> {
  const entry = { number: head.number + 1, ...said, once: randomText(8), previous: head.hash }
  return { ...entry, hash: await hashOf(entry) }
}

/** An entry sealed. Not deflated: most are short, and a log of many thousands is read in half the time. */
export function sealedEntry({ keys, form }: Shelf, entry: ActEntry): Promise<Sealed> {
  const bytes = new TextEncoder().encode(JSON.stringify(entry))
  return seal(keys, { store: 'acts', id: entry.number, version: 1, form }, bytes)
}

/** What a sealed entry says, deflated as they once were or not; throws `Damaged` when it is not what was written. */
export async function entryOf({ keys }: Shelf, sealed: Sealed): Promise<ActEntry> {
  const bytes = await unseal(keys, 'acts', sealed)
  const text = bytes[0] === BRACE ? bytes : await inflated(bytes)
  return JSON.parse(new TextDecoder().decode(text)) as ActEntry
}

/** What sealed entries say, in their order; undefined for those that cannot be read, which are noted as damaged. */
export function entriesOf(shelf: Shelf, sealed: readonly Sealed[]): Promise<(ActEntry | undefined)[]> {
  return Promise.all(
    sealed.map((record) =>
      entryOf(shelf, record).catch((cause: unknown) => {
        if (!(cause instanceof Damaged)) throw cause
        shelf.note(cause)
        return undefined
      }),
    ),
  )
}

/** The newest so many acts, newest first; one that is missing, unreadable or out of the chain is noted as damaged. */
export async function newestActs(shelf: Shelf, count: number): Promise<ActEntry[]> {
  const newest = (await shelf.database.transaction('acts').store.openKeyCursor(null, 'prev'))?.key
  if (!newest || count < 1) return []
  const first = Math.max(1, Number(newest[0]) - count + 1)
  const sealed = await shelf.database.getAll('acts', IDBKeyRange.lowerBound([first]))
  const read = (await entriesOf(shelf, sealed)).flatMap((entry) => entry ?? [])
  const entries = new Map(read.map((entry) => [entry.number, entry]))
  for (let number = first; number <= Number(newest[0]); number += 1) {
    const [entry, before] = [entries.get(number), entries.get(number - 1)]
    const holds = entry && (await isWhole(entry)) && (!before || before.hash === entry.previous)
    if (!holds) shelf.note(new Damaged('acts', String(number)))
  }
  return [...entries.values()].reverse()
}

/** Whether an entry fits its own hash. */
export async function isWhole({ hash, ...said }: ActEntry): Promise<boolean> {
  return hash === (await hashOf(said))
}

async function hashOf(said: Omit<ActEntry, 'hash'>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(said)))
  return hex(new Uint8Array(digest))
}

function randomText(bytes: number): string {
  return hex(crypto.getRandomValues(new Uint8Array(bytes)))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
