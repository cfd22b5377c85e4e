import type { Day } from '../../day'
import type { ReadResult } from '../../reading'
import type { DrawsAtHand } from '../drawsAtHand'
import type { Tracing } from '../trace'
import type { CellOutcome, MergeConflict, MergeFault, Merging } from '../types'
import { ResultMerge } from './resultMerge'

/** What became of the results of one person. */
export interface ResultsMerged {
  outcomes: CellOutcome[]
  conflicts: MergeConflict[]
  faults: MergeFault[]
}

/** How statements are gone through that are, or may be, gone through again. */
export interface Replaying {
  /** Told before each of them. */
  begin: (at: number) => void
  /** They said something new once, whatever they say now. */
  isKnown?: boolean
  /** Whether another import in force states the very same. */
  isSaid: (read: ReadResult) => boolean
}

/**
 * Puts results into the draws of one person (product.md §6): equal value and unit is the same; the versions of a source
 * that keeps them follow each other, in whatever order they come; else the stored value stands, marked, until a person
 * chooses. Of two values in one file the later line is the reported one and the earlier is kept as retest. A value fills
 * a pending order, and arrives today.
 */
export function mergeResults(
  draws: DrawsAtHand,
  results: readonly ReadResult[],
  birthDate: Day | undefined,
  merging: Merging,
  tracing: Tracing,
  replaying?: Replaying,
): ResultsMerged {
  const merge = new ResultMerge(draws, merging, tracing)
  const outcomes = results.map((read, at) => {
    replaying?.begin(at)
    if (birthDate !== undefined && read.day < birthDate) {
      merge.faults.push(beforeBirth(read, birthDate))
      return read.isOrder ? 'order' : 'problem'
    }
    const outcome = replaying?.isSaid(read) === true ? merge.putAgain(read) : merge.put(read)
    return read.isOrder ? 'order' : outcome
  })
  if (draws.isChanged || replaying?.isKnown === true) merge.noteSources()
  return { outcomes, conflicts: merge.conflicts, faults: merge.faults }
}

function beforeBirth(read: ReadResult, birthDate: Day): MergeFault {
  return {
    code: 'before-birth',
    file: read.file ?? 0,
    line: read.line,
    column: read.column,
    received: read.day,
    detail: birthDate,
    isWarning: false,
  }
}
