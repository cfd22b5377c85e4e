import { isClockBack } from '@/domain/clockBack'
import { CLINIC } from '../desk'
import { Damaged } from '../errors'
import type { Shelf } from '../pages/directory'
import type { Sealed, SealedKey } from '../stores/schema'
import type { ActEntry } from '../types'
import { entriesOf, isWhole, UNREADABLE } from './acts'
import { oldestFirst } from './batches'
import type { Break, TrailCheck } from './types'

/**
 * Reads the whole log, oldest first, and holds every entry against its hash, its number and the entry before it, and the
 * pages, and the clinic's settings, that stood when it began against the newest version that an entry gave each.
 */
export async function checked(
  shelf: Shelf,
  onProgress: (done: number, of: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<TrailCheck> {
  const of = await shelf.database.count('acts')
  const { pages, last } = await standing(shelf)
  const walk = new Walk()
  let done = 0
  for await (const batch of oldestFirst(shelf, last)) {
    signal?.throwIfAborted()
    const entries = await entriesOf(shelf, batch)
    const whole = await Promise.all(
      entries.map(async (entry) => entry !== undefined && (await isWhole(entry))),
    )
    for (const [at, sealed] of batch.entries()) walk.pass(sealed, entries[at], whole[at] ?? false)
    done += batch.length
    onProgress(done, Math.max(of, done))
  }
  for (const { number } of walk.broken) shelf.note(new Damaged('acts', String(number)))
  for (const id of walk.lostAmong(pages)) shelf.note(new Damaged(id === CLINIC ? 'documents' : 'pages', id))
  return { seal: walk.seal, broken: walk.broken, clockBack: walk.clockBack }
}

/** The pages, with them the clinic's settings, and the newest act of one moment. */
async function standing({ database }: Shelf): Promise<{ pages: SealedKey[]; last: SealedKey | undefined }> {
  const transaction = database.transaction(['acts', 'pages', 'documents'])
  const [pages, documents, newest] = await Promise.all([
    transaction.objectStore('pages').getAllKeys(),
    transaction.objectStore('documents').getAllKeys(),
    transaction.objectStore('acts').openKeyCursor(null, 'prev'),
  ])
  return { pages: [...pages, ...documents], last: newest?.key }
}

/** What one entry after the other tells. */
class Walk {
  readonly broken: Break[] = []
  readonly clockBack: number[] = []
  seal = { count: 0, hash: '' }
  /** The entry of the number just before, where it could be read. */
  #before: ActEntry | undefined
  #lastAt: string | undefined
  /** Acts whose pages somebody has put back. */
  readonly #undone = new Set<number>()
  /** The newest version of each page, and the act that wrote it. */
  readonly #pages = new Map<string, { version: number; number: number }>()

  pass(sealed: Sealed, entry: ActEntry | undefined, isWhole: boolean): void {
    const number = Number(sealed.id)
    this.#countTo(number)
    if (!entry) {
      this.#breaks(number, 'unreadable')
      this.seal = { count: number, hash: UNREADABLE }
      this.#before = undefined
      return
    }
    if (!isWhole || entry.number !== number) this.#breaks(number, 'changed')
    else if (this.#before && this.#before.hash !== entry.previous) this.#breaks(number, 'out-of-order')
    if (isWhole) this.#takePages(entry)
    this.#lookAtClock(entry)
    this.seal = { count: number, hash: entry.hash }
    this.#before = entry
  }

  /** The pages that somebody took out, or put back to what they were before an act: that act is broken. */
  lostAmong(keys: readonly SealedKey[]): string[] {
    const stands = new Map<string, number>()
    // Of two versions the older one counts: it is the one that is found.
    for (const [id, version] of keys)
      stands.set(String(id), Math.min(version, stands.get(String(id)) ?? version))
    const lost = [...this.#pages].filter(([id, { version }]) => (stands.get(id) ?? 0) < version)
    const known = new Set(this.broken.map(({ number }) => number))
    for (const [, { number }] of lost) this.#undone.add(number)
    for (const number of this.#undone)
      if (!known.has(number)) this.broken.push({ number, because: 'undone-by-hand' })
    this.broken.sort((one, other) => one.number - other.number)
    return lost.map(([id]) => id)
  }

  #takePages({ number, pages, clinic }: ActEntry): void {
    const written: ActEntry['pages'] = clinic === undefined ? pages : [...pages, [CLINIC, clinic]]
    for (const [id, version] of written) {
      const newest = this.#pages.get(id)
      // A page that does not grow was written on what stood before the act that gave it its newest version.
      if (newest && version > 0 && version <= newest.version) this.#undone.add(newest.number)
      if (version === 0) this.#pages.delete(id)
      else this.#pages.set(id, { version, number })
    }
  }

  #countTo(number: number): void {
    const [first, last] = [this.seal.count + 1, number - 1]
    if (last < first) return
    this.broken.push({ number: first, ...(last > first && { to: last }), because: 'missing' })
    this.#before = undefined
  }

  #breaks(number: number, because: Break['because']): void {
    if (this.broken.at(-1)?.number !== number) this.broken.push({ number, because })
  }

  #lookAtClock({ number, at }: ActEntry): void {
    if (this.#lastAt !== undefined && isClockBack(at, this.#lastAt)) this.clockBack.push(number)
    this.#lastAt = at
  }
}
