import type { BaselineWindows } from '@/domain/courseOfResult'
import { changesOf, type Change, type Changes, type VariationTable } from '@/domain/interpret/change'
import type { Language } from '@/domain/language'
import { unitText } from '@/domain/measures'
import type { Patient } from '@/domain/patient'
import { standing } from '@/domain/standing'
import type { Timeline, TimelinePoint } from '@/domain/timeline'
import { chartWords } from '@/words/chart'
import { pointRemarks } from '../chart/pointText'
import { readable } from '../chart/scene/limits'
import { changeMark, changeText } from '../sheet/changeText'

/** One result of the day that is read, as words and figures. */
export interface ReadoutRow {
  key: string
  name: string
  point: TimelinePoint
  unit: string
  /** Value ÷ upper limit. */
  multiple: string
  sincePrevious: string
  sinceBaseline: string
  remarks: string
}

/** How the results of a patient changed, by result; nothing where no table of variation is at hand. */
export function changesById(
  patient: Patient,
  variation: VariationTable | undefined,
  windows: BaselineWindows | undefined,
): (point: TimelinePoint) => Changes {
  const live = standing(patient)
  const changes = variation && changesOf(live, variation, windows)
  return ({ drawId, resultId }) => {
    const draw = live.draws.find(({ id }) => id === drawId)
    const result = draw?.results.find(({ id }) => id === resultId)
    return changes && draw && result ? changes(draw, result) : {}
  }
}

/** Everything that both charts hold of one day, in the order of their legends. */
export function readoutRows(
  timelines: readonly Timeline[],
  x: number,
  language: Language,
  changes: (point: TimelinePoint) => Changes,
): ReadoutRow[] {
  return timelines.flatMap((timeline) =>
    timeline.series.flatMap((one) =>
      one.points
        .filter((point) => point.x === x)
        .map((point) => {
          const { previous, baseline } = changes(point)
          const { ulnMultiple, flag } = point.interpretation
          return {
            key: `${point.resultId} ${point.analyte}`,
            name: one.name[language],
            point,
            unit: unitText(point.unit),
            multiple: ulnMultiple === undefined ? '' : `${readable(ulnMultiple)}×`,
            sincePrevious: said(previous),
            sinceBaseline: said(baseline),
            // The flag has its own column, and so has the multiple; a plain result needs no words.
            remarks:
              flag === 'none' ? marksOf(point, timeline, language) : remarksOf(point, timeline, language),
          }
        }),
    ),
  )
}

function remarksOf(point: TimelinePoint, timeline: Timeline, language: Language): string {
  const { ulnMultiple } = point.interpretation
  const multiple = ulnMultiple === undefined ? '' : chartWords[language].timesOfUpper(readable(ulnMultiple))
  const [, ...remarks] = pointRemarks(point, timeline, language)
  return remarks.filter((remark) => remark !== multiple).join(' ')
}

function marksOf(point: TimelinePoint, timeline: Timeline, language: Language): string {
  const bare: TimelinePoint = { ...point, interpretation: { flag: 'none', rangeSource: 'none' } }
  return pointRemarks(bare, timeline, language).slice(1).join(' ')
}

function said(change: Change | undefined): string {
  return change === undefined ? '' : [changeText(change) || '—', changeMark(change)].join(' ').trim()
}
