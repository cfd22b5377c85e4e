import type { Patient } from '../patient'

/** The patient as somebody of whom a hand has typed something: taking back the import that brought them leaves them. */
export function withTypedOf(patient: Patient): Patient {
  return patient.importId === undefined ? patient : { ...patient, isTypedOf: true }
}
