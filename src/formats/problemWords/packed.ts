import type { ProblemWords } from './shared'

/** What may be wrong with packed files and workbooks. */
export const PACKED_PROBLEMS = {} satisfies Record<string, ProblemWords>
