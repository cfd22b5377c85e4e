import type { Day } from '@/domain/day'
import type { restrictionWords } from '@/words/patient/restrictions'

/** The days of an entry in words; nothing where neither side is known. */
export function spanText(
  { from, to }: { from?: Day; to?: Day },
  words: typeof restrictionWords.ja,
  written: (day: Day) => string,
): string {
  if (from !== undefined && to !== undefined) return words.fromTo(written(from), written(to))
  if (from !== undefined) return words.since(written(from))
  return to === undefined ? '' : words.until(written(to))
}
