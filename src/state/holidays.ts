import { shallowRef } from 'vue'
import type { HolidayOn } from '@/domain/closedDays'
import type { Day } from '@/domain/day'

/** A row of the list, keyed by its day as text; of the rest nothing is read. */
interface Row {
  name: string
  name_en: string
}

const rows = shallowRef<Record<string, Row | undefined>>()

/**
 * The name of the Japanese national holiday on a day. The list is loaded when first asked for; until then, and beyond
 * its last year (2050), nothing is known and nothing is said. Source: docs/decisions/0012-holidays.md.
 */
export const holidayOn: HolidayOn = (day: Day) => {
  const row = rows.value?.[day]
  return row && { ja: row.name, en: row.name_en }
}

/** Loads the list once; without it there are no hints, and everything else goes on. */
export async function loadHolidays(): Promise<void> {
  if (rows.value !== undefined) return
  const { default: list } = await import('@holiday-jp/holiday_jp/lib/holidays.js')
  rows.value = list
}
