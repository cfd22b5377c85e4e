import type { Day } from '../../day'
import type { DayJournal, ImportAct, JournalRead } from '../../journal'
import type { ReadResult } from '../../reading'
import type { Draw } from '../../result'
import { inTime, keysOf } from '../drawsAtHand'
import type { MergeChoice, Merging } from '../types'
import { MOST_SOURCES } from '../sources'
import { Clusters } from './clusters'
import { isEqual } from './equal'
import { handBetween, withHand } from './hand'
import { areSameReads, saysExactly } from './repeats'
import { replayed } from './replay'

/** What an import stated, and what it made of the draws. */
export interface ToKeep {
  before: readonly Draw[]
  after: readonly Draw[]
  journal: readonly DayJournal[]
  reads: readonly KeptRead[]
  merging: Merging
}

/** A statement, the ids that were given because of it, and the choice that was asked for and made. */
export interface KeptRead {
  read: ReadResult
  ids: Pick<JournalRead, 'drawIds' | 'resultIds'>
  choice: MergeChoice | undefined
}

/** The draws and the journal of a patient after an import: days on which it met what was there keep what it stated. */
export function kept(given: ToKeep): { draws: Draw[]; journal: DayJournal[] } {
  const { before, after, reads } = given
  const said = new Set(reads.map(({ read }) => read.day))
  const known = new Set(before.map(({ day }) => day))
  let [draws, journal] = [[...after], [...given.journal]]
  for (const days of groupsOf(given)) {
    const isConcerned = days.some((day) => said.has(day)) && days.some((day) => known.has(day))
    if (!isConcerned) continue
    const own = journal.filter((each) => each.days.some((day) => days.includes(day)))
    const next = own.length === 0 ? begun(given, days) : continued(given, days, own)
    if (next === 'same') continue
    if (next.isOnlyAgain) draws = [...draws.filter(({ day }) => !days.includes(day)), ...onDays(before, days)]
    journal = [...journal.filter((each) => !own.includes(each)), next.journal]
  }
  return { draws: draws.sort(inTime), journal: inOrder(journal) }
}

interface Next {
  journal: DayJournal
  /** The very same statements had been made of these days before: nothing on them changes. */
  isOnlyAgain?: boolean
}

/** Without keys and journals each day stands alone. */
function groupsOf(given: ToKeep): readonly (readonly Day[])[] {
  const { before, journal, reads } = given
  const isKeyed =
    reads.some(({ read }) => read.sourceKey !== undefined) ||
    before.some(({ results }) => results.some((result) => keysOf(result).length > 0))
  if (isKeyed || journal.length > 0) return clustersOf(given).groups()
  return [...new Set(reads.map(({ read }) => read.day))].map((day) => [day])
}

function clustersOf({ before, journal, reads }: ToKeep): Clusters {
  const clusters = new Clusters()
  clusters.addDraws(before)
  for (const { read } of reads) clusters.addKey(read.day, read)
  for (const each of journal) {
    const [first] = each.days
    if (first !== undefined) for (const day of each.days) clusters.join(first, day)
    clusters.addStated(each)
  }
  return clusters
}

/** A day on which one import alone had stated something begins a journal, unless the very same was said again. */
function begun(given: ToKeep, days: readonly Day[]): Next | 'same' {
  const [before, after] = [onDays(given.before, days), onDays(given.after, days)]
  const reads = given.reads.map(({ read }) => read).filter(({ day }) => days.includes(day))
  if (isEqual(before, after, ['alsoFrom']) && saysExactly(before, reads)) return 'same'
  const act = actOf(given, days)
  return { journal: { days: [...days], before: before.map(withoutReviews), acts: [act] } }
}

function continued(given: ToKeep, days: readonly Day[], own: readonly DayJournal[]): Next {
  const there = onDays(given.before, days)
  const journal = withOldestFolded(
    withHandKept(joined(given, days, own), there, nextOf(given.journal)),
    there,
  )
  const act = actOf(given, days, nextOf([...given.journal, journal]))
  const known = journal.acts.findIndex((each) => 'reads' in each && areSameReads(each.reads, act.reads))
  const first = journal.acts[known]
  const isSame = isEqual(onDays(given.before, days), onDays(given.after, days), ['alsoFrom'])
  if (!isSame || !first || !('reads' in first))
    return { journal: { ...journal, acts: [...journal.acts, act] } }
  const { reads: _, ...again } = act
  const others = first.again ?? []
  const noted = others.length < MOST_SOURCES ? { ...first, again: [...others, again] } : first
  return { journal: { ...journal, acts: journal.acts.with(known, noted) }, isOnlyAgain: true }
}

/** So many acts of a day can be taken out each by itself; what is older is one with the draws as they had been. */
export const MOST_ACTS = 12

/** A source that sends everything again each month, under a new moment, would make the journal grow without end. */
function withOldestFolded(journal: DayJournal, draws: readonly Draw[]): DayJournal {
  const { acts } = journal
  if (acts.length < MOST_ACTS) return journal
  const folded = acts.slice(0, acts.length - MOST_ACTS + 1)
  const before = replayed({ ...journal, acts: folded }, () => '').draws
  const next = { ...journal, before, acts: acts.slice(folded.length) }
  const now = draws.map(withoutReviews)
  return isSameContent(replayed(next, () => '').draws, now) ? next : { ...journal, before: now, acts: [] }
}

/** One journal of several whose days now belong together. */
function joined(given: ToKeep, days: readonly Day[], own: readonly DayJournal[]): DayJournal {
  const covered = new Set(own.flatMap((each) => each.days))
  const others = onDays(given.before, days).filter(({ day }) => !covered.has(day))
  return {
    days: [...days],
    before: [...own.flatMap((each) => each.before), ...others.map(withoutReviews)].sort(inTime),
    acts: own.flatMap((each) => each.acts).sort((a, b) => a.n - b.n),
  }
}

/**
 * The journal with what persons have changed since its last act. Where the draws are not what the journal tells, and no
 * hand explains it, it begins anew with what is there.
 */
export function withHandKept(journal: DayJournal, draws: readonly Draw[], n: number): DayJournal {
  const now = draws.map(withoutReviews)
  const made = replayed(journal, () => '').draws
  const hand = handBetween(made, now)
  if (!isSameContent(withHand(made, hand), now)) return { ...journal, before: now, acts: [] }
  return hand.length === 0 ? journal : { ...journal, acts: [...journal.acts, { n, hand }] }
}

function isSameContent(a: readonly Draw[], b: readonly Draw[]): boolean {
  const [one, other] = [byId(a), byId(b)]
  return isEqual(one, other, ['alsoFrom', 'reviews'])
}

function byId(draws: readonly Draw[]): Record<string, unknown> {
  return Object.fromEntries(
    draws
      .filter(({ results }) => results.length > 0)
      .map((draw) => [
        draw.id,
        { ...draw, results: Object.fromEntries(draw.results.map((each) => [each.id, each])) },
      ]),
  )
}

function actOf({ reads, merging, journal }: ToKeep, days: readonly Day[], n = nextOf(journal)): ImportAct {
  const { importId, at, by, today } = merging
  const said = reads.flatMap(({ read, ids, choice }): JournalRead[] => {
    if (!days.includes(read.day)) return []
    const { number: _, ...rest } = read
    return [{ ...rest, ...ids, ...(choice === undefined ? {} : { choice }) }]
  })
  return { n, importId, at, by, today, reads: said }
}

/** The place of the next act of a patient. */
export function nextOf(journal: readonly DayJournal[]): number {
  return (
    journal.reduce((most, { acts }) => acts.reduce((max, act) => Math.max(max, lastOf(act)), most), 0) + 1
  )
}

function lastOf(act: DayJournal['acts'][number]): number {
  return 'reads' in act ? Math.max(act.n, ...(act.again ?? []).map(({ n }) => n)) : act.n
}

/** Journals by their first day. */
export function inOrder(journal: readonly DayJournal[]): DayJournal[] {
  return journal.toSorted((a, b) => ((a.days[0] ?? '') < (b.days[0] ?? '') ? -1 : 1))
}

/** The draws of some days. */
export function onDays(draws: readonly Draw[], days: readonly Day[]): Draw[] {
  return draws.filter(({ day }) => days.includes(day))
}

function withoutReviews(draw: Draw): Draw {
  return draw.reviews.length === 0 ? draw : { ...draw, reviews: [] }
}
