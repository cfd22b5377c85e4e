import type { ProblemWords } from './shared'

/** What may be wrong with HL7 v2 messages and SS-MIX2 trees. */
export const HL7_PROBLEMS = {} satisfies Record<string, ProblemWords>
