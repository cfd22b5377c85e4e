import type { Day } from '../day'
import type { Bilingual } from '../language'
import { ageOn, type Patient, type Sex, type Weight } from '../patient'
import type { Problem } from '../problem'
import { missing, notAPastDay, refusal } from './refusal'
import { weightRefused, withThisWeight } from './course/weights'
import { withTypedOf } from './typedOf'
import type { Writer } from './writer'

/** A limit that catches a slip of the hand. */
const MOST_YEARS = 120

const STATED_KEYS = ['name', 'kana', 'birthDate', 'sex', 'phone', 'phone2', 'contactNote'] as const

export const PATIENT_LABELS = {
  number: { ja: '番号', en: 'Number' },
  birth: { ja: '生年月日', en: 'Birth date' },
  weight: { ja: '体重', en: 'Weight' },
} satisfies Record<string, Bilingual>

/** What the patient form states. What is left empty is taken away, except the weight, of which every one is kept. */
export interface IdentityEntry {
  number?: string
  name?: string
  kana?: string
  birthDate?: Day
  sex?: Sex
  phone?: string
  phone2?: string
  contactNote?: string
  weightKg?: number
}

/**
 * A patient with nothing recorded but who it is. `taken` says whether another patient of the clinic has that number.
 * Refuses a missing or taken number, an impossible birth date and an impossible weight.
 */
export function newPatient(
  entry: IdentityEntry,
  taken: (number: string) => boolean,
  writer: Writer,
): Patient | Problem {
  const blank: Patient = { id: writer.newId(), number: '', weights: [], courses: [], draws: [], contacts: [] }
  return withIdentity(blank, entry, taken, writer)
}

/** The patient with number, name, birth date, sex and telephone as now stated, and a weight measured today if given. */
export function withIdentity(
  patient: Patient,
  entry: IdentityEntry,
  taken: (number: string) => boolean,
  writer: Writer,
): Patient | Problem {
  const refused = identityRefused(patient, entry, taken, writer)
  if (refused) return refused
  const { number = '', weightKg, ...stated } = entry
  const identified: Patient = { ...withoutIdentity(patient), ...stated, number }
  const weighed = weightKg === undefined ? identified : withWeightToday(identified, weightKg, writer)
  return withTypedOf(weighed)
}

/** The newest weight stated again adds nothing. */
function withWeightToday(patient: Patient, kg: number, writer: Writer): Patient {
  const newest = patient.weights.reduce<Weight | undefined>(
    (last, each) => (last && last.day > each.day ? last : each),
    undefined,
  )
  return newest?.kg === kg ? patient : withThisWeight(patient, { day: writer.today, kg }, writer)
}

function withoutIdentity(patient: Patient): Patient {
  const kept = { ...patient }
  for (const key of STATED_KEYS) delete kept[key]
  return kept
}

function identityRefused(
  patient: Patient,
  entry: IdentityEntry,
  taken: (number: string) => boolean,
  writer: Writer,
): Problem | undefined {
  const { number, birthDate, weightKg } = entry
  if (!number) return missing('patient-number', PATIENT_LABELS.number)
  if (number !== patient.number && taken(number)) return numberTaken(number)
  return (
    (birthDate === undefined ? undefined : birthRefused(patient, birthDate, writer)) ??
    (weightKg === undefined ? undefined : weightRefused(weightKg, 'patient-weight'))
  )
}

function birthRefused(patient: Patient, birthDate: Day, writer: Writer): Problem | undefined {
  const future = notAPastDay('patient-birth', PATIENT_LABELS.birth, birthDate, undefined, writer)
  if (future) return future
  if ((ageOn(birthDate, writer.today) ?? 0) > MOST_YEARS) return tooOld(birthDate)
  const before = patient.draws.find((draw) => draw.day < birthDate)
  return before && drawBeforeBirth(birthDate, before.day)
}

function numberTaken(number: string): Problem {
  return refusal(
    'number-taken',
    'patient-number',
    number,
    { ja: `番号 ${number} は別の患者で使われています。`, en: `Number ${number} belongs to another patient.` },
    { ja: '番号を確かめるか、その患者を開いてください。', en: 'Check the number, or open that patient.' },
  )
}

function tooOld(birthDate: Day): Problem {
  return refusal(
    'birth-too-early',
    'patient-birth',
    birthDate,
    {
      ja: `生年月日 ${birthDate} では${MOST_YEARS}歳を超えます。`,
      en: `Born on ${birthDate}, the patient would be older than ${MOST_YEARS}.`,
    },
    { ja: '年を確かめてください。', en: 'Check the year.' },
  )
}

function drawBeforeBirth(birthDate: Day, drawn: Day): Problem {
  return refusal(
    'birth-after-draw',
    'patient-birth',
    birthDate,
    {
      ja: `採血日 ${drawn} が生年月日 ${birthDate} より前になります。`,
      en: `The draw of ${drawn} would be before the birth date ${birthDate}.`,
    },
    { ja: '生年月日を確かめてください。', en: 'Check the birth date.' },
  )
}
