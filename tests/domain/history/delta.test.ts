// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deltaBetween, isSame, withDelta } from '@/domain/history/delta'

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

const aKey = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'toString', 'length'),
  fc.string(),
)
const { tree: aValue } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, 1, '', 'x'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc
      .array(fc.tuple(aKey, tie('tree')), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries) as unknown),
  ),
}))

describe('the way from one version to another', () => {
  test('leads from any value to any other, written down and read again', () => {
    fc.assert(
      fc.property(aValue, aValue, (newer, older) => {
        const delta = asJson(deltaBetween(newer, older)) as ReturnType<typeof deltaBetween>
        expect(JSON.stringify(sorted(withDelta(asJson(newer), delta)))).toBe(
          JSON.stringify(sorted(asJson(older))),
        )
      }),
      { numRuns: 2000 },
    )
  })

  test('is nothing exactly where both are the same as JSON', () => {
    fc.assert(
      fc.property(aValue, aValue, (one, other) => {
        const same = JSON.stringify(sorted(asJson(one))) === JSON.stringify(sorted(asJson(other)))
        expect(deltaBetween(one, other) === null).toBe(same)
        expect(isSame(one, other)).toBe(same)
        expect(deltaBetween(one, asJson(one))).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test('takes a key without a value for no key, and an empty place of a list for null, as JSON does', () => {
    const newer = { a: 1, b: undefined, list: [undefined, 2] }
    const older = { a: undefined, c: 3, list: [null, 2] }
    expect(withDelta(asJson(newer), deltaBetween(newer, older))).toEqual({ c: 3, list: [null, 2] })
    expect(deltaBetween({ a: undefined }, {})).toBeNull()
  })

  test('treats a key named like the prototype as the data that it is', () => {
    const newer = JSON.parse('{"a":1}') as unknown
    const older = JSON.parse('{"a":1,"__proto__":{"stolen":true}}') as unknown
    const back = withDelta(newer, deltaBetween(newer, older)) as Record<string, unknown>
    expect(Object.keys(back)).toEqual(['a', '__proto__'])
    expect(back['stolen']).toBeUndefined()
    expect(deltaBetween({}, older)).not.toBeNull()
    expect(withDelta(older, deltaBetween(older, newer))).toEqual(newer)
  })

  test('of one changed value in a long record takes a few dozen bytes', () => {
    const draws = Array.from({ length: 60 }, (_, at) => ({
      id: `d${at}`,
      results: [{ id: `r${at}`, value: at }],
    }))
    const changed = draws.map((draw, at) =>
      at === 30 ? { ...draw, results: [{ id: 'r30', value: 98 }] } : draw,
    )
    expect(JSON.stringify(deltaBetween({ draws: changed }, { draws })).length).toBeLessThan(120)
    expect(JSON.stringify(deltaBetween({ draws: [...draws, { id: 'new' }] }, { draws })).length).toBeLessThan(
      60,
    )
  })

  test('refuses a value that it was not made for', () => {
    expect(() => withDelta([1], deltaBetween([1, 2, 3], [1, 4, 3]))).toThrow()
    expect(() => withDelta('text', deltaBetween({ a: 1 }, { a: 2, b: 1 }))).toThrow()
    expect(() => withDelta({ b: 1 }, deltaBetween({ a: 1, b: 1 }, { b: 1 }))).toThrow()
    expect(() => withDelta({}, deltaBetween({ a: [1, 2] }, { a: [1] }))).toThrow()
  })
})

/** The same value with its keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return ['record', entries.map(([key, each]) => [key, sorted(each)])]
}
