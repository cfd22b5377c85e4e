/** The id of whoever opened the clinic with the printed recovery key. */
export const BY_RECOVERY_KEY = 'recovery'
