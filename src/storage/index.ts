export { openDatabase, resumeSession } from './database'
export { Blocked, Closed, Damaged, NewerSchema, QuotaExceeded, StaleError, WrongKey } from './errors'
export { newId } from './id'
export type {
  Act,
  ActEntry,
  ClinicDatabase,
  ClinicDocument,
  ImportRecord,
  OpenOptions,
  PageShare,
  Role,
  StoreHandle,
  StoreSession,
  StoreUser,
} from './types'
