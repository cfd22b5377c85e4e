import { openDayAfter, type ClosedDays } from '@/domain/closedDays'
import { addDays, type Day } from '@/domain/day'
import { useClock } from '@/state/clock'
import { holidayOn, loadHolidays } from '@/state/holidays'
import { useSettings } from '@/state/settings'

const NEVER_CLOSED: ClosedDays = { weekdays: [], holidays: false, days: [] }

/** The clinic's next open day after today; tomorrow where it named no closed days, or is closed for months on end. */
export async function nextOpenDay(): Promise<Day> {
  const { today } = useClock()
  const closed = useSettings().settings.closed ?? NEVER_CLOSED
  // Without the list of holidays the weekdays still hold.
  if (closed.holidays) await loadHolidays().catch(() => undefined)
  return openDayAfter(today, closed, holidayOn) ?? addDays(today, 1)
}
