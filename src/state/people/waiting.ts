import { dayNumber, parseDay } from '@/domain/day'

const FREE_TRIES = 2
const LONGEST_SECONDS = 60

/** The wrong tries at a door since somebody last got in. */
export interface WrongTries {
  count: number
  /** `YYYY-MM-DDTHH:MM:SS` of the last one, on the clinic's clock. */
  last?: string
}

/** How long to wait after so many wrong tries: none for the first two, then 2, 4, 8 … at most 60 seconds. */
export function waitingSeconds(wrongTries: number): number {
  return wrongTries <= FREE_TRIES ? 0 : Math.min(LONGEST_SECONDS, 2 ** (wrongTries - FREE_TRIES))
}

/** The seconds of the wait that are left now. A clock that was set back since begins the wait again: never none, never more. */
export function secondsLeft({ count, last }: WrongTries, now: string): number {
  const whole = waitingSeconds(count)
  const passed = last === undefined ? 0 : seconds(now) - seconds(last)
  return passed < 0 ? whole : Math.max(0, whole - passed)
}

/** All tries together, whoever they were made as: whoever guesses may change the name between two tries. */
export function wrongTriesOf(attempts: readonly { at: readonly string[] }[]): WrongTries {
  const all = attempts.flatMap(({ at }) => at).sort()
  const last = all.at(-1)
  return { count: all.length, ...(last !== undefined && { last }) }
}

function seconds(stamp: string): number {
  const day = parseDay(stamp.slice(0, 10))
  const [hour = 0, minute = 0, second = 0] = stamp.slice(11).split(':').map(Number)
  return (day === undefined ? 0 : dayNumber(day) * 86_400) + hour * 3600 + minute * 60 + second
}
