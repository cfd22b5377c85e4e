import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withDraw } from '@/domain/edit/draw/draws'
import { aDraw, aPatient, aRow, aWriter, changed, refused } from './builders'

const writer = aWriter()

describe('a row typed by hand', () => {
  test('becomes a draw with the values as typed, in the units of the catalogue', () => {
    const { draws } = changed(
      withDraw(
        aPatient(),
        aRow('2026-11-20', { alt: '98', tg: '<30' }, { fasting: 'yes', lab: 'A検査' }),
        aWriter(),
      ),
    )
    expect(draws).toMatchObject([
      {
        day: '2026-11-20',
        lab: 'A検査',
        fasting: 'yes',
        marks: [],
        reviews: [],
        results: [
          {
            analyte: 'alt',
            status: 'final',
            unit: 'U/L',
            value: { text: '98', number: { digits: 98, scale: 0 } },
          },
          { analyte: 'tg', status: 'final', unit: 'mg/dL', value: { text: '<30', comparator: '<' } },
        ],
      },
    ])
  })

  test('may be of today, not of tomorrow', () => {
    changed(withDraw(aPatient(), aRow('2026-11-22', { alt: '20' }), writer))
    expect(refused(withDraw(aPatient(), aRow('2026-11-23', { alt: '20' }), writer))).toEqual({
      code: 'after-today',
      field: 'draw-day',
    })
  })

  test('may be of the birth date, not of the day before', () => {
    changed(withDraw(aPatient(), aRow('2001-03-04', { alt: '20' }), writer))
    expect(refused(withDraw(aPatient(), aRow('2001-03-03', { alt: '20' }), writer)).code).toBe('before-birth')
  })

  test('needs a day and at least one value; blanks alone are nothing', () => {
    expect(refused(withDraw(aPatient(), aRow(undefined, { alt: '20' }), writer))).toEqual({
      code: 'missing',
      field: 'draw-day',
    })
    expect(refused(withDraw(aPatient(), aRow('2026-11-20', { alt: ' ', ast: '' }), writer)).code).toBe(
      'nothing-entered',
    )
  })

  test('leaves empty cells out, and 未着 becomes a pending order', () => {
    const { draws } = changed(
      withDraw(aPatient(), aRow('2026-11-20', { ast: '', alt: '未着', tg: 'pending' }), writer),
    )
    expect(draws[0]?.results.map(({ analyte, status, value }) => [analyte, status, value])).toEqual([
      ['alt', 'pending', undefined],
      ['tg', 'pending', undefined],
    ])
  })

  test("keeps the lab's flag beside the number, and what the words say of the sample", () => {
    const { draws } = changed(withDraw(aPatient(), aRow('2026-11-20', { alt: '98 H', ld: '溶血' }), writer))
    expect(draws[0]).toMatchObject({
      marks: ['hemolysis'],
      results: [
        { analyte: 'alt', labFlag: 'H' },
        { analyte: 'ld', value: { kind: 'text', text: '溶血' } },
      ],
    })
  })

  test('with another unit beside the number is refused: nothing is converted by hand', () => {
    changed(withDraw(aPatient(), aRow('2026-11-20', { tg: '150 mg/dl' }), writer))
    expect(refused(withDraw(aPatient(), aRow('2026-11-20', { tg: '1.7 mmol/L' }), writer))).toEqual({
      code: 'other-unit',
      field: 'draw-tg',
    })
  })

  test('stands in the order of days', () => {
    const patient = aPatient({
      draws: [aDraw('2026-09-01', { alt: '20' }), aDraw('2026-11-01', { alt: '21' })],
    })
    const { draws } = changed(withDraw(patient, aRow('2026-10-01', { alt: '22' }), writer))
    expect(draws.map((draw) => draw.day)).toEqual(['2026-09-01', '2026-10-01', '2026-11-01'])
  })
})

describe('a row on a day that has a draw', () => {
  const patient = aPatient({
    draws: [aDraw('2026-11-20', { alt: '98', ast: '未着', tg: '1.7' }, { marks: ['lipemia'] })],
  })

  test('adds to that draw and does not make another', () => {
    const { draws } = changed(
      withDraw(patient, aRow('2026-11-20', { ldl: '120' }, { marks: ['hemolysis'] }), writer),
    )
    expect(draws).toHaveLength(1)
    expect(draws[0]?.results.map((result) => result.analyte)).toEqual(['alt', 'ast', 'tg', 'ldl'])
    expect(draws[0]?.marks).toEqual(['lipemia', 'hemolysis'])
  })

  test('a result typed in days later says nothing of the day on which it came in', () => {
    const { draws } = changed(withDraw(patient, aRow('2026-11-19', { alt: '40' }), writer))
    expect(
      draws.flatMap(({ results }) => results).find((result) => result.value?.text === '40')?.arrived,
    ).toBe(undefined)
  })

  test('fills what was pending, and the pending order stays in its history', () => {
    const { draws } = changed(withDraw(patient, aRow('2026-11-20', { ast: '40' }), writer))
    expect(draws[0]?.results.find((result) => result.analyte === 'ast')).toMatchObject({
      status: 'final',
      value: { text: '40' },
      arrived: '2026-11-22',
      earlier: [
        { status: 'pending', replaced: { because: 'filled', by: '看護師A', at: '2026-11-22T09:14:00' } },
      ],
    })
  })

  test('changes nothing where the value is the same', () => {
    expect(changed(withDraw(patient, aRow('2026-11-20', { alt: '98' }), writer)).draws).toEqual(patient.draws)
  })

  test('never overwrites another value: that is a correction of the cell', () => {
    expect(refused(withDraw(patient, aRow('2026-11-20', { alt: '89' }), writer))).toEqual({
      code: 'already-entered',
      field: 'draw-alt',
    })
    expect(refused(withDraw(patient, aRow('2026-11-20', { alt: '未着' }), writer)).code).toBe(
      'already-entered',
    )
  })

  test('states the fasting of a draw whose fasting was unknown; where both differ, only of its own results', () => {
    const known = changed(withDraw(patient, aRow('2026-11-20', { ldl: '120' }, { fasting: 'yes' }), writer))
    expect(known.draws[0]?.fasting).toBe('yes')
    const other = changed(withDraw(known, aRow('2026-11-20', { hdl: '60' }, { fasting: 'no' }), writer))
    expect(other.draws[0]?.fasting).toBe('yes')
    expect(other.draws[0]?.results.find((result) => result.analyte === 'hdl')?.fasting).toBe('no')
  })

  test('from another laboratory is a draw of its own', () => {
    const atA = aPatient({ draws: [aDraw('2026-11-20', { alt: '98' }, { lab: 'A' })] })
    expect(
      changed(withDraw(atA, aRow('2026-11-20', { alt: '97' }, { lab: 'B' }), writer)).draws,
    ).toHaveLength(2)
    expect(
      changed(withDraw(atA, aRow('2026-11-20', { ast: '40' }, { lab: 'A' }), writer)).draws,
    ).toHaveLength(1)
    expect(changed(withDraw(atA, aRow('2026-11-20', { ast: '40' }), writer)).draws).toHaveLength(1)
  })

  test('may state again what was struck out', () => {
    const [draw] = patient.draws
    const struck = aPatient({
      draws: [
        {
          ...draw!,
          results: draw!.results.map((result) => ({ ...result, status: 'entered-in-error' as const })),
        },
      ],
    })
    const { draws } = changed(withDraw(struck, aRow('2026-11-20', { alt: '28' }), writer))
    expect(draws[0]?.results[0]).toMatchObject({
      value: { text: '28' },
      status: 'corrected',
      earlier: [{ status: 'entered-in-error' }],
    })
  })
})

test('an entry changes nothing of the patient it was given', () => {
  const patient = aPatient({ draws: [aDraw('2026-11-20', { alt: '98' })] })
  const copy = structuredClone(patient)
  withDraw(patient, aRow('2026-11-20', { ast: '40' }), writer)
  expect(patient).toEqual(copy)
  expect(day('2026-11-20')).toBe(patient.draws[0]?.day)
})

describe('a draw from elsewhere', () => {
  const row = (values: Record<string, string>, outside?: string) =>
    aRow('2026-09-01', values, outside === undefined ? {} : { outside })

  test('says where it was drawn', () => {
    const patient = changed(withDraw(aPatient(), row({ alt: '20' }, '健診'), aWriter()))
    expect(patient.draws).toMatchObject([{ day: '2026-09-01', outside: '健診' }])
  })

  test('stands beside the draw of this clinic on that day, and is filled by its own rows only', () => {
    const own = changed(withDraw(aPatient(), row({ alt: '20' }), aWriter()))
    const both = changed(withDraw(own, row({ alt: '22', tg: '未着' }, '健診'), aWriter()))
    expect(both.draws.map(({ outside, results }) => [outside, results.length])).toEqual([
      [undefined, 1],
      ['健診', 2],
    ])
    const filled = changed(withDraw(both, row({ tg: '90' }, '健診'), aWriter()))
    expect(filled.draws.map(({ results }) => results.map(({ value }) => value?.text))).toEqual([
      ['20'],
      ['22', '90'],
    ])
  })
})
