export { mergePatient } from './mergePatient'
export { undoImport, type Undone } from './undo/undoImport'
export { withHeld } from './held'
export { withCourseForNew, type StartForNew } from './courseForNew'
export {
  contradiction,
  foldNumber,
  foldPersonName,
  identityOf,
  isSurelySame,
  type Identity,
} from './identity/identity'
export {
  resolve,
  type Doubt,
  type Resolved,
  type Statement,
  type StoredIdentity,
  type Target,
} from './identity/resolve'
export { conflictKey } from './results/conflictKey'
export { saysTheSame } from './sameResult'
export type {
  CellOutcome,
  CourseDoubt,
  CourseStatement,
  FileRecord,
  Incoming,
  MergeChoice,
  MergeConflict,
  Merged,
  MergeFault,
  MergeNote,
  Merging,
} from './types'
export { resultsOfRecord } from './record'
export { heldDecided, heldRenumbered, withConflictDecided } from './settle'
export type { Decider } from './choice'
export {
  AGREEMENTS,
  comparedEvidence,
  EVIDENCE_FIELDS,
  heldEvidence,
  type Agreement,
  type ComparedField,
  type Evidence,
  type EvidenceField,
  type HeldEvidence,
} from './identity/evidence'
