import type { ClosedDays } from './closedDays'

/** A dose over the whole course that the clinic aims at, with where it has it from. */
export interface TargetDose {
  mgPerKg: number
  source: string
}

/** What the clinic does after so many calls in a row that reached nobody. */
export interface NotReachedStep {
  calls: number
  step: string
}

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
  /** When nobody draws blood; a hint beside a day that is due, never a shift of it. */
  closed?: ClosedDays
  targetDose?: TargetDose
  /** Months of each restriction after the last dose; the default where absent, never below the label's. */
  restrictionMonths?: Partial<Record<'contraception' | 'blood-donation' | 'lasik' | 'laser', number>>
  notReached?: NotReachedStep
  /** For so many years after the last entry nothing about a patient may be erased; five where absent, and never less. */
  retentionYears?: number
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
