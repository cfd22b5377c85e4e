import { describe, expect, test } from 'vitest'
import type { Group } from '@/domain/analyte'
import { day, dayNumber } from '@/domain/day'
import { timeline, type Timeline, type TimelineInput } from '@/domain/timeline'
import { EXAMPLES, type Example } from '../../gallery/examples'
import { chartInput } from '../../gallery/judging'
import { aPatient, type GivenDraw } from '../../gallery/patients'

type Asked = Partial<Pick<TimelineInput, 'mode' | 'period' | 'focus' | 'shown' | 'today'>>

function example(id: string): Example {
  const found = EXAMPLES.find((one) => one.id === id)
  if (!found) throw new Error(`no example: ${id}`)
  return found
}

function drawn(of: Pick<Example, 'patient' | 'today'>, group: Group = 'liver', asked: Asked = {}): Timeline {
  const { input, dueAfter } = chartInput(of)
  return timeline({ ...input, group, mode: 'raw', dueAfter: dueAfter[group], ...asked })
}

function treated(draws: GivenDraw[], today = '2026-11-22'): Pick<Example, 'patient' | 'today'> {
  const courses = [{ start: '2026-04-10', weeks: 40, doses: [['2026-04-10', 20] as [string, number]] }]
  return { today, patient: aPatient({ number: '1', courses, draws }) }
}

function seriesOf(made: Timeline, analyte: string) {
  const found = made.series.find((one) => one.analyte === analyte)
  if (!found) throw new Error(`not drawn: ${analyte}`)
  return found
}

describe('the span', () => {
  test('runs from before the baseline to beyond today, and is the same for both charts', () => {
    const liver = drawn(example('overdue'))
    expect(liver.span.from).toBeLessThan(dayNumber(day('2026-07-18')))
    expect(liver.span.to).toBeGreaterThan(dayNumber(day('2026-11-22')))
    expect(drawn(example('overdue'), 'lipids').span).toEqual(liver.span)
  })

  test('reaches beyond a due day that is still ahead', () => {
    const made = drawn(treated([{ on: '2026-11-10', values: { alt: '20', tg: '80' } }]))
    expect(made.due?.day).toBe('2027-01-10')
    expect(made.span.to).toBeGreaterThan(dayNumber(day('2027-01-10')))
  })

  test('"all" begins with the first draw, "half a year" shows 183 days', () => {
    const all = drawn(example('forty'), 'liver', { period: 'all' })
    expect(all.span.from).toBeLessThan(dayNumber(day('2023-02-03')))
    expect(all.courses).toHaveLength(3)
    const half = drawn(example('forty'), 'liver', { period: 'half-year' })
    const points = seriesOf(half, 'alt').points
    expect(points.every((point) => point.day >= '2026-05-01')).toBe(true)
    expect(points.length).toBeGreaterThan(0)
  })
})

describe('the points', () => {
  test('every number of a shown analyte is a point at its day and value, and none is invented', () => {
    for (const { patient, today } of EXAMPLES) {
      for (const group of ['liver', 'lipids'] as const) {
        const made = drawn({ patient, today }, group, { period: 'all' })
        for (const one of made.series) {
          const given = patient.draws.flatMap((draw) =>
            draw.results
              .filter((result) => result.analyte === one.analyte && result.value)
              .map((result) => [draw.day, result.value?.text]),
          )
          expect(one.points.map((point) => [point.day, point.text])).toEqual(given)
        }
      }
    }
  })

  test('words in place of a number are a tick without a value, never zero', () => {
    const [, hemolysed] = seriesOf(drawn(example('text')), 'alt').points
    expect(hemolysed).toMatchObject({ text: '溶血', shape: 'tick', marks: ['hemolysis'] })
    expect(hemolysed?.y).toBeUndefined()
  })

  test('a bound stands at its number with an arrow to the values it means', () => {
    const made = drawn(example('text'), 'lipids')
    expect(seriesOf(made, 'tg').points[0]).toMatchObject({
      y: 1000,
      arrow: 'up',
      text: '>1000',
      comparator: '>',
    })
    expect(seriesOf(drawn(example('text')), 'ggt').points[2]).toMatchObject({ y: 5, arrow: 'down' })
  })

  test('a value in another unit stands at its place in the unit of the axis, with what was received', () => {
    const point = seriesOf(drawn(example('one-sided'), 'lipids'), 'tg').points[1]
    expect(point?.text).toBe('2.6')
    expect(point?.unit).toBe('mmol/L')
    expect(point?.y).toBeCloseTo(230.2, 1)
  })

  test('a value in a unit that nothing converts is a tick, not a point elsewhere', () => {
    const [point] = seriesOf(
      drawn(treated([{ on: '2026-05-02', values: { alt: '0.4' }, units: { alt: 'furlong' } }])),
      'alt',
    ).points
    expect(point).toMatchObject({ shape: 'tick', text: '0.4' })
  })

  test('severity is a shape: 98 in a woman whose upper limit is 23 is a diamond', () => {
    expect(seriesOf(drawn(example('overdue')), 'alt').points.map((point) => point.shape)).toEqual([
      'circle',
      'triangle-open',
      'diamond',
    ])
  })

  test('as multiples, the value is divided by its own upper limit and the raw text stays', () => {
    const made = drawn(example('one-sided'), 'liver', { mode: 'uln' })
    expect(seriesOf(made, 'alt').points.map((point) => point.y)).toEqual([
      0.375,
      expect.closeTo(47 / 45),
      expect.closeTo(44 / 45),
    ])
    expect(seriesOf(made, 'alt').points[1]?.text).toBe('47')
    expect(made.right).toBeUndefined()
  })

  test('bilirubin has an axis of its own in raw values', () => {
    const made = drawn(example('overdue'))
    expect(seriesOf(made, 'tbil').axis).toBe('right')
    expect(made.right?.unit).toBe('mg/dL')
    expect(made.left.unit).toBe('U/L')
  })

  test('pending, cancelled and struck-out results are no points', () => {
    const { patient, today } = treated([
      { on: '2026-05-02', values: { alt: '20', ast: '21' }, pending: ['ggt'] },
    ])
    const [draw] = patient.draws
    const results = draw?.results.map((one) =>
      one.analyte === 'ast' ? { ...one, status: 'entered-in-error' as const } : one,
    )
    const changed = { ...patient, draws: draw && results ? [{ ...draw, results }] : [] }
    const made = drawn({ patient: changed, today })
    expect(made.series.map((one) => one.analyte)).toEqual(['alt'])
    expect(made.events.map((event) => event.kind)).toContain('awaiting')
  })

  test('a draw after today is not there', () => {
    const made = drawn(
      treated(
        [
          { on: '2026-05-02', values: { alt: '20' } },
          { on: '2026-05-04', values: { alt: '99' } },
        ],
        '2026-05-03',
      ),
    )
    expect(seriesOf(made, 'alt').points).toHaveLength(1)
  })
})

describe('the lines', () => {
  const runs = (draws: GivenDraw[]) =>
    seriesOf(drawn(treated(draws)), 'alt').segments.map((run) => run.map((point) => point.day))

  test('join draws that came in time', () => {
    expect(
      runs([
        { on: '2026-04-02', values: { alt: '20' } },
        { on: '2026-06-02', values: { alt: '21' } },
      ]),
    ).toEqual([['2026-04-02', '2026-06-02']])
  })

  test('go on through a draw that is 14 days late, and break where it is 15: one was missed', () => {
    const draws = (on: string) => [
      { on: '2026-04-02', values: { alt: '20' } },
      { on, values: { alt: '21' } },
    ]
    expect(runs(draws('2026-06-16'))).toHaveLength(1)
    expect(runs(draws('2026-06-17'))).toEqual([['2026-04-02'], ['2026-06-17']])
  })

  test('break where the lab or the method changes, and go on where either is not known', () => {
    const at = (more: [Partial<GivenDraw>, Partial<GivenDraw>]) =>
      seriesOf(
        drawn(
          treated([
            { on: '2026-04-02', values: { ldl: '100' }, ...more[0] },
            { on: '2026-05-02', values: { ldl: '101' }, ...more[1] },
          ]),
          'lipids',
        ),
        'ldl',
      ).breaks.map((one) => one.because)
    expect(at([{}, {}])).toEqual([])
    expect(at([{}, { lab: '東検査センター' }])).toEqual(['lab'])
    expect(at([{ methods: { ldl: 'direct' } }, { methods: { ldl: 'calculated' } }])).toEqual(['method'])
    expect(at([{ methods: { ldl: 'direct' } }, {}])).toEqual([])
  })
})

describe('the limits', () => {
  const levels = (made: Timeline, kind: string, analyte: string) =>
    made.limits
      .filter((one) => one.kind === kind && one.analyte === analyte)
      .flatMap((one) => one.steps.map(({ from, to, y }) => [from, to, y]))

  test('step where the range of the results steps', () => {
    const made = drawn(example('one-sided'), 'liver', { focus: 'alt' })
    const end = made.limits[0]?.steps.at(-1)?.to
    expect(levels(made, 'high', 'alt')).toEqual([
      ['2026-05-22', '2026-07-20', 40],
      ['2026-07-20', end, 45],
    ])
    expect(levels(made, 'low', 'alt')).toEqual([])
  })

  test('a range with a lower side alone is drawn as that', () => {
    const made = drawn(example('one-sided'), 'lipids', { focus: 'hdl' })
    expect(levels(made, 'low', 'hdl').map(([from, , y]) => [from, y])).toEqual([
      ['2026-05-22', 40],
      ['2026-07-20', 38],
    ])
    expect(levels(made, 'high', 'hdl').map(([from, , y]) => [from, y])).toEqual([['2026-09-18', 90]])
  })

  test('of the preset, multiples follow the range and the analyte in focus shows them', () => {
    const preset = drawn(example('one-sided'), 'liver', { focus: 'alt' }).limits.filter(
      (one) => one.kind === 'preset',
    )
    expect(
      preset.map((one) => [one.analyte, one.level, one.multiple, one.steps.map((step) => step.y)]),
    ).toEqual([
      ['alt', 'stop', 3, [120, 135]],
      ['alt', 'caution', 2, [80, 90]],
    ])
  })

  test('those that hold only fasting are drawn where fasting is known', () => {
    const made = drawn(
      treated([
        { on: '2026-04-02', values: { tg: '100' }, fasting: 'yes' },
        { on: '2026-05-20', values: { tg: '120' } },
      ]),
      'lipids',
      { focus: 'tg' },
    )
    const notice = made.limits.filter((one) => one.level === 'notice')
    expect(notice.map((one) => one.steps.map(({ from, y }) => [from, y]))).toEqual([
      [['2026-05-20', 175]],
      [['2026-04-02', 150]],
    ])
  })

  test('as multiples, one line at 1 stands for the upper limits of all', () => {
    const made = drawn(example('overdue'), 'liver', { mode: 'uln' })
    expect(made.limits.filter((one) => one.kind === 'high')).toHaveLength(1)
    expect(made.limits[0]?.steps[0]?.y).toBe(1)
    expect(made.limits.find((one) => one.level === 'stop')?.steps[0]).toMatchObject({ y: 3, raw: 69 })
  })

  test('no limit stands outside its axis', () => {
    for (const { patient, today } of EXAMPLES) {
      const made = drawn({ patient, today })
      for (const limit of made.limits) {
        const axis = limit.axis === 'right' ? made.right : made.left
        expect(limit.steps.some((step) => step.y <= (axis?.max ?? 0))).toBe(true)
      }
    }
  })
})

describe('what is late, paused and taken', () => {
  test('from the due day to today lies a gap, and the due marker is the verdict’s', () => {
    const made = drawn(example('overdue'))
    expect(made.due).toEqual({ day: '2026-11-14', by: 'protocol', overdue: true })
    expect(made.gaps.at(-1)).toEqual({ kind: 'overdue', from: '2026-11-14', to: '2026-11-22' })
  })

  test('the group that is not due has no overdue gap, but the same due marker', () => {
    const of = treated(
      [
        { on: '2026-04-02', values: { alt: '20', tg: '80' } },
        { on: '2026-05-20', values: { alt: '20' } },
      ],
      '2026-06-05',
    )
    expect(drawn(of, 'lipids').gaps).toEqual([{ kind: 'overdue', from: '2026-06-02', to: '2026-06-05' }])
    expect(drawn(of, 'liver').gaps).toEqual([])
    expect(drawn(of, 'liver').due?.day).toBe('2026-06-02')
  })

  test('between two draws, the days after the due day are a gap, and a draw on the due day leaves none', () => {
    const at = (on: string) =>
      drawn(
        treated(
          [
            { on: '2026-04-02', values: { alt: '20' } },
            { on, values: { alt: '21' } },
          ],
          '2026-07-05',
        ),
      ).gaps
    expect(at('2026-06-02').filter((gap) => gap.kind === 'missed')).toEqual([])
    expect(at('2026-06-03')).toContainEqual({ kind: 'missed', from: '2026-06-02', to: '2026-06-03' })
  })

  test('a draw that the protocol does not count ends no silence: days without one that counts are one gap', () => {
    const gaps = (third: string, today = '2026-06-20') => {
      const of = treated(
        [
          { on: '2026-04-02', values: { alt: '20', tg: '80' } },
          { on: '2026-05-20', values: { ast: '20' } },
          { on: '2026-06-01', values: { [third]: '21' } },
        ],
        today,
      )
      const courses = of.patient.courses.map((course) => ({ ...course, protocol: 'delphi-2022' }))
      return drawn({ ...of, patient: { ...of.patient, courses } }).gaps
    }
    expect(gaps('alt')).toEqual([{ kind: 'missed', from: '2026-05-10', to: '2026-06-01' }])
    expect(gaps('ast')).toEqual([{ kind: 'overdue', from: '2026-05-10', to: '2026-06-20' }])
  })

  test('a pause interrupts the dose and is closed or open', () => {
    const made = drawn(example('on-hold'))
    expect(made.pauses).toEqual([
      { from: '2026-05-04', to: '2026-06-01', open: false, reason: '旅行' },
      { from: '2026-11-08', to: '2026-11-22', open: true, reason: 'ALT' },
    ])
    expect(made.doses).toEqual([
      { from: '2026-03-02', to: '2026-05-03', mgPerDay: 30 },
      { from: '2026-06-01', to: '2026-11-07', mgPerDay: 40 },
    ])
  })

  test('the dose bands meet without overlapping and end today or with the last dose', () => {
    expect(drawn(example('forty')).doses).toEqual([
      { from: '2026-04-10', to: '2026-06-30', mgPerDay: 20 },
      { from: '2026-07-01', to: '2026-09-30', mgPerDay: 40 },
      { from: '2026-10-01', to: '2026-11-22', mgPerDay: 10 },
    ])
    const all = drawn(example('forty'), 'liver', { period: 'all' })
    expect(all.doses[1]).toEqual({ from: '2023-04-10', to: '2023-06-30', mgPerDay: 30 })
  })

  test('an earlier course is looked at without today’s due day', () => {
    const { input, dueAfter } = chartInput(example('forty'))
    const [earlier] = input.patient.courses
    if (!earlier) throw new Error('no course')
    const made = timeline({
      ...input,
      course: earlier,
      isCurrent: false,
      group: 'liver',
      mode: 'raw',
      dueAfter: dueAfter.liver,
    })
    expect(made.due).toBeUndefined()
    expect(made.gaps.filter((gap) => gap.kind === 'overdue')).toEqual([])
    expect(made.span.to).toBeLessThan(dayNumber(day('2023-10-01')))
  })

  test('a patient without a draw has a picture all the same: the silence since the first day', () => {
    const made = drawn(example('nothing'))
    expect(made.series).toEqual([])
    expect(made.gaps).toEqual([{ kind: 'overdue', from: '2026-10-20', to: '2026-11-22' }])
  })
})

test('the focus is the analyte with the worst newest flag, ALT and TG before the others, or the one asked for', () => {
  expect(drawn(example('overdue')).focus).toBe('alt')
  expect(drawn(example('severe'), 'lipids').focus).toBe('tg')
  expect(drawn(example('one-sided'), 'lipids').focus).toBe('hdl')
  expect(drawn(example('overdue'), 'liver', { focus: 'ggt' }).focus).toBe('ggt')
})

test('an optional analyte is drawn when it is in focus', () => {
  const of = treated([{ on: '2026-05-02', values: { alt: '20', ck: '300' } }])
  expect(drawn(of).series.map((one) => one.analyte)).toEqual(['alt'])
  expect(drawn(of).available.map((one) => one.analyte)).toEqual(['alt', 'ck'])
  expect(drawn(of, 'liver', { focus: 'ck' }).series.map((one) => one.analyte)).toEqual(['alt', 'ck'])
})
