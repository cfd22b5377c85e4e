import type { Stamp, Version } from '@/domain/history/stamp'
import type { Patient } from '@/domain/patient'
import type { ClinicDocument } from '../types'

/** What stood before: every version of a patient and of the clinic's settings, newest first. */
export interface History {
  /** Works for somebody who was taken out, too. Throws `Damaged` where a version cannot be read. */
  ofPatient(id: string): AsyncIterable<Version<Patient>>
  ofClinic(): AsyncIterable<Version<ClinicDocument>>
  /**
   * Everybody as they are now with who wrote that and when, a page at a time. Pages that cannot be read come last, as one
   * thrown `Damaged`.
   */
  newest(): AsyncIterable<{ stamp?: Stamp; content: Patient }[]>
}
