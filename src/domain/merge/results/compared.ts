import type { Day } from '../../day'
import type { ReadResult } from '../../reading'
import type { Result } from '../../result'
import { waitingValues, type Slot } from '../drawsAtHand'
import { saysTheSame } from '../sameResult'
import type { CellOutcome } from '../types'
import { compareVersions, RANK } from '../versions/order'
import { samePlace } from '../versions/place'
import type { Shelf } from '../versions/shelves'
import {
  isByHand,
  isSameStatement,
  isVersion,
  isWithdrawn,
  versionsOf,
  type Version,
} from '../versions/version'

/** Whether the statement is a later step of the same report: preliminary, final, corrected, withdrawn. */
export function movesOn(result: Result, read: ReadResult): boolean {
  return read.isVersioned === true && RANK[read.status] > RANK[result.status]
}

export function isNewer(result: Result, read: ReadResult): boolean {
  if (isStoredVersion(result)) {
    const order = compareVersions(read, result)
    return order > 0 || (order === 0 && read.status === 'corrected' && read.reportedAt === undefined)
  }
  return (
    movesOn(result, read) ||
    (read.status === 'corrected' && result.status === 'corrected' && !isByHand(result))
  )
}

export function isStruckOutByHand(result: Result): boolean {
  return result.status === 'entered-in-error' && isByHand(result)
}

/** Whether the same source has said something later of it, a withdrawal above all. */
export function isOlderThanItsOwn({ draw, result }: Slot, read: ReadResult): boolean {
  if (read.sourceKey === undefined) return false
  return versionsOf(result, draw).some(
    (each) => each.sourceKey === read.sourceKey && compareVersions(read, each) < 0,
  )
}

/** Whether a source has withdrawn it before anybody said what it was. */
export function isBareWithdrawal(result: Result): boolean {
  return isWithdrawn(result.status) && result.value === undefined && !isByHand(result)
}

/** Whether a value that waits, and not the one that stands, is what the statement is about. */
export function isOfWaiting(result: Result, read: ReadResult): boolean {
  if (read.value === undefined || saysTheSame(result, read, read.analyte)) return false
  return waitingValues(result).some((value) => saysTheSame(value, read, read.analyte))
}

/** Whether what stands is what a source with versions stated. */
export function isStoredVersion(result: Result): boolean {
  return isVersion(result) && !isByHand(result)
}

export function placeOf({ day, time }: ReadResult): { day: Day; time?: string } {
  return { day, ...(time === undefined ? {} : { time }) }
}

export function reportedDay({ reportedAt }: ReadResult): Day | undefined {
  return reportedAt === undefined ? undefined : (reportedAt.slice(0, 10) as Day)
}

export function isShown(versions: readonly Version[], version: Version): boolean {
  const shown = versions.at(-1)
  return shown !== undefined && isSameStatement(shown, version)
}

/** What a version comes to beside those that are there already. */
export function outcomeOf(version: Version, before: readonly Version[], isFirst: boolean): CellOutcome {
  if (version.status === 'pending') return 'same'
  const isThere = before.some(
    (each) =>
      each.status === version.status &&
      samePlace(each.place, version.place) &&
      (isWithdrawn(version.status) ? each.sourceKey === version.sourceKey : saysTheSame(each, version)),
  )
  if (isThere) return 'same'
  return isFirst ? 'new' : 'corrected'
}

/** Whether a version that came late says what stands already: it joins the history, and nothing else changes. */
export function isOnlyHistory(
  made: readonly { shelf: Pick<Shelf, 'versions' | 'movedTo' | 'place'> }[],
  version: Version,
): boolean {
  if (isWithdrawn(version.status) || version.value === undefined) return false
  return made.some(({ shelf: { versions, movedTo, place } }) => {
    const shown = versions.at(-1)
    if (!shown || movedTo !== undefined || isWithdrawn(shown.status)) return false
    return samePlace(place, version.place) && !isSameStatement(shown, version) && saysTheSame(shown, version)
  })
}

/** Whether a list ordered it and nobody has said a value since. */
export function isPlainOrder(result: Result): boolean {
  return result.status === 'pending' && result.value === undefined && !isVersion(result) && !isByHand(result)
}
