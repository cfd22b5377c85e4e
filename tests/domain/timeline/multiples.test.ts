import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANALYTE_IDS, type AnalyteId } from '@/domain/analyte'
import { day, dayNumber } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { timeline } from '@/domain/timeline'
import { groupOf } from '@/domain/timeline/charted'
import { multiples, type Multiple } from '@/domain/timeline/multiples'
import { EXAMPLES } from '../../gallery/examples'
import { chartInput } from '../../gallery/judging'
import { aPatient } from '../../gallery/patients'
import { anyPatient } from '../../ui/chart/anyPatient'

type Of = Parameters<typeof chartInput>[0]

function shown(of: Of, asked: Partial<Parameters<typeof multiples>[0]> = {}): Multiple[] {
  return multiples({ ...chartInput(of), ...chartInput(of).input, period: 'all', ...asked })
}

function one(of: Of, analyte: AnalyteId, asked?: Partial<Parameters<typeof multiples>[0]>): Multiple {
  const found = shown(of, asked).find(({ focus }) => focus === analyte)
  if (!found) throw new Error(`not drawn: ${analyte}`)
  return found
}

/** What was measured of an analyte, from the record alone. */
function measured(patient: Patient, analyte: AnalyteId): [string, string][] {
  return patient.draws.flatMap((draw) =>
    draw.results.flatMap((result): [string, string][] =>
      result.analyte === analyte && result.value ? [[draw.day, result.value.text]] : [],
    ),
  )
}

const treated: Of = {
  today: '2026-11-22',
  patient: aPatient({
    number: '00901',
    sex: 'M',
    courses: [{ start: '2026-05-11', weeks: 36, doses: [['2026-05-11', 20]] }],
    draws: [
      { on: '2026-05-04', values: { alt: '14', tg: '80', wbc: '6.1', hb: '14.2' } },
      { on: '2026-07-06', values: { alt: '130', tg: '>1000', ck: '2400' }, pending: ['ld'] },
      { on: '2026-11-05', values: { alt: '溶血', tg: '120', wbc: '2.8' }, marks: ['hemolysis'] },
    ],
  }),
}

describe('small charts of all analytes', () => {
  test('every analyte that was ever measured has one, in the order of a lab sheet, and no other has', () => {
    expect(shown(treated).map(({ focus }) => focus)).toEqual(
      ANALYTE_IDS.filter((analyte) => measured(treated.patient, analyte).length > 0),
    )
    expect(shown(treated).map(({ focus }) => focus)).not.toContain('ld')
  })

  test('each result is a point at its day with its text, none is invented and none is missing', () => {
    for (const { patient, today } of EXAMPLES) {
      for (const { focus, series } of shown({ patient, today })) {
        expect(series[0].points.map((point) => [point.day, point.text])).toEqual(measured(patient, focus))
      }
    }
  })

  test('all of them show the same days', () => {
    const spans = shown(treated).map(({ span }) => span)
    expect(new Set(spans.map((span) => JSON.stringify(span))).size).toBe(1)
  })

  test('each has a scale of its own, which holds its values', () => {
    for (const { series, left } of shown(treated)) {
      for (const { y } of series[0].points) {
        if (y === undefined) continue
        expect(y).toBeGreaterThanOrEqual(left.min)
        expect(y).toBeLessThanOrEqual(left.max)
      }
    }
    expect(one(treated, 'ck').left.max).toBeGreaterThanOrEqual(2400)
    expect(one(treated, 'wbc').left.max).toBeLessThan(30)
  })

  test('points, flags and gaps of an analyte are those of the large chart', () => {
    const { input, dueAfter } = chartInput(treated)
    for (const [group, analyte] of [
      ['liver', 'alt'],
      ['lipids', 'tg'],
    ] as const) {
      const large = timeline({ ...input, group, mode: 'raw', period: 'all', dueAfter: dueAfter[group] })
      const small = one(treated, analyte)
      const drawn = large.series.find((series) => series.analyte === analyte)
      expect(small.series[0].points).toEqual(drawn?.points)
      expect(small.series[0].segments).toEqual(drawn?.segments)
      expect(small.gaps).toEqual(large.gaps)
      expect(small.span).toEqual(large.span)
    }
  })

  test('an analyte that no clock runs for has no missed draw', () => {
    expect(one(treated, 'alt').gaps.length).toBeGreaterThan(0)
    expect(one(treated, 'wbc').gaps).toEqual([])
  })

  test('words in place of a number are a tick, a bound points beyond itself', () => {
    expect(one(treated, 'alt').series[0].points[2]).toMatchObject({ shape: 'tick', text: '溶血' })
    expect(one(treated, 'tg').series[0].points[1]).toMatchObject({ arrow: 'up', y: 1000 })
  })

  test('the limits in a part of the days are those that the whole shows on these days', () => {
    const window = { from: day('2026-06-01'), to: day('2026-08-01') }
    for (const { patient, today } of [treated, ...EXAMPLES]) {
      for (const whole of shown({ patient, today })) {
        const part = one({ patient, today }, whole.focus, { window })
        const held = whole.limits.filter(({ steps }) =>
          steps.some(({ from, to }) => dayNumber(from) <= part.span.to && dayNumber(to) >= part.span.from),
        )
        const named = (limits: Multiple['limits']) =>
          limits.map(({ kind, level, operator, multiple }) => [kind, level, operator, multiple])
        expect(named(part.limits)).toEqual(named(held))
      }
    }
  })

  test('a part of the days holds the points of those days only, on the scale of all of them', () => {
    const window = { from: day('2026-06-01'), to: day('2026-08-01') }
    const part = one(treated, 'alt', { window })
    expect(part.series[0].points.map((point) => point.day)).toEqual(['2026-07-06'])
    expect(part.left).toEqual(one(treated, 'alt').left)
  })

  test('without a course, and without any result', () => {
    const draws = [{ on: '2026-11-01', values: { alt: '20' } }]
    expect(shown({ today: '2026-11-22', patient: aPatient({ number: '1', draws }) })).toHaveLength(1)
    expect(shown({ today: '2026-11-22', patient: aPatient({ number: '1' }) })).toEqual([])
  })

  test('whatever was measured, every number and word of it is drawn once', () => {
    fc.assert(
      fc.property(anyPatient, ({ patient, today }) => {
        const made = shown({ patient, today })
        const drawn = made.flatMap(({ focus, series }) =>
          series[0].points.map(({ day: on, text }) => [focus, on, text].join(' ')),
        )
        const given = ANALYTE_IDS.flatMap((analyte) =>
          measured(patient, analyte).map(([on, text]) => [analyte, on, text].join(' ')),
        )
        expect(drawn).toEqual(given)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the large chart that holds an analyte', () => {
  test.each([
    ['alt', 'liver'],
    ['ck', 'liver'],
    ['tg', 'lipids'],
    ['nonhdl', 'lipids'],
    ['wbc', undefined],
    ['hcg', undefined],
  ] as const)('%s: %s', (analyte, group) => {
    expect(groupOf(analyte)).toBe(group)
  })
})
