/** What somebody may be allowed to do; `tables/roles.ts` says which role may. */
export const PERMISSIONS = [
  'read-patients',
  'edit-patients',
  'edit-courses',
  'enter-results',
  'review',
  'call',
  'import',
  'print',
  'export',
  'settings',
  'people',
  'own-key',
  'backup',
  'restore',
  'read-audit',
  'review-audit',
  'erase',
] as const
export type Permission = (typeof PERMISSIONS)[number]
