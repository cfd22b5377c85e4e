import { dayNumber, type Day } from '@/domain/day'
import { zoneOffset } from '../cells/zoneOffset'

/** A moment as FHIR writes it: a day alone, or with a time the offset that the clinic's zone had then. */
export function momentIn(zone: string, day: Day, time: string | undefined): string {
  if (time === undefined) return day
  const [hours, minutes, seconds = '00'] = time.split(':')
  const local = dayNumber(day) * 1440 + Number(hours) * 60 + Number(minutes)
  return `${day}T${hours}:${minutes}:${seconds}${offsetText(offsetAt(zone, local))}`
}

/** A stamp of the clinic's clock, `YYYY-MM-DDTHH:MM` with seconds or not, as FHIR writes it. */
export function stampIn(zone: string, stamp: string): string {
  return momentIn(zone, stamp.slice(0, 10) as Day, stamp.slice(11))
}

/** By how many minutes the zone is ahead of UTC at a time of its own wall clock, given in minutes since 1970. */
function offsetAt(zone: string, local: number): number {
  const guess = zoneOffset(zone, local)
  return zoneOffset(zone, local - guess)
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`
}
