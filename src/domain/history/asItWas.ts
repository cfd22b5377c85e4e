import type { Day } from '../day'
import type { Version } from './stamp'

/**
 * The version that stood at the end of a day, of versions from the newest to the oldest; undefined where there was none
 * yet. A version without a stamp was there before versions were kept, so it stands on every day before the next one.
 */
export function asItWas<Kept>(versions: readonly Version<Kept>[], day: Day): Version<Kept> | undefined {
  return versions.find(({ stamp }) => stamp === undefined || stamp.at.slice(0, 10) <= day)
}
