import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import { sliceBytes, sliceOf } from '@/storage/pages/slice'
import { seeded } from '../../seed.mjs'
import { patientOf } from './patientsOf'

/**
 * The facts of a seeded clinic, as the worklist holds them in memory: written to a slice and read from it, since what was
 * read shares one text for each day.
 */
export function seededFacts(patients: number): PatientFacts[] {
  const facts = Array.from(seeded({ patients }), ({ roster, results }) => factsOf(patientOf(roster, results)))
  return sliceOf(sliceBytes({ facts, changed: facts.map(() => 0) })).facts
}
