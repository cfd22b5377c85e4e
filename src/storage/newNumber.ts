import type { Desk } from './desk'
import type { Act } from './types'

/** Somebody else has added a patient of this number meanwhile. */
export class NumberTaken extends Error {
  override readonly name = 'NumberTaken'
}

/** Throws `NumberTaken` where somebody other than those whom the act stores has its new number. */
export async function mustBeFree({ directory }: Desk, { newNumber, patients = [] }: Act): Promise<void> {
  if (Symbol.asyncIterator in patients) return
  const own = new Set([...patients].map(({ id }) => id))
  const all = await directory.facts()
  if (all.some(({ id, number }) => number === newNumber && !own.has(id))) throw new NumberTaken(newNumber)
}
