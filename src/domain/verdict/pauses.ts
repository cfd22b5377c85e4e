import { daysBetween, type Day } from '../day'
import type { CourseFacts } from '../facts'

type PauseFacts = CourseFacts['pauses'][number]

/** A pause of more days than this changes the clock; a shorter one changes nothing (product.md §2 rule 6). */
export const LONGEST_SHORT_PAUSE = 14

/** The long pause in which `today` lies, the restart day no longer included. */
export function longPauseOn(pauses: readonly PauseFacts[], today: Day): PauseFacts | undefined {
  for (const pause of pauses) {
    if (pause.from <= today && (pause.restart === undefined || today < pause.restart) && isLong(pause))
      return pause
  }
  return undefined
}

/** The latest restart after a long pause, on or before today. */
export function lastRestart(pauses: readonly PauseFacts[], today: Day): Day | undefined {
  let latest: Day | undefined
  for (const pause of pauses) {
    const { restart } = pause
    if (restart === undefined || restart > today || !isLong(pause)) continue
    if (latest === undefined || restart > latest) latest = restart
  }
  return latest
}

function isLong({ from, restart }: PauseFacts): boolean {
  return restart === undefined || daysBetween(from, restart) > LONGEST_SHORT_PAUSE
}
