import { FLAG_WORDS } from '@/domain/interpret'
import type { Language } from '@/domain/language'
import { isUnconfirmed, type SourceMark } from '@/domain/source'
import { SOURCES } from '@/state/reference'
import { ruleWords } from '@/words/help/rules'
import { settingsWords } from '@/words/settings/settings'
import { dueSections } from './dueSections'
import type { HelpBasis, HelpRow, HelpSection } from './helpTypes'
import { valueSections } from './valueSections'

/** Every section of the help under the rules in force. */
export function helpSections(basis: HelpBasis): HelpSection[] {
  const { language } = basis
  const words = ruleWords[language]
  return [
    ...dueSections(basis),
    ...valueSections(basis),
    { id: 'sources', title: words.sourceTitle, about: [words.sourceAbout], rows: sourceRows(language) },
  ]
}

/** The sections with the rows in which every word of the query stands; those without any are left out. */
export function narrowed(sections: readonly HelpSection[], query: string, language: Language): HelpSection[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...sections]
  return sections.flatMap((section) => {
    const rows = section.rows.filter((row) => {
      const text = folded(`${section.title} ${textOf(row, language)}`)
      return wanted.every((word) => text.includes(word))
    })
    return rows.length === 0 ? [] : [{ ...section, rows }]
  })
}

/** The title and year of a source; its id where the table has none such. */
export function sourceName(id: string, language: Language): string {
  const row = SOURCES.find((source) => source.id === id)
  return row ? `${row.title[language]} ${row.year}` : id
}

/** Whether the source must be shown as unconfirmed; what the table does not know is not confirmed by it. */
export function isUnconfirmedSource(id: string): boolean {
  const row = SOURCES.find((source) => source.id === id)
  return row === undefined || isUnconfirmed(row)
}

function sourceRows(language: Language): HelpRow[] {
  return SOURCES.map((source) => ({
    id: `source-${source.id}`,
    term: `${source.title[language]} ${source.year}`,
    ...(isUnconfirmed(source) ? { isUnconfirmed: true as const } : {}),
    texts: [source.locator, markText(source.mark, language)],
  }))
}

function markText(mark: SourceMark, language: Language): string {
  const { markV, markV2, markK, markU, markP } = settingsWords[language]
  return { V: markV, V2: markV2, K: markK, U: markU, P: markP }[mark]
}

function textOf({ term, tag, texts, limits = [], sources = [] }: HelpRow, language: Language): string {
  const cited = [...sources, ...limits.map(({ source }) => ({ id: source }))]
  return [
    term,
    tag ?? '',
    ...texts,
    ...limits.flatMap(({ level, text, condition }) => [FLAG_WORDS[level][language], text, condition]),
    ...cited.flatMap(({ id }) => [id, sourceName(id, language)]),
  ].join(' ')
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
