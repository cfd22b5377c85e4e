import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { makeClinicFile, readClinicFile, type ClinicFileRead } from '@/formats/clinicFile'
import { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { makeResultsCsv } from '@/formats/resultsCsv'
import { aPatient, withoutIds } from '../domain/merge/arbitraries'
import { readFound, RULES } from './reading'

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

function read(text: string): {
  file: ClinicFileRead
  problems: ReturnType<typeof problemOf>[]
  cells: number
} {
  const into = new Gathered()
  const file = readClinicFile(text, 0, into, RULES)
  return {
    file,
    problems: into.problems.kept.map((slip) => problemOf(slip, ['c.saiketsu.json'])),
    cells: into.problems.cells,
  }
}

function ofPatients(patients: unknown[], clinic: unknown = {}): string {
  return JSON.stringify({ saiketsu: 1, clinic, patients })
}

const CLINIC = { settings: { ...DEFAULT_SETTINGS, name: '検査', graceDays: 7 }, templates: [] }

describe('the clinic file', () => {
  test('read back says the same of every patient', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aPatient, { maxLength: 4 }), async (patients) => {
        const { file, problems } = read(await textOf(makeClinicFile(CLINIC, [patients])))
        expect(problems).toEqual([])
        expect(file.records.map(withoutIds)).toEqual(patients.map(withoutIds))
        expect(file.settings).toEqual(CLINIC.settings)
      }),
      { numRuns: 200, seed: 20261122 },
    )
  })

  test('is written page by page, and is JSON for no patients, one page and empty pages alike', async () => {
    const someone: Patient = { id: 'p', number: '1', weights: [], courses: [], draws: [], contacts: [] }
    for (const pages of [[], [[]], [[someone]], [[someone], [], [someone, someone]]]) {
      const { patients } = JSON.parse(await textOf(makeClinicFile(CLINIC, pages))) as { patients: unknown[] }
      expect(patients).toHaveLength(pages.flat().length)
    }
  })

  test.each([
    ['before it began', '2026-10-19', 'restart-not-after-pause'],
    ['on the day it began', '2026-10-20', 'restart-not-after-pause'],
    ['the day after', '2026-10-21', undefined],
  ])('a pause that ends %s', (_, restart, code) => {
    const pauses = [{ from: '2026-10-20', restart }]
    const { file, problems } = read(ofPatients([{ number: '1', courses: [{ start: '2026-09-27', pauses }] }]))
    expect(problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code])
    expect(file.records[0]?.courses[0]?.pauses).toEqual(code === undefined ? pauses : [])
  })

  test('of two pauses that share a day the second is a problem', () => {
    const pauses = [
      { from: '2026-10-20', restart: '2026-11-10' },
      { from: '2026-11-10', restart: '2026-11-12' },
      { from: '2026-11-11', restart: '2026-11-13' },
    ]
    const { file, problems } = read(ofPatients([{ number: '1', courses: [{ start: '2026-09-27', pauses }] }]))
    expect(problems.map(({ code, received }) => [code, received])).toEqual([['pauses-overlap', '2026-11-10']])
    expect(file.records[0]?.courses[0]?.pauses).toEqual([pauses[0], pauses[2]])
  })

  test('the example of product.md §6 is read whole', () => {
    const { file, problems } = read(
      ofPatients(
        [
          {
            number: '00142',
            name: '青葉',
            kana: 'アオバ',
            birthDate: '2001-03-04',
            sex: 'F',
            phone: '03',
            nextVisit: '2026-11-25',
            weights: [{ day: '2026-09-01', kg: 52 }],
            courses: [
              {
                start: '2026-09-27',
                plannedWeeks: 20,
                end: '2027-02-01',
                protocol: 'bimonthly',
                doses: [{ from: '2026-09-27', mgPerDay: 20 }],
                pauses: [{ from: '2026-10-20', restart: '2026-11-10', reason: '旅行' }],
              },
            ],
            draws: [
              {
                day: '2026-09-14',
                time: '09:30',
                lab: 'A',
                fasting: 'yes',
                marks: ['hemolysis'],
                results: [
                  {
                    analyte: 'alt',
                    value: '98',
                    unit: 'U/L',
                    low: '7',
                    high: '23',
                    flag: 'H',
                    status: 'final',
                    method: 'ifcc',
                  },
                  { analyte: 'tg', status: 'pending' },
                ],
                reviews: [{ day: '2026-09-20', by: '佐伯', note: '再検', recheck: '2026-10-04' }],
              },
            ],
            contacts: [{ day: '2026-11-20', outcome: 'no-answer', note: '' }],
          },
        ],
        { zone: 'Asia/Tokyo', graceDays: 0 },
      ),
    )
    expect(problems).toEqual([])
    expect(file.settings).toEqual({ zone: 'Asia/Tokyo', graceDays: 0 })
    expect(file.records[0]?.draws[0]).toMatchObject({
      time: '09:30',
      marks: ['hemolysis'],
      results: [{ analyte: 'alt', value: { text: '98' }, labFlag: 'H' }, { status: 'pending' }],
    })
  })

  test('a person alone, and a value as a number without a unit, are enough', () => {
    const { file, problems } = read(
      ofPatients([
        { number: '1' },
        { number: '2', draws: [{ day: '2026-09-14', results: [{ analyte: 'alt', value: 98 }] }] },
      ]),
    )
    expect(problems).toEqual([])
    expect(file.records[1]?.draws[0]?.results[0]).toMatchObject({
      value: { text: '98' },
      unit: 'U/L',
      status: 'final',
    })
  })

  test.each([
    [{ number: 5 }, 'patients[0].number', 0],
    [{ number: '1', birthDate: '2001-02-30' }, 'patients[0].birthDate', 0],
    [{ number: '1', sex: 'x' }, 'patients[0].sex', 0],
    [{ number: '1', draws: 'none' }, 'patients[0].draws', 1],
    [
      { number: '1', draws: [{ day: '2026-09-14', results: [{ analyte: 'crp', value: '1' }] }] },
      'patients[0].draws[0].results[0].analyte',
      1,
    ],
    [{ number: '1', draws: [{ day: 'soon', results: [] }] }, 'patients[0].draws[0].day', 1],
    [{ number: '1', draws: [{ day: '2026-11-23', results: [] }] }, 'patients[0].draws[0]', 1],
    [
      { number: '1', courses: [{ doses: [{ from: '2026-09-14', mgPerDay: 'x' }] }] },
      'patients[0].courses[0].doses[0].mgPerDay',
      1,
    ],
    [
      { number: '1', courses: [{ pauses: [{ from: '2026-09-01' }, { from: '2026-09-14' }] }] },
      'patients[0].courses[0].pauses',
      1,
    ],
    [
      { number: '1', contacts: [{ day: '2026-09-14', outcome: 'gone' }] },
      'patients[0].contacts[0].outcome',
      1,
    ],
  ])('a fault in %j names %s and costs no more than its item', (patient, path, records) => {
    const { file, problems } = read(ofPatients([patient]))
    expect(problems.map(({ where }) => where.heading)).toEqual([path])
    expect(file.records).toHaveLength(records)
  })

  test('the results that a fault costs are counted as problems', () => {
    const three = [
      { analyte: 'alt', value: '9' },
      { analyte: 'ast', value: '9' },
      { analyte: 'crp', value: '9' },
    ]
    expect(read(ofPatients([{ number: '1', draws: [{ day: '2026-09-14', results: three }] }])).cells).toBe(1)
    expect(read(ofPatients([{ number: '1', draws: [{ day: 'x', results: three }] }])).cells).toBe(3)
    expect(read(ofPatients([{ number: 1, draws: [{ day: '2026-09-14', results: three }] }])).cells).toBe(3)
  })

  test.each([
    ['{"saiketsu": 2, "patients": []}', 'newer-clinic-file'],
    ['{"patients": []}', 'not-a-clinic-file'],
    ['[1]', 'not-a-clinic-file'],
    ['{', 'not-json'],
  ])('%s is refused with a word: %s', (text, code) => {
    expect(read(text).problems.map((problem) => problem.code)).toEqual([code])
  })
})

describe('results as CSV', () => {
  test('read back say the same, and no cell starts as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(aPatient, async (patient) => {
        const text = await textOf(makeResultsCsv([[patient]], 'ja'))
        for (const line of text.split('\r\n'))
          for (const cell of line.split(',')) expect(cell).not.toMatch(/^[=+@-]/)
        const { results, problems } = await readFound(text)
        expect(problems).toEqual([])
        const live = patient.draws.flatMap((draw) =>
          draw.results
            .filter(({ status }) => status !== 'entered-in-error')
            .map((result) => [
              patient.number,
              draw.day,
              draw.time,
              result.analyte,
              result.value?.text,
              result.unit,
            ]),
        )
        expect(
          results.map(({ number, day, time, analyte, value, unit }) => [
            number,
            day,
            time,
            analyte,
            value?.text,
            unit,
          ]),
        ).toEqual(live)
      }),
      { numRuns: 100, seed: 20261122 },
    )
  })
})

describe('a clinic file of before', () => {
  test('without plans, times of review and what was seen is read as it was written', () => {
    const { file, problems } = read(
      ofPatients([
        {
          number: '00142',
          courses: [
            { start: '2026-09-27', end: '2027-02-01', doses: [{ from: '2026-09-27', mgPerDay: 20 }] },
          ],
          draws: [
            {
              day: '2026-09-14',
              results: [],
              reviews: [{ day: '2026-09-20', by: '医師', recheck: '2026-10-04' }],
            },
          ],
          contacts: [{ day: '2026-11-20', outcome: 'no-answer' }],
        },
      ]),
    )
    expect(problems).toEqual([])
    const [patient] = file.records
    expect(patient?.draws[0]?.reviews).toEqual([
      { id: '', day: '2026-09-20', by: '医師', recheck: '2026-10-04' },
    ])
    expect(patient?.courses[0]).toEqual({
      id: '',
      start: '2026-09-27',
      end: '2027-02-01',
      doses: [{ from: '2026-09-27', mgPerDay: 20 }],
      pauses: [],
    })
    expect(patient?.contacts[0]).toEqual({ id: '', day: '2026-11-20', outcome: 'no-answer' })
  })

  test('a review that saw nothing stays one that saw nothing; what it cannot have seen is a problem', async () => {
    const { file } = read(
      await textOf(
        makeClinicFile(CLINIC, [
          read(
            ofPatients([
              {
                number: '1',
                draws: [{ day: '2026-09-14', reviews: [{ day: '2026-09-20', by: '医師', saw: [] }] }],
              },
            ]),
          ).file.records,
        ]),
      ),
    )
    expect(file.records[0]?.draws[0]?.reviews[0]?.saw).toEqual([])
    const odd = read(
      ofPatients([
        {
          number: '1',
          draws: [
            {
              day: '2026-09-14',
              reviews: [{ day: '2026-09-20', by: '医師', saw: [{ analyte: 'xyz', text: '1' }] }],
            },
          ],
        },
      ]),
    )
    expect(odd.problems.map(({ where }) => where.heading)).toContain(
      'patients[0].draws[0].reviews[0].saw[0].analyte',
    )
    expect(odd.file.records[0]?.draws[0]?.reviews).toHaveLength(1)
  })
})
