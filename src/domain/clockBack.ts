import { dayNumber, parseDay } from './day'

/** Two tabs, and an import that takes its time, write a little out of turn: that is no clock set back. */
const SLACK_MINUTES = 10

/** Whether a moment (`YYYY-MM-DDTHH:MM:SS`) is so much earlier than the one written before it that the clock was set back. */
export function isClockBack(at: string, before: string): boolean {
  const [now, then] = [minuteOf(at), minuteOf(before)]
  return now !== undefined && then !== undefined && now < then - SLACK_MINUTES
}

/** The minute of a moment, counted through the days. */
function minuteOf(at: string): number | undefined {
  const day = parseDay(at.slice(0, 10))
  const [hours = NaN, minutes = NaN] = at.slice(11, 16).split(':').map(Number)
  if (day === undefined || Number.isNaN(hours + minutes)) return undefined
  return dayNumber(day) * 1440 + hours * 60 + minutes
}
