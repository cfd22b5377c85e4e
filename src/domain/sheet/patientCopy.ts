import type { AnalyteId } from '../analyte'
import type { Day } from '../day'
import type { Bilingual } from '../language'
import type { Patient } from '../patient'
import type { RowGroup, Sheet, SheetCell, SheetRow } from './types'

/** How a value stands to the range beside it; unknown where words, a bound or a missing range leave it open. */
export type Against = 'above' | 'below' | 'within' | 'unknown'

/** A result as it is handed over, unjudged but for the range that stands beside it. */
export interface CopyResult {
  /** As received. */
  text: string
  drawn: Day
}

/** One test on the patient's own copy. */
export interface CopyLine extends CopyResult {
  analyte: AnalyteId
  group: RowGroup
  short: Bilingual
  unit: string
  range?: SheetCell['range']
  against: Against
  /** The result before it, where it has the same unit. */
  before?: CopyResult
}

/** What the patient's own copy says: the newest result of each test, what is awaited, and the next days. */
export interface PatientCopy {
  patient: Pick<Patient, 'number' | 'name' | 'kana' | 'birthDate'>
  asOf: Day
  /** The last day with a result. */
  drawn?: Day
  lines: CopyLine[]
  /** Ordered on a day, and not reported yet. */
  awaited: { analyte: AnalyteId; short: Bilingual; drawn: Day }[]
  due?: Day
  nextVisit?: Day
  /** A course is recorded, so that its restrictions are told. */
  hasCourse: boolean
}

/**
 * The sheet of a patient as it may be given to them: no flags, no limits of the clinic's, no notes, no calls. Struck-out
 * results are left out; the answer of `interpret` says whether a value lies in its range.
 */
export function patientCopy(sheet: Sheet): PatientCopy {
  const { patient, verdict, asOf } = sheet
  const { number, name, kana, birthDate, nextVisit } = patient
  const lines = sheet.table.rows.flatMap(lineOf)
  const drawn = lines.reduce<Day | undefined>(
    (last, line) => (last === undefined || line.drawn > last ? line.drawn : last),
    undefined,
  )
  return {
    patient: {
      number,
      ...(name === undefined ? {} : { name }),
      ...(kana === undefined ? {} : { kana }),
      ...(birthDate === undefined ? {} : { birthDate }),
    },
    asOf,
    ...(drawn === undefined ? {} : { drawn }),
    lines,
    awaited: sheet.table.rows.flatMap(awaitedOf),
    ...(verdict.due === undefined ? {} : { due: verdict.due }),
    ...(nextVisit === undefined || nextVisit < asOf ? {} : { nextVisit }),
    hasCourse: patient.courses.some(({ start }) => start !== undefined),
  }
}

function lineOf(row: SheetRow): CopyLine[] {
  const reported = row.cells.filter((cell) => cell !== undefined && !cell.isStruckOut && cell.text !== '')
  const newest = reported.at(-1)
  const before = reported.at(-2)
  if (newest === undefined) return []
  return [
    {
      analyte: row.analyte,
      group: row.group,
      short: row.name,
      text: newest.text,
      drawn: newest.drawn,
      unit: newest.unit,
      ...(newest.range === undefined ? {} : { range: newest.range }),
      against: againstOf(newest),
      ...(before?.unit === newest.unit ? { before: { text: before.text, drawn: before.drawn } } : {}),
    },
  ]
}

function awaitedOf(row: SheetRow): PatientCopy['awaited'] {
  const newest = row.cells.findLast((cell) => cell !== undefined && !cell.isStruckOut)
  if (newest?.text !== '') return []
  return [{ analyte: row.analyte, short: row.name, drawn: newest.drawn }]
}

function againstOf({ range, interpretation }: SheetCell): Against {
  if (range === undefined || interpretation?.inRange === undefined) return 'unknown'
  if (interpretation.inRange) return 'within'
  if (interpretation.direction === undefined) return 'unknown'
  return interpretation.direction === 'high' ? 'above' : 'below'
}
