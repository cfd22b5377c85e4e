import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import { seeded } from '../../seed.mjs'
import { patientOf } from './patientsOf'

/** The facts of a seeded clinic, as the worklist holds them in memory. */
export function seededFacts(patients: number): PatientFacts[] {
  return Array.from(seeded({ patients }), ({ roster, results }) => factsOf(patientOf(roster, results)))
}
