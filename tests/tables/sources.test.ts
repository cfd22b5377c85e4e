import { describe, expect, test } from 'vitest'
import { MEASURES } from '@/domain/measures'
import { isUnconfirmed } from '@/domain/source'
import { RANGES } from '@/tables/ranges'
import { SOURCES, sourceById } from '@/tables/sources'
import { PRESETS } from '@/tables/thresholds'

test('each source has an id of its own', () => {
  expect(new Set(SOURCES.map(({ id }) => id)).size).toBe(SOURCES.length)
})

describe.each(SOURCES)('the source $id', (source) => {
  test('has a title in both languages, a year and a place to look', () => {
    expect(source.title.ja).not.toBe('')
    expect(source.title.en).not.toBe('')
    expect(source.locator.length).toBeGreaterThan(5)
    expect(source.year).toBeGreaterThan(1999)
    expect(source.year).toBeLessThan(2030)
  })
})

test('every limit of every preset names a source of the table', () => {
  for (const preset of PRESETS) {
    expect([preset.id, sourceById(preset.source)?.id]).toEqual([preset.id, preset.source])
    for (const [analyte, rule] of Object.entries(preset.rules)) {
      for (const limit of [...rule.limits, ...(rule.fasting ?? []), ...(rule.abnormalBaseline ?? [])]) {
        expect([preset.id, analyte, sourceById(limit.source)?.id]).toEqual([preset.id, analyte, limit.source])
      }
    }
  }
})

test('every common range names a source of the table and the unit of the catalogue', () => {
  for (const range of RANGES) {
    expect(sourceById(range.source)).toBeDefined()
    expect(range.unit).toBe(MEASURES[range.analyte].unit)
  }
})

test('what is proposed or uncertain is shown as unconfirmed, what was read is not', () => {
  const shown = Object.fromEntries(SOURCES.map((source) => [source.id, isUnconfirmed(source)]))
  expect(shown).toMatchObject({
    'clinic-default-proposal': true,
    'jccls-2022-hdl-male': true,
    'bare-alp-proposal': true,
    'ctcae-v5': false,
    'jccls-2022': false,
  })
})
