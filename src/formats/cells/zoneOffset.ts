import { dayNumber, dayOf } from '@/domain/day'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** By zone and day (days since 1970 in UTC): the offset at the beginning of that day. */
const ofDays = new Map<string, Map<number, number>>()
const MOST_DAYS = 100_000

/** By how many minutes the zone is ahead of UTC at a moment, given in minutes since 1970 in UTC. */
export function zoneOffset(zone: string, minutes: number): number {
  const day = Math.floor(minutes / 1440)
  // Only on the days on which clocks are changed the minute matters.
  const atBeginning = offsetOfDay(zone, day)
  return atBeginning === offsetOfDay(zone, day + 1) ? atBeginning : offsetAt(zone, minutes)
}

function offsetOfDay(zone: string, day: number): number {
  const known = ofDays.get(zone) ?? new Map<number, number>()
  ofDays.set(zone, known)
  const offset = known.get(day) ?? offsetAt(zone, day * 1440)
  if (known.size > MOST_DAYS) known.clear()
  known.set(day, offset)
  return offset
}

function offsetAt(zone: string, minutes: number): number {
  const named = new Map(
    formatterOf(zone)
      .formatToParts(minutes * 60_000)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): number => named.get(type) ?? 0
  const local =
    dayNumber(dayOf(part('year'), part('month'), part('day'))) * 1440 + part('hour') * 60 + part('minute')
  return local - minutes
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formatters.set(zone, made)
  return made
}
