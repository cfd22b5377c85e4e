import type { Problem } from '@/domain/problem'
import { fileProblem, type ProblemCode } from './problems'

/** Thrown where a file turns out, in the middle of reading, to be one that must not be read on. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly code: ProblemCode,
    readonly line = 0,
    readonly detail = '',
  ) {
    super(`${code} ${detail} in line ${line}`)
  }

  /** In words, for the file by its name. */
  problem(file: string): Problem {
    return fileProblem(this.code, { file, ...(this.line > 0 ? { line: this.line } : {}) }, '', this.detail)
  }
}
