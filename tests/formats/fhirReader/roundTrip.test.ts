import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '@/domain/day'
import { mergePatient } from '@/domain/merge'
import type { Course } from '@/domain/course'
import type { Patient } from '@/domain/patient'
import { sampleMarkOf } from '@/domain/parseValue'
import type { Draw, Result, SampleMark } from '@/domain/result'
import { makeFhirBundle, type FhirClinic } from '@/formats/fhirBundle'
import { ANALYTES } from '@/tables/analytes'
import { aResult } from '../../domain/merge/arbitraries'
import { MERGING, readFhir } from './reading'

const CLINIC: FhirClinic = {
  catalogue: ANALYTES,
  name: 'みなと皮膚科',
  zone: 'Asia/Tokyo',
  today: day('2026-11-22'),
  at: '2026-11-22T09:14:00',
}
const FIRST = day('2025-01-01')

function opt<Given>(of: fc.Arbitrary<Given>): fc.Arbitrary<Given | undefined> {
  return fc.option(of, { nil: undefined })
}

function known<Given extends object>(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given
}

/** A result as a laboratory reports it: what waits for a choice and what was before belongs to the clinic file. */
const aReported = aResult('r').map(({ conflict: _, earlier: __, ...result }): Result => result)

const aDraw = fc
  .record({
    results: fc.uniqueArray(aReported, { selector: ({ analyte }) => analyte, minLength: 1, maxLength: 5 }),
    time: opt(fc.constantFrom('00:00', '09:30', '23:59')),
    lab: opt(fc.constantFrom('検査センター', 'A "B" & C')),
    outside: opt(fc.constant('前医')),
    fasting: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    marks: fc.uniqueArray(fc.constantFrom('hemolysis' as const, 'lipemia' as const, 'clotted' as const)),
    reportedAt: opt(fc.constantFrom('2026-09-14T12:00:00.000', '2026-09-15T08:05:09.120')),
  })
  .map(({ reportedAt, results, marks, ...draw }) =>
    known({
      id: 'd',
      day: FIRST,
      reviews: [],
      ...draw,
      marks: withMarksOfWords(marks, results),
      results: results.map((result) => known({ ...result, ...(reportedAt ? { reportedAt } : {}) })),
    }),
  ) as fc.Arbitrary<Draw>

/** Words in place of a number (溶血) say it of the sample too, when they are read from whatever file. */
function withMarksOfWords(marks: readonly SampleMark[], results: readonly Result[]): SampleMark[] {
  const said = results.flatMap(({ value }) =>
    value?.kind === 'text' ? (sampleMarkOf(value.text) ?? []) : [],
  )
  return [...new Set([...marks, ...said])]
}

/** Courses that do not overlap, each with steps, planned weeks, a last dose, pauses. */
const aCourse = fc
  .record({
    days: fc.integer({ min: 20, max: 140 }),
    doses: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.constantFrom(10, 20, 2.5, 40)), {
      selector: ([after]) => after,
      maxLength: 4,
    }),
    plannedWeeks: opt(fc.constantFrom(16, 20)),
    protocol: opt(fc.constant('bimonthly')),
    pause: opt(fc.tuple(fc.integer({ min: 1, max: 5 }), opt(fc.integer({ min: 1, max: 10 })))),
    hasEnd: fc.boolean(),
  })
  .map(
    ({ days, doses, plannedWeeks, protocol, pause, hasEnd }) =>
      (start: Day, isLast: boolean): Course =>
        known({
          id: 'c',
          start,
          plannedWeeks,
          protocol,
          end: hasEnd || !isLast ? addDays(start, days) : undefined,
          doses: doses
            .map(([after, mgPerDay]) => ({ from: addDays(start, after), mgPerDay }))
            .sort((a, b) => (a.from < b.from ? -1 : 1)),
          pauses: pause
            ? [
                known({
                  from: addDays(start, pause[0]),
                  restart: pause[1] === undefined ? undefined : addDays(start, pause[0] + pause[1]),
                }),
              ]
            : [],
        } as Course),
  )

const aPatient = fc
  .record({
    name: opt(fc.constantFrom('青葉 葵', '髙橋　菜々子')),
    kana: opt(fc.constant('アオバ アオイ')),
    birthDate: opt(fc.constant(day('2001-03-04'))),
    sex: opt(fc.constantFrom('F' as const, 'M' as const)),
    phone: opt(fc.constant('03-0000-0142')),
    phone2: opt(fc.constant('+81 3')),
    contactNote: opt(fc.constant('夜間のみ "至急"')),
    nextVisit: opt(fc.constant(day('2026-12-01'))),
    draws: fc.array(aDraw, { maxLength: 4 }),
    courses: fc.array(aCourse, { maxLength: 2 }),
  })
  .map(({ draws, courses, ...person }) =>
    known({
      id: 'p',
      number: '',
      weights: [],
      contacts: [],
      ...person,
      draws: draws.map((draw, at) => ({ ...draw, day: addDays(FIRST, at * 31) })),
      courses: courses.map((make, at) => make(addDays(FIRST, at * 300), at === courses.length - 1)),
    } as Patient),
  )

function withIds(patients: readonly Patient[]): Patient[] {
  let count = 0
  const next = (): string => `x${(count += 1)}`
  return patients.map((patient, at) => ({
    ...patient,
    id: next(),
    number: String(at + 1).padStart(5, '0'),
    courses: patient.courses.map((course) => ({ ...course, id: next() })),
    draws: patient.draws.map((draw) => ({
      ...draw,
      id: next(),
      results: draw.results.map((result) => ({ ...result, id: next() })),
    })),
  }))
}

async function bundleOf(patients: readonly Patient[]): Promise<string> {
  let text = ''
  for await (const piece of makeFhirBundle(CLINIC, [patients])) text += piece
  return text
}

function imported(text: string): Patient[] {
  const { results, roster } = readFhir([text], { rules: { protocolId: (id) => id } })
  const numbers = [...new Set([...roster, ...results].map(({ number }) => number))].sort()
  return numbers.map((number) => {
    const incoming = {
      people: roster.filter((each) => each.number === number),
      results: results.filter((each) => each.number === number),
    }
    return mergePatient(undefined, number, incoming, MERGING).patient
  })
}

/** What is the same whatever the ids: the fasting state of each result, whether it stands there or at the draw. */
function said({
  number,
  name,
  kana,
  birthDate,
  sex,
  phone,
  phone2,
  contactNote,
  nextVisit,
  draws,
  courses,
}: Patient): unknown {
  const of = (draw: Draw): unknown => ({
    day: draw.day,
    time: draw.time,
    lab: draw.lab,
    outside: draw.outside,
    marks: [...draw.marks].sort(),
    results: draw.results
      .map(({ id: _, importId: __, sourceKey: ___, fasting, value, ...result }) => ({
        ...result,
        text: value?.text,
        comparator: value?.kind === 'number' ? value.comparator : undefined,
        fasting: fasting ?? draw.fasting,
      }))
      .sort((a, b) => (a.analyte < b.analyte ? -1 : 1)),
  })
  return JSON.parse(
    JSON.stringify({
      ...{ number, name, kana, birthDate, sex, phone, phone2, contactNote, nextVisit },
      draws: draws.map(of),
      courses: courses.map(({ start, end, plannedWeeks, protocol, doses, pauses }) => ({
        start,
        end,
        plannedWeeks,
        protocol,
        doses,
        pauses,
      })),
    }),
  )
}

describe('what is written as a FHIR bundle and read back into an empty clinic', () => {
  test('is the same: people, results with all that a report says of them, courses with doses and pauses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aPatient, { minLength: 1, maxLength: 3 }), async (given) => {
        const patients = withIds(given)
        expect(imported(await bundleOf(patients)).map(said)).toEqual(patients.map(said))
      }),
      { numRuns: 150, seed: 20261122 },
    )
  })

  test('read again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(aPatient, async (given) => {
        const [patient] = withIds([given])
        if (!patient) return
        const text = await bundleOf([patient])
        const { results, roster } = readFhir([text], { rules: { protocolId: (id) => id } })
        const [first] = imported(text)
        const merged = mergePatient(first, patient.number, { people: roster, results }, MERGING)
        expect(merged.isChanged).toBe(false)
        expect(merged.conflicts).toEqual([])
      }),
      { numRuns: 100, seed: 20261123 },
    )
  })
})
