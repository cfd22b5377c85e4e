import { day } from '@/domain/day'

/** The day of the machine, since the files of the seed are dated up to it. */
export const today = day(new Date().toISOString().slice(0, 10))
