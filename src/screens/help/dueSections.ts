import { GROUPS, SERVING } from '@/domain/analyte'
import { modifierWords, protocolWords, reasonWords, statusName } from '@/domain/verdict'
import { MODIFIERS, STATUSES, UNKNOWN_REASONS } from '@/domain/verdict/types'
import { ANALYTES } from '@/state/reference'
import { ruleWords } from '@/words/help/rules'
import type { HelpBasis, HelpRow, HelpSection } from './helpTypes'

/** When a draw is due, what each status and each remark beside it means, and why nothing can be told. */
export function dueSections(basis: HelpBasis): HelpSection[] {
  const { language, days } = basis
  const words = ruleWords[language]
  return [
    { id: 'due', title: words.dueTitle, about: [words.dueAbout], rows: ruleRows(basis) },
    {
      id: 'statuses',
      title: words.statusTitle,
      about: [words.statusAbout],
      rows: STATUSES.map((status) => ({
        id: `status-${status}`,
        term: statusName(status, language),
        status,
        texts: [words.status(status, days)],
      })),
    },
    {
      id: 'modifiers',
      title: words.modifierTitle,
      about: [],
      rows: MODIFIERS.map((modifier) => ({
        id: `modifier-${modifier}`,
        term: modifierWords(modifier, language),
        texts: [words.modifier(modifier, days)],
      })),
    },
    {
      id: 'unknown',
      title: words.unknownTitle,
      about: [],
      rows: UNKNOWN_REASONS.map((reason) => ({
        id: `unknown-${reason}`,
        term: reasonWords(reason, language),
        texts: [words.unknown(reason)],
      })),
    },
  ]
}

function ruleRows({ language, days, protocols }: HelpBasis): HelpRow[] {
  const words = ruleWords[language]
  const names = { liver: words.liver, lipids: words.lipids }
  const counted = GROUPS.map((group) =>
    words.counts(names[group], SERVING[group].map((id) => ANALYTES[id].short[language]).join(' / ')),
  )
  return [
    ...protocols.map((protocol, at) => ({
      id: `protocol-${protocol.id}`,
      term: words.versioned(protocol.name[language], protocol.version),
      tag: at === 0 ? words.inUse : words.elsewhere,
      texts: [...protocolWords(protocol, language), ...(protocol.required === undefined ? counted : [])],
      sources: [{ id: protocol.source }],
    })),
    { id: 'days', term: words.daysTitle, texts: [words.days(days)] },
  ]
}
