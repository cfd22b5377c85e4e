import type { BaselineWindows } from '@/domain/courseOfResult'
import { baselinesOf, type BaselineOf } from '@/domain/interpret/change'
import type { Patient } from '@/domain/patient'
import { VARIATION } from '@/state/reference'

/** The baselines of a patient with the variation to be expected around them; loaded behind the charts that show them. */
export function chartBaselines(patient: Patient, windows?: BaselineWindows): BaselineOf {
  return baselinesOf(patient, VARIATION, windows)
}
