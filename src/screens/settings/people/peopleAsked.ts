import type { Role } from '@/domain/roles/role'

/** One person of the list, as the screen needs them. */
export interface Listed {
  id: string
  name: string
  role: Role
  hasPasskey: boolean
}

/** What was begun: somebody new, another name or role, a new passphrase for somebody or for oneself, or taking somebody out. */
export type Asked = { act: 'add' } | { act: 'own' } | { act: 'change' | 'reset' | 'remove'; person: Listed }

/** What was typed. */
export interface Typed {
  name: string
  role: Role
  passphrase: string
}
