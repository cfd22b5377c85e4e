import type { Day } from '../day'
import type { ReadResult } from '../reading'
import type { EarlierResult, Result, WaitingValue } from '../result'
import type { DrawsAtHand } from './drawsAtHand'
import { attributes, hasSaid, REPORTED, reported, waitingValues, type Slot } from './drawsAtHand'
import { saysTheSame } from './sameResult'
import type { CellOutcome, MergeConflict, MergeFault, Merging } from './types'

/** What became of the results of one person. */
export interface ResultsMerged {
  outcomes: CellOutcome[]
  conflicts: MergeConflict[]
  faults: MergeFault[]
}

/**
 * Puts results into the draws of one person (product.md §6): equal value and unit is the same; a source with versions
 * follows; else the stored value stands, marked, until a person chooses. Of two values in one file the later line is
 * the reported one and the earlier is kept as retest. A value fills a pending order, and arrives today.
 */
export function mergeResults(
  draws: DrawsAtHand,
  results: readonly ReadResult[],
  birthDate: Day | undefined,
  merging: Merging,
): ResultsMerged {
  const merge = new ResultMerge(draws, merging)
  const outcomes = results.map((read) => {
    if (birthDate !== undefined && read.day < birthDate) {
      merge.faults.push(beforeBirth(read, birthDate))
      return read.isOrder ? 'order' : 'problem'
    }
    const outcome = merge.put(read)
    return read.isOrder ? 'order' : outcome
  })
  return { outcomes, conflicts: merge.conflicts, faults: merge.faults }
}

/** The key of a conflict, the same on each reading of the same files. */
export function conflictKey(read: ReadResult): string {
  return `c${read.file ?? 0}.${read.line}.${read.column}`
}

class ResultMerge {
  readonly conflicts: MergeConflict[] = []
  readonly faults: MergeFault[] = []
  /** Which file brought what stands in a result. */
  private readonly broughtBy = new Map<string, number>()

  constructor(
    private readonly draws: DrawsAtHand,
    private readonly merging: Merging,
  ) {}

  put(read: ReadResult): CellOutcome {
    const found = this.draws.slotOf(read)
    const slot = found && this.draws.withTimeOf(found, read)
    if (!slot) {
      this.bring(this.draws.add(read), read)
      return 'new'
    }
    if (read.status === 'pending') return 'same'
    if (hasSaid(slot.result, read)) return this.follow(slot, read)
    if (slot.result.status === 'pending') return this.fill(slot, read)
    if (slot.result.status === 'entered-in-error') {
      this.bring(this.draws.add(read), read)
      return 'new'
    }
    return this.contradict(slot, read)
  }

  /** A pending order gets its value. */
  private fill(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    const filled: Result = {
      ...withoutReport(result),
      ...reported(read),
      status: read.status,
      arrived: read.arrived ?? this.merging.today,
      ...attributes(read, slot.draw),
      importId: this.merging.importId,
    }
    // An order of the same import was never stored as pending; that its value came later in the file says nothing.
    if (result.importId === this.merging.importId && this.broughtBy.has(result.id)) {
      if (read.arrived === undefined) delete filled.arrived
    } else filled.earlier = [...(result.earlier ?? []), this.earlierOf(result, 'filled')]
    this.bring(this.draws.change(slot, filled, read), read)
    return 'new'
  }

  /** The same value again: only a source with statuses may move the status on. */
  private follow(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    const isCurrent = saysTheSame(result, read)
    if (!read.isVersioned || !isCurrent || !movesOn(result, read)) return 'same'
    this.draws.change(slot, this.replaced(slot, read, 'corrected', true), read)
    return 'corrected'
  }

  private contradict(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    if (this.broughtBy.get(result.id) === (read.file ?? 0)) {
      this.bring(this.draws.change(slot, this.replaced(slot, read, 'retest', false), read), read)
      return 'new'
    }
    if (read.isVersioned && isNewer(result, read)) {
      this.bring(this.draws.change(slot, this.replaced(slot, read, 'corrected', false), read), read)
      return 'corrected'
    }
    return this.conflict(slot, read)
  }

  private conflict(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    const { value } = read
    if (result.value === undefined || value === undefined) return 'same'
    const key = conflictKey(read)
    this.conflicts.push({
      key,
      analyte: read.analyte,
      day: read.day,
      ...(read.time === undefined ? {} : { time: read.time }),
      stored: reportOf(result.value, result.unit),
      received: reportOf(value, read.unit),
      file: read.file ?? 0,
      line: read.line,
      column: read.column,
    })
    const choice = this.merging.choiceOf(key)
    if (choice === undefined) this.mark(slot, read)
    else if (choice === 'keep-old') this.draws.change(slot, this.withRefused(result, read), read)
    else {
      const because = choice === 'take-new' ? 'conflict' : 'retest'
      this.draws.change(slot, this.replaced(slot, read, because, false), read)
    }
    return 'conflict'
  }

  /** The stored value stands, marked with the other one; what waited already waits behind it. */
  private mark(slot: Slot, read: ReadResult): void {
    const { result } = slot
    const { value } = read
    if (value === undefined || waitingValues(result).some((waiting) => saysTheSame(waiting, read))) return
    const conflict: WaitingValue = {
      ...reportOf(value, read.unit),
      importId: this.merging.importId,
      ...(read.line > 0 ? { line: read.line } : {}),
      ...(result.conflict ? { before: result.conflict } : {}),
    }
    this.draws.change(slot, { ...result, conflict }, read)
  }

  private waited({ value, unit, importId, line }: WaitingValue): EarlierResult {
    const { at, by, importId: replacedBy } = this.merging
    return {
      value,
      ...(unit === undefined ? {} : { unit }),
      status: 'final',
      importId,
      waited: line === undefined ? {} : { line },
      replaced: { at, by, because: 'conflict', importId: replacedBy },
    }
  }

  /** The stored value stands; the other is kept as the one that was not taken. */
  private withRefused(result: Result, read: ReadResult): Result {
    const { at, by, importId } = this.merging
    const refused: EarlierResult = {
      ...reported(read),
      status: read.status,
      importId,
      replaced: { at, by, because: 'conflict', importId },
    }
    return { ...withoutConflict(result), earlier: [...this.settled(result, read), refused] }
  }

  private replaced(
    { result, draw }: Slot,
    read: ReadResult,
    because: EarlierResult['replaced']['because'],
    keepsReport: boolean,
  ): Result {
    const base = keepsReport ? withoutConflict(result) : withoutReport(result)
    return {
      ...base,
      ...reported(read),
      ...attributes(read, draw),
      status: read.status,
      importId: this.merging.importId,
      earlier: [...this.settled(result, read), this.earlierOf(result, because)],
    }
  }

  /** What was reported earlier, with other values that still waited for a choice. */
  private settled(result: Result, read: ReadResult): EarlierResult[] {
    const others = waitingValues(result).filter((value) => !saysTheSame(value, read))
    return [...(result.earlier ?? []), ...others.reverse().map((value) => this.waited(value))]
  }

  private earlierOf(result: Result, because: EarlierResult['replaced']['because']): EarlierResult {
    const { at, by, importId } = this.merging
    return {
      ...reported(result),
      ...(result.fasting === undefined ? {} : { fasting: result.fasting }),
      ...(result.method === undefined ? {} : { method: result.method }),
      status: result.status,
      ...(result.importId === undefined ? {} : { importId: result.importId }),
      replaced: { at, by, because, importId },
    }
  }

  private bring(result: Result, read: ReadResult): void {
    this.broughtBy.set(result.id, read.file ?? 0)
  }
}

const RANK: Record<Result['status'], number> = {
  pending: 0,
  preliminary: 1,
  final: 2,
  corrected: 3,
  cancelled: 4,
  'entered-in-error': 5,
}

/** Whether the statement is a later step of the same report: preliminary, final, corrected, withdrawn. */
function movesOn(result: Result, read: ReadResult): boolean {
  return RANK[read.status] > RANK[result.status]
}

function isNewer(result: Result, read: ReadResult): boolean {
  return movesOn(result, read) || (read.status === 'corrected' && result.status === 'corrected')
}

function withoutReport(result: Result): Result {
  const kept: Result = { ...result }
  for (const key of REPORTED) delete kept[key]
  delete kept.conflict
  return kept
}

function withoutConflict(result: Result): Result {
  const kept = { ...result }
  delete kept.conflict
  return kept
}

function reportOf(
  value: NonNullable<Result['value']>,
  unit: string | undefined,
): { value: NonNullable<Result['value']>; unit?: string } {
  return { value, ...(unit === undefined ? {} : { unit }) }
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
