/** Under which name this computer keeps when the newest backup was made. */
export const LAST_BACKUP = 'last-backup'
/** Every database of a restored clinic has such a name. */
export const RESTORED_NAME = /^saiketsu-[\w-]{12}$/
/** Held while a restore is under way, so that nobody sweeps away its half database. */
export const RESTORE_LOCK = 'saiketsu restore'
/** Stands in a restored database until it is first opened: without it nothing is taken for half restored. */
export const HALF_RESTORED = 'half-restored'
/** Stands in a clinic that was replaced and taken back until its log says so: since when it is in use again. */
export const TAKEN_BACK = 'taken-back'
