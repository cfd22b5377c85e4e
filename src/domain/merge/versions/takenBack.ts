import type { Draw } from '../../result'
import { DrawsAtHand, keysOf, type Slot } from '../drawsAtHand'
import { saysTheSame } from '../sameResult'
import { withoutSource } from '../sources'
import { Tracing } from '../trace'
import { compareVersions } from './order'
import { reshelve } from './reshelve'
import { withoutReport } from './shelves'
import { isOfVersionsAlone, isWithdrawn, versionsOf, type Version } from './version'

/** Draws without the versions of one import, and the results in which a later version than one of these stands. */
export interface VersionsTakenBack {
  draws: Draw[]
  superseded: Slot[]
}

/**
 * Takes the versions that one import brought out of all results that are made of versions alone: what stands then, and
 * where, is what the others say, as if that import had never been.
 */
export function versionsTakenBack(stored: readonly Draw[], importId: string): VersionsTakenBack {
  const slots = stored.flatMap((draw) => draw.results.map((result): Slot => ({ draw, result })))
  const concerned = slots.filter(({ draw, result }) => isConcerned({ draw, result }, importId))
  if (concerned.length === 0) return { draws: [...stored], superseded: [] }
  let last = 0
  const newId = (): string => `${concerned[0]?.result.id ?? ''}.${(last += 1)}`
  const draws = new DrawsAtHand(stored, { newId, importId }, new Tracing())
  const superseded: Slot[] = []
  for (const { draw, result } of concerned) {
    const versions = versionsOf(result, draw)
    const left = versions.flatMap((version) => withoutSource(version, importId) ?? [])
    const struck = draws
      .withKeys(result.analyte, keysOf(result))
      .filter(({ result: other }) => other.movedTo !== undefined && isOfVersionsAlone(other))
    const shown = versions.at(-1)
    const isShownLeft = shown !== undefined && withoutSource(shown, importId) !== undefined
    const isOverridden = versions.some(
      (version) => isOnlyFrom(version, importId) && isReplacedByOther(version, importId),
    )
    reshelve(
      draws,
      [{ draw, result }, ...struck],
      left.map((version) => withoutValueOf(repointed(version, importId, left), versions, left)),
      { analyte: result.analyte, ...(result.specimen === undefined ? {} : { specimen: result.specimen }) },
      { at: '', by: '', importId },
      newId,
    )
    if (isShownLeft && isOverridden) superseded.push({ draw, result })
  }
  return { draws: draws.all(), superseded }
}

function isConcerned({ draw, result }: Slot, importId: string): boolean {
  if (result.movedTo !== undefined || !isOfVersionsAlone(result)) return false
  return versionsOf(result, draw).some((version) => withoutSource(version, importId) !== version)
}

function isOnlyFrom(version: Version, importId: string): boolean {
  return withoutSource(version, importId) === undefined
}

function isReplacedByOther({ replaced }: Version, importId: string): boolean {
  return replaced !== undefined && replaced.importId !== importId
}

/** What was withdrawn shows the value that it had; where nobody says that value any more, it shows none. */
function withoutValueOf(version: Version, before: readonly Version[], left: readonly Version[]): Version {
  const says = (each: Version): boolean =>
    !isWithdrawn(each.status) && compareVersions(each, version) < 0 && saysTheSame(each, version)
  if (!isWithdrawn(version.status) || version.value === undefined) return version
  return before.some(says) && !left.some(says) ? withoutReport(version) : version
}

/** What the import had replaced is replaced by the next version that is left. */
function repointed(version: Version, importId: string, left: readonly Version[]): Version {
  const { replaced } = version
  if (replaced?.importId !== importId) return version
  const next = left.slice(left.indexOf(version) + 1).find(({ importId: by }) => by !== undefined)
  return next?.importId === undefined
    ? version
    : { ...version, replaced: { ...replaced, importId: next.importId } }
}
