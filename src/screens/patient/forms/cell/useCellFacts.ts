import type { AnalyteId } from '@/domain/analyte'
import type { Catalogue } from '@/domain/catalogue'
import { areNear, hysLaw, judgedResults, type HysLaw } from '@/domain/interpret'
import type { Patient } from '@/domain/patient'
import { liverNotes, resultTable, type LiverNotes, type SheetCell } from '@/domain/sheet'
import { VARIATION } from '@/state/reference'
import { useSettings } from '@/state/settings'

const OF_THE_LIVER: readonly AnalyteId[] = ['ast', 'alt', 'alp', 'tbil', 'ck']

/** What is known of one result: its cell in the table, and what the liver values of its day say together. */
export interface CellFacts {
  cell: SheetCell
  notes?: LiverNotes
  hys?: HysLaw
}

/** The facts of one result, by the same functions as the table and the sheet. */
export function useCellFacts(patient: Patient, resultId: string, catalogue: Catalogue): CellFacts {
  const rules = useSettings().judging
  const cells = resultTable({ patient, rules, catalogue, variation: VARIATION }).rows.flatMap(
    (row) => row.cells,
  )
  const cell = cells
    .flatMap((each) => (each === undefined ? [] : [each, ...each.others]))
    .find(({ result }) => result.id === resultId)
  if (!cell) throw new Error(`no such result: ${resultId}`)
  if (!OF_THE_LIVER.includes(cell.analyte)) return { cell }
  const judged = judgedResults(patient, rules)
  const notes = liverNotes(judged, rules, cell.drawn)
  const found = hysLaw(
    judged.filter(({ draw }) => areNear(draw.day, cell.drawn)),
    rules,
  )
  const isOfDay = found && (found.day === cell.drawn || found.bilirubinDay === cell.drawn)
  return { cell, ...(notes === undefined ? {} : { notes }), ...(isOfDay ? { hys: found } : {}) }
}
