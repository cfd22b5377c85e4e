import { heldDecided, heldRenumbered, withConflictDecided, type MergeChoice } from '../../merge'
import type { Patient } from '../../patient'
import type { Problem } from '../../problem'
import type { WaitingValue } from '../../result'
import type { CellPlace } from './results'
import type { Writer } from '../writer'

/**
 * The patient after a person chose between a stored value and the one that was seen waiting beside it. Refused where
 * that value waits no longer: somebody else has decided, or another one has come.
 */
export function withConflictSettled(
  patient: Patient,
  place: CellPlace,
  seen: WaitingValue,
  choice: MergeChoice,
  writer: Writer,
): Patient | Problem {
  const draw = patient.draws.find(({ id }) => id === place.drawId)
  const waiting = draw?.results.find(({ id }) => id === place.resultId)?.conflict
  if (waiting?.value.text !== seen.value.text || waiting.importId !== seen.importId)
    return waitsNoLonger(patient, seen.value.text)
  return withConflictDecided(patient, place, choice, writer)
}

/**
 * What becomes of rows of the doubt list. Another person who comes of them has the number that the rows state unless
 * `number` gives one. Refused where the rows wait no longer.
 */
export function withDoubtSettled(
  patient: Patient,
  heldId: string,
  choice: MergeChoice,
  number: string,
  writer: Writer,
): { patient: Patient; other?: Patient } | Problem {
  if (!patient.held?.some(({ id }) => id === heldId)) return waitsNoLonger(patient, '')
  const made = heldDecided(patient, heldId, choice, writer)
  return made.other && number !== '' ? { ...made, other: { ...made.other, number } } : made
}

/**
 * What becomes of rows of the doubt list under the number that they should have had; `whose` is the patient of that
 * number, if there is one. Refused where the rows wait no longer, and for the number of the patient with whom they wait.
 */
export function withDoubtRenumbered(
  patient: Patient,
  heldId: string,
  number: string,
  whose: Patient | undefined,
  writer: Writer,
): { patient: Patient; other: Patient; otherBefore?: Patient; importId?: string } | Problem {
  const held = patient.held?.find(({ id }) => id === heldId)
  if (!held || number === '' || number === patient.number) return waitsNoLonger(patient, number)
  const made = heldRenumbered(patient, heldId, number, whose, writer)
  return { ...made, importId: held.importId, ...(whose ? { otherBefore: whose } : {}) }
}

function waitsNoLonger({ number }: Patient, received: string): Problem {
  return {
    code: 'waits-no-longer',
    where: { patient: number },
    received,
    because: { ja: 'すでに選択されています。', en: 'This has been decided already.' },
    todo: { ja: '現在の内容を確かめてください。', en: 'Look at the record as it is now.' },
  }
}
