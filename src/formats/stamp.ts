import { dayFromNumber, dayNumber, type Day } from '@/domain/day'

const MILLISECONDS_OF_A_DAY = 86_400_000

/** A moment on the clinic's clock as one number, so that it can be packed and compared. */
export function stampNumber(day: Day, millisecondOfDay: number): number {
  return dayNumber(day) * MILLISECONDS_OF_A_DAY + millisecondOfDay
}

/** The moment of such a number, `YYYY-MM-DDTHH:MM:SS.mmm`. */
export function stampText(stamp: number): string {
  const day = Math.floor(stamp / MILLISECONDS_OF_A_DAY)
  const rest = stamp - day * MILLISECONDS_OF_A_DAY
  const time = [3_600_000, 60_000, 1000].map((unit, at) =>
    two(Math.floor(rest / unit) % (at === 0 ? 24 : 60)),
  )
  return `${dayFromNumber(day)}T${time.join(':')}.${String(rest % 1000).padStart(3, '0')}`
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}
