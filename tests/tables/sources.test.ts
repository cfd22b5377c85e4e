import { describe, expect, test } from 'vitest'
import { describeLimit, interpret, sourceText } from '@/domain/interpret'
import { MEASURES } from '@/domain/measures'
import { isUnconfirmed } from '@/domain/source'
import { ANALYTES } from '@/tables/analytes'
import { RANGES } from '@/tables/ranges'
import { SOURCES, sourceById } from '@/tables/sources'
import { PRESETS } from '@/tables/thresholds'
import { aJudged } from '../domain/interpret/judged'

test('each source has an id of its own', () => {
  expect(new Set(SOURCES.map(({ id }) => id)).size).toBe(SOURCES.length)
})

describe.each(SOURCES)('the source $id', (source) => {
  test('has a title in both languages, a year and a place to look', () => {
    expect(source.title.ja.trim()).not.toBe('')
    expect(source.title.en.trim()).not.toBe('')
    expect(source.locator.trim().length).toBeGreaterThan(5)
    expect(source.year).toBeGreaterThan(1999)
    expect(source.year).toBeLessThan(2030)
    expect(['V', 'V2', 'K', 'U', 'P']).toContain(source.mark)
  })

  test('is shown as unconfirmed exactly where it is known, uncertain or proposed', () => {
    const isMarked = ['K', 'U', 'P'].includes(source.mark)
    expect(sourceText(source.id, 'ja', sourceById).endsWith(' (未確認)')).toBe(isMarked)
    expect(sourceText(source.id, 'en', sourceById).endsWith(' (unconfirmed)')).toBe(isMarked)
  })
})

/** Parts of rows (units), which the rows with their sources are made of. */
const PARTS = ['/src/tables/analytes/parts.ts']

/** What a file of the tables exports, whatever tables there are. */
const TABLES = import.meta.glob<Record<string, unknown>>('/src/tables/**/*.ts', { eager: true })

/** A row names its source in `source` or in a field that ends so (`plausibleSource`); this is where it stands. */
interface Named {
  where: string
  id: unknown
}

describe('every row of every table', () => {
  test.each(Object.keys(TABLES).filter((file) => !file.includes('/sources/')))(
    'of %s names a source',
    (file) => {
      for (const { where, id } of named(TABLES[file], file)) {
        expect([where, typeof id === 'string' && sourceById(id)?.id]).toEqual([where, id])
      }
    },
  )

  test('of limits, ranges, analytes and protocols was found by this test', () => {
    const found = new Set(
      Object.entries(TABLES).flatMap(([file, table]) => (named(table, file).length > 0 ? [room(file)] : [])),
    )
    for (const each of ['thresholds', 'ranges', 'analytes', 'protocols']) expect(found).toContain(each)
  })

  test('of a list that a table exports has a source, whatever list is added', () => {
    const bare = Object.entries(TABLES).flatMap(([file, table]) =>
      file.includes('/sources/') || PARTS.includes(file) ? [] : bareRows(table, file),
    )
    expect(bare).toEqual([])
  })

  test('has a source where it is a row: no list of rows in which one names a source and another does not', () => {
    const missing = Object.entries(TABLES).flatMap(([file, table]) =>
      file.includes('/sources/') ? [] : withoutSource(table, file),
    )
    expect(missing).toEqual([])
  })
})

/** Every `source` of a value and of all that it holds. */
function named(value: unknown, where: string, seen = new Set<unknown>()): Named[] {
  if (value === null || typeof value !== 'object' || seen.has(value)) return []
  seen.add(value)
  return Object.entries(value).flatMap(([key, held]) => {
    const at = `${where} ${key}`
    return /^source$|Source$/.test(key) ? [{ where: at, id: held as unknown }] : named(held, at, seen)
  })
}

/** Rows of exported lists that name no source, neither they nor anything in them. */
function bareRows(table: Record<string, unknown>, file: string): string[] {
  return Object.entries(table).flatMap(([name, held]) =>
    Array.isArray(held)
      ? held.flatMap((row: unknown, at) =>
          row !== null && typeof row === 'object' && named(row, '').length === 0
            ? [`${file} ${name} ${at}`]
            : [],
        )
      : [],
  )
}

/** Rows of a list beside others with a source, which have none themselves. */
function withoutSource(value: unknown, where: string, seen = new Set<unknown>()): string[] {
  if (value === null || typeof value !== 'object' || seen.has(value)) return []
  seen.add(value)
  const held = Object.entries(value)
  const rows = held.filter(([, each]) => each !== null && typeof each === 'object')
  const isList = Array.isArray(value) && rows.some(([, each]) => 'source' in (each as object))
  const missing = isList ? rows.filter(([, each]) => !('source' in (each as object))) : []
  return [
    ...missing.map(([key]) => `${where} ${key}`),
    ...rows.flatMap(([key, each]) => withoutSource(each, `${where} ${key}`, seen)),
  ]
}

function room(file: string): string {
  return file.split('/')[3] ?? ''
}

test('every common range is in the unit of the catalogue', () => {
  for (const range of RANGES) expect(range.unit).toBe(MEASURES[range.analyte].unit)
})

test('what is proposed or uncertain is shown as unconfirmed, what was read is not', () => {
  const shown = Object.fromEntries(SOURCES.map((source) => [source.id, isUnconfirmed(source)]))
  expect(shown).toMatchObject({
    'clinic-default-proposal': true,
    'delphi-2022-borrowed': true,
    'clinic-own-limit': true,
    'clinic-own-range': true,
    'jccls-2022-hdl-male': true,
    'bare-alp-proposal': true,
    'ctcae-v5': false,
    'ctcae-v6': false,
    'tokutei-kenshin': false,
    'eu-smpc-tg': false,
    'jccls-2022': false,
  })
})

test('a flag by a limit of any preset says that its source is unconfirmed exactly where it is', () => {
  let asked = 0
  for (const preset of PRESETS) {
    for (const [analyte, rule] of Object.entries(preset.rules)) {
      const id = analyte as keyof typeof ANALYTES
      for (const text of ['0.05', '9', '30', '55', '110', '180', '350', '900', '9999']) {
        const found = interpret(aJudged(id, text, { sex: 'F', low: '10', high: '40' }), {
          preset,
          ranges: RANGES,
        })
        const threshold = found.limit?.threshold
        if (!threshold) continue
        asked += 1
        const source = sourceById(threshold.source)!
        const said = describeLimit({ short: ANALYTES[id].short, text }, found, 'en', sourceById)
        expect(said).toContain(source.title.en)
        expect([said, said.includes('(unconfirmed)')]).toEqual([said, isUnconfirmed(source)])
      }
      expect(rule.limits.length).toBeGreaterThan(0)
    }
  }
  expect(asked).toBeGreaterThan(100)
})
