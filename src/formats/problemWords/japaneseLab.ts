import type { ProblemWords } from './shared'

/** What may be wrong with the files of Japanese laboratories. */
export const JAPANESE_LAB_PROBLEMS = {} satisfies Record<string, ProblemWords>
