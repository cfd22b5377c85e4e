import type { HeldReading, Patient } from '../patient'

/** The patient with exactly this in the doubt list; the mark for the worklist follows from it. */
export function withHeld(patient: Patient, held: readonly HeldReading[]): Patient {
  const changed: Patient = { ...patient }
  delete changed.held
  delete changed.resultsInDoubt
  if (held.length > 0) changed.held = [...held]
  if (held.some(({ results }) => results.length > 0)) changed.resultsInDoubt = true
  return changed
}
