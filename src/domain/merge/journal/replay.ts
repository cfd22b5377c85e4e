import type { DayJournal, ImportAct, JournalAct, JournalRead } from '../../journal'
import type { ReadResult } from '../../reading'
import type { Draw } from '../../result'
import { DrawsAtHand } from '../drawsAtHand'
import { conflictKey } from '../results/conflictKey'
import { mergeResults } from '../results/mergeResults'
import { Tracing } from '../trace'
import type { MergeChoice, NewId } from '../types'
import { withHand } from './hand'
import { ReadIds } from './readIds'
import { Said } from './said'

/** What the acts of a journal make of its draws; the acts then know the ids that were given. */
export interface Replayed {
  draws: Draw[]
  acts: JournalAct[]
}

/** Goes through a journal from its beginning. Statements that give more ids than before take them from `fresh`. */
export function replayed({ before, acts }: DayJournal, fresh: NewId): Replayed {
  const said = new Said(before)
  return acts.reduce<Replayed>(
    (made, act) => {
      if ('hand' in act) return { draws: withHand(made.draws, act.hand), acts: [...made.acts, act] }
      const { draws, act: known } = withAct(made.draws, act, said, fresh)
      said.addAct(act)
      return { draws, acts: [...made.acts, known] }
    },
    { draws: [...before], acts: [] },
  )
}

function withAct(
  stored: readonly Draw[],
  act: ImportAct,
  said: Said,
  fresh: NewId,
): { draws: Draw[]; act: ImportAct } {
  const { importId, at, by, today } = act
  const ids = new ReadIds(act.reads, fresh)
  const results = act.reads.map(readOf)
  const choices = new Map(act.reads.flatMap((read, of) => choiceEntry(results[of], read)))
  const merging = {
    importId,
    at,
    by,
    today,
    newId: ids.newId,
    choiceOf: (key: string): MergeChoice | undefined => choices.get(key),
  }
  const tracing = new Tracing()
  const draws = new DrawsAtHand(stored, merging, tracing)
  mergeResults(draws, results, undefined, merging, tracing, {
    begin: ids.begin,
    isSaid: said.has,
    isKnown: true,
  })
  return {
    draws: draws.all(),
    act: { ...act, reads: act.reads.map((read, of) => ({ ...read, ...ids.of(of) })) },
  }
}

function readOf({ drawIds: _, resultIds: __, choice: ___, ...read }: JournalRead): ReadResult {
  return { number: '', ...read }
}

function choiceEntry(result: ReadResult | undefined, { choice }: JournalRead): [string, MergeChoice][] {
  return result === undefined || choice === undefined ? [] : [[conflictKey(result), choice]]
}
