import type { Permission } from '@/domain/roles/permission'
import type { Role } from '@/domain/roles/role'

/** Somebody's role does not let them do it; nothing was stored. `worldFailure` says who may. */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted'
  constructor(
    readonly permission: Permission,
    readonly role: Role,
  ) {
    super(`not permitted to a ${role}: ${permission}`)
  }
}
