import type { Verdict } from '../verdict/types'

/** How long a draw has been overdue: whole weeks, then months of four weeks; each band begins on `from` days. */
export const OVERDUE_BANDS = [
  { id: '1-7', from: 1, to: 7 },
  { id: '8-14', from: 8, to: 14 },
  { id: '15-28', from: 15, to: 28 },
  { id: '29-56', from: 29, to: 56 },
  { id: '57+', from: 57, to: Infinity },
] as const
export type OverdueBandId = (typeof OVERDUE_BANDS)[number]['id']

/** Who is overdue, by days; those who began without a baseline stand apart, since there is nothing to be overdue from. */
export interface OverdueBands<Row> {
  bands: { id: OverdueBandId; from: number; to: number; rows: Row[] }[]
  baselineMissing: Row[]
}

/** The overdue by the verdict's days, most days first within a band. */
export function overdueBands<Row extends { verdict: Verdict }>(rows: readonly Row[]): OverdueBands<Row> {
  const bands = OVERDUE_BANDS.map((band) => ({ ...band, rows: [] as Row[] }))
  const baselineMissing: Row[] = []
  for (const row of rows) {
    const { status, daysOverdue } = row.verdict
    if (status === 'baseline-missing') baselineMissing.push(row)
    else if (status === 'overdue') bandOf(bands, daysOverdue).push(row)
  }
  for (const list of [...bands.map((band) => band.rows), baselineMissing]) list.sort(byDays)
  return { bands, baselineMissing }
}

function bandOf<Row>(bands: OverdueBands<Row>['bands'], days: number): Row[] {
  const band = bands.find(({ from, to }) => from <= days && days <= to)
  if (!band) throw new RangeError(`overdue by no days: ${days}`)
  return band.rows
}

function byDays(a: { verdict: Verdict }, b: { verdict: Verdict }): number {
  return b.verdict.daysOverdue - a.verdict.daysOverdue
}
