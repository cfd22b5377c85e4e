import type { ResultStatus } from '@/domain/result'

const STATES: readonly { words: RegExp; status: ResultStatus }[] = [
  { words: /^(?:m|p|i|mid|interim|preliminary|中間(?:報告)?|検査中|途中)$/i, status: 'preliminary' },
  { words: /^(?:f|e|final|最終(?:報告)?|確定|完了)$/i, status: 'final' },
  { words: /^(?:c|corrected|訂正(?:報告)?|修正(?:報告)?)$/i, status: 'corrected' },
]

/** The status of a report by its letter or word; undefined where the word is not known. */
export function statusOfState(...words: readonly string[]): ResultStatus | undefined {
  for (const word of words) {
    const row = STATES.find((each) => each.words.test(word.trim()))
    if (row) return row.status
  }
  return undefined
}
