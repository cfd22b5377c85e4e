import type { Desk } from './desk'
import type { Act } from './types'

/** Somebody else has added a patient of this number meanwhile. */
export class NumberTaken extends Error {
  override readonly name = 'NumberTaken'
}

/** Throws `NumberTaken` where somebody else has one of the numbers that the act gives. */
export async function mustBeFree({ directory }: Desk, { newNumbers }: Act): Promise<void> {
  if (!newNumbers?.size) return
  for (const { id, number } of await directory.facts()) {
    const owner = newNumbers.get(number)
    if (owner !== undefined && owner !== id) throw new NumberTaken(number)
  }
}
