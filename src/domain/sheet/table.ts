import { ANALYTE_IDS, type AnalyteId } from '../analyte'
import type { ShownCatalogue } from '../catalogue'
import type { Course } from '../course'
import { baselineFrom, hasBegun, type BaselineWindows } from '../courseOfResult'
import type { Day } from '../day'
import { judgedResults, type JudgingRules } from '../interpret'
import { changesOf, type VariationTable } from '../interpret/change'
import type { Patient } from '../patient'
import { stands } from '../reported'
import { isReviewed } from '../review/stands'
import type { Draw } from '../result'
import { cellOf, withTrends, type ToldOf } from './cell'
import type { RowGroup, SheetCell, SheetDraw, SheetRow, SheetTable } from './types'
import { liveDraws } from '../standing'

export interface TableInput {
  patient: Patient
  /** The course in view, which says what the baseline is. */
  course?: Course
  rules: JudgingRules
  catalogue: ShownCatalogue
  /** What changes are held against. */
  variation: VariationTable
}

const GROUPS: Partial<Record<AnalyteId, RowGroup>> = {
  ast: 'liver',
  alt: 'liver',
  ggt: 'liver',
  alp: 'liver',
  ld: 'liver',
  tbil: 'liver',
  dbil: 'liver',
  tc: 'lipids',
  ldl: 'lipids',
  hdl: 'lipids',
  tg: 'lipids',
  nonhdl: 'lipids',
}
const IN_ORDER: readonly RowGroup[] = ['liver', 'lipids', 'other']

/** All results of a patient as a lab sheet: a row an analyte that was ever drawn, a column a draw, earliest first. */
export function resultTable(input: TableInput): SheetTable {
  const draws = [...liveDraws(input.patient.draws)].sort(byMoment)
  const judged = new Map(judgedResults(input.patient, input.rules).map((one) => [one.result, one]))
  const told: ToldOf = {
    interpretation: (result) => judged.get(result)?.interpretation,
    changes: changesOf(input.patient, input.variation, input.rules.baselineWindows),
  }
  const baseline = baselineDraw(draws, input.course, input.rules.baselineWindows)
  const rows = ANALYTE_IDS.filter((id) =>
    draws.some((draw) => draw.results.some((one) => one.analyte === id)),
  ).map((id) => rowOf(id, draws, told, input.catalogue))
  return {
    draws: draws.map((draw) => columnOf(draw, draws, baseline, input.course)),
    rows: rows.sort((a, b) => IN_ORDER.indexOf(a.group) - IN_ORDER.indexOf(b.group)),
  }
}

function rowOf(
  analyte: AnalyteId,
  draws: readonly Draw[],
  told: ToldOf,
  catalogue: ShownCatalogue,
): SheetRow {
  const { short, unit } = catalogue[analyte]
  const cells = draws.map((draw) => {
    const results = draw.results.filter((one) => one.analyte === analyte)
    const reported = results.findLast(stands) ?? results.at(-1)
    if (reported === undefined) return undefined
    const others = results.filter((one) => one !== reported)
    return cellOf(draw, reported, others, told, unit)
  })
  const inOrder = withTrends(cells)
  const newest = inOrder.findLast((cell) => cell?.range !== undefined)
  return {
    analyte,
    group: GROUPS[analyte] ?? 'other',
    name: short,
    unit,
    ...(newest?.range === undefined ? {} : { range: newest.range }),
    cells: inOrder,
  }
}

/** The draw that the course is compared with: the last one in its baseline window. */
function baselineDraw(
  draws: readonly Draw[],
  course: Course | undefined,
  windows: BaselineWindows | undefined,
): Draw | undefined {
  if (course === undefined || !hasBegun(course)) return undefined
  const [from, to] = [baselineFrom(course, windows), course.start]
  return draws.findLast((draw) => draw.day >= from && draw.day <= to && draw.results.some(stands))
}

function columnOf(
  draw: Draw,
  draws: readonly Draw[],
  baseline: Draw | undefined,
  course: Course | undefined,
): SheetDraw {
  const sharesDay = draws.some((other) => other !== draw && other.day === draw.day)
  return {
    id: draw.id,
    day: draw.day,
    ...(sharesDay && draw.time !== undefined ? { time: draw.time } : {}),
    ...(draw.lab === undefined ? {} : { lab: draw.lab }),
    ...(draw.outside === undefined ? {} : { outside: draw.outside }),
    fasting: draw.fasting,
    marks: draw.marks,
    isBaseline: draw === baseline,
    isReviewed: isReviewed(draw),
    isBeforeCourse: isBefore(draw.day, baseline, course),
  }
}

function isBefore(day: Day, baseline: Draw | undefined, course: Course | undefined): boolean {
  const first = baseline?.day ?? course?.start
  return first !== undefined && day < first
}

function byMoment(a: Draw, b: Draw): number {
  const [one, other] = [a.day + (a.time ?? ''), b.day + (b.time ?? '')]
  return one < other ? -1 : one > other ? 1 : 0
}

/** The columns of a table at these positions, and the rows that have something in them. */
export function columnsOf(table: SheetTable, positions: readonly number[]): SheetTable {
  return {
    draws: positions.flatMap((at) => table.draws[at] ?? []),
    rows: table.rows
      .map((row) => ({ ...row, cells: positions.map((at): SheetCell | undefined => row.cells[at]) }))
      .filter((row) => row.cells.some((cell) => cell !== undefined)),
  }
}
