import { daysBetween } from '../../day'
import type { Language } from '../../language'
import { SHORT_WORDS } from './shortWords'
import type { Modifier, Status, UnknownReason, Verdict } from '../types'

/** The status in words, with the days: 8日超過, 本日期限, 期限間近 あと9日; 8 days overdue, due today. */
export function statusWords({ status, daysOverdue, due, today }: Verdict, language: Language): string {
  const say = SHORT_WORDS[language]
  if (status === 'overdue') return say.daysOverdue(daysOverdue)
  if (status === 'baseline-missing' && daysOverdue > 0) return say.missingFor(daysOverdue)
  if (status === 'due-soon' && due !== undefined) return say.soonIn(daysBetween(today, due))
  return say.status[status]
}

/** The bare name of a status, for headings and choices. */
export function statusName(status: Status, language: Language): string {
  return SHORT_WORDS[language].status[status]
}

/** What stands beside the status, in a few words. */
export function modifierWords(modifier: Modifier, language: Language): string {
  return SHORT_WORDS[language].modifier[modifier]
}

/** Why nothing can be said, in a few words. */
export function reasonWords(because: UnknownReason, language: Language): string {
  return SHORT_WORDS[language].reason[because]
}
