import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { factsOf } from '@/domain/factsOf'
import { resultTable, sheet, type Sheet, type SheetCell } from '@/domain/sheet'
import type { Result } from '@/domain/result'
import { verdict } from '@/domain/verdict'
import { ANALYTES } from '@/tables/analytes'
import { VARIATION } from '@/tables/biologicalVariation'
import { sourceById } from '@/tables/sources'
import { EXAMPLES, type Example } from '../../gallery/examples'
import { judging, rules } from '../../gallery/judging'
import { aPatient, wandering, type GivenDraw } from '../../gallery/patients'

type Of = Pick<Example, 'patient' | 'today'>

function example(id: string): Example {
  const found = EXAMPLES.find((one) => one.id === id)
  if (!found) throw new Error(`no example: ${id}`)
  return found
}

function printed({ patient, today }: Of): Sheet {
  const facts = factsOf(patient)
  return sheet({
    patient,
    facts,
    verdict: verdict(facts, rules, day(today)),
    today: day(today),
    rules: judging,
    catalogue: ANALYTES,
    variation: VARIATION,
    sourceOf: sourceById,
  })
}

function row(of: Of, analyte: string): (SheetCell | undefined)[] {
  const { patient } = of
  const [course] = patient.courses
  const table = resultTable({
    patient,
    rules: judging,
    catalogue: ANALYTES,
    variation: VARIATION,
    ...(course ? { course } : {}),
  })
  const found = table.rows.find((one) => one.analyte === analyte)
  if (!found) throw new Error(`no row: ${analyte}`)
  return found.cells
}

function treated(draws: GivenDraw[], today = '2026-11-22'): Of {
  const courses = [{ start: '2026-04-10', weeks: 40, doses: [['2026-04-10', 20] as [string, number]] }]
  return { today, patient: aPatient({ number: '1', kg: 50, courses, draws }) }
}

describe('a cell', () => {
  test('says value, flag, limit, range, multiple and the course of its flag', () => {
    const [baseline, , last] = row(example('overdue'), 'alt')
    expect(last).toMatchObject({
      drawn: '2026-09-14',
      text: '98',
      number: '98',
      unit: 'U/L',
      status: 'final',
      limit: 'clinic-default@1:alt:stop',
      trend: 'still',
      range: { low: '7', high: '23', source: 'jccls' },
      interpretation: { flag: 'stop', ulnMultiple: expect.closeTo(98 / 23) },
    })
    expect(baseline?.trend).toBeUndefined()
    expect(row(example('overdue'), 'alt')[1]?.trend).toBe('first')
  })

  test('tells the change since the draw before and since the baseline', () => {
    const [, second, last] = row(example('overdue'), 'alt')
    expect(second?.sincePrevious).toMatchObject({
      from: '2026-07-18',
      difference: decimal('16'),
      percent: 106.7,
      verdict: 'beyond',
    })
    expect(last?.sincePrevious).toMatchObject({
      from: '2026-08-22',
      difference: decimal('67'),
      percent: 216.1,
    })
    expect(last?.sinceBaseline).toMatchObject({
      from: '2026-07-18',
      difference: decimal('83'),
      percent: 553.3,
    })
  })

  test('tells no difference to words or to a bound, and an exact one to a value in another unit', () => {
    const cells = row(
      treated([
        { on: '2026-04-02', values: { alt: '溶血', tg: '2.6' }, units: { tg: 'mmol/L' } },
        { on: '2026-05-20', values: { alt: '>500', tg: '150' } },
        { on: '2026-07-10', values: { alt: '20' } },
      ]),
      'alt',
    )
    expect(cells.map((cell) => cell?.sincePrevious?.difference)).toEqual([undefined, undefined, undefined])
    expect(cells.map((cell) => cell?.sincePrevious?.because)).toEqual([undefined, undefined, 'only-a-bound'])
    expect(row(example('one-sided'), 'tg')[1]?.sincePrevious?.isConverted).toBe(true)
    expect(row(example('one-sided'), 'tg')[1]?.otherUnit).toBe('mmol/L')
  })

  test('keeps words and bounds as received', () => {
    const [first, words] = row(example('text'), 'alt')
    expect(first?.text).toBe('15')
    expect(words).toMatchObject({
      text: '溶血',
      interpretation: { flag: 'not-judged', because: 'text-only' },
    })
    expect(words?.number).toBeUndefined()
    expect(row(example('text'), 'tg')[0]).toMatchObject({ text: '>1000', comparator: '>', number: '1000' })
  })

  test('of a pending order is empty and judges nothing', () => {
    const pending = row(example('text'), 'alt').at(-1)
    expect(pending).toMatchObject({ text: '', status: 'pending', isStruckOut: false })
    expect(pending?.interpretation).toBeUndefined()
  })

  test('shows what stands; what was struck out goes with it, and alone it is shown as struck out', () => {
    const { patient } = treated([{ on: '2026-05-02', values: { alt: '20', ast: '300' } }])
    const [draw] = patient.draws
    if (!draw) throw new Error('no draw')
    const struck: Result = {
      id: 'old',
      analyte: 'alt',
      status: 'entered-in-error',
      value: { kind: 'text', text: '999' },
    }
    const results = [
      struck,
      ...draw.results.map((one): Result =>
        one.analyte === 'ast' ? { ...one, status: 'entered-in-error' } : one,
      ),
    ]
    const changed = { patient: { ...patient, draws: [{ ...draw, results }] }, today: '2026-11-22' }
    expect(row(changed, 'alt')[0]).toMatchObject({ text: '20', others: [{ text: '999', isStruckOut: true }] })
    expect(row(changed, 'ast')[0]).toMatchObject({ text: '300', isStruckOut: true })
    expect(row(changed, 'ast')[0]?.interpretation).toBeUndefined()
  })
})

describe('the table', () => {
  test('has the draws from the earliest to the latest, and the rows in the order of a lab sheet', () => {
    const { patient } = treated([
      { on: '2026-06-02', values: { tg: '80', ck: '90', alt: '20' } },
      { on: '2026-04-02', values: { ast: '20', alt: '19' } },
    ])
    const table = resultTable({ patient, rules: judging, catalogue: ANALYTES, variation: VARIATION })
    expect(table.draws.map((draw) => draw.day)).toEqual(['2026-04-02', '2026-06-02'])
    expect(table.rows.map((one) => one.analyte)).toEqual(['ast', 'alt', 'tg', 'ck'])
    expect(table.rows.map((one) => one.cells.length)).toEqual([2, 2, 2, 2])
  })

  test('marks the baseline: the last draw up to the first day, not older than a month', () => {
    const marks = (on: string[]) => {
      const { patient } = treated(on.map((one) => ({ on: one, values: { alt: '20' } })))
      const [course] = patient.courses
      return resultTable({
        patient,
        rules: judging,
        catalogue: ANALYTES,
        variation: VARIATION,
        ...(course ? { course } : {}),
      })
        .draws.filter((draw) => draw.isBaseline)
        .map((draw) => draw.day)
    }
    expect(marks(['2026-03-10', '2026-04-02', '2026-04-11'])).toEqual(['2026-04-02'])
    expect(marks(['2026-03-10'])).toEqual(['2026-03-10'])
    expect(marks(['2026-03-09'])).toEqual([])
    expect(marks(['2026-04-10'])).toEqual(['2026-04-10'])
  })
})

describe('the sheet', () => {
  test('has the baseline and the last eight draws on its first page, and every other draw once on later ones', () => {
    const paper = printed(treated(wandering('2026-04-02', 24, 9, { alt: 20, tg: 90 })))
    expect(paper.table.draws).toHaveLength(9)
    expect(paper.table.draws[0]?.isBaseline).toBe(true)
    const days = [paper.table, ...paper.earlier].flatMap((table) => table.draws.map((draw) => draw.day))
    expect(new Set(days).size).toBe(24)
    expect(days).toHaveLength(24)
    expect(paper.earlier.map((table) => table.draws.length)).toEqual([6, 9])
    expect(paper.drawCount).toBe(24)
  })

  test('with nine draws or fewer has no later page', () => {
    expect(printed(treated(wandering('2026-04-02', 9, 20, { alt: 20 }))).earlier).toEqual([])
    expect(printed(treated(wandering('2026-04-02', 10, 20, { alt: 20 }))).earlier).toHaveLength(1)
  })

  test('says which course, which week, how much a day and how much in all', () => {
    expect(printed(example('overdue')).course).toMatchObject({
      ordinal: 1,
      count: 1,
      week: 18,
      plannedWeeks: 20,
      plannedEnd: '2026-12-13',
      mgPerDay: 20,
      isPaused: false,
      cumulative: { mg: 2380, days: 119, mgPerKg: expect.closeTo(45.77, 2) },
    })
    expect(printed(example('on-hold')).course).toMatchObject({ mgPerDay: 0, isPaused: true })
    expect(printed(example('no-course')).course).toBeUndefined()
    expect(printed(example('baseline-only')).course?.week).toBeUndefined()
  })

  test('names the limits of what was measured, with the sources they come from', () => {
    const paper = printed(treated([{ on: '2026-05-02', values: { alt: '20', alb: '4.5' } }]))
    expect(paper.limits.map((one) => one.analyte)).toEqual(['alt', 'alb'])
    expect(paper.limits[0]?.range).toMatchObject({ high: '23', source: 'jccls' })
    expect(paper.sources[0]).toMatchObject({ id: 'clinic-default-proposal', isUnconfirmed: true })
    expect(paper.sources.every((one) => one.source !== undefined)).toBe(true)
  })

  test('speaks by the same verdict as the list', () => {
    for (const { patient, today } of EXAMPLES) {
      expect(printed({ patient, today }).verdict).toEqual(verdict(factsOf(patient), rules, day(today)))
    }
  })
})
