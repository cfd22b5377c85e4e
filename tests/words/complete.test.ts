import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InBoth } from '@/words/inBoth'

const SOURCE = join(import.meta.dirname, '../../src')
const rooms = import.meta.glob<Record<string, unknown>>('../../src/words/**/*.ts', { eager: true })
const files = sourceFiles(SOURCE).filter((path) => !path.startsWith(join(SOURCE, 'words')))
const sources = files.map((path) => readFileSync(path, 'utf8'))

describe.each(catalogues())('the words of %s', (name, words) => {
  test('both languages have the same messages', () => {
    expect(Object.keys(words.en).sort()).toEqual(Object.keys(words.ja).sort())
  })

  test('no message is empty in both languages, or fixed in one and made of parts in the other', () => {
    for (const [key, ja] of Object.entries(words.ja)) {
      const en = words.en[key]
      expect(typeof en, key).toBe(typeof ja)
      if (typeof ja === 'string' && typeof en === 'string') expect((ja + en).trim(), key).not.toBe('')
    }
  })

  test('every message stands somewhere on a screen', () => {
    expect(unused(name, words, sources)).toEqual([])
  })
})

test('a message that no screen shows is found', () => {
  const words = { ja: { shown: '有', forgotten: '無' }, en: { shown: 'yes', forgotten: 'no' } }
  const screen = `import { useWords } from '@/state/language'\nuseWords(someWords)\nwords.value.shown`
  expect(unused('someWords', words, [screen])).toEqual(['forgotten'])
})

/** The messages that no file which takes this room's words names, as `.key` or as `'key'`. */
function unused(name: string, words: InBoth, within: readonly string[]): string[] {
  const takers = within.filter((text) => text.includes(name)).join('\n')
  return Object.keys(words.ja).filter((key) => !new RegExp(`(\\.|')${key}\\b`).test(takers))
}

function catalogues(): [string, InBoth][] {
  return Object.values(rooms).flatMap((room) =>
    Object.entries(room).filter((entry): entry is [string, InBoth] => isCatalogue(entry[1])),
  )
}

function isCatalogue(value: unknown): value is InBoth {
  // One message in both languages is complete by its type.
  return (
    typeof value === 'object' &&
    value !== null &&
    'en' in value &&
    'ja' in value &&
    typeof value.ja === 'object'
  )
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
