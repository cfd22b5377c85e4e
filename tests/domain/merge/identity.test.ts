import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import {
  comparedEvidence,
  contradiction,
  isSurelySame,
  resolve,
  type Identity,
  type Statement,
  type StoredIdentity,
} from '@/domain/merge'

const AOI: Identity = {
  number: '00412',
  name: '青葉 葵',
  kana: 'アオバ アオイ',
  birthDate: day('2001-03-04'),
  sex: 'F',
}
const stored = (identity: Identity): StoredIdentity => ({ id: identity.number, ...identity })
const rows = (identity: Identity, more: Partial<Statement> = {}): Statement => ({
  kind: 'results',
  file: 0,
  ...identity,
  ...more,
})

function doubts(statements: Statement[], known: StoredIdentity[] = []): string[] {
  return resolve(statements, known).doubts.map(({ because }) => because)
}

describe('numbers that differ in how they are written', () => {
  const spellings = ['412', '0412', '00000412', '００４１２', '00-412', '00412-7']

  test('join where birth date and name or kana agree', () => {
    for (const number of spellings) {
      const { targets, doubts: none } = resolve([rows({ ...AOI, number })], [stored(AOI)])
      expect(none).toEqual([])
      expect(targets.map((target) => target.statements)).toEqual([[0]])
    }
  })

  test('wait where only the number speaks for it', () => {
    for (const number of spellings) expect(doubts([rows({ number })], [stored(AOI)])).toEqual(['number'])
  })

  test('follow one row of the same spelling that proved it', () => {
    const proven = rows({ ...AOI, number: '412' }, { kind: 'roster' })
    expect(doubts([proven, rows({ number: '412' }, { file: 1 })], [stored(AOI)])).toEqual([])
  })

  test('are looked for or not, with the same answer: figures equally many cannot be one number', () => {
    const someone = fc.record(
      {
        number: fc.constantFrom('00412', '00413', '10412', '00007'),
        name: fc.constantFrom('青葉 葵', '若葉 葵'),
        birthDate: fc.constantFrom(day('2001-03-04'), day('2002-03-04')),
        file: fc.nat(1),
      },
      { requiredKeys: ['number'] },
    )
    fc.assert(
      fc.property(fc.array(someone), fc.array(someone), (said, known) => {
        const people = known.map((each, at) => ({ ...each, id: `p${at}` }))
        // Somebody of another spelling, whom nobody can be, makes that all are compared.
        const stranger = { id: 'p', number: 'zz' }
        expect(resolve(said, people)).toEqual(resolve(said, [...people, stranger]))
      }),
      { seed: 20261123 },
    )
  })

  test('are two people where both end in a figure of their own', () => {
    const { targets } = resolve([rows({ number: '142-1' }), rows({ number: '142-2' })], [])
    expect(targets).toHaveLength(2)
  })
})

describe('one number', () => {
  test('never joins what contradicts in birth date, sex or name', () => {
    expect(doubts([rows({ ...AOI, birthDate: day('2001-03-05') })], [stored(AOI)])).toEqual(['birth-date'])
    expect(doubts([rows({ ...AOI, sex: 'M' })], [stored(AOI)])).toEqual(['sex'])
    expect(doubts([rows({ number: '00412', name: '北沢 健' })], [stored(AOI)])).toEqual(['name'])
  })

  test('of two people whom nobody knows yet is one new patient and one in doubt', () => {
    const other = { number: '00412', name: '北沢 健', birthDate: day('1980-01-01') }
    const { targets, doubts: waiting } = resolve([rows(AOI), rows(other, { file: 1 })], [])
    expect(targets.map(({ statements }) => statements)).toEqual([[0]])
    expect(waiting.map(({ statements }) => statements)).toEqual([[1]])
  })

  test('of two people: rows that say only the number go with the one whom their file knows, else wait', () => {
    const other = { number: '00412', name: '北沢 健', birthDate: day('1980-01-01') }
    const { targets, doubts: waiting } = resolve(
      [
        rows(AOI, { file: 0 }),
        rows(other, { file: 1 }),
        rows({ number: '00412' }, { file: 0 }),
        rows({ number: '00412' }, { file: 1 }),
        rows({ number: '00412' }, { file: 2 }),
      ],
      [],
    )
    expect(targets.map(({ statements }) => statements)).toEqual([[0, 2]])
    expect(waiting.map(({ statements, because }) => [because, ...statements])).toEqual([
      ['birth-date', 1, 3],
      ['several', 4],
    ])
  })

  test('keeps a patient whose surname changed, and not one with another given name', () => {
    expect(contradiction(AOI, { ...AOI, name: '北沢 葵', kana: 'キタザワ アオイ' })).toBeUndefined()
    expect(contradiction(AOI, { ...AOI, name: '青葉 蘭', kana: 'アオバ ラン' })).toBe('name')
    expect(contradiction(AOI, { ...AOI, name: '北沢葵', kana: 'キタザワアオイ' })).toBeUndefined()
  })
})

describe('an id of the source', () => {
  test('means somebody only where the clinic or another file knows it', () => {
    const reference = rows({ number: '412' }, { isReference: true })
    expect(resolve([reference], [stored(AOI)])).toMatchObject({ targets: [], strangers: [0] })
    expect(resolve([reference], [stored({ ...AOI, number: '412' })]).strangers).toEqual([])
    expect(resolve([reference, rows({ number: '412' }, { kind: 'roster', file: 1 })], []).strangers).toEqual(
      [],
    )
  })
})

describe('names', () => {
  test('are compared without spaces, courtesy and the width of kana', () => {
    const born = { number: '1', birthDate: day('2001-03-04') }
    expect(isSurelySame({ ...born, name: '青葉　葵様' }, { ...born, name: '青葉葵' })).toBe(true)
    expect(isSurelySame({ ...born, kana: 'ｱｵﾊﾞ ｱｵｲ' }, { ...born, kana: 'アオバアオイ' })).toBe(true)
    expect(isSurelySame({ ...born, kana: 'あおば あおい' }, { ...born, kana: 'アオバ アオイ' })).toBe(true)
  })

  test('with small kana, a long vowel or a variant of a character are not the same for sure', () => {
    const born = { number: '1', birthDate: day('2001-03-04') }
    expect(isSurelySame({ ...born, kana: 'キョウコ' }, { ...born, kana: 'キヨウコ' })).toBe(false)
    expect(isSurelySame({ ...born, kana: 'オーノ' }, { ...born, kana: 'オオノ' })).toBe(false)
    expect(isSurelySame({ ...born, name: '髙橋 菜' }, { ...born, name: '高橋 菜' })).toBe(false)
  })
})

describe('the evidence side by side', () => {
  test('says of each field whether it agrees', () => {
    const received = { number: '412', name: '靑葉 葵', birthDate: day('2001-03-05'), kana: 'ｱｵﾊﾞ ｱｵｲ' }
    expect(comparedEvidence(AOI, received)).toEqual([
      { field: 'number', agreement: 'variant' },
      { field: 'name', agreement: 'variant' },
      { field: 'kana', agreement: 'agrees' },
      { field: 'birthDate', agreement: 'differs' },
      { field: 'sex', agreement: 'missing' },
    ])
  })

  test('takes 髙 and 高, 﨑 and 崎, 齋 and 斉 for variants', () => {
    for (const [a, b] of [
      ['髙橋', '高橋'],
      ['山﨑', '山崎'],
      ['齋藤', '斉藤'],
      ['斎藤', '齋藤'],
    ])
      expect(comparedEvidence({ number: '1', name: a ?? '' }, { number: '1', name: b ?? '' })[1]).toEqual({
        field: 'name',
        agreement: 'variant',
      })
  })
})

const someone: fc.Arbitrary<Statement> = fc
  .record({
    kind: fc.constantFrom('roster' as const, 'results' as const),
    number: fc.constantFrom('412', '0412', '00412', '7'),
    name: fc.option(fc.constantFrom('青葉 葵', '北沢 健', '髙橋 菜'), { nil: undefined }),
    birthDate: fc.option(fc.constantFrom(day('2001-03-04'), day('1980-01-01')), { nil: undefined }),
    sex: fc.option(fc.constantFrom('F' as const, 'M' as const), { nil: undefined }),
    file: fc.integer({ min: 0, max: 2 }),
  })
  .map((each) => JSON.parse(JSON.stringify(each)) as Statement)

test('whatever files say, each statement has one place, and nobody is joined with whom birth date or sex contradicts', () => {
  fc.assert(
    fc.property(
      fc.array(someone, { maxLength: 8 }),
      fc.array(someone, { maxLength: 2 }),
      (statements, known) => {
        const people = known.map((each, at) => ({ ...each, id: String(at) }))
        const { targets, doubts: waiting, strangers } = resolve(statements, people)
        const placed = [...targets, ...waiting].flatMap((each) => each.statements).concat(strangers)
        expect(placed.sort((a, b) => a - b)).toEqual(statements.map((_, at) => at))
        for (const { statements: joined } of [...targets, ...waiting])
          for (const a of joined)
            for (const b of joined) {
              const against = contradiction(statements[a] ?? AOI, statements[b] ?? AOI)
              expect(against === 'birth-date' || against === 'sex').toBe(false)
            }
      },
    ),
    { numRuns: 2000, seed: 20261122 },
  )
})
