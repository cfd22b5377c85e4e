import type { Patient } from '@/domain/patient'
import { heldPart } from '../../clinicFile/make'
import {
  coded,
  date,
  exact,
  extended,
  isEmpty,
  json,
  known,
  quantity,
  text,
  to,
  type Element,
  type Resource,
} from '../parts'
import { NAME_REPRESENTATION, PROFILE, SYSTEM } from '../systems'
import type { Subject, Writing } from '../writing'

/** Who the person is (JP Core Patient); what FHIR has no place for stands in additions of ours. */
export function patientResource(patient: Patient, { id }: Subject, clinicId: string): Resource {
  const { number, birthDate, sex, snooze, held } = patient
  return {
    resourceType: 'Patient',
    id,
    meta: { profile: [PROFILE.patient] },
    ...extended({
      'contact-note': text(patient.contactNote),
      'next-visit': date(patient.nextVisit),
      snooze: json(snooze),
      'in-doubt': json(held?.map(heldPart)),
    }),
    identifier: [
      ...known(id),
      { type: coded(SYSTEM.identifierType, 'MR'), system: SYSTEM.patientNumber, value: number },
    ],
    active: true,
    ...names(patient),
    ...telecom(patient),
    ...(sex === undefined ? {} : { gender: sex === 'F' ? 'female' : 'male' }),
    ...(birthDate === undefined ? {} : { birthDate }),
    managingOrganization: to(clinicId),
  }
}

function names({ name, kana }: Patient): Element {
  const both = [...nameAs('IDE', name), ...nameAs('SYL', kana)]
  return both.length === 0 ? {} : { name: both }
}

/** Only a name of two words says which of them is the family name. */
function nameAs(representation: string, name: string | undefined): Element[] {
  if (isEmpty(name)) return []
  const [family, given, ...more] = name.trim().split(/\s+/)
  const isTwo = family !== undefined && given !== undefined && more.length === 0
  return [
    {
      extension: [{ url: NAME_REPRESENTATION, valueCode: representation }],
      use: 'usual',
      text: name,
      ...(isTwo ? { family, given: [given] } : {}),
    },
  ]
}

function telecom({ phone, phone2 }: Patient): Element {
  const numbers = [phone, phone2].flatMap((value, at) =>
    isEmpty(value) ? [] : [{ system: 'phone', value, rank: at + 1 }],
  )
  return numbers.length === 0 ? {} : { telecom: numbers }
}

/** The day of the next visit as a proposed appointment: an hour was never agreed in this app. */
export function visitResource({ nextVisit }: Patient, { key, id }: Subject, writing: Writing): Resource[] {
  if (nextVisit === undefined) return []
  const own = writing.id(key, 'visit', nextVisit)
  return [
    {
      resourceType: 'Appointment',
      id: own,
      identifier: known(own),
      status: 'proposed',
      participant: [{ actor: to(id), status: 'accepted' }],
      requestedPeriod: [{ start: nextVisit, end: nextVisit }],
    },
  ]
}

/** Weights, and those that were corrected or taken out. */
export function weightResources(patient: Patient, subject: Subject, writing: Writing): Resource[] {
  return [
    ...patient.weights.map((weight) => weightResource(weight, subject, writing, {})),
    ...(patient.earlierWeights ?? []).map(({ day, kg, at, by }, position) =>
      weightResource({ day, kg }, subject, writing, { at, by, position }),
    ),
  ]
}

function weightResource(
  { day, kg }: Patient['weights'][number],
  { key, id }: Subject,
  writing: Writing,
  { at, by, position }: { at?: string; by?: string; position?: number },
): Resource {
  const own = writing.id(key, 'weight', day, position ?? '')
  return {
    resourceType: 'Observation',
    id: own,
    ...extended({ replaced: at === undefined ? undefined : json({ at, by }) }),
    identifier: known(own),
    status: at === undefined ? 'final' : 'entered-in-error',
    category: [coded(SYSTEM.observationCategory, 'vital-signs')],
    code: { coding: [{ system: SYSTEM.loinc, code: '29463-7' }], text: '体重' },
    subject: to(id),
    effectiveDateTime: day,
    valueQuantity: quantity(String(kg), 'kg') ?? { value: exact(String(kg)), unit: 'kg' },
  }
}
