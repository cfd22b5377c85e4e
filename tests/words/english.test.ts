import { describe, expect, test } from 'vitest'
import type { InBoth } from '@/words/inBoth'
import { some } from '@/words/some'

const rooms = import.meta.glob<Record<string, unknown>>('../../src/words/**/*.ts', { eager: true })
const FULL_WIDTH = /[、。・：；（）！？～　]/

describe.each(Object.keys(rooms))('the English of %s', (path) => {
  test('has no punctuation of Japanese', () => {
    for (const room of Object.values(rooms[path] ?? {})) {
      const english = Object.values((room as Partial<InBoth> | undefined)?.en ?? {})
      for (const message of english) {
        const text = typeof message === 'string' ? message : spoken(message)
        expect(text).not.toMatch(FULL_WIDTH)
      }
    }
  })
})

/** What a message says of ones; undefined where it wants something else than a number or a text. */
function spoken(message: (...given: never[]) => string): string {
  try {
    return String((message as (...given: unknown[]) => string)('1', '1', '1', '1'))
  } catch {
    return ''
  }
}

test.each([
  ['1', '1 file'],
  [1, '1 file'],
  ['0', '0 files'],
  ['1,000', '1,000 files'],
])('%s is said as “%s”', (count, said) => expect(some(count, 'file')).toBe(said))

test('an irregular plural is given with its noun', () => {
  expect(some('2', 'entry', 'entries')).toBe('2 entries')
  expect(some('1', 'entry', 'entries')).toBe('1 entry')
})
