import { dayNumber, dayOf } from '@/domain/day'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** By how many minutes the zone is ahead of UTC at a moment, given in minutes since 1970 in UTC. */
export function zoneOffset(zone: string, minutes: number): number {
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
