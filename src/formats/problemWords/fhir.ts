import type { ProblemWords } from './shared'

/** What may be wrong with FHIR resources. */
export const FHIR_PROBLEMS = {} satisfies Record<string, ProblemWords>
