import type { Day } from '@/domain/day'
import type { Problem } from '@/domain/problem'
import { fileProblem, type ProblemCode } from '../problems'

/** Whom a row is about, and which day, as far as that could be read although something else could not. */
export interface Whose {
  number?: string
  day?: Day
}

/** One problem or warning of a file, before it is put into words. */
export interface Slip extends Whose {
  code: ProblemCode
  file: number
  line: number
  /** From 1; 0 where the whole row is meant. */
  column: number
  received: string
  detail: string
  /** How many result cells it keeps from being imported. */
  cells: number
  heading?: string
}

/** So many are kept to be shown; beyond that they are counted only. */
const MOST_KEPT = 50_000

/** How many slips there were at a moment. */
export interface SlipsMark {
  kept: number
  count: number
  cells: number
}

/** Problems of files in the order in which they were found: every one counted, the first many kept. */
export class Slips {
  readonly kept: Slip[] = []
  count = 0
  cells = 0
  private readonly cellsByFile = new Map<number, number>()

  add(slip: Slip): void {
    this.count += 1
    this.cells += slip.cells
    if (slip.cells > 0) this.cellsByFile.set(slip.file, this.cellsIn(slip.file) + slip.cells)
    if (this.kept.length < MOST_KEPT) this.kept.push(slip)
  }

  /** How many cells of one file they keep from being imported. */
  cellsIn(file: number): number {
    return this.cellsByFile.get(file) ?? 0
  }

  mark(): SlipsMark {
    return { kept: this.kept.length, count: this.count, cells: this.cells }
  }

  /** Throws away those that one file brought since the mark. */
  takeBack({ kept, count, cells }: SlipsMark, file: number): void {
    this.cellsByFile.delete(file)
    this.kept.length = kept
    this.count = count
    this.cells = cells
  }
}

/** A slip in words, with the file by its name. */
export function problemOf(slip: Slip, files: readonly string[]): Problem {
  const file = files[slip.file]
  return fileProblem(
    slip.code,
    {
      ...(file === undefined ? {} : { file }),
      ...(slip.line > 0 ? { line: slip.line } : {}),
      ...(slip.column > 0 ? { column: slip.column } : {}),
      ...(slip.heading === undefined ? {} : { heading: slip.heading }),
      ...(slip.number === undefined ? {} : { patient: slip.number }),
      ...(slip.day === undefined ? {} : { day: slip.day }),
    },
    slip.received,
    slip.detail,
  )
}
