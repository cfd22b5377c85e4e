import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { Course, Pause } from '@/domain/course'
import { addDays, day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { mergePatient, type Merging } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import { csvLine, withoutGuard } from '@/formats/csvText'
import { makeCoursesCsv } from '@/formats/exportCsv/coursesCsv'
import { makeRecordsCsv } from '@/formats/exportCsv/recordsCsv'
import { makeRosterCsv } from '@/formats/exportCsv/rosterCsv'
import { makeResultsCsv } from '@/formats/resultsCsv'
import { aDay, aPatient } from '../domain/merge/arbitraries'
import { readFound, TODAY } from './reading'

type Writer = (pages: Iterable<readonly Patient[]>, language: Language) => AsyncGenerator<string>

async function textOf(writer: Writer, patients: readonly Patient[], language: Language): Promise<string> {
  let text = ''
  for await (const piece of writer([patients], language)) text += piece
  return text
}

function table(text: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

/** What OWASP lists, with the forms seen in the wild: plain and full width, behind blanks, and control characters. */
const DANGEROUS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1+1)',
  ' =1+1',
  '　=1+1',
  '\u00A0=1+1',
  '\uFEFF=1+1',
  '\u200B=1+1',
  '\0=1+1',
  '=cmd|"/C calc"!A0',
  '=HYPERLINK("http://example.invalid","x")',
  '+cmd|" /C notepad"!A1',
  '@WEBSERVICE("http://example.invalid")',
  '=DDE("cmd";"/C calc";"x")',
  "'=1+1",
  "''=1+1",
  '-',
  '-5',
  '-0.25',
  '+81 3 0000 0142',
]
const aText = fc.oneof(
  fc.constantFrom(...DANGEROUS),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', ' ', '\n', '1', 'あ'),
    maxLength: 6,
  }),
)

describe('a cell', () => {
  test.each(DANGEROUS)('%j is kept from being run', (text) => {
    const [[cell]] = Papa.parse<[string]>(csvLine([text]).replace(/\r\n$/, '')).data as [[string]]
    expect(cell).toBe(`'${text}`)
    expect(withoutGuard(cell)).toBe(text)
  })

  test.each(['<5', '>1000', '98', 'H', "it's", "'quoted'", '3.60', '1-2', 'a=b', ''])(
    '%j stands as it is',
    (text) => {
      expect(Papa.parse<[string]>(csvLine([text, 'x']).trim()).data[0]?.[0]).toBe(text)
    },
  )

  test('of any text reads back as it was written, and never begins as a formula', () => {
    fc.assert(
      fc.property(aText, (text) => {
        const { data } = Papa.parse<string[]>(csvLine([text, 'end']), { newline: '\r\n' })
        const cell = data[0]?.[0] ?? ''
        expect(withoutGuard(cell)).toBe(text)
        expect(cell).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/)
      }),
      { numRuns: 2000, seed: 20261122 },
    )
  })
})

describe('the roster as CSV', () => {
  test.each(['ja', 'en'] as const)('read back in %s says the same of everybody', async (language) => {
    await fc.assert(
      fc.asyncProperty(fc.array(aPersonOfARoster, { maxLength: 4 }), async (given) => {
        const patients = given.map((patient, at) => ({ ...patient, number: `0${at}` }))
        const text = await textOf(makeRosterCsv, patients, language)
        const { read, roster, problems, warnings, gathered } = await readFound(text, {
          ...(patients.length === 0 ? { kind: 'roster' as const } : {}),
        })
        expect(read.kind).toBe('table')
        expect([...problems, ...warnings, ...gathered.leftOut()]).toEqual([])
        const back = patients.map(({ number }) => {
          const people = roster.filter((row) => row.number === number)
          return mergePatient(undefined, number, { people, results: [] }, MERGING)
        })
        expect(back.flatMap(({ faults, courseDoubts }) => [...faults, ...courseDoubts])).toEqual([])
        expect(back.map(({ patient }) => asRoster(patient))).toEqual(patients.map(asRoster))
      }),
      { numRuns: 150, seed: 20261122 },
    )
  })

  test('has one row a patient, and a further one only for what does not fit into it', async () => {
    const course = { id: 'c', doses: [], pauses: [] }
    const one = { ...NOBODY, number: '1', courses: [{ ...course, start: day('2026-04-10') }] }
    const two = {
      ...NOBODY,
      number: '2',
      courses: [
        { ...course, start: day('2025-04-10'), end: day('2025-08-01') },
        { ...course, start: day('2026-04-10') },
      ],
    }
    const rows = table(await textOf(makeRosterCsv, [one, two], 'en'))
    expect(rows.map(([number]) => number)).toEqual(['number', '1', '2', '2'])
    // Whoever looks at the first row alone sees the course that runs.
    expect(rows[2]?.[9]).toBe('2026-04-10')
  })

  test('leaves out what its import could not read: a dose of 0 mg, a course without a first day', async () => {
    const patient = {
      ...NOBODY,
      number: '1',
      courses: [
        { id: 'a', doses: [{ from: day('2026-04-10'), mgPerDay: 20 }], pauses: [] },
        {
          id: 'b',
          start: day('2026-04-10'),
          doses: [{ from: day('2026-04-10'), mgPerDay: 0 }],
          pauses: [],
        },
      ],
    }
    const { roster, problems } = await readFound(await textOf(makeRosterCsv, [patient], 'ja'))
    expect(problems).toEqual([])
    expect(roster).toHaveLength(1)
    expect(table(await textOf(makeCoursesCsv, [patient], 'en')).map((row) => row[2])).toEqual([
      'kind',
      'course',
      'dose',
      'course',
      'dose',
    ])
  })
})

describe('the other tables', () => {
  const writers: [string, Writer][] = [
    ['roster', makeRosterCsv],
    ['results', makeResultsCsv],
    ['courses', makeCoursesCsv],
    ['records', makeRecordsCsv],
  ]

  test.each(writers)(
    '%s: every row is as wide as its headings, in both languages alike',
    async (_, writer) => {
      await fc.assert(
        fc.asyncProperty(fc.array(aPatient, { maxLength: 3 }), async (patients) => {
          const [ja, en] = await Promise.all([
            textOf(writer, patients, 'ja').then(table),
            textOf(writer, patients, 'en').then(table),
          ])
          expect(new Set(ja.map((row) => row.length)).size).toBe(1)
          expect(en.map((row) => row.length)).toEqual(ja.map((row) => row.length))
        }),
        { numRuns: 40, seed: 20261122 },
      )
    },
  )

  test('courses hold each course, dose and pause; records each call, review, weight and entry', async () => {
    await fc.assert(
      fc.asyncProperty(aPatient, async (patient) => {
        const { courses, weights, contacts, draws } = patient
        const rows = courses.reduce((sum, { doses, pauses }) => sum + 1 + doses.length + pauses.length, 0)
        expect(table(await textOf(makeCoursesCsv, [patient], 'en'))).toHaveLength(1 + rows)
        const reviews = draws.flatMap((draw) => draw.reviews).length
        const entries = (
          ['medicines', 'pregnancyTests', 'motherhoods', 'procedures', 'notes'] as const
        ).reduce((sum, room) => sum + (patient[room]?.length ?? 0), 0)
        const said = weights.length + contacts.length + reviews + entries
        expect(table(await textOf(makeRecordsCsv, [patient], 'ja'))).toHaveLength(1 + said)
      }),
      { numRuns: 60, seed: 20261122 },
    )
  })

  test('a call that was struck out says so', async () => {
    const patient: Patient = {
      ...NOBODY,
      contacts: [
        {
          id: 'k',
          day: day('2026-11-20'),
          outcome: 'no-answer',
          struckOut: { at: '2026-11-21T09:30', by: '佐伯', reason: '別の患者' },
        },
      ],
    }
    expect(await textOf(makeRecordsCsv, [patient], 'ja')).toContain('2026-11-21T09:30 佐伯 別の患者')
  })

  test('dangerous words in any field of a result read back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(held(aText), held(aText), held(aText), held(aText)), async (texts) => {
        const [comment, lab, specimen, labFlag] = texts
        const patient: Patient = {
          ...NOBODY,
          draws: [
            {
              id: 'd',
              day: day('2026-09-14'),
              fasting: 'unknown',
              marks: [],
              reviews: [],
              ...(lab === '' ? {} : { lab }),
              results: [
                {
                  id: 'r',
                  analyte: 'alt',
                  status: 'final',
                  value: { kind: 'number', text: '98', number: { digits: 98, scale: 0 } },
                  unit: 'U/L',
                  ...known({ comment, specimen, labFlag }),
                },
              ],
            },
          ],
        }
        const { results, problems } = await readFound(await textOf(makeResultsCsv, [patient], 'ja'))
        expect(problems).toEqual([])
        expect(results[0]).toMatchObject(known({ comment, lab, specimen, labFlag }))
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })
})

const NOBODY: Patient = { id: 'p', number: '00142', weights: [], courses: [], draws: [], contacts: [] }

const MERGING: Merging = {
  today: TODAY,
  at: '2026-11-22T09:14:00',
  by: '受付',
  importId: 'i',
  newId: () => 'id',
  choiceOf: () => undefined,
}

/** A text as a roster can hold it: blanks at its ends, returns and courtesies are not kept. */
function held(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return text
    .map((each) => each.replace(/[\r\n\t\0\uFFFD]/g, ' ').trim())
    .filter((each) => !/[様殿]$|さん$/.test(each))
}

function known(given: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter((each): each is [string, string] => Boolean(each[1])),
  )
}

const pausesFrom = (start: Course['start']): fc.Arbitrary<Pause[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), { maxLength: 3 })
    .map((spans) => {
      let at = start!
      return spans.map(([gap, length]) => {
        const from = addDays(at, gap)
        at = addDays(from, length)
        return { from, restart: at }
      })
    })

/** Courses that do not stand within 30 days of each other, which an import asks about. */
const someCourses: fc.Arbitrary<Course[]> = fc
  .array(
    fc.record({
      weeks: fc.option(fc.integer({ min: 1, max: 104 }), { nil: undefined }),
      ends: fc.boolean(),
      gap: fc.integer({ min: 31, max: 300 }),
      protocol: fc.constantFrom(undefined, 'bimonthly'),
      doses: fc.uniqueArray(
        fc.record({ after: fc.integer({ min: 0, max: 90 }), mgPerDay: fc.constantFrom(0.1, 2.5, 20, 1000) }),
        { selector: ({ after }) => after, maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  )
  .chain((given) => {
    let at = day('2024-01-01')
    const courses = given.map(({ weeks, ends, gap, protocol, doses }) => {
      const start = at
      at = addDays(at, gap)
      return pausesFrom(start).map((pauses): Course => ({
        id: 'id',
        start,
        ...(weeks === undefined ? {} : { plannedWeeks: weeks }),
        ...(ends ? { end: addDays(start, gap - 1) } : {}),
        ...(protocol === undefined ? {} : { protocol }),
        doses: doses
          .map(({ after, mgPerDay }) => ({ from: addDays(start, after), mgPerDay }))
          .sort((a, b) => (a.from < b.from ? -1 : 1)),
        pauses,
      }))
    })
    return fc.tuple(...courses)
  })

const aPersonOfARoster: fc.Arbitrary<Patient> = fc
  .record({
    name: held(aText),
    kana: held(aText),
    phone: held(aText),
    phone2: held(aText),
    contactNote: held(aText),
    birthDate: fc.constantFrom(undefined, day('2001-03-04')),
    sex: fc.constantFrom(undefined, 'F' as const, 'M' as const),
    nextVisit: fc.option(aDay, { nil: undefined }),
    kg: fc.constantFrom(undefined, 52, 52.5),
    courses: someCourses,
  })
  .map(({ name, kana, phone, phone2, contactNote, birthDate, sex, nextVisit, kg, courses }) => ({
    ...NOBODY,
    ...known({ name, kana, phone, phone2, contactNote }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
    ...(nextVisit === undefined ? {} : { nextVisit }),
    weights: kg === undefined ? [] : [{ day: TODAY, kg }],
    courses,
  }))

/** What a roster says of somebody. */
function asRoster({ id: _, importId: __, imported: ___, courses, ...person }: Patient): unknown {
  return { ...person, courses: courses.map(({ importId: ____, ...course }) => course) }
}
