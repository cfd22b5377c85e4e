import type { ClinicSettings } from '@/domain/settings'

type Counted = 'graceDays' | 'dueSoonDays' | 'resultsLateDays' | 'idleMinutes' | 'backupDays'

/** Between which counts a setting makes sense; outside them it is a slip of the hand. */
export const BOUNDS: Record<Counted & keyof ClinicSettings, readonly [number, number]> = {
  graceDays: [0, 60],
  dueSoonDays: [0, 60],
  resultsLateDays: [1, 90],
  idleMinutes: [1, 240],
  backupDays: [1, 90],
}
