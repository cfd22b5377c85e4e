import type { Day } from '../../day'

/** When something was collected. */
export interface Place {
  day: Day
  time?: string
}

/** Whether both mean one draw: times tell two draws of a day apart only where both have one. */
export function samePlace(a: Place, b: Place): boolean {
  return a.day === b.day && (a.time === undefined || b.time === undefined || a.time === b.time)
}
