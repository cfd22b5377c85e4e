import type { Desk } from '../desk'
import { trailOn } from '../ledger/trail'

/** Whoever was erased for good after so many acts. */
export async function erasedSince(desk: Desk, count: number): Promise<Set<string>> {
  const erased = new Set<string>()
  for await (const entries of trailOn(desk).read()) {
    for (const { number, what, patientIds = [] } of entries) {
      if (number <= count) return erased
      if (what.includes('erased')) for (const id of patientIds) erased.add(id)
    }
  }
  return erased
}
