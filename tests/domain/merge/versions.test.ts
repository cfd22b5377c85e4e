import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { undoImport } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { ReadResult } from '@/domain/reading'
import { stands } from '@/domain/reported'
import type { Draw, Result, ResultStatus } from '@/domain/result'
import { grown, imported, listed, reported as said } from './builders'

function resultsOf(patient: Patient | undefined): { draw: Draw; result: Result }[] {
  return patient?.draws.flatMap((draw) => draw.results.map((result) => ({ draw, result }))) ?? []
}

/** What stands and what went before it, without ids, imports and moments; the day on which an order was filled is one. */
function plain(patient: Patient | undefined): unknown {
  const draws = (patient?.draws ?? []).map(({ day: on, time, results }) => ({
    on,
    time,
    results: results.map(
      ({ id: _, importId: __, alsoFrom: ___, arrived: ____, earlier = [], ...result }) => ({
        ...result,
        earlier: earlier.map(({ importId: _i, alsoFrom: _s, arrived: _a, replaced, ...each }) => ({
          ...each,
          because: replaced.because,
        })),
      }),
    ),
  }))
  const sorted = draws.map((draw) => ({
    ...draw,
    results: draw.results.map((result) => JSON.stringify(result, keysInOrder)).sort(),
  }))
  return sorted.sort((a, b) => (`${a.on} ${a.time ?? ''}` < `${b.on} ${b.time ?? ''}` ? -1 : 1))
}

function keysInOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function texts(patient: Patient | undefined): string[] {
  return resultsOf(patient).map(({ draw, result }) => {
    const before = (result.earlier ?? []).map(({ value, status }) => `${value?.text ?? ''} ${status}`)
    return [`${draw.day.slice(5)} ${result.value?.text ?? ''} ${result.status}`, ...before].join(' < ')
  })
}

describe('a preliminary, a final and a corrected report', () => {
  const preliminary = said({ status: 'preliminary', value: '90', at: '2026-09-14T12:00:00.000', key: 'k' })
  const final = said({ value: '98', at: '2026-09-15T09:00:00.000', key: 'k' })
  const corrected = said({ status: 'corrected', value: '89', at: '2026-09-16T09:00:00.000', key: 'k' })

  test('follow each other, and what went before stays in the history', () => {
    const { patient, outcomes } = grown([preliminary], [final], [corrected])
    expect(texts(patient)).toEqual(['09-14 89 corrected < 90 preliminary < 98 final'])
    expect(outcomes).toEqual(['corrected'])
  })

  test('that arrives after a later one does not replace it', () => {
    const { patient, outcomes } = grown([corrected], [preliminary])
    expect(texts(patient)).toEqual(['09-14 89 corrected < 90 preliminary'])
    expect(outcomes).toEqual(['corrected'])
    expect(grown([corrected], [preliminary], [preliminary]).outcomes).toEqual(['same'])
  })

  test('come to the same in whatever order', () => {
    const inOrder = plain(grown([preliminary], [final], [corrected]).patient)
    expect(plain(grown([final], [corrected], [preliminary]).patient)).toEqual(inOrder)
    expect(plain(grown([corrected, preliminary, final]).patient)).toEqual(inOrder)
    expect(plain(grown([corrected], [final, preliminary]).patient)).toEqual(inOrder)
  })

  test('without a moment go by how far the status is along', () => {
    const bare = ({ reportedAt: _, sourceKey: __, ...read }: ReadResult): ReadResult => read
    const { patient } = grown([bare(corrected)], [bare(final)], [bare(preliminary)])
    expect(texts(patient)).toEqual(['09-14 89 corrected < 90 preliminary < 98 final'])
  })
})

describe('two corrections', () => {
  const one = said({ status: 'corrected', value: '80', at: '2026-09-16T09:00:00.000', key: 'k' })
  const other = said({ status: 'corrected', value: '81', at: '2026-09-17T09:00:00.000', key: 'k' })

  test('the later report holds, whichever comes last', () => {
    expect(texts(grown([one], [other]).patient)).toEqual(['09-14 81 corrected < 80 corrected'])
    expect(texts(grown([other], [one]).patient)).toEqual(['09-14 81 corrected < 80 corrected'])
  })
})

describe('a result that was withdrawn', () => {
  const final = said({ value: '98', at: '2026-09-15T09:00:00.000', key: 'k' })
  const withdrawn = said({ status: 'entered-in-error', at: '2026-09-16T09:00:00.000', key: 'k' })

  test('is struck out with the value that it had, and serves nothing', () => {
    const { patient, outcomes } = grown([final], [withdrawn])
    expect(texts(patient)).toEqual(['09-14 98 entered-in-error < 98 final'])
    expect(outcomes).toEqual(['corrected'])
    expect(resultsOf(patient).filter(({ result }) => stands(result))).toEqual([])
  })

  test('does not come alive where its older report arrives later', () => {
    const { patient, outcomes } = grown([withdrawn], [final])
    expect(outcomes).toEqual(['corrected'])
    expect(plain(patient)).toEqual(plain(grown([final], [withdrawn]).patient))
  })

  test('stands again where the source says so later', () => {
    const again = said({ status: 'corrected', value: '97', at: '2026-09-18T09:00:00.000', key: 'k' })
    expect(texts(grown([again], [withdrawn], [final]).patient)).toEqual([
      '09-14 97 corrected < 98 final < 98 entered-in-error',
    ])
  })

  test('leaves the one that the source put in its place under another id', () => {
    const other = said({ value: '89', at: '2026-09-15T10:00:00.000', key: 'other' })
    for (const order of [
      [[final], [other], [withdrawn]],
      [[withdrawn], [other], [final]],
      [[other, final, withdrawn]],
    ]) {
      const standing = resultsOf(grown(...order).patient).filter(({ result }) => stands(result))
      expect(standing.map(({ result }) => result.value?.text)).toEqual(['89'])
    }
  })
})

describe('a corrected collection day', () => {
  const wrong = said({ value: '98', at: '2026-09-15T09:00:00.000', key: 'k' })
  const right = said({ on: 1, status: 'corrected', value: '98', at: '2026-09-16T09:00:00.000', key: 'k' })

  test('strikes the result out on the old day and lets it stand on the new', () => {
    const { patient, outcomes } = grown([wrong], [right])
    expect(texts(patient)).toEqual(['09-14 98 entered-in-error < 98 final', '09-15 98 corrected < 98 final'])
    expect(resultsOf(patient)[0]?.result).toMatchObject({ movedTo: '2026-09-15' })
    expect(outcomes).toEqual(['corrected'])
    expect(plain(grown([right], [wrong]).patient)).toEqual(plain(patient))
  })

  test('is taken back with the import that brought it', () => {
    const before = grown([wrong]).patient
    const undone = undoImport(imported(before, [right], 'm').patient, 'm')
    expect(undone).toEqual({ patient: before, kept: [] })
  })

  test('leaves what another source says of the old day', () => {
    const other = said({ value: '70', at: '2026-09-15T08:00:00.000', key: 'other' })
    const { patient } = grown([wrong], [other], [right])
    const standing = resultsOf(patient).filter(({ result }) => stands(result))
    expect(standing.map(({ draw, result }) => `${draw.day} ${result.value?.text ?? ''}`)).toEqual([
      '2026-09-14 70',
      '2026-09-15 98',
    ])
    expect(plain(grown([right], [other], [wrong]).patient)).toEqual(plain(patient))
  })
})

describe('versions in one file', () => {
  test('go by version, not as a retest', () => {
    const { patient, outcomes } = grown([
      said({ status: 'corrected', value: '89', at: '2026-09-16T09:00:00.000', line: 2 }),
      said({ value: '98', at: '2026-09-15T09:00:00.000', line: 3 }),
    ])
    expect(texts(patient)).toEqual(['09-14 89 corrected < 98 final'])
    expect(outcomes).toEqual(['new', 'corrected'])
  })

  test('that are one and the same version with two values are a retest: the later line is reported', () => {
    const at = '2026-09-15T09:00:00.000'
    const { patient, outcomes } = grown([
      said({ value: '98', at, line: 2 }),
      said({ value: '89', at, line: 3 }),
    ])
    expect(outcomes).toEqual(['new', 'new'])
    expect(resultsOf(patient)[0]?.result).toMatchObject({
      value: { text: '89' },
      earlier: [{ value: { text: '98' }, replaced: { because: 'retest' } }],
    })
  })

  test('in two files that are one version with two values contradict each other', () => {
    const at = '2026-09-15T09:00:00.000'
    const merged = imported(
      undefined,
      [said({ value: '98', at, file: 0 }), said({ value: '89', at, file: 1 })],
      'm',
    )
    expect(merged.outcomes).toEqual(['new', 'conflict'])
  })
})

describe('a list without versions beside a source that has them', () => {
  const csv = listed({ value: '98' })
  const fhir = said({ value: '98', at: '2026-09-15T09:00:00.000', key: 'k' })

  test('gives one set of points, whichever comes first', () => {
    expect(grown([csv], [fhir]).outcomes).toEqual(['same'])
    expect(grown([fhir], [csv]).outcomes).toEqual(['same'])
    expect(plain(grown([csv], [fhir]).patient)).toEqual(plain(grown([fhir], [csv]).patient))
  })

  test('is followed by the next version of the source', () => {
    const next = said({ value: '99', at: '2026-09-16T09:00:00.000', key: 'k' })
    const { patient, outcomes } = grown([csv], [fhir], [next])
    expect(outcomes).toEqual(['corrected'])
    expect(texts(patient)).toEqual(['09-14 99 final < 98 final'])
  })

  test('with another value is a conflict, and a correction follows it', () => {
    const other = said({ value: '89', at: '2026-09-15T09:00:00.000', key: 'k' })
    expect(grown([csv], [other]).outcomes).toEqual(['conflict'])
    expect(grown([csv], [{ ...other, status: 'corrected' }]).outcomes).toEqual(['corrected'])
    expect(grown([csv], [{ ...other, status: 'preliminary' }]).outcomes).toEqual(['conflict'])
  })

  test('taken back, leaves what the other said', () => {
    const both = grown([csv], [fhir]).patient
    expect(plain(undoImport(both, 'i0').patient)).toEqual(plain(grown([fhir]).patient))
    expect(plain(undoImport(both, 'i1').patient)).toEqual(plain(grown([csv]).patient))
  })
})

/** Series of reports of a few results: each key is one result with versions at different moments. */
const aSeries: fc.Arbitrary<ReadResult[]> = fc
  .record({
    key: fc.integer({ min: 0, max: 3 }),
    keyed: fc.boolean(),
    steps: fc.array(
      fc.record({
        status: fc.constantFrom<ResultStatus>(
          'pending',
          'preliminary',
          'final',
          'corrected',
          'cancelled',
          'entered-in-error',
        ),
        value: fc.constantFrom('80', '81', '98', '溶血', '<5'),
        moves: fc.boolean(),
        repeated: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ key, keyed, steps }) => {
    const analyte = (['alt', 'ast'] as const)[key % 2] ?? 'alt'
    const reads = steps.flatMap(({ status, value, moves, repeated }, at) => {
      const isBare = status === 'pending' || status === 'cancelled' || status === 'entered-in-error'
      const read = said({
        analyte,
        on: key * 3 + (moves && keyed ? 1 + (at % 2) : 0),
        time: '09:30',
        status,
        value: isBare ? undefined : value,
        at: `2026-10-${10 + key}T${10 + at}:00:00.000`,
        ...(keyed ? { key: `key ${key}` } : {}),
      })
      return repeated ? [read, { ...read }] : [read]
    })
    return reads
  })
const someSeries = fc
  .array(aSeries, { minLength: 1, maxLength: 4 })
  .map((all) => {
    const seen = new Set<string>()
    // A source has one key and one series for each result.
    return all.filter(([first]) => {
      const of = `${first?.analyte ?? ''} ${first?.reportedAt?.slice(0, 10) ?? ''}`
      if (seen.has(of)) return false
      seen.add(of)
      return true
    })
  })
  .map((all) => all.flat())

/** The same statements in another order, split into imports; each its own file. */
const split = fc.tuple(someSeries, fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })))

function shuffledSplit(reads: readonly ReadResult[], chances: Iterator<number>): ReadResult[][] {
  const next = (): number => Number(chances.next().value)
  const left = [...reads]
  const imports: ReadResult[][] = [[]]
  while (left.length > 0) {
    const [read] = left.splice(Math.floor(next() * left.length), 1)
    if (next() < 0.3) imports.push([])
    if (read) imports.at(-1)?.push(read)
  }
  return imports
    .filter((each) => each.length > 0)
    .map((each) => each.map((read, line) => ({ ...read, file: line, line: 2 })))
}

/** An import that repeats what is known leaves no trace, so it goes with the one that it repeated. */
function thatSayNews(imports: ReadResult[][]): ReadResult[][] {
  let patient: Patient | undefined
  return imports.filter((results, at) => {
    const merged = imported(patient, results, `n${at}`)
    patient = merged.patient
    return merged.isChanged
  })
}

const RUNS = { numRuns: 600, seed: 20261122 }

describe('versions, whatever a source says', () => {
  test('come to the same end in any order and any split into imports', () => {
    fc.assert(
      fc.property(split, ([reads, chances]) => {
        const inOrder = grown(reads.map((read, file) => ({ ...read, file })))
        const other = grown(...shuffledSplit(reads, chances))
        expect(plain(other.patient)).toEqual(plain(inOrder.patient))
      }),
      RUNS,
    )
  })

  test('again add nothing', () => {
    fc.assert(
      fc.property(split, ([reads, chances]) => {
        const imports = shuffledSplit(reads, chances)
        const once = grown(...imports)
        const again = imported(once.patient, reads, 'again')
        expect(again.outcomes.filter((outcome) => outcome !== 'same')).toEqual([])
        expect(plain(again.patient)).toEqual(plain(once.patient))
      }),
      RUNS,
    )
  })

  test('of an import taken back leave what the other imports say alone', () => {
    fc.assert(
      fc.property(split, ([reads, chances]) => {
        const imports = thatSayNews(shuffledSplit(reads, chances))
        const { patient } = grown(...imports)
        imports.forEach((_, at) => {
          const undone = undoImport(patient, `i${at}`)
          const others = imports.filter((__, other) => other !== at)
          if (others.length === 0) expect(undone).toEqual({ kept: [] })
          else expect(plain(undone.patient)).toEqual(plain(grown(...others).patient))
        })
      }),
      RUNS,
    )
  })

  test('of the last import taken back leave the record exactly as it was', () => {
    fc.assert(
      fc.property(split, ([reads, chances]) => {
        const imports = shuffledSplit(reads, chances)
        const last = imports.pop()
        if (!last || imports.length === 0) return
        const before = grown(...imports).patient
        expect(undoImport(imported(before, last, 'm').patient, 'm')).toEqual({ patient: before, kept: [] })
      }),
      RUNS,
    )
  })
})
