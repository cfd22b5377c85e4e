import type { Day } from '../../day'
import { saysTheSame } from '../sameResult'
import { compareVersions, inOrderOfReport, withoutRepeats } from './order'
import { samePlace, type Place } from './place'
import { isWithdrawn, type Version } from './version'

/** The versions that make one result of one draw, oldest first: the last is the one that stands. */
export interface Shelf {
  place: Place
  versions: Version[]
  /** The source has since named another collection day: what is here is struck out. */
  movedTo?: Day
}

/**
 * Where versions of one analyte belong; a function of the versions alone, so that the order of files decides nothing.
 * All that a source says of one result (by its key) stands where its latest version names the collection; at each other
 * place that it had named, the result is struck out. Of several sources at one place the latest that has not withdrawn
 * its result stands.
 */
export function shelvesOf(versions: readonly Version[]): Shelf[] {
  const live: { place: Place; groups: Version[][] }[] = []
  const moved: Shelf[] = []
  for (const group of groupsOf(versions)) {
    const latest = group.at(-1)
    if (!latest) continue
    const at = live.find(({ place }) => samePlace(place, latest.place))
    if (at) {
      at.groups.push(group)
      if (at.place.time === undefined) at.place = latest.place
    } else live.push({ place: latest.place, groups: [group] })
    moved.push(...leftBehind(group, latest.place))
  }
  return [...live.map(({ place, groups }) => ({ place, versions: stacked(groups) })), ...moved]
}

/** Each source's versions of one result, in order; those without a key belong together where they were collected. */
function groupsOf(versions: readonly Version[]): Version[][] {
  const keyed = new Map<string, Version[]>()
  const plain: Version[][] = []
  for (const version of versions) {
    const { sourceKey, place } = version
    const group =
      sourceKey === undefined
        ? plain.find(([first]) => first && samePlace(first.place, place))
        : keyed.get(sourceKey)
    if (group) group.push(version)
    else if (sourceKey === undefined) plain.push([version])
    else keyed.set(sourceKey, [version])
  }
  return [...keyed.values(), ...plain].map((group) =>
    withValueOfWithdrawn(withoutRepeats(inOrderOfReport(group))),
  )
}

function leftBehind(group: readonly Version[], home: Place): Shelf[] {
  const shelves: Shelf[] = []
  for (const version of group) {
    if (samePlace(version.place, home)) continue
    const known = shelves.find(({ place }) => samePlace(place, version.place))
    if (known) known.versions.push(version)
    else shelves.push({ place: version.place, versions: [version], movedTo: home.day })
  }
  return shelves
}

function stacked(groups: readonly Version[][]): Version[] {
  const all = inOrderOfReport(groups.flat())
  const latest = groups.flatMap((group) => group.at(-1) ?? [])
  const standing = latest.filter(({ status }) => !isWithdrawn(status))
  const shown = inOrderOfReport(standing.length > 0 ? standing : latest).at(-1)
  return shown ? [...all.filter((each) => each !== shown), shown] : all
}

/** What was withdrawn is shown with the value that it had. */
function withValueOfWithdrawn(inOrder: readonly Version[]): Version[] {
  let said: Version | undefined
  return inOrder.map((version) => {
    if (!isWithdrawn(version.status)) {
      if (version.value !== undefined) said = version
      return version
    }
    if (!said) return version
    const { value, unit, low, high, rangeText, labFlag } = said
    const shown = { value, unit, low, high, rangeText, labFlag }
    const known = Object.fromEntries(Object.entries(shown).filter(([, each]) => each !== undefined))
    return { ...withoutReport(version), ...known }
  })
}

/** The version without value, unit, range and flag. */
export function withoutReport(version: Version): Version {
  const bare = { ...version }
  for (const key of ['value', 'unit', 'low', 'high', 'rangeText', 'labFlag'] as const) delete bare[key]
  return bare
}

/** Whether two versions claim to be the same one and say different things. */
export function contradict(a: Version, b: Version): boolean {
  const areValues = a.value !== undefined && b.value !== undefined
  return areValues && compareVersions(a, b) === 0 && !saysTheSame(a, b)
}
