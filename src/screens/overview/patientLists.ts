import type { DueAhead, EdishField, NotPlotted, OverdueBandId, OverdueBands } from '@/domain/overview'
import type { Status } from '@/domain/verdict/types'
import type { ChipId, WorklistRow } from '@/domain/worklist'

/** A count on the overview that opens as a list of patients. */
export interface PatientList {
  id: string
  title: string
  rows: readonly WorklistRow[]
  /** Of all, where only some are named. */
  count: number
  /** The filter of the worklist that shows the same patients, where there is one. */
  chip?: ChipId
}

/** How the lists are headed. */
export interface ListTitles {
  status: (status: Status) => string
  week: (monday: string, sunday: string) => string
  later: string
  band: (from: number, to: number) => string
  reason: (reason: NotPlotted) => string
}

const WITH_CHIP: readonly Status[] = ['baseline-missing', 'overdue', 'unknown', 'on-hold']
export const LATER = 'later'

/** How the list of a status is called in the address. */
export function statusList(status: Status): string {
  return `status-${status}`
}

/** How the list of a week is called, by its Monday. */
export function weekList(monday: string): string {
  return `week-${monday}`
}

/** How the list of a band of days overdue is called. */
export function bandList(band: OverdueBandId): string {
  return `overdue-${band}`
}

/** How the list of those without a point on the plot is called. */
export function reasonList(reason: NotPlotted): string {
  return `plot-${reason}`
}

/** Every list that the due days offer. */
export function dueLists(
  ahead: DueAhead<WorklistRow>,
  overdue: OverdueBands<WorklistRow>,
  titles: ListTitles,
): PatientList[] {
  const byStatus = [...Object.entries(ahead.past), ...ahead.undue] as [Status, WorklistRow[]][]
  return [
    ...byStatus.map(([status, rows]) => ({
      ...listOf(statusList(status), titles.status(status), rows),
      ...(WITH_CHIP.includes(status) ? { chip: status as ChipId } : {}),
    })),
    ...ahead.weeks.map(({ monday, sunday, rows }) =>
      listOf(weekList(monday), titles.week(monday, sunday), rows),
    ),
    listOf(LATER, titles.later, ahead.later),
    ...overdue.bands.map(({ id, from, to, rows }) => listOf(bandList(id), titles.band(from, to), rows)),
  ]
}

/** Those without a point on the plot, by reason. */
export function plotLists(
  { notPlotted }: Pick<EdishField, 'notPlotted'>,
  rowById: ReadonlyMap<string, WorklistRow>,
  titles: ListTitles,
): PatientList[] {
  return (Object.entries(notPlotted) as [NotPlotted, { count: number; ids: string[] }][]).map(
    ([reason, { count, ids }]) => {
      const rows = ids.flatMap((id) => rowById.get(id) ?? [])
      return { ...listOf(reasonList(reason), titles.reason(reason), rows), count }
    },
  )
}

function listOf(id: string, title: string, rows: readonly WorklistRow[]): PatientList {
  return { id, title, rows, count: rows.length }
}
