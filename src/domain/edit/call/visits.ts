import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Patient } from '../../patient'
import type { Problem } from '../../problem'
import { beforeToday, tooFarAhead } from '../refusal'
import { withTypedOf } from '../typedOf'
import type { Writer } from '../writer'

export const VISIT_LABELS = {
  day: { ja: '次回来院日', en: 'Next visit' },
} satisfies Record<string, Bilingual>

/** The patient with that next visit, or with none. Refuses a day that is over. */
export function withVisit(patient: Patient, day: Day | undefined, writer: Writer): Patient | Problem {
  if (day === undefined) return withoutVisit(patient)
  return (
    beforeToday('visit-day', VISIT_LABELS.day, day, writer.today) ??
    tooFarAhead('visit-day', VISIT_LABELS.day, day, writer) ??
    withTypedOf({ ...patient, nextVisit: day })
  )
}

function withoutVisit(patient: Patient): Patient {
  const changed = { ...patient }
  delete changed.nextVisit
  return withTypedOf(changed)
}
