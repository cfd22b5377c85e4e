/** What an act is, by which the trail is searched: `access` is the door, `data` is backup, restore and erasing. */
export const ACT_KINDS = [
  'access',
  'opened',
  'changed',
  'printed',
  'exported',
  'imported',
  'people',
  'settings',
  'data',
  'audit',
] as const
export type ActKind = (typeof ACT_KINDS)[number]

/** Every name that an act may have in the trail, with its kind. A name that was once written stays here for ever. */
export const ACTS = {
  login: 'access',
  'login-failed': 'access',
  'login-by-recovery-key': 'access',
  locked: 'access',
  'clinic-created': 'access',

  opened: 'opened',
  'history-opened': 'opened',

  'patient-added': 'changed',
  patient: 'changed',
  weight: 'changed',
  'weight-removed': 'changed',
  'course-added': 'changed',
  course: 'changed',
  'course-struck-out': 'changed',
  dose: 'changed',
  'dose-removed': 'changed',
  pause: 'changed',
  'pause-removed': 'changed',
  draw: 'changed',
  'draw-struck-out': 'changed',
  'result-edited': 'changed',
  'result-struck-out': 'changed',
  'conflict-decided': 'changed',
  'doubt-decided': 'changed',
  review: 'changed',
  medicine: 'changed',
  'pregnancy-test': 'changed',
  pregnancy: 'changed',
  'breast-feeding': 'changed',
  procedure: 'changed',
  note: 'changed',
  'entry-ended': 'changed',
  'entry-struck-out': 'changed',
  contact: 'changed',
  'contact-struck-out': 'changed',
  visit: 'changed',
  snooze: 'changed',
  unsnooze: 'changed',

  printed: 'printed',
  'list-printed': 'printed',
  'recovery-key-printed': 'printed',

  'list-exported': 'exported',
  'exported-clinic-file': 'exported',
  'exported-csv': 'exported',
  'exported-fhir': 'exported',
  'exported-patient': 'exported',
  'exported-audit': 'exported',

  imported: 'imported',
  'import-undone': 'imported',
  'template-saved': 'imported',
  'template-removed': 'imported',

  'person-added': 'people',
  'person-changed': 'people',
  'person-removed': 'people',
  'passphrase-changed': 'people',
  'passphrase-reset': 'people',
  'passkey-added': 'people',
  'passkey-removed': 'people',
  'recovery-key-renewed': 'people',

  settings: 'settings',
  'protocol-saved': 'settings',
  'protocol-retired': 'settings',
  'preset-saved': 'settings',
  'preset-retired': 'settings',
  'lab-ranges-saved': 'settings',

  'backup-written': 'data',
  'backup-failed': 'data',
  restored: 'data',
  'taken-back': 'data',
  repaired: 'data',
  resealed: 'data',
  'patient-erased': 'data',
  'demo-made': 'data',

  'audit-reviewed': 'audit',
  'audit-checked': 'audit',
} as const satisfies Record<string, ActKind>

export type ActName = keyof typeof ACTS

/** What ends the name of an act that took another one back. */
const UNDONE = '-undone'

/** What an act is called in the trail: its name, and whether it took back an act of that name. Undefined for a name that was never ours. */
export function actOf(what: string): { name: ActName; isUndone: boolean } | undefined {
  if (isActName(what)) return { name: what, isUndone: false }
  const name = what.endsWith(UNDONE) ? what.slice(0, -UNDONE.length) : ''
  return isActName(name) && ACTS[name] === 'changed' ? { name, isUndone: true } : undefined
}

function isActName(name: string): name is ActName {
  return Object.hasOwn(ACTS, name)
}
