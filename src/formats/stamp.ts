import { dayFromNumber, dayNumber, parseDay, type Day } from '@/domain/day'

export const MILLISECONDS_OF_A_DAY = 86_400_000

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

/** The day of such a number. */
export function dayOfStamp(stamp: number): Day {
  return dayFromNumber(Math.floor(stamp / MILLISECONDS_OF_A_DAY))
}

/** The number of a moment written `YYYY-MM-DDTHH:MM`, with seconds and their fraction or not; undefined for anything else. */
export function stampIn(text: string): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?$/.exec(text)
  const day = parts?.[1] === undefined ? undefined : parseDay(parts[1])
  const [hour, minute, second] = [parts?.[2], parts?.[3], parts?.[4] ?? '0'].map(Number)
  if (day === undefined || hour === undefined || minute === undefined || second === undefined)
    return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const milliseconds = Math.floor(Number(`0.${parts?.[5] ?? '0'}`) * 1000 + 1e-6)
  return stampNumber(day, ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds)
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}
