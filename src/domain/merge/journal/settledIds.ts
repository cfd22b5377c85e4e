import type { JournalAct } from '../../journal'
import type { Draw, Result } from '../../result'
import { materialOf } from '../material'
import { samePlace } from '../versions/place'
import type { Replayed } from './replay'

/**
 * What acts made anew, with ids that last: a draw or result that stands where one had stood takes the id of that one, and
 * a draw keeps its reviews. Provisional ids begin with `provisional`.
 */
export function settledIds(now: readonly Draw[], { draws, acts }: Replayed, provisional: string): Replayed {
  const ids = lastingIds(now, draws, acts, provisional)
  const named = draws.map((draw) => withIds(draw, ids))
  const held = named.filter(({ results }) => results.length > 0)
  const reviewed = held.map((draw) => ({
    ...draw,
    reviews: now.find(({ id }) => id === draw.id)?.reviews ?? [],
  }))
  const bare = now.filter(({ id, reviews }) => reviews.length > 0 && held.every((draw) => draw.id !== id))
  return {
    draws: [...reviewed, ...bare.map((draw) => ({ ...draw, results: [] }))],
    acts: acts.map((act) => withActIds(act, ids)),
  }
}

/**
 * What each provisional id becomes. An id that an act gave in an earlier life and does not give now may be taken by what
 * stands where its result had stood; that act then knows another one, so that no id is ever given twice.
 */
function lastingIds(
  now: readonly Draw[],
  made: readonly Draw[],
  acts: readonly JournalAct[],
  provisional: string,
): Map<string, string> {
  const ids = new Map<string, string>()
  const used = new Set(idsOf(made))
  const held = new Set(acts.flatMap(idsOfAct).filter((id) => !id.startsWith(provisional)))
  const taken = new Set([...idsOf(now), ...held])
  const freed = (): string => further(now, used, taken)
  const take = (id: string, wanted: string | undefined): void => {
    if (!id.startsWith(provisional)) return
    const lasting = wanted ?? freed()
    used.add(lasting)
    ids.set(id, lasting)
    if (!held.has(lasting)) return
    const another = freed()
    used.add(another)
    ids.set(lasting, another)
  }
  for (const draw of made) {
    take(draw.id, now.find((each) => !used.has(each.id) && samePlace(each, draw))?.id)
    const there = now.filter(({ day }) => day === draw.day).flatMap(({ results }) => results)
    for (const result of draw.results)
      take(result.id, there.find((each) => !used.has(each.id) && isOfSameKind(each, result))?.id)
  }
  return ids
}

function idsOf(draws: readonly Draw[]): string[] {
  return draws.flatMap((draw) => [draw.id, ...draw.results.map(({ id }) => id)])
}

function idsOfAct(act: JournalAct): string[] {
  if (!('reads' in act)) return []
  return act.reads.flatMap(({ drawIds = [], resultIds = [] }) => [...drawIds, ...resultIds])
}

function isOfSameKind(a: Result, b: Result): boolean {
  return a.analyte === b.analyte && materialOf(a.specimen) === materialOf(b.specimen)
}

/** An id that goes on from one of those that are there. */
function further(now: readonly Draw[], used: ReadonlySet<string>, taken: ReadonlySet<string>): string {
  const stem = now[0]?.id ?? 'd'
  for (let count = 1; ; count += 1) {
    const id = `${stem}.${count}`
    if (!used.has(id) && !taken.has(id)) return id
  }
}

function withIds(draw: Draw, ids: ReadonlyMap<string, string>): Draw {
  if (ids.size === 0) return draw
  const results = draw.results.map((result) => ({ ...result, id: ids.get(result.id) ?? result.id }))
  return { ...draw, id: ids.get(draw.id) ?? draw.id, results }
}

function withActIds(act: JournalAct, ids: ReadonlyMap<string, string>): JournalAct {
  if (!('reads' in act) || ids.size === 0) return act
  const lasting = (all: readonly string[]): string[] => all.map((id) => ids.get(id) ?? id)
  const reads = act.reads.map((read) => ({
    ...read,
    ...(read.drawIds ? { drawIds: lasting(read.drawIds) } : {}),
    ...(read.resultIds ? { resultIds: lasting(read.resultIds) } : {}),
  }))
  return { ...act, reads }
}
