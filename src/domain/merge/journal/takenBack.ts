import type { DayJournal, ImportAct, JournalAct } from '../../journal'
import type { Bilingual } from '../../language'
import type { Draw, Result } from '../../result'
import { withoutSource } from '../sources'
import { changedSince } from '../undo/words'
import { Clusters } from './clusters'
import { withHandKept, inOrder, nextOf, onDays } from './keep'
import { replayed } from './replay'
import { settledIds } from './settledIds'

/** The days of a patient on which acts met, without one import. */
export interface JournalTakenBack {
  draws: Draw[]
  journal: DayJournal[]
}

/**
 * Takes an import out of the journal: what the other acts make of what was there before. `backBefore` takes it out of
 * draws as they were when the journal began.
 */
export function journalTakenBack(
  now: readonly Draw[],
  journal: readonly DayJournal[],
  importId: string,
  backBefore: (draws: readonly Draw[], kept: Bilingual[]) => Draw[],
  kept: Bilingual[],
): JournalTakenBack {
  const all = journal.map((each): JournalTakenBack => {
    const draws = onDays(now, each.days)
    const known = withHandKept(each, draws, nextOf(journal))
    const before = backBefore(known.before, kept)
    const isThere = known.acts.some((act) => isOf(act, importId))
    if (
      !isThere &&
      before.length === known.before.length &&
      before.every((draw, at) => draw === known.before[at])
    )
      return { draws, journal: [each] }
    kept.push(...superseded(draws, importId))
    return remade(draws, { ...known, before, acts: withoutImport(known.acts, importId) })
  })
  return { draws: all.flatMap(({ draws }) => draws), journal: inOrder(all.flatMap((each) => each.journal)) }
}

function isOf(act: JournalAct, importId: string): boolean {
  if (!('reads' in act)) return false
  return act.importId === importId || (act.again ?? []).some((each) => each.importId === importId)
}

/** Where another import said exactly the same later, its statement is left, in its own place. */
function withoutImport(acts: readonly JournalAct[], importId: string): JournalAct[] {
  const left = acts.flatMap((act): JournalAct[] => {
    if (!isOf(act, importId) || !('reads' in act)) return [act]
    const said = [act, ...(act.again ?? [])].filter((each) => each.importId !== importId)
    const [first, ...others] = said.map(({ n, importId: by, at, by: who, today }) => ({
      n,
      importId: by,
      at,
      by: who,
      today,
    }))
    if (!first) return []
    const next: ImportAct = { ...first, reads: act.reads }
    return [others.length === 0 ? next : { ...next, again: others }]
  })
  return left.sort((a, b) => a.n - b.n)
}

/** What is left of a journal: days that one act alone concerns need none. */
function remade(now: readonly Draw[], left: DayJournal): JournalTakenBack {
  let fresh = 0
  const made = replayed(left, () => `${PROVISIONAL}${(fresh += 1)}`)
  const settled = settledIds(now, made, PROVISIONAL)
  return { draws: settled.draws, journal: parted({ ...left, acts: withoutLastHand(settled.acts) }) }
}

const PROVISIONAL = '?'

/** What persons did last shows in the draws themselves. */
function withoutLastHand(acts: readonly JournalAct[]): JournalAct[] {
  return acts.slice(0, acts.findLastIndex((act) => 'reads' in act) + 1)
}

/** The journals of days that do not belong together any more. */
function parted(journal: DayJournal): DayJournal[] {
  const clusters = new Clusters()
  clusters.addStated(journal)
  return clusters.groups().flatMap((days) => {
    const before = onDays(journal.before, days)
    const acts = journal.acts.flatMap((act): JournalAct[] => {
      if ('reads' in act) {
        const reads = act.reads.filter(({ day }) => days.includes(day))
        return reads.length === 0 ? [] : [{ ...act, reads }]
      }
      const hand = act.hand.filter((change) =>
        days.includes('draw' in change ? change.draw.day : change.of.day),
      )
      return hand.length === 0 ? [] : [{ ...act, hand }]
    })
    const [only, ...more] = acts
    const isOfOne = before.length === 0 && more.length === 0 && only && !('again' in only)
    return acts.length === 0 || isOfOne ? [] : [{ days, before, acts }]
  })
}

/** Results in which a later statement of another import had replaced one of this import, or a hand had. */
function superseded(draws: readonly Draw[], importId: string): Bilingual[] {
  return draws.flatMap((draw) =>
    draw.results
      .filter((result) => isSuperseded(result, importId))
      .map((result) => changedSince(result, draw)),
  )
}

function isSuperseded(result: Result, importId: string): boolean {
  const isShown = withoutSource(result, importId) === undefined
  const lost = (result.earlier ?? []).some(
    (each) =>
      withoutSource(each, importId) === undefined &&
      each.waited === undefined &&
      each.replaced.importId !== importId &&
      (each.replaced.importId !== undefined || each.replaced.because !== 'conflict'),
  )
  if (!isShown) return lost
  const last = result.earlier?.at(-1)
  return last !== undefined && last.waited === undefined && last.replaced.importId === undefined
}
