import type { HeldReading, Patient } from '../patient'
import type { ReadPatient } from '../reading'
import { withValueChosen, type Decider } from './choice'
import { contradiction, type Identity } from './identity/identity'
import { mergePatient } from './mergePatient'
import type { MergeChoice, Merging } from './types'
import { withHeld } from './held'

/**
 * The patient after a person chose between a stored value and the one that waits beside it: the newer, the stored, or
 * both (the newer is reported, the stored kept as retest). Of several that wait, the newest is decided first.
 */
export function withConflictDecided(
  patient: Patient,
  place: { drawId: string; resultId: string },
  choice: MergeChoice,
  decider: Decider,
): Patient {
  const draws = patient.draws.map((draw) =>
    draw.id === place.drawId
      ? {
          ...draw,
          results: draw.results.map((result) =>
            result.id === place.resultId && result.conflict
              ? withValueChosen(result, result.conflict, choice, decider)
              : result,
          ),
        }
      : draw,
  )
  return { ...patient, draws }
}

/**
 * What becomes of rows that waited in a patient's doubt list. `take-new` joins them to the patient, `keep-both` makes
 * another person of them (for a course: another course), `keep-old` lets them go.
 */
export function heldDecided(
  patient: Patient,
  heldId: string,
  choice: MergeChoice,
  merging: Omit<Merging, 'importId' | 'choiceOf'>,
): { patient: Patient; other?: Patient } {
  const held = patient.held?.find(({ id }) => id === heldId)
  if (!held) throw new Error(`nothing in doubt with id: ${heldId}`)
  const rest = withHeld(patient, patient.held?.filter((each) => each !== held) ?? [])
  if (choice === 'keep-old') return { patient: rest }
  const ofImport: Merging = {
    ...merging,
    importId: held.importId,
    choiceOf: (key) => (key.startsWith('k') ? choice : undefined),
  }
  if (choice === 'take-new' || held.because === 'first-day')
    return { patient: mergePatient(rest, patient.number, incomingOf(held), ofImport).patient }
  const [first] = held.people
  return {
    patient: rest,
    other: mergePatient(undefined, first?.number ?? patient.number, incomingOf(held), ofImport).patient,
  }
}

/**
 * What becomes of rows that waited after a person corrected their number: they go to the patient of that number, or wait
 * there where something contradicts, or make a new one where nobody has it. `other` is that patient.
 */
export function heldRenumbered(
  patient: Patient,
  heldId: string,
  number: string,
  whose: Patient | undefined,
  merging: Omit<Merging, 'importId' | 'choiceOf'>,
): { patient: Patient; other: Patient } {
  const held = patient.held?.find(({ id }) => id === heldId)
  if (!held) throw new Error(`nothing in doubt with id: ${heldId}`)
  const rest = withHeld(patient, patient.held?.filter((each) => each !== held) ?? [])
  const moved: HeldReading = {
    ...held,
    people: held.people.map((person) => ({ ...person, number })),
    results: held.results.map((result) => ({ ...result, number })),
  }
  const said = Object.assign({ number }, ...moved.people.toReversed()) as Identity
  const because = whose && contradiction(whose, said)
  if (whose && because)
    return { patient: rest, other: withHeld(whose, [...(whose.held ?? []), { ...moved, because }]) }
  const ofImport: Merging = { ...merging, importId: held.importId, choiceOf: () => undefined }
  return { patient: rest, other: mergePatient(whose, number, incomingOf(moved), ofImport).patient }
}

function incomingOf({ people, results }: HeldReading): Parameters<typeof mergePatient>[2] {
  return {
    people: people.filter(saysMoreThanWho),
    identities: people.filter((person) => !saysMoreThanWho(person)),
    results,
  }
}

const WHO: ReadonlySet<string> = new Set(['number', 'name', 'kana', 'birthDate', 'sex', 'file', 'line'])

function saysMoreThanWho(person: ReadPatient): boolean {
  return Object.keys(person).some((key) => !WHO.has(key))
}
