import type { Day } from '../day'
import type { Language } from '../language'
import type { BackReason } from './back'
import type { Section, WorklistRow } from './row'

/** The parts of the list by name: the same on the screen, on paper and in the CSV. */
export const SECTION_WORDS: Record<Language, Record<Section, string>> = {
  ja: {
    work: '対応が必要',
    booked: '期限日までに来院予定あり(連絡不要)',
    snoozed: '再通知待ち',
  },
  en: {
    work: 'To work on',
    booked: 'Booked before the due day (no call needed)',
    snoozed: 'Snoozed',
  },
}

const BACK_WORDS: Record<Language, Record<BackReason, (day: string) => string>> = {
  ja: {
    flag: () => '新しい異常値で再表示',
    result: () => '検査結果到着で再表示',
    overdue: () => '期限超過で再表示',
    'baseline-missing': () => '開始前採血なしで再表示',
    pause: () => '休薬中のまま期限から28日超過',
    until: (day) => `再通知日 ${day} で再表示`,
    'visit-passed': (day) => `来院予定 ${day} 経過`,
  },
  en: {
    flag: () => 'back: new flag',
    result: () => 'back: results came in',
    overdue: () => 'back: now overdue',
    'baseline-missing': () => 'back: no baseline',
    pause: () => 'on hold, 28 days past its due day',
    until: (day) => `back: snoozed until ${day}`,
    'visit-passed': (day) => `visit of ${day} passed`,
  },
}

/**
 * Why a row stands where it does: until when and why it was put aside, for when it is booked, or what brought it back.
 * Undefined for a row that was never away. `written` gives a day as the clinic writes it.
 */
export function whyHere(
  { section, snoozedUntil, back, facts }: WorklistRow,
  language: Language,
  written: (day: Day) => string = (day) => day,
): string | undefined {
  if (section === 'snoozed' && snoozedUntil !== undefined) {
    const reason = facts.snooze?.reason ?? ''
    return language === 'ja'
      ? `再通知 ${written(snoozedUntil)} ${reason}`.trim()
      : `until ${written(snoozedUntil)}: ${reason}`
  }
  if (section === 'booked' && facts.nextVisit !== undefined) {
    const day = written(facts.nextVisit)
    return language === 'ja' ? `来院予定 ${day}` : `visit ${day}`
  }
  return back && BACK_WORDS[language][back.because](written(back.day))
}
