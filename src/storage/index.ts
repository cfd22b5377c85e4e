export { openDatabase, resumeSession } from './database'
export {
  BackupOvertaken,
  BadBackup,
  Blocked,
  Closed,
  Damaged,
  LastDoctor,
  NewerSchema,
  OldLock,
  QuotaExceeded,
  StaleError,
  WrongKey,
  type BackupFault,
} from './errors'
export { newId } from './id'
export { currentDatabase, onSwitch } from './registry'
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
export type {
  NewPasskey,
  PasskeyRequest,
  People,
  Person,
  PersonAtTheDoor,
  Proof,
  Resealing,
} from './people/types'
export type { Break, Noted, Trail, TrailCheck } from './ledger/types'
