/** What a clinic sets once. Days are counts of days. */
export interface ClinicSettings {
  name: string
  /** IANA zone whose calendar says what day it is. */
  zone: string
  /** Id of the protocol for courses that name none. */
  protocol: string
  /** Id of the threshold preset. */
  preset: string
  graceDays: number
  dueSoonDays: number
  resultsLateDays: number
  idleMinutes: number
  backupDays: number
  dateStyle: 'iso' | 'era'
  /** Single-letter keys in the worklist. */
  letterKeys: boolean
}

export const DEFAULT_SETTINGS: ClinicSettings = {
  name: '',
  zone: 'Asia/Tokyo',
  protocol: 'bimonthly',
  preset: 'clinic-default',
  graceDays: 0,
  dueSoonDays: 14,
  resultsLateDays: 10,
  idleMinutes: 10,
  backupDays: 7,
  dateStyle: 'iso',
  letterKeys: true,
}
