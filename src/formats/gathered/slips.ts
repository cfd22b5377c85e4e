import type { Problem } from '@/domain/problem'
import { fileProblem, type ProblemCode } from '../problems'

/** One problem or warning of a file, before it is put into words. */
export interface Slip {
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

/** Problems of files in the order in which they were found: every one counted, the first many kept. */
export class Slips {
  readonly kept: Slip[] = []
  count = 0
  cells = 0

  add(slip: Slip): void {
    this.count += 1
    this.cells += slip.cells
    if (this.kept.length < MOST_KEPT) this.kept.push(slip)
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
    },
    slip.received,
    slip.detail,
  )
}
