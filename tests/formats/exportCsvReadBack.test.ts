import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANALYTE_IDS } from '@/domain/analyte'
import { addDays, day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { MEASURES } from '@/domain/measures'
import { mergePatient, type Merging } from '@/domain/merge'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { Draw, Result, SampleMark } from '@/domain/result'
import type { Value } from '@/domain/value'
import { makeRosterCsv } from '@/formats/exportCsv/rosterCsv'
import { makeResultsCsv } from '@/formats/resultsCsv'
import { readFound, TODAY } from './reading'

/** A clinic as it stands after years: the two lists that a person saves of it, read into an empty clinic, say the same. */

const SEED = 20261123

function opt<Given>(of: fc.Arbitrary<Given>): fc.Arbitrary<Given | undefined> {
  return fc.option(of, { nil: undefined })
}

function known<Given extends object>(given: Given): { [Key in keyof Given]: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

function readValue(received: string): Value {
  const parsed = parseValue(received)
  if (!parsed || 'pending' in parsed) throw new Error(`no value: ${received}`)
  return parsed.value
}

const words = fc.constantFrom(
  '早川',
  '至急 "要"',
  'a,b',
  '=1+1',
  'x\ny',
  'ß 表 能',
  '-',
  "'=x",
  '溶血(+)',
  '＠',
)
const aValue: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: 20, max: 99 }).map((number) => readValue(String(number))),
  fc
    .constantFrom(
      '<5',
      '>1000',
      '3.60',
      '300>',
      '１２．３',
      '5未満',
      '98 H',
      '★陽性★',
      '±',
      '-',
      '10²',
      '1:40',
      '1,234',
    )
    .map(readValue),
  // A source with a field of its own for the comparator: the text has the figures alone.
  fc.constant({ kind: 'number' as const, text: '8', number: decimal('8'), comparator: '<=' as const }),
)

const aRange = fc.constantFrom(
  {},
  { low: '7', high: '23' },
  { high: '40' },
  { low: '40' },
  { high: '40', rangeText: '<40' },
  { rangeText: '陰性' },
  { rangeText: 'M:10-42 F:7-23' },
  { low: '7', high: '23', rangeText: 'M:10-42 F:7-23' },
  { low: '146', high: '270', rangeText: '146 - 270 (Streefwaarde EAS: <190)' },
  { low: '40', high: '7' },
)

const aResult = fc
  .record({
    analyte: fc.constantFrom(...ANALYTE_IDS),
    isPending: fc.boolean(),
    status: fc.constantFrom('final' as const, 'final' as const, 'preliminary' as const, 'corrected' as const),
    value: aValue,
    range: aRange,
    labFlag: opt(fc.constantFrom('H', '*', '↑', '+', '-')),
    comment: opt(words),
    arrived: opt(fc.integer({ min: 0, max: 9 }).map((days) => addDays(day('2026-09-14'), days))),
    reportedAt: opt(fc.constantFrom('2026-09-15T09:30:00.000', '2026-09-15T23:59:59.999')),
    fasting: opt(fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)),
    method: opt(fc.constantFrom('ifcc' as const, 'jscc' as const, 'direct' as const, 'unknown' as const)),
    specimen: opt(fc.constantFrom('血清', '血漿')),
    unit: fc.boolean(),
  })
  .map(({ analyte, isPending, status, value, range, unit, ...rest }): Result => {
    // IU/L and mIU/mL are one size, so the reader calls them by one name.
    const others = analyte === 'hcg' ? [] : MEASURES[analyte].others
    const name = unit ? MEASURES[analyte].unit : (others[0]?.unit ?? MEASURES[analyte].unit)
    const { fasting, method, specimen, comment, reportedAt, labFlag, arrived } = rest
    if (isPending)
      return {
        id: '',
        analyte,
        status: 'pending',
        ...known({ fasting, method, specimen, comment }),
      }
    return {
      id: '',
      analyte,
      status,
      value,
      ...(value.kind === 'number' ? { unit: name } : {}),
      ...range,
      ...known({
        labFlag: labFlag ?? flagIn(value),
        comment,
        arrived,
        reportedAt,
        fasting,
        method,
        specimen,
      }),
    }
  })

/** The flag beside the number is the lab's, wherever the value was read. */
function flagIn(value: Value): string | undefined {
  const parsed = parseValue(value.text)
  return parsed && 'value' in parsed ? parsed.labFlag : undefined
}

const MARKS: readonly SampleMark[] = ['hemolysis', 'lipemia', 'icterus', 'clotted', 'insufficient']
const someDraws: fc.Arbitrary<Draw[]> = fc.uniqueArray(
  fc
    .record({
      after: fc.integer({ min: 0, max: 400 }),
      time: opt(fc.constantFrom('09:30', '00:00')),
      lab: opt(words),
      outside: opt(fc.constantFrom('健診', '前医, 東京')),
      fasting: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
      marks: fc.subarray([...MARKS]),
      results: fc.uniqueArray(aResult, { selector: ({ analyte }) => analyte, minLength: 1, maxLength: 5 }),
    })
    .map(({ after, time, lab, outside, ...rest }): Draw => ({
      id: '',
      day: addDays(day('2025-06-01'), after),
      ...known({ time, lab, outside }),
      ...rest,
      reviews: [],
    })),
  { selector: (draw) => draw.day, maxLength: 3 },
)

const someone: fc.Arbitrary<Omit<Patient, 'number'>> = fc
  .record({
    name: opt(fc.constantFrom('髙橋 愛', 'O’Neil "K", A')),
    kana: opt(fc.constantFrom('タカハシ アイ')),
    sex: opt(fc.constantFrom('F' as const, 'M' as const)),
    birthDate: opt(fc.constant(day('2001-03-04'))),
    draws: someDraws,
  })
  .map(({ draws, ...who }) => ({ id: '', ...known(who), weights: [], courses: [], draws, contacts: [] }))

const MERGING: Merging = {
  today: TODAY,
  at: '2026-11-22T09:14:00',
  by: '受付',
  importId: 'i',
  newId: () => 'id',
  choiceOf: () => undefined,
}

/** What a person would see of somebody, without the ids and what an import notes for itself. */
function seen({ number, name, kana, sex, birthDate, draws }: Patient): unknown {
  return {
    ...known({ number, name, kana, sex, birthDate }),
    draws: [...draws]
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .map((draw) => ({
        ...known({ day: draw.day, time: draw.time, lab: draw.lab, outside: draw.outside }),
        marks: [...draw.marks].sort(),
        results: draw.results.map((result) => seenResult(draw, result)),
      })),
  }
}

function seenResult(draw: Draw, result: Result): unknown {
  const { analyte, status, value, unit, low, high, rangeText, labFlag, method, specimen, comment, arrived } =
    result
  return known({
    ...{
      analyte,
      status,
      value: valueSeen(value),
      unit,
      low,
      high,
      rangeText,
      labFlag,
      method,
      specimen,
      comment,
    },
    ...{ arrived, reportedAt: result.reportedAt, fasting: result.fasting ?? draw.fasting },
  })
}

/** The text as received, but where it did not say the comparator. */
function valueSeen(value: Value | undefined): unknown {
  if (value?.kind !== 'number' || value.text !== '8') return value
  return { ...value, text: '<=8' }
}

test.each(['ja', 'en'] as const)(
  'the lists of a clinic, saved in %s, read back into an empty one',
  async (language) => {
    await fc.assert(
      fc.asyncProperty(fc.array(someone, { minLength: 1, maxLength: 3 }), async (people) => {
        const patients: Patient[] = people.map((person, at) => ({ ...person, number: `0${at}` }))
        const roster = await readFound(await textOf(makeRosterCsv([patients], language)))
        const results = await readFound(await textOf(makeResultsCsv([patients], language)), {
          kind: 'results-long',
        })
        expect([...roster.problems, ...results.problems]).toEqual([])
        expect(results.gathered.leftOut()).toEqual([])
        const back = patients.map(({ number }) => {
          const incoming = {
            people: roster.roster.filter((row) => row.number === number),
            results: results.results.filter((result) => result.number === number),
          }
          return mergePatient(undefined, number, incoming, MERGING).patient
        })
        expect(back.map(seen)).toEqual(patients.map(seen))
      }),
      { numRuns: 400, seed: SEED },
    )
  },
)

test('every cell that a person wrote is kept from being run as a formula, and comes back without the mark', async () => {
  const result: Result = {
    id: '',
    analyte: 'alt',
    status: 'final',
    value: readValue('98'),
    comment: '=1+1',
    specimen: '+x',
  }
  const draw: Draw = {
    ...{ id: '', day: day('2026-09-14'), lab: '-lab', outside: '@home', fasting: 'unknown', marks: [] },
    ...{ reviews: [], results: [result] },
  }
  const patient: Patient = { id: '', number: '1', weights: [], courses: [], contacts: [], draws: [draw] }
  const text = await textOf(makeResultsCsv([[patient]], 'en'))
  for (const cell of text.split(/[,\r\n]/)) expect(cell).not.toMatch(/^"?[=+@-]/)
  const { results } = await readFound(text)
  expect(results[0]).toMatchObject({ comment: '=1+1', specimen: '+x', lab: '-lab', outside: '@home' })
})

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
