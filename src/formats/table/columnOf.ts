import { RESULT_FIELDS, type ImportField, type RosterField } from '@/domain/reading'
import { readDayCell } from '../cells/dayCell'
import type { Terms } from '../terms'
import { fieldOfHeading, foldHeading } from './headings'
import { isFieldColumn, type LaidColumn } from './layout'

/** Headings of well-known exports; proposed in a mapping, never taken without a person's word. */
const PROPOSED: Record<string, ImportField> = {
  USUBJID: 'number',
  SUBJECT: 'number',
  SUBJECTID: 'number',
  SUBJID: 'number',
  LBTESTCD: 'analyte',
  LBTEST: 'analyte',
  LBORRES: 'value',
  LBORRESU: 'unit',
  LBORNRLO: 'low',
  LBORNRHI: 'high',
  LBDTC: 'drawn',
  LBNRIND: 'flag',
  LABNAME: 'analyte',
  TESTNAME: 'analyte',
  RESULTDATETIME: 'drawn',
  DATETIME: 'drawn',
  EVENTDATE: 'drawn',
  ITEMNAME: 'analyte',
  ITEMVALUE: 'value',
  ITEMID: 'attribute',
  TESTRESULT: 'value',
  LOWERLIMIT: 'low',
  UPPERLIMIT: 'high',
  SPECIMENNAME: 'specimen',
  DAY: 'dayOffset',
  DAYS: 'dayOffset',
  VISITDAY: 'dayOffset',
}

const RESULT_ONLY: ReadonlySet<ImportField> = new Set(RESULT_FIELDS)

/** What a heading says that its column is. */
export function columnOf(heading: string, terms: Terms): LaidColumn {
  if (heading.trim() === '') return 'unknown'
  const field = fieldOfHeading(heading)
  if (field) return { field }
  return terms.heading(heading) ?? 'unknown'
}

/** What a heading may be; to be proposed, not taken. */
export function proposedColumn(heading: string, terms: Terms): LaidColumn {
  const column = columnOf(heading, terms)
  if (column !== 'unknown') return column
  const folded = foldHeading(heading)
  const field = Object.hasOwn(PROPOSED, folded) ? PROPOSED[folded] : undefined
  return field ? { field } : 'unknown'
}

/** A field is stated by its first column; analytes may have several. */
export function withoutRepeats(columns: readonly LaidColumn[]): LaidColumn[] {
  const seen = new Set<ImportField>()
  return columns.map((use) => {
    if (!isFieldColumn(use)) return use
    if (seen.has(use.field)) return 'unknown'
    seen.add(use.field)
    return use
  })
}

/** Whether a roster may have a column of this field. */
export function isRosterField(field: ImportField): field is RosterField {
  return !RESULT_ONLY.has(field)
}

/** Whether a cell is a day. */
export function isDay(text: string, zone: string): boolean {
  return 'day' in readDayCell(text, zone)
}

/** Whether a cell is a plain number, with a sign of comparison or not. */
export function isPlainNumber(text: string): boolean {
  return /^[<>]?\s*[\d０-９]+(?:[.．][\d０-９]+)?$/.test(text.trim())
}
