export const ROLES = ['doctor', 'nurse', 'viewer'] as const
/** What somebody is in the clinic; `tables/roles.ts` says what each may do. */
export type Role = (typeof ROLES)[number]
