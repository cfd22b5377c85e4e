import type { AlertFact } from '../facts'
import type { Medicine, Patient } from '../patient'
import { canBePregnant, positiveSpans, standing } from '../pregnancy'

/** What of a record a course must not meet, with its days, and no judgement: the facts that list, page and print ask. */
export function alertFacts(patient: Patient): AlertFact[] {
  return [
    ...(canBePregnant(patient) ? motherhoodFacts(patient) : []),
    ...(patient.medicines ?? []).filter(({ struckOut }) => struckOut === undefined).map(medicineFact),
  ]
}

function motherhoodFacts(patient: Patient): AlertFact[] {
  const { motherhoods } = patient
  return [
    ...standing(motherhoods, 'pregnancy').map(({ from, to }) => span('pregnancy', from, to)),
    ...positiveSpans(patient).map(({ from, to }) => span('positive-test', from, to)),
    ...standing(motherhoods, 'breast-feeding').map(({ from, to }) => span('breast-feeding', from, to)),
  ]
}

function medicineFact({ name, yj, from, to }: Medicine): AlertFact {
  return { ...span('medicine', from, to), name, ...(yj === undefined ? {} : { yj }) }
}

function span(kind: AlertFact['kind'], from: AlertFact['from'], to: AlertFact['to']): AlertFact {
  return { kind, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}
