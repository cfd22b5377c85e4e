import type { ImportKind } from '@/domain/reading'
import { emptyClinic, imported, type Brought } from './clinicInMemory'
import { checkSecond } from './secondTime'

export { importTogether } from './together'

/**
 * Imports a file into an empty clinic, and a second time, down to the words of its problems and the lines of the list. Gives
 * how much it brought; throws what would be a mistake of ours: where anything throws, where a cell is not accounted for, and
 * where the same bytes bring something new or contradict themselves the second time.
 */
export async function importTwice(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  kind?: ImportKind,
): Promise<Brought> {
  const clinic = emptyClinic()
  const first = await imported(clinic, [{ name, bytes }], kind)
  if (!first) return { results: 0, people: 0 }
  const second = await imported(clinic, [{ name, bytes }], kind)
  if (!second) throw new Error('read once, and not a second time')
  const people = first.planned.gathered.roster.length
  checkSecond(first.totals, second.totals, people > 0)
  const { cells, leftOut, problems } = first.totals
  return { results: cells - leftOut - problems, people }
}
