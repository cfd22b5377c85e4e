import { isClockBack } from '@/domain/clockBack'
import { Damaged } from '../errors'
import type { Shelf } from '../pages/directory'
import type { Sealed } from '../stores/schema'
import type { ActEntry } from '../types'
import { entriesOf, isWhole, UNREADABLE } from './acts'
import { oldestFirst } from './batches'
import type { Break, TrailCheck } from './types'

/** Reads the whole log, oldest first, and holds every entry against its hash, its number and the entry before it. */
export async function checked(
  shelf: Shelf,
  onProgress: (done: number, of: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<TrailCheck> {
  const of = await shelf.database.count('acts')
  const walk = new Walk()
  let done = 0
  for await (const batch of oldestFirst(shelf)) {
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
  return { seal: walk.seal, broken: walk.broken, clockBack: walk.clockBack }
}

/** What one entry after the other tells. */
class Walk {
  readonly broken: Break[] = []
  readonly clockBack: number[] = []
  seal = { count: 0, hash: '' }
  /** The entry of the number just before, where it could be read. */
  #before: ActEntry | undefined
  #lastAt: string | undefined

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
    this.#lookAtClock(entry)
    this.seal = { count: number, hash: entry.hash }
    this.#before = entry
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
