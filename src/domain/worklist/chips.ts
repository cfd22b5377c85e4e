import type { WorklistRow } from './row'

/** The filters above the list, in their order on the screen. */
export const CHIPS = [
  'unreviewed',
  'unknown',
  'baseline-missing',
  'overdue',
  'due-today',
  'due-soon',
  'results',
  'on-hold',
  'snoozed',
  'in-treatment',
  'all',
] as const
export type ChipId = (typeof CHIPS)[number]

/** The filter with which the list opens. */
export const OPENING_CHIP: ChipId = 'in-treatment'

/** Whether the row is among those that a filter shows and counts; a snooze changes neither. */
export function chipHolds(row: WorklistRow, chip: ChipId): boolean {
  const { status, modifiers } = row.verdict
  if (chip === 'all') return true
  if (chip === 'in-treatment') return row.inTreatment
  if (chip === 'snoozed') return row.section === 'snoozed'
  if (chip === 'unreviewed') return row.unreviewedWorst !== undefined
  if (chip === 'results') return modifiers.includes('awaiting-results') || modifiers.includes('results-late')
  return status === chip
}

/** How many patients each filter would show. */
export function chipCounts(rows: readonly WorklistRow[]): Record<ChipId, number> {
  const counts = Object.fromEntries(CHIPS.map((chip) => [chip, 0])) as Record<ChipId, number>
  for (const row of rows) {
    for (const chip of CHIPS) if (chipHolds(row, chip)) counts[chip] += 1
  }
  return counts
}
