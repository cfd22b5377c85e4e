import type { Flag } from './types'

const FLAGS = ['none', 'notice', 'caution', 'stop', 'critical'] as const satisfies readonly Flag[]

/** The flag that an answer of `judge` means. */
export function flagOf(answer: number): Flag {
  return answer < 0 ? 'not-judged' : (FLAGS[answer] ?? 'none')
}
