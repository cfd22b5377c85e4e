type Counted =
  | 'graceDays'
  | 'dueSoonDays'
  | 'resultsLateDays'
  | 'idleMinutes'
  | 'backupDays'
  | 'restrictionMonths'
  | 'notReachedCalls'

/** Between which counts a setting makes sense; outside them it is a slip of the hand. */
export const BOUNDS: Record<Counted, readonly [number, number]> = {
  graceDays: [0, 60],
  dueSoonDays: [0, 60],
  resultsLateDays: [1, 90],
  idleMinutes: [1, 240],
  backupDays: [1, 90],
  restrictionMonths: [0, 36],
  notReachedCalls: [1, 10],
}
