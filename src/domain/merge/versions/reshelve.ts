import type { EarlierResult, Result } from '../../result'
import type { DrawsAtHand, Slot } from '../drawsAtHand'
import { saysTheSame } from '../sameResult'
import { compareVersions } from './order'
import { samePlace } from './place'
import { shelvesOf, type Shelf } from './shelves'
import { placeOfDraw, type Version } from './version'

/** Who replaces what, when; `importId` is that of the import whose version replaces. */
export type Replacing = Omit<EarlierResult['replaced'], 'because'>

/** What new results of the versions share: the analyte, and the specimen where it is known. */
export type Kind = Pick<Result, 'analyte' | 'specimen'>

/**
 * Puts versions into the draws in place of the results that held them: where each belongs, what stands, what went before
 * it. A result that stays in its draw keeps its id. Gives the result of each shelf.
 */
export function reshelve(
  draws: DrawsAtHand,
  old: readonly Slot[],
  versions: readonly Version[],
  kind: Kind,
  replacing: Replacing,
  newId: () => string,
): { shelf: Shelf; slot: Slot }[] {
  const free = [...old]
  const like = old[0]?.draw ?? { fasting: 'unknown' as const }
  const placed = shelvesOf(versions).map((shelf) => ({ shelf, held: takenFrom(free, shelf) }))
  const made = placed.map(({ shelf, held }) => {
    const before = held ?? takenAnyAt(free, shelf)
    const draw = draws.current(before?.draw ?? draws.drawAt(shelf.place, like))
    const base = before ? { id: before.result.id, ...kindOf(before.result) } : { id: newId(), ...kind }
    const result = resultOf(shelf, base, replacing)
    draws.put(draw, result)
    return { shelf, slot: { draw: draws.current(draw), result } }
  })
  for (const slot of free) draws.remove({ ...slot, draw: draws.current(slot.draw) })
  return made
}

/** The result that held a shelf before, live or struck out as it is now. */
function takenFrom(free: Slot[], shelf: Shelf): Slot | undefined {
  const keys = new Set(shelf.versions.map(({ sourceKey }) => sourceKey))
  return taken(free, ({ draw, result }) => {
    if (!samePlace(placeOfDraw(draw), shelf.place)) return false
    if (shelf.movedTo === undefined) return result.movedTo === undefined
    return result.movedTo !== undefined && keys.has(result.sourceKey)
  })
}

function takenAnyAt(free: Slot[], shelf: Shelf): Slot | undefined {
  return taken(free, ({ draw }) => samePlace(placeOfDraw(draw), shelf.place))
}

function taken(from: Slot[], is: (slot: Slot) => boolean): Slot | undefined {
  const at = from.findIndex((slot) => is(slot))
  return at < 0 ? undefined : from.splice(at, 1)[0]
}

function kindOf({ analyte, specimen }: Result): Kind {
  return { analyte, ...(specimen === undefined ? {} : { specimen }) }
}

function resultOf(shelf: Shelf, base: Kind & { id: string }, replacing: Replacing): Result {
  const { versions, movedTo } = shelf
  const shown = versions.at(-1)
  if (!shown) throw new Error(`no version of: ${base.analyte}`)
  const before = versions
    .slice(0, -1)
    .map((version, at) =>
      earlierOf(
        version,
        shelf,
        version.replaced ?? { ...replacing, because: becauseOf(version, versions[at + 1]) },
      ),
    )
  const { place: _, replaced: __, ...report } = shown
  if (movedTo === undefined) {
    return { ...base, ...report, ...(before.length === 0 ? {} : { earlier: before }) }
  }
  const struck = earlierOf(shown, shelf, { ...(shown.replaced ?? replacing), because: 'entered-in-error' })
  return { ...base, ...report, status: 'entered-in-error', movedTo, earlier: [...before, struck] }
}

function earlierOf(version: Version, shelf: Shelf, replaced: EarlierResult['replaced']): EarlierResult {
  const { place, replaced: _, ...report } = version
  return { ...report, ...(samePlace(place, shelf.place) ? {} : { drawn: place }), replaced }
}

function becauseOf(version: Version, next: Version | undefined): EarlierResult['replaced']['because'] {
  if (version.status === 'pending') return 'filled'
  const isRetest = next !== undefined && compareVersions(version, next) === 0 && !saysTheSame(version, next)
  return isRetest ? 'retest' : 'corrected'
}
