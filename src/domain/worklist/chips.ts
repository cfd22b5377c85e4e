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
  'not-reached',
  'snoozed',
  'in-treatment',
  'all',
] as const
export type ChipId = (typeof CHIPS)[number]

/** The filter with which the list opens. */
export const OPENING_CHIP: ChipId = 'in-treatment'

/** Whether the row is among those that a filter shows and counts; a snooze changes neither. */
export function chipHolds(row: WorklistRow, chip: ChipId): boolean {
  return (chipsOf(row) & BITS[chip]) !== 0
}

/** The filters that hold a row, one bit each: asked once a row, since there may be 100,000 rows and a dozen filters. */
export function chipsOf(row: WorklistRow): number {
  const { status, modifiers } = row.verdict
  let bits = BITS.all | (OF_STATUS[status] ?? 0)
  if (row.inTreatment) bits |= BITS['in-treatment']
  if (row.section === 'snoozed') bits |= BITS.snoozed
  if (row.notReached !== undefined) bits |= BITS['not-reached']
  if (row.unreviewedWorst !== undefined || row.outlivedReviews > 0) bits |= BITS.unreviewed
  if (modifiers.includes('awaiting-results') || modifiers.includes('results-late')) bits |= BITS.results
  return bits
}

/** How many patients each filter would show. */
export function chipCounts(rows: readonly WorklistRow[]): Record<ChipId, number> {
  return countBits(chipsOfAll(rows))
}

/** The filters of every row. */
export function chipsOfAll(rows: readonly WorklistRow[]): Uint16Array {
  const all = new Uint16Array(rows.length)
  rows.forEach((row, at) => {
    all[at] = chipsOf(row)
  })
  return all
}

/** How many of those numbers hold the bit of each filter. */
export function countBits(all: Uint16Array): Record<ChipId, number> {
  const counts = Object.fromEntries(CHIPS.map((chip) => [chip, 0])) as Record<ChipId, number>
  for (const chip of CHIPS) {
    const bit = BITS[chip]
    let count = 0
    for (const bits of all) if ((bits & bit) !== 0) count += 1
    counts[chip] = count
  }
  return counts
}

/** The bit of each filter. */
export const BITS = Object.fromEntries(CHIPS.map((chip, at) => [chip, 1 << at])) as Record<ChipId, number>

const OF_STATUS: Partial<Record<WorklistRow['verdict']['status'], number>> = {
  unknown: BITS.unknown,
  'baseline-missing': BITS['baseline-missing'],
  overdue: BITS.overdue,
  'due-today': BITS['due-today'],
  'due-soon': BITS['due-soon'],
  'on-hold': BITS['on-hold'],
}
