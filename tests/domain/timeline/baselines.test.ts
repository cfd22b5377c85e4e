import { describe, expect, test } from 'vitest'
import type { AnalyteId, Group } from '@/domain/analyte'
import { timeline, type Timeline, type TimelineMode } from '@/domain/timeline'
import { chartInput } from '../../gallery/judging'
import { aPatient, type GivenDraw } from '../../gallery/patients'

const courses = [{ start: '2026-04-10', weeks: 40 }]

function drawn(
  draws: GivenDraw[],
  { focus, group = 'liver', mode = 'raw' }: { focus: AnalyteId; group?: Group; mode?: TimelineMode },
): Timeline {
  const { input, dueAfter } = chartInput({
    patient: aPatient({ number: '1', courses, draws }),
    today: '2026-11-22',
  })
  return timeline({ ...input, group, mode, focus, dueAfter: dueAfter[group] })
}

describe('the baseline of the analyte in focus', () => {
  const before = { on: '2026-03-20', values: { alt: '12' } }
  const baseline = { on: '2026-04-02', values: { alt: '20', tg: '90' } }
  const later = { on: '2026-06-02', values: { alt: '40', tg: '160' } }

  test('is a line from the last result of the baseline window to the end of the picture, with its band', () => {
    const made = drawn([before, baseline, later], { focus: 'alt' })
    const [found] = made.baselines
    expect(found).toMatchObject({ analyte: 'alt', day: '2026-04-02', text: '20', unit: 'U/L' })
    expect(found?.steps).toHaveLength(1)
    expect(found?.steps[0]).toMatchObject({ from: '2026-04-02', y: 20 })
    expect(found?.steps[0]?.expected?.low).toBeCloseTo(14.6, 1)
    expect(found?.steps[0]?.expected?.high).toBeCloseTo(27.5, 1)
    expect(found?.expected?.sources.map(({ en }) => en).join()).toContain('EuBIVAS')
  })

  test('leaves every flag as it is: beyond the band is no flag', () => {
    const made = drawn(
      [baseline, { on: '2026-06-02', values: { alt: '29' }, ranges: { alt: ['7', '42'] } }],
      {
        focus: 'alt',
      },
    )
    const last = made.series.find(({ analyte }) => analyte === 'alt')?.points.at(-1)
    expect(last?.y).toBeGreaterThan(made.baselines[0]?.expected?.high ?? NaN)
    expect([last?.interpretation.flag, last?.shape]).toEqual(['none', 'circle'])
  })

  test('has no line without a number in the window, nor before any course', () => {
    expect(drawn([later], { focus: 'alt' }).baselines).toEqual([])
    expect(drawn([{ on: '2026-04-02', values: { alt: '溶血' } }, later], { focus: 'alt' }).baselines).toEqual(
      [],
    )
  })

  test('keeps the line and lifts the band from a result of another laboratory on', () => {
    const made = drawn(
      [
        baseline,
        later,
        { ...later, on: '2026-08-01', lab: '東検査センター' },
        { ...later, on: '2026-10-01' },
      ],
      { focus: 'alt' },
    )
    const steps = made.baselines[0]?.steps.map(({ from, to, expected }) => [from, to, expected !== undefined])
    expect(steps).toEqual([
      ['2026-04-02', '2026-08-01', true],
      ['2026-08-01', '2026-10-01', false],
      ['2026-10-01', expect.any(String), true],
    ])
  })

  test('of triglycerides that were not taken fasting has a line and says why there is no band', () => {
    const of = (fasting: 'yes' | 'no') =>
      drawn(
        [
          { ...baseline, fasting },
          { ...later, fasting: 'yes' },
        ],
        { focus: 'tg', group: 'lipids' },
      ).baselines[0]
    expect(of('yes')?.steps[0]?.expected?.high).toBeCloseTo(165.4, 1)
    expect(of('no')?.steps[0]?.expected).toBeUndefined()
    expect(of('no')?.because).toBe('not-fasting')
  })

  test('as a multiple moves with the upper limit of each result', () => {
    const made = drawn(
      [
        { ...baseline, ranges: { alt: ['7', '40'] } },
        { ...later, ranges: { alt: ['7', '50'] } },
      ],
      { focus: 'alt', mode: 'uln' },
    )
    expect(made.baselines[0]?.steps.map(({ y, raw }) => [y, raw])).toEqual([
      [0.5, 20],
      [0.4, 20],
    ])
  })
})

describe('a part of the time', () => {
  const draws = [
    { on: '2026-04-02', values: { alt: '20' } },
    { on: '2026-06-02', values: { alt: '40' } },
    { on: '2026-08-01', values: { alt: '30' } },
    { on: '2026-09-30', values: { alt: '25' } },
  ]
  const patient = aPatient({ number: '1', courses, draws })
  const { input, dueAfter } = chartInput({ patient, today: '2026-11-22' })
  const zoomed = (from: string, to: string): Timeline =>
    timeline({
      ...input,
      group: 'liver',
      mode: 'raw',
      dueAfter: dueAfter.liver,
      window: { from: from as never, to: to as never },
    })

  test('shows the points of its days, and lines that go on to the next points outside', () => {
    const [alt] = zoomed('2026-05-20', '2026-08-10').series
    expect(alt?.points.map(({ day }) => day)).toEqual(['2026-06-02', '2026-08-01'])
    expect(alt?.segments.map((run) => run.map(({ day }) => day))).toEqual([
      ['2026-04-02', '2026-06-02', '2026-08-01', '2026-09-30'],
    ])
  })

  test('between two points shows the line that joins them', () => {
    const [alt] = zoomed('2026-06-10', '2026-07-20').series
    expect(alt?.points).toEqual([])
    expect(alt?.segments.map((run) => run.map(({ day }) => day))).toEqual([['2026-06-02', '2026-08-01']])
  })

  test('cuts limits and the baseline to its days', () => {
    const made = zoomed('2026-05-20', '2026-08-10')
    for (const step of [...made.limits, ...made.baselines].flatMap(
      ({ steps }) => steps as { from: string; to: string }[],
    )) {
      expect(step.from >= '2026-05-20' && step.to <= '2026-08-10').toBe(true)
    }
    expect(made.baselines).toHaveLength(1)
  })
})
