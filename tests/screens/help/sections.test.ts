import { describe, expect, test } from 'vitest'
import { REASON_WORDS } from '@/domain/interpret'
import { NOT_COMPARED_REASONS } from '@/domain/interpret/change'
import { NOT_JUDGED_REASONS } from '@/domain/interpret/types'
import { isUnconfirmed } from '@/domain/source'
import { protocolWords } from '@/domain/verdict'
import { MODIFIERS, STATUSES, UNKNOWN_REASONS } from '@/domain/verdict/types'
import { isUnconfirmedSource, narrowed } from '@/screens/help/sections'
import { VARIATION } from '@/tables/biologicalVariation'
import { PROTOCOLS } from '@/tables/protocols'
import { RESTRICTIONS } from '@/tables/restrictions'
import { SOURCES } from '@/tables/sources'
import { PRESETS } from '@/tables/thresholds'
import { thresholdText } from '@/ui/sheet/limitWords'
import { NOT_COMPARED } from '@/words/patient/notCompared'
import { rowOf, theSections } from './theHelp'

describe.each(['ja', 'en'] as const)('the help in %s', (language) => {
  const sections = theSections({ language })
  const rows = sections.flatMap((section) => section.rows)

  test('explains every status, every remark beside it and every reason, in words of its own', () => {
    const wanted = [
      ...STATUSES.map((status) => `status-${status}`),
      ...MODIFIERS.map((modifier) => `modifier-${modifier}`),
      ...UNKNOWN_REASONS.map((reason) => `unknown-${reason}`),
      ...NOT_JUDGED_REASONS.map((reason) => `reason-${reason}`),
    ]
    const texts = wanted.map((id) => rowOf(sections, id).texts.join(' '))
    for (const [at, text] of texts.entries()) expect(text.length, wanted[at]).toBeGreaterThan(8)
    expect(new Set(texts).size).toBe(wanted.length)
  })

  test('names each reason as the screens name it', () => {
    for (const reason of NOT_JUDGED_REASONS)
      expect(rowOf(sections, `reason-${reason}`).term).toBe(REASON_WORDS[reason][language])
    expect(rowOf(sections, 'not-compared').texts).toEqual(
      NOT_COMPARED_REASONS.map((reason) => NOT_COMPARED[language][reason]),
    )
  })

  test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    'has every limit of the preset %s with its level, its number and its own source',
    (_, preset) => {
      const shown = theSections({ language, preset })
      for (const [id, rule] of Object.entries(preset.rules)) {
        const limits = [...rule.limits, ...(rule.fasting ?? []), ...(rule.abnormalBaseline ?? [])]
        const told = rowOf(shown, `limits-${id}`).limits ?? []
        expect(told).toHaveLength(limits.length)
        for (const limit of limits)
          expect(
            told.some(
              ({ level, text, source }) =>
                level === limit.level && text.startsWith(thresholdText(limit)) && source === limit.source,
            ),
            `${id} ${thresholdText(limit)}`,
          ).toBe(true)
      }
      const { term } = rowOf(shown, 'preset')
      expect(term).toMatch(new RegExp(`(第${preset.version}版|version ${preset.version})`))
    },
  )

  test.each(PROTOCOLS.map((protocol) => [protocol.id, protocol] as const))(
    'says the rule of the protocol %s in its own sentences, with version and source',
    (id, protocol) => {
      const row = rowOf(theSections({ language, protocols: [protocol] }), `protocol-${id}`)
      expect(row.texts).toEqual(expect.arrayContaining(protocolWords(protocol, language)))
      expect(row.term).toMatch(new RegExp(`(第${protocol.version}版|version ${protocol.version})`))
      expect(row.sources).toEqual([{ id: protocol.source }])
    },
  )

  test('has every expected variation with its figures and sources', () => {
    for (const [id, row] of Object.entries(VARIATION)) {
      const told = rowOf(sections, `change-${id}`)
      expect(told.texts.join(' ')).toContain(`${row.withinPerson}%`)
      expect(told.sources?.map((source) => source.id)).toEqual(
        expect.arrayContaining([row.withinPersonSource, row.analyticalSource]),
      )
    }
  })

  test('has every restriction with its months and both its sources', () => {
    for (const { id, months, labelMonths, source, labelSource } of RESTRICTIONS) {
      const told = rowOf(sections, `period-${id}`)
      expect(told.texts.join(' ')).toContain(String(months))
      if (labelMonths !== undefined) expect(told.texts.join(' ')).toContain(String(labelMonths))
      expect(told.sources?.map((each) => each.id)).toEqual(
        [source, ...(labelMonths === undefined ? [] : [labelSource])].filter(Boolean),
      )
    }
  })

  test('lists every source with title, year and locator, and says which are unconfirmed', () => {
    for (const source of SOURCES) {
      const told = rowOf(sections, `source-${source.id}`)
      expect(told.term).toBe(`${source.title[language]} ${source.year}`)
      expect(told.texts).toContain(source.locator)
      expect(told.isUnconfirmed ?? false).toBe(isUnconfirmed(source))
    }
    expect(sections.find(({ id }) => id === 'sources')?.rows).toHaveLength(SOURCES.length)
  })

  test('names no source that the list does not have', () => {
    const known = new Set(SOURCES.map(({ id }) => id))
    const cited = rows.flatMap(({ sources = [], limits = [] }) => [
      ...sources.map(({ id }) => id),
      ...limits.map(({ source }) => source),
    ])
    expect(cited.filter((id) => !known.has(id))).toEqual([])
  })

  test('leads to each explanation by an address of its own', () => {
    const ids = [...sections.map(({ id }) => id), ...rows.map(({ id }) => id)]
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('the days of the clinic’s settings stand in the words, and no others', () => {
  const shown = theSections({
    language: 'en',
    settings: { graceDays: 9, dueSoonDays: 23, resultsLateDays: 17 },
  })
  expect(rowOf(shown, 'status-due-soon').texts[0]).toContain('23 days')
  expect(rowOf(shown, 'status-overdue').texts[0]).toContain('9 days')
  expect(rowOf(shown, 'modifier-results-late').texts[0]).toContain('17 days')
  expect(rowOf(shown, 'status-in-grace').texts[0]).not.toContain('never shown')
  const without = theSections({ language: 'en', settings: { graceDays: 0 } })
  expect(rowOf(without, 'status-in-grace').texts[0]).toContain('never shown')
})

test('months that the clinic set are shown, and raised where they are below the label’s minimum', () => {
  const longer = theSections({ language: 'en', settings: { restrictionMonths: { laser: 8 } } })
  expect(rowOf(longer, 'period-laser').texts.join(' ')).toContain('clinic: 8 months')
  const shorter = theSections({ language: 'en', settings: { restrictionMonths: { laser: 2 } } })
  expect(rowOf(shorter, 'period-laser').texts.join(' ')).toMatch(/2 months are shorter.*counted with 6/)
})

describe('the search', () => {
  const sections = theSections({ language: 'ja' })
  const idsOf = (query: string): string[] =>
    narrowed(sections, query, 'ja').flatMap(({ rows }) => rows.map(({ id }) => id))

  test('without words shows everything', () => {
    expect(narrowed(sections, ' 　', 'ja')).toEqual(sections)
  })

  test('finds what holds every word, whatever its width and case', () => {
    expect(idsOf('ａｌｔ 要確認')).toContain('limits-alt')
    expect(idsOf('ａｌｔ 要確認')).not.toContain('limits-tg')
    expect(idsOf('CTCAE V5')).toEqual(expect.arrayContaining(['limits-alt', 'source-ctcae-v5']))
  })

  test('leaves out the sections that hold nothing of it', () => {
    expect(narrowed(sections, '献血 避妊zzz', 'ja')).toEqual([])
    expect(narrowed(sections, '献血', 'ja').map(({ id }) => id)).not.toContain('statuses')
  })
})

test('a source that the list does not have is not taken for confirmed', () => {
  expect(isUnconfirmedSource('no-such-source')).toBe(true)
  expect(isUnconfirmedSource('ctcae-v5')).toBe(false)
})
