import type { CellOutcome, FileRecord } from '@/domain/merge'
import type { PackedResults } from '@/formats/gathered/packedResults'
import { OUTCOME_NAMES, type FileCounts, type OutcomeName } from '../types'

/** One byte for each: the position among the names, from 1; 0 is an order, which is no cell. */
export type OutcomeCode = number
export const NEW = codeOf('new')
export const SAME = codeOf('same')
export const DOUBT = codeOf('doubt')
export const LEFT_OUT = codeOf('leftOut')
export const PROBLEM = codeOf('problems')
const CODES: Record<CellOutcome, OutcomeCode> = {
  new: NEW,
  same: SAME,
  corrected: codeOf('corrected'),
  conflict: codeOf('conflict'),
  problem: PROBLEM,
  order: 0,
}

function codeOf(name: OutcomeName): OutcomeCode {
  return OUTCOME_NAMES.indexOf(name) + 1
}

/** What becomes of each result of an import: a byte a packed row, and a byte a result of a clinic file. */
export class Outcomes {
  readonly ofRows: Uint8Array
  private readonly ofRecords = new Map<FileRecord, Uint8Array>()

  constructor(rows: number) {
    this.ofRows = new Uint8Array(rows)
  }

  /** What merging said of some rows, in their order. */
  put(rows: ArrayLike<number>, outcomes: readonly CellOutcome[], from = 0): void {
    for (let at = 0; at < rows.length; at++)
      this.ofRows[rows[at] ?? 0] = CODES[outcomes[from + at] ?? 'order']
  }

  /** Says the same of all rows; orders stay orders. */
  putAll(results: PackedResults, rows: ArrayLike<number>, code: OutcomeCode): void {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0
      this.ofRows[row] = results.valueOf(row) === 0 ? 0 : code
    }
  }

  putRecord(record: FileRecord, outcomes: readonly CellOutcome[]): void {
    this.ofRecords.set(
      record,
      Uint8Array.from(outcomes, (outcome) => CODES[outcome]),
    )
  }

  /** Says the same of all `count` results of a record. */
  putRecordAll(record: FileRecord, count: number, code: OutcomeCode): void {
    this.ofRecords.set(record, new Uint8Array(count).fill(code))
  }

  ofRecord(record: FileRecord): Uint8Array {
    return this.ofRecords.get(record) ?? new Uint8Array()
  }

  /** How many cells of each file came to what. */
  byFile(results: PackedResults, files: number): FileCounts[] {
    const width = OUTCOME_NAMES.length + 1
    const counts = new Uint32Array(files * width)
    const count = (file: number, code: number): void => {
      const at = file * width + code
      counts[at] = (counts[at] ?? 0) + 1
    }
    for (let row = 0; row < this.ofRows.length; row++) count(results.fileOf(row), this.ofRows[row] ?? 0)
    for (const [{ file }, codes] of this.ofRecords) for (const code of codes) count(file, code)
    return Array.from({ length: files }, (_, file) => {
      const sums = noCounts()
      for (const [at, name] of OUTCOME_NAMES.entries())
        addCells(sums, name, counts[file * width + at + 1] ?? 0)
      return sums
    })
  }
}

/** The name of what became of a cell; undefined for an order. */
export function outcomeName(code: OutcomeCode): OutcomeName | undefined {
  return OUTCOME_NAMES[code - 1]
}

/** Nothing counted yet. */
export function noCounts(): FileCounts {
  return { new: 0, same: 0, corrected: 0, conflict: 0, doubt: 0, leftOut: 0, problems: 0, cells: 0 }
}

/** Adds cells of one outcome, and to the sum. */
export function addCells(counts: FileCounts, outcome: OutcomeName, cells: number): void {
  counts[outcome] += cells
  counts.cells += cells
}
