import type { BaselineWindows } from '@/domain/courseOfResult'
import { baselinesOf, type BaselineOf } from '@/domain/interpret/change'
import type { Patient } from '@/domain/patient'
import type { Bilingual } from '@/domain/language'
import { SOURCES, VARIATION } from '@/state/reference'

/** The baselines of a patient with the variation to be expected around them; loaded behind the charts that show them. */
export function chartBaselines(patient: Patient, windows?: BaselineWindows): BaselineOf {
  return baselinesOf(patient, VARIATION, windows)
}

/** What a row of the table of sources is called. */
export function sourceTitle(id: string): Bilingual | undefined {
  return SOURCES.find((source) => source.id === id)?.title
}
