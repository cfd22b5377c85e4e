import type { Day } from './day'
import type { ReadResult } from './reading'
import type { Draw, Result, WaitingValue } from './result'

/**
 * Days of a patient on which statements of several acts met: the draws as they had been, and every act since, in order.
 * What stands on these days is what the acts make of those draws, so an act can be taken out as if it had never been.
 */
export interface DayJournal {
  days: Day[]
  before: Draw[]
  acts: JournalAct[]
}

export type JournalAct = ImportAct | HandAct

/** What one import states about the days of a journal. `n` is its place among all acts of the patient. */
export interface ImportAct extends ActOfImport {
  reads: JournalRead[]
  /** Later imports that say exactly the same, some of them. */
  again?: ActOfImport[]
}

/** Which import, when and by whom. */
export interface ActOfImport {
  n: number
  importId: string
  at: string
  by: string
  today: Day
}

/** A statement as read, the ids that were given because of it, and the choice that was made with it. */
export interface JournalRead extends Omit<ReadResult, 'number'> {
  drawIds?: string[]
  resultIds?: string[]
  choice?: JournalChoice
}

export type JournalChoice = 'take-new' | 'keep-old' | 'keep-both'

/** What persons changed between two imports. */
export interface HandAct {
  n: number
  hand: HandChange[]
}

/** A draw without what it holds. */
export type BareDraw = Omit<Draw, 'results' | 'reviews'>

/**
 * One change by hand: a draw described otherwise than it `was` (absent where the hand made it), a result typed or corrected,
 * or choices between values that met.
 */
export type HandChange =
  | { draw: BareDraw; was?: BareDraw }
  | { of: BareDraw; result: Result }
  | { of: BareDraw; result: Result; chosen: HandChoice[] }

/** The choice between the reported value and the one that waited beside it. */
export interface HandChoice {
  stored: Pick<Result, 'value' | 'unit'>
  waiting: Pick<WaitingValue, 'value' | 'unit'>
  choice: JournalChoice
  at: string
  by: string
}
