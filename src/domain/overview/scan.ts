import type { Day } from '../day'
import { judgedResults, type JudgedResult } from '../interpret'
import type { JudgingRules } from '../interpret/types'
import type { Patient } from '../patient'
import { baselineWindow, currentCourse } from '../verdict'
import { courseBlock } from './courseBlock'
import { EDISH_MODES, edishOf, type EdishMode } from './edish'
import { EdishGathering, type EdishField } from './edishField'
import { countFlag, emptyGrid, type FlagGrid } from './flagGrid'
import { standing } from '../standing'

/** Which results are counted by flag: of each patient's current course, or of all courses. */
export const GRID_SCOPES = ['current', 'all'] as const
export type GridScope = (typeof GRID_SCOPES)[number]

/** What all results of all patients together say. */
export interface ScannedOverview {
  patients: number
  grids: Record<GridScope, FlagGrid>
  edish: Record<EdishMode, EdishField>
}

/**
 * Reads one patient after the other and keeps sums: flags by analyte and course week, and the eDISH plot over the current
 * course from its baseline window on (without a course, over everything). A draw after today does not exist.
 */
export class OverviewScan {
  private patients = 0
  private readonly grids: Record<GridScope, FlagGrid> = { current: emptyGrid(), all: emptyGrid() }
  private readonly plots: Record<EdishMode, EdishGathering>

  constructor(
    private readonly rules: JudgingRules,
    private readonly today: Day,
    mostPoints?: number,
  ) {
    this.plots = { course: new EdishGathering(mostPoints), near: new EdishGathering(mostPoints) }
  }

  add(record: Patient): void {
    const patient = standing(record)
    this.patients += 1
    const results = judgedResults(patient, this.rules).filter(({ draw }) => draw.day <= this.today)
    const current = currentCourse(patient.courses, this.today)
    this.countFlags(patient, results, current)
    const spots = edishOf(ofCourse(patient, results, current), this.rules)
    for (const mode of EDISH_MODES) this.plots[mode].add(patient, spots[mode])
  }

  done(): ScannedOverview {
    return {
      patients: this.patients,
      grids: this.grids,
      edish: { course: this.plots.course.field(), near: this.plots.near.field() },
    }
  }

  private countFlags(
    { courses }: Patient,
    results: readonly JudgedResult[],
    current: number | undefined,
  ): void {
    for (const { draw, judged, interpretation } of results) {
      const { block, course } = courseBlock(courses, draw.day)
      countFlag(this.grids.all, judged.analyte, block, interpretation)
      if (course !== undefined && course === current)
        countFlag(this.grids.current, judged.analyte, block, interpretation)
    }
  }
}

function ofCourse(
  { courses }: Patient,
  results: readonly JudgedResult[],
  current: number | undefined,
): readonly JudgedResult[] {
  const start = current === undefined ? undefined : courses[current]?.start
  if (start === undefined) return results
  const { from } = baselineWindow(start)
  return results.filter(({ draw }) => draw.day >= from)
}
