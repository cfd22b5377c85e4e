import type { Day } from '../day'
import type { Language } from '../language'
import { isUnconfirmed, type Source } from '../source'
import type { Alert } from './alertsOn'

/** Id of the row of the table of sources that names pregnancy and breast-feeding as contraindications. */
const LABEL = 'isotretinoin-contraindications'

/**
 * An alert in words, with its source: what the label names and since when, never what to do. The same on screen, in the
 * list and on paper.
 */
export function alertText(
  alert: Alert,
  language: Language,
  sourceOf: (id: string) => Source | undefined,
  written: (day: Day) => string,
): string {
  const { kind, day, interaction } = alert
  const since = day === undefined ? '' : written(day)
  const source = sourceOf(interaction?.source ?? LABEL)
  const from = source ? sourceText(source, language) : ''
  if (language === 'ja') {
    const what = interaction
      ? `${interaction.isCondition ? '禁忌' : '併用禁忌'}: ${alert.name ?? ''}(${interaction.agent.ja})`
      : `添付文書の禁忌: ${KINDS.ja[kind]}`
    const when = since === '' ? '' : kind === 'positive-test' ? ` ${since}` : ` ${since}から`
    return `${what}${when}〔${from}〕`
  }
  const what = interaction
    ? `Contraindicated${interaction.isCondition ? '' : ' combination'}: ${alert.name ?? ''} (${interaction.agent.en})`
    : `Contraindication on the label: ${KINDS.en[kind]}`
  const when = since === '' ? '' : kind === 'positive-test' ? ` ${since}` : ` since ${since}`
  return `${what}${when} [${from}]`
}

/** A source as named beside a statement: title and year, a question mark where it is unconfirmed. */
export function sourceText(source: Source, language: Language): string {
  return `${source.title[language]} ${source.year}${isUnconfirmed(source) ? UNCONFIRMED[language] : ''}`
}

const UNCONFIRMED = { ja: '・未確認', en: ', unconfirmed' }

const KINDS = {
  ja: {
    pregnancy: '妊娠',
    'positive-test': '妊娠(検査 陽性)',
    'breast-feeding': '授乳',
    interaction: '併用薬',
  },
  en: {
    pregnancy: 'pregnancy',
    'positive-test': 'pregnancy (test positive)',
    'breast-feeding': 'breast-feeding',
    interaction: 'medicine',
  },
}
