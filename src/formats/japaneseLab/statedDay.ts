import { parseDay } from '@/domain/day'

/** Whether a cell is a day of the calendar as `yyyyMMdd`, of a year in which such files were made. */
export function isCompactDay(text: string): boolean {
  const parts = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  return parts !== null && parseDay(`${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? ''}`) !== undefined
}

/** Day and time apart, also where a program writes them without a blank between them (`2026-09-1409:30`). */
export function spacedMoment(text: string): string {
  return text.trim().replace(/^(\d{4}([-/])\d{2}\2\d{2})(\d{2}:\d{2})$/, '$1 $3')
}

/** A day with the time taken off where it is midnight: so files say a day whose time is not known. */
export function withoutMidnight(text: string): string {
  return text.trim().replace(/[T\s]+00:00(?::00(?:\.0+)?)?$/, '')
}
