/** What stands between two cells. */
export type Delimiter = ',' | '\t' | ';'

export const DELIMITER_NAMES = { ',': 'comma', '\t': 'tab', ';': 'semicolon' } as const

const DELIMITERS: readonly Delimiter[] = ['\t', ',', ';']
const LINES_LOOKED_AT = 60

/** The delimiter of a text: the one that stands equally often on most lines, outside quotes. A comma where none stands. */
export function delimiterOf(start: string): Delimiter {
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of DELIMITERS) {
    const score = evenness(countsPerLine(start, delimiter))
    if (score > most) {
      most = score
      best = delimiter
    }
  }
  return best
}

function countsPerLine(start: string, delimiter: Delimiter): number[] {
  const counts: number[] = []
  let count = 0
  let isQuoted = false
  for (let at = 0; at < start.length && counts.length < LINES_LOOKED_AT; at++) {
    const letter = start[at]
    if (letter === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (letter === '\n' || letter === '\r') {
      counts.push(count)
      count = 0
    } else if (letter === delimiter) count += 1
  }
  return count > 0 ? [...counts, count] : counts
}

/** How many lines share the most frequent count; the count itself decides between equals. */
function evenness(counts: readonly number[]): number {
  const lines = new Map<number, number>()
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1)
  let most = 0
  for (const [count, times] of lines) most = Math.max(most, times + Math.min(count, 500) / 1000)
  return most
}
