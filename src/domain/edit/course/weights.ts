import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { EarlierWeight, Patient, Weight } from '../../patient'
import type { Problem } from '../../problem'
import { missing, notAPastDay, refusal } from '../refusal'
import { withTypedOf } from '../typedOf'
import type { Writer } from '../writer'

/** Limits that catch a slip of the hand; they say nothing about health. */
const LEAST_KG = 20
const MOST_KG = 300

export const WEIGHT_LABELS = {
  day: { ja: '測定日', en: 'Day' },
  kg: { ja: '体重', en: 'Weight' },
} satisfies Record<string, Bilingual>

/** What the weight form states; a field left empty is absent. */
export interface WeightEntry {
  day?: Day
  kg?: number
}

/**
 * The patient with a weight of that day; given `replacing`, in the place of the weight of that day. What stood before is
 * kept with who and when. Refuses a weight below 20 or above 300 kg, and a day after today or before the birth.
 */
export function withWeight(
  patient: Patient,
  entry: WeightEntry,
  writer: Writer,
  replacing?: Day,
): Patient | Problem {
  const { day, kg } = entry
  if (day === undefined) return missing('weight-day', WEIGHT_LABELS.day)
  if (kg === undefined) return missing('weight-kg', WEIGHT_LABELS.kg)
  return (
    notAPastDay('weight-day', WEIGHT_LABELS.day, day, patient.birthDate, writer) ??
    weightRefused(kg, 'weight-kg') ??
    withThisWeight(patient, { day, kg }, writer, replacing)
  )
}

/** The patient without the weight of that day, which stays in the record as taken out. */
export function withoutWeight(patient: Patient, day: Day, writer: Writer): Patient {
  const left = patient.weights.filter((weight) => weight.day !== day)
  const gone = patient.weights.filter((weight) => weight.day === day)
  return withTypedOf(withEarlier({ ...patient, weights: left }, gone, writer))
}

/** The patient with a weight that was found in order; what stood on its day, or on `replacing`, is kept beside it. */
export function withThisWeight(
  patient: Patient,
  weight: Weight,
  writer: Writer,
  replacing: Day = weight.day,
): Patient {
  const gone = patient.weights.filter(({ day }) => day === weight.day || day === replacing)
  if (gone.length === 1 && gone[0]?.day === weight.day && gone[0].kg === weight.kg) return patient
  const left = patient.weights.filter((each) => !gone.includes(each))
  const weights = [...left, weight].sort((a, b) => (a.day < b.day ? -1 : 1))
  return withTypedOf(withEarlier({ ...patient, weights }, gone, writer))
}

/** Why a number cannot be a weight in kilograms, or nothing. */
export function weightRefused(kg: number, field: string): Problem | undefined {
  if (kg >= LEAST_KG && kg <= MOST_KG) return undefined
  return refusal(
    'weight-not-plausible',
    field,
    String(kg),
    {
      ja: `体重 ${kg} kg は ${LEAST_KG}～${MOST_KG} kg の範囲にありません。`,
      en: `A weight of ${kg} kg is not between ${LEAST_KG} and ${MOST_KG} kg.`,
    },
    { ja: '小数点と単位(kg)を確かめてください。', en: 'Check the decimal point and the unit (kg).' },
  )
}

function withEarlier(patient: Patient, gone: readonly Weight[], { at, by }: Writer): Patient {
  if (gone.length === 0) return patient
  const earlier: EarlierWeight[] = gone.map(({ day, kg }) => ({ day, kg, at, by }))
  return { ...patient, earlierWeights: [...(patient.earlierWeights ?? []), ...earlier] }
}
