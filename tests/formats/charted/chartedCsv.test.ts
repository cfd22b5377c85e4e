import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { Group } from '@/domain/analyte'
import { day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { timeline, type Timeline, type TimelineInput } from '@/domain/timeline'
import { chartedCsv } from '@/formats/charted/chartedCsv'
import { CHARTED_WORDS } from '@/formats/charted/words'
import { chartInput } from '../../gallery/judging'
import { aPatient } from '../../gallery/patients'
import { anyPatient } from '../../ui/chart/anyPatient'

type Of = Parameters<typeof chartInput>[0]
type Asked = Partial<Pick<TimelineInput, 'mode' | 'period' | 'shown' | 'window'>>

const GROUPS: readonly Group[] = ['liver', 'lipids']
const title = (id: string): string => `source ${id}`

const seen: Of = {
  today: '2026-11-22',
  patient: aPatient({
    number: '00902',
    courses: [
      {
        start: '2026-05-11',
        weeks: 36,
        doses: [
          ['2026-05-11', 20],
          ['2026-07-06', 40],
        ],
      },
    ],
    draws: [
      { on: '2026-05-04', values: { alt: '14', tg: '80' }, fasting: 'yes' },
      {
        on: '2026-07-06',
        values: { alt: '98', tg: '1.2' },
        units: { tg: 'mmol/L' },
        ranges: { alt: ['7', '23'], tg: ['', '1.7'] },
        fasting: 'no',
        lab: '東検査センター, 第2',
      },
      { on: '2026-11-05', values: { alt: '溶血', tg: '>1000' }, marks: ['hemolysis'] },
    ],
  }),
}

function charted(of: Of, asked: Asked = {}): Timeline[] {
  const { input, dueAfter } = chartInput(of)
  return GROUPS.map((group) =>
    timeline({ ...input, group, mode: 'raw', period: 'all', dueAfter: dueAfter[group], ...asked }),
  )
}

/** The rows of the file by their headings, as a spreadsheet would read them. */
function rowsOf(text: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  return data
}

function fileOf(of: Of, asked: Asked = {}, language: Language = 'en'): Record<string, string>[] {
  return rowsOf(chartedCsv('00902', charted(of, asked), language, title))
}

describe('what is charted, as a file', () => {
  test('each point of both charts is a row, in the order of legend and day, and there is no other row', () => {
    const rows = fileOf(seen)
    const points = charted(seen).flatMap(({ series }) =>
      series.flatMap((one) => one.points.map((point) => [one.name.en, point.day, point.text])),
    )
    expect(rows.map((row) => [row['analyte'], row['drawn'], row['value']])).toEqual(points)
    expect(points).toContainEqual(['ALT', '2026-07-06', '98'])
    expect(points).toContainEqual(['TG', '2026-11-05', '>1000'])
  })

  test('a flagged result comes with range, multiple, flag, limit and its source, week and dose', () => {
    const alt = fileOf(seen).find((row) => row['analyte'] === 'ALT' && row['value'] === '98')
    expect(alt).toMatchObject({
      number: '00902',
      unit: 'U/L',
      range: '7–23',
      '× upper limit': '4.2609',
      'limit exceeded': '> 3×ULN (69)',
      'course week': '9',
      'dose (mg a day)': '40',
      fasting: 'no',
      lab: '東検査センター, 第2',
    })
    expect(alt?.['source of the limit']).toMatch(/\(source .+\)$/)
  })

  test('another unit stands as received, with the value that the chart drew beside it', () => {
    const tg = fileOf(seen).find((row) => row['analyte'] === 'TG' && row['drawn'] === '2026-07-06')
    expect(tg).toMatchObject({ value: '1.2', unit: 'mmol/L', range: '≤1.7' })
    expect(Number(tg?.['converted (unit of the chart)'])).toBeCloseTo(106.3, 0)
  })

  test('words stay words and a bound keeps its sign; neither becomes a number', () => {
    const rows = fileOf(seen).filter((row) => row['drawn'] === '2026-11-05')
    expect(rows.map((row) => [row['analyte'], row['value'], row['× upper limit']])).toEqual([
      ['ALT', '溶血', ''],
      ['TG', '>1000', expect.stringMatching(/^\d/)],
    ])
  })

  test('before the first dose there is no week and no dose', () => {
    const baseline = fileOf(seen).find((row) => row['drawn'] === '2026-05-04')
    expect(baseline).toMatchObject({ 'course week': '', 'dose (mg a day)': '', fasting: 'yes' })
  })

  test('zoomed, it holds the points that are seen and no others', () => {
    const rows = fileOf(seen, { window: { from: day('2026-06-01'), to: day('2026-08-01') } })
    expect(new Set(rows.map((row) => row['drawn']))).toEqual(new Set(['2026-07-06']))
  })

  test('as multiples of the upper limit, it holds the same values as received', () => {
    const values = (asked: Asked) => fileOf(seen, asked).map((row) => [row['drawn'], row['value']])
    expect(values({ mode: 'uln' }).toSorted()).toEqual(values({ mode: 'raw' }).toSorted())
  })

  test('in Japanese the headings and the words are Japanese, the values the same', () => {
    const [ja, en] = [fileOf(seen, {}, 'ja'), fileOf(seen, {}, 'en')]
    expect(Object.keys(ja[0] ?? {})).toEqual(Object.values(CHARTED_WORDS.ja.heading))
    expect(ja.map((row) => [row['採血日'], row['結果'], row['単位']])).toEqual(
      en.map((row) => [row['drawn'], row['value'], row['unit']]),
    )
    expect(ja.find((row) => row['結果'] === '98')?.['判定']).toBe('高度')
  })

  test('no name and no birth date leaves with it', () => {
    const text = chartedCsv('00902', charted(seen), 'ja', title)
    expect(text).not.toContain(seen.patient.name)
    expect(text).not.toContain(seen.patient.kana)
    expect(text).not.toContain(seen.patient.birthDate)
  })

  test('a patient without results gives the headings alone', () => {
    const nobody: Of = { today: '2026-11-22', patient: aPatient({ number: '1' }) }
    expect(chartedCsv('1', charted(nobody), 'en', title).trimEnd().split('\n')).toHaveLength(1)
  })

  test('text that a spreadsheet would run as a formula is not handed over as one', () => {
    const patient = aPatient({
      number: '1',
      draws: [{ on: '2026-11-01', values: { alt: '=1+1' }, lab: '@SUM(A1)' }],
    })
    const [, line = ''] = chartedCsv('1', charted({ patient, today: '2026-11-22' }), 'en', title).split('\n')
    expect(line).not.toMatch(/(^|,)"?[=@]/)
  })

  test('whatever was measured, every point drawn is a row and every row a point drawn', () => {
    fc.assert(
      fc.property(anyPatient, fc.constantFrom('raw' as const, 'uln' as const), (of, mode) => {
        const points = charted(of, { mode }).flatMap(({ series }) =>
          series.flatMap((one) => one.points.map((point) => `${one.name.en} ${point.day} ${point.text}`)),
        )
        const rows = fileOf(of, { mode }).map((row) => `${row['analyte']} ${row['drawn']} ${row['value']}`)
        expect(rows).toEqual(points)
      }),
      { numRuns: 20 },
    )
  })
})
