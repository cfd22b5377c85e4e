import type { ActName } from '@/domain/acts'
import type { Bilingual } from '@/domain/language'
import type { Permission } from '@/domain/roles/permission'
import type { Role } from '@/domain/roles/role'

/** Who may do something, and the sentence that says so to whoever may not. */
export interface PermissionRow {
  roles: readonly Role[]
  because: Bilingual
}

const EVERYBODY = ['doctor', 'nurse', 'viewer'] as const
const STAFF = ['doctor', 'nurse'] as const
const DOCTOR = ['doctor'] as const

const BY_STAFF = { ja: 'は医師または看護師が行います。', en: ' is for doctors and nurses.' }
const BY_DOCTOR = { ja: 'は医師が行います。', en: ' is for doctors.' }

/**
 * What each role may do (docs/decisions/0020-roles.md): a doctor everything; a nurse the daily work, but nothing that is a
 * doctor's judgement (review), that changes how everybody is judged (settings), or that cannot be taken back (people,
 * restore, erase); a viewer reads and prints. A doctor may do everything, whatever is added here: a test looks.
 */
export const ROLE_TABLE: Record<Permission, PermissionRow> = {
  'read-patients': {
    roles: EVERYBODY,
    because: {
      ja: '登録された利用者だけが閲覧できます。',
      en: 'Reading is for those who have a place here.',
    },
  },
  'edit-patients': {
    roles: STAFF,
    because: sentence('患者情報の登録・変更', 'Adding and changing patients', BY_STAFF),
  },
  'edit-courses': {
    roles: STAFF,
    because: sentence('コース・用量・休薬の記録', 'Recording courses, doses and pauses', BY_STAFF),
  },
  'enter-results': {
    roles: STAFF,
    because: sentence('検査結果の入力・訂正', 'Entering and correcting results', BY_STAFF),
  },
  review: { roles: DOCTOR, because: sentence('検査結果の確認(レビュー)', 'Reviewing results', BY_DOCTOR) },
  call: {
    roles: STAFF,
    because: sentence('連絡・来院予定・保留の記録', 'Recording calls, visits and snoozes', BY_STAFF),
  },
  import: { roles: STAFF, because: sentence('ファイルの取込', 'Importing files', BY_STAFF) },
  print: {
    roles: EVERYBODY,
    because: {
      ja: '登録された利用者だけが印刷できます。',
      en: 'Printing is for those who have a place here.',
    },
  },
  export: { roles: STAFF, because: sentence('ファイルへの書き出し', 'Exporting files', BY_STAFF) },
  settings: {
    roles: DOCTOR,
    because: sentence('クリニックの設定と規則の変更', 'Changing the clinic’s settings and rules', BY_DOCTOR),
  },
  people: {
    roles: DOCTOR,
    because: sentence('利用者の追加・変更・削除', 'Adding, changing and removing users', BY_DOCTOR),
  },
  'own-key': {
    roles: EVERYBODY,
    because: { ja: '自分のパスフレーズは本人が変更します。', en: 'Everybody changes their own passphrase.' },
  },
  backup: { roles: STAFF, because: sentence('バックアップ', 'Writing a backup', BY_STAFF) },
  restore: {
    roles: DOCTOR,
    because: sentence('バックアップからの復元', 'Restoring from a backup', BY_DOCTOR),
  },
  'read-audit': { roles: DOCTOR, because: sentence('操作記録の閲覧', 'Reading the audit trail', BY_DOCTOR) },
  'review-audit': {
    roles: DOCTOR,
    because: sentence('操作記録の点検', 'Reviewing the audit trail', BY_DOCTOR),
  },
  erase: {
    roles: DOCTOR,
    because: sentence('保存期間を過ぎた患者の消去', 'Erasing a patient after the retention time', BY_DOCTOR),
  },
}

/** What an act needs. `free`: it only says what happened anyway, so that nobody can be kept from having it written down. */
export const ACT_PERMISSIONS: Record<ActName, Permission | 'free'> = {
  login: 'free',
  'login-failed': 'free',
  'login-by-recovery-key': 'free',
  locked: 'free',
  'clinic-created': 'people',

  opened: 'read-patients',
  'history-opened': 'read-patients',

  'patient-added': 'edit-patients',
  patient: 'edit-patients',
  weight: 'edit-patients',
  'weight-removed': 'edit-patients',
  medicine: 'edit-patients',
  'pregnancy-test': 'edit-patients',
  pregnancy: 'edit-patients',
  'breast-feeding': 'edit-patients',
  procedure: 'edit-patients',
  note: 'edit-patients',
  'entry-ended': 'edit-patients',
  'entry-struck-out': 'edit-patients',

  'course-added': 'edit-courses',
  course: 'edit-courses',
  'course-struck-out': 'edit-courses',
  dose: 'edit-courses',
  'dose-removed': 'edit-courses',
  pause: 'edit-courses',
  'pause-removed': 'edit-courses',

  draw: 'enter-results',
  'draw-struck-out': 'enter-results',
  'result-edited': 'enter-results',
  'result-struck-out': 'enter-results',
  'conflict-decided': 'enter-results',
  'doubt-decided': 'enter-results',

  review: 'review',

  contact: 'call',
  'contact-struck-out': 'call',
  visit: 'call',
  snooze: 'call',
  unsnooze: 'call',

  printed: 'print',
  'list-printed': 'print',
  'recovery-key-printed': 'print',

  'list-exported': 'export',
  'exported-clinic-file': 'export',
  'exported-csv': 'export',
  'exported-fhir': 'export',
  'exported-patient': 'export',
  'exported-audit': 'read-audit',

  imported: 'import',
  'import-undone': 'import',
  'template-saved': 'import',
  'template-removed': 'import',

  'person-added': 'people',
  'person-changed': 'people',
  'person-removed': 'people',
  'passphrase-changed': 'own-key',
  'passphrase-reset': 'people',
  'passkey-added': 'own-key',
  'passkey-removed': 'own-key',
  'recovery-key-renewed': 'people',

  settings: 'settings',
  'protocol-saved': 'settings',
  'protocol-retired': 'settings',
  'preset-saved': 'settings',
  'preset-retired': 'settings',
  'lab-ranges-saved': 'settings',

  'backup-written': 'backup',
  'backup-failed': 'free',
  restored: 'restore',
  'taken-back': 'restore',
  repaired: 'restore',
  resealed: 'free',
  'patient-erased': 'erase',
  'demo-made': 'people',

  'audit-reviewed': 'review-audit',
  'audit-checked': 'read-audit',
}

/** Acts that may write the clinic's document although they are no settings: each changes only what its name says. */
export const ACTS_BESIDE_SETTINGS: ReadonlySet<ActName> = new Set([
  'template-saved',
  'template-removed',
  'exported-clinic-file',
  'backup-written',
])

/** Whether somebody of that role may. */
export function roleMay(role: Role, permission: Permission): boolean {
  return ROLE_TABLE[permission].roles.includes(role)
}

function sentence(ja: string, en: string, by: Bilingual): Bilingual {
  return { ja: ja + by.ja, en: en + by.en }
}
