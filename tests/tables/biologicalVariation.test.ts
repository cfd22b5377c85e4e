import { describe, expect, test } from 'vitest'
import { isUnconfirmed } from '@/domain/source'
import { RCV_SOURCES, VARIATION } from '@/tables/biologicalVariation'
import { VARIATION_CAVEATS } from '@/tables/biologicalVariation/caveats'
import { sourceById } from '@/tables/sources'
import { sheetWords } from '@/words/sheet'

/** Every source that the table and its caveats rest on. */
const CITED = new Set([
  ...Object.values(VARIATION).flatMap((row) => [row.withinPersonSource, row.analyticalSource]),
  ...RCV_SOURCES,
  ...Object.values(VARIATION_CAVEATS).flatMap(({ sources = [] }) => sources),
])

describe.each([...CITED])('the source %s', (id) => {
  test('stands in the table of sources as read or as quoted', () => {
    const source = sourceById(id)
    expect(source?.locator.length).toBeGreaterThan(10)
    expect(source && isUnconfirmed(source)).toBe(false)
  })
})

test('no figure comes from a data base that restricts its reuse', () => {
  for (const id of CITED) {
    const source = sourceById(id)
    const said = `${source?.title.en} ${source?.locator}`.toLowerCase()
    expect(said).not.toMatch(/eflm|biologicalvariation\.eu|westgard|ricos 2014|minchinela/)
  }
})

test('the analytes to be treated with care carry a caveat in both languages', () => {
  for (const analyte of ['alt', 'ggt', 'ck', 'tbil', 'ldl', 'tg', 'wbc'] as const) {
    expect(VARIATION_CAVEATS[analyte]?.text.ja, analyte).toMatch(/[ぁ-んァ-ン一-龥]/)
    expect(VARIATION_CAVEATS[analyte]?.text.en.length, analyte).toBeGreaterThan(20)
  }
})

test('paper and page name every source of the figures in short, by author and year or by its number', () => {
  for (const id of new Set([
    ...Object.values(VARIATION).flatMap((row) => [row.withinPersonSource, row.analyticalSource]),
    ...RCV_SOURCES,
  ])) {
    const source = sourceById(id)
    const author = /^(\S+) et al/.exec(source?.locator ?? '')?.[1]
    for (const words of [sheetWords.ja.changeSources, sheetWords.en.changeSources]) {
      if (author === undefined) expect(words).toContain('PMC4219582')
      else expect(words).toMatch(new RegExp(`${author}[0-9, ]* ${source?.year}`))
    }
  }
})
