import { ANALYTE_IDS, type AnalyteId } from '../analyte'
import type { Flag, Interpretation } from '../interpret/types'
import { COURSE_BLOCKS, type CourseBlock } from './courseBlock'

/** How many results got which flag. */
export type FlagCounts = Record<Flag, number>

/** Results by analyte and by their place in a course, each counted once. */
export interface FlagGrid {
  cells: Partial<Record<AnalyteId, Partial<Record<CourseBlock, FlagCounts>>>>
  /** Results of analytes that the preset has no limit for: in no cell. */
  unlimited: Partial<Record<AnalyteId, number>>
  /** All of them. */
  results: number
}

/** A grid with nothing in it. */
export function emptyGrid(): FlagGrid {
  return { cells: {}, unlimited: {}, results: 0 }
}

/** Counts one more result. */
export function countFlag(
  grid: FlagGrid,
  analyte: AnalyteId,
  block: CourseBlock,
  { flag, because }: Pick<Interpretation, 'flag' | 'because'>,
): void {
  grid.results += 1
  if (because === 'no-limit-in-preset') {
    grid.unlimited[analyte] = (grid.unlimited[analyte] ?? 0) + 1
    return
  }
  const row = (grid.cells[analyte] ??= {})
  const cell = (row[block] ??= noFlags())
  cell[flag] += 1
}

/** The analytes with a row, in the order of a lab sheet. */
export function gridAnalytes(grid: FlagGrid): AnalyteId[] {
  return ANALYTE_IDS.filter((analyte) => grid.cells[analyte] !== undefined)
}

/** The blocks with a column: from before the start to the last with a result, none left out between. */
export function gridBlocks(grid: FlagGrid): CourseBlock[] {
  const filled = new Set(Object.values(grid.cells).flatMap((row) => Object.keys(row)))
  const weeks = COURSE_BLOCKS.slice(0, -2)
  const last = weeks.findLastIndex((block) => filled.has(block))
  return [
    ...weeks.slice(0, last + 1),
    ...(['after', 'outside'] as const).filter((block) => filled.has(block)),
  ]
}

/** The counts of a cell; zeros where it is empty. */
export function gridCell(grid: FlagGrid, analyte: AnalyteId, block: CourseBlock): FlagCounts {
  return grid.cells[analyte]?.[block] ?? noFlags()
}

/** The counts of an analyte over all its cells. */
export function gridRow(grid: FlagGrid, analyte: AnalyteId): FlagCounts {
  const sum = noFlags()
  for (const cell of Object.values(grid.cells[analyte] ?? {})) {
    for (const flag of FLAG_IDS) sum[flag] += cell[flag]
  }
  return sum
}

/** How many results a flag could be given to: the denominator of everything said of a cell. */
export function judgedIn(counts: FlagCounts): number {
  return counts.none + flaggedIn(counts)
}

/** How many of them exceed a limit. */
export function flaggedIn(counts: FlagCounts): number {
  return counts.notice + counts.caution + counts.stop + counts.critical
}

const FLAG_IDS = ['none', 'notice', 'caution', 'stop', 'critical', 'not-judged'] as const satisfies Flag[]

function noFlags(): FlagCounts {
  return { none: 0, notice: 0, caution: 0, stop: 0, critical: 0, 'not-judged': 0 }
}
