import type { AnalyteId, Fasting } from '@/domain/analyte'
import type { Day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import type { Result } from '@/domain/result'

/** An earlier draw as shown above the row that is being typed. */
export interface RecentDraw {
  id: string
  day: Day
  lab?: string
  outside?: string
  fasting: Fasting
  results: readonly Result[]
  /** The value as received, or nothing. */
  textOf: (analyte: AnalyteId) => string
}

/** The last draws with something in them, oldest first. */
export function recentDraws(patient: Patient, count: number): RecentDraw[] {
  return patient.draws
    .map((draw) => ({
      ...draw,
      results: draw.results.filter((result) => result.status !== 'entered-in-error'),
    }))
    .filter((draw) => draw.results.length > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-count)
    .map((draw) => {
      const texts = new Map(draw.results.map((result) => [result.analyte, result.value?.text ?? '…']))
      return { ...draw, textOf: (analyte) => texts.get(analyte) ?? '' }
    })
}
