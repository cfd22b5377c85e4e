import type { Language } from './language'
import type { ContactOutcome } from './patient'

const OUTCOMES: Record<Language, Record<ContactOutcome, string>> = {
  ja: {
    'will-come': '来院予定',
    'reached-no-date': '連絡済み・日付未定',
    'message-left': '伝言',
    'no-answer': '不在',
    'wrong-number': '番号違い',
    'do-not-call': '連絡不要の希望',
    'stopped-elsewhere': '服用終了(他院含む)',
    moved: '転居',
    other: 'その他',
  },
  en: {
    'will-come': 'Will come',
    'reached-no-date': 'Reached, no date',
    'message-left': 'Message left',
    'no-answer': 'No answer',
    'wrong-number': 'Wrong number',
    'do-not-call': 'Asked not to be called',
    'stopped-elsewhere': 'Stopped (elsewhere)',
    moved: 'Moved',
    other: 'Other',
  },
}

/** What came of a call, in a few words: the same in the log, the list, the prints and the CSV. */
export function outcomeWords(outcome: ContactOutcome, language: Language): string {
  return OUTCOMES[language][outcome]
}
