import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Group } from '@/domain/analyte'
import { dayFromNumber } from '@/domain/day'
import { toNumber } from '@/domain/decimal'
import type { Patient } from '@/domain/patient'
import { timeline, type Timeline, type TimelineInput } from '@/domain/timeline'
import { chartMarks } from '@/ui/chart/chartMarks'
import { chartInput } from '../../gallery/judging'
import { anyPatient } from './anyPatient'
import {
  cornersOf,
  daysSince1970,
  drawScene,
  expectedPlace,
  outside,
  misplaced,
  placesOf,
  strays,
  type Size,
  unpaired,
} from './sceneChecks'

const GROUPS: readonly Group[] = ['liver', 'lipids']
const MODES = ['raw', 'uln'] as const
const anyChart = fc.record({
  of: anyPatient,
  period: fc.constantFrom('course' as const, 'half-year' as const, 'all' as const),
  size: fc.constantFrom<Size>('small', 'screen', 'paper'),
  language: fc.constantFrom('ja' as const, 'en' as const),
  dates: fc.constantFrom('iso' as const, 'era' as const),
})

function drawn(
  of: { patient: Patient; today: string },
  group: Group,
  asked: Pick<TimelineInput, 'mode'> & Partial<Pick<TimelineInput, 'period' | 'window'>>,
): Timeline {
  const { input, dueAfter } = chartInput(of)
  return timeline({ ...input, group, dueAfter: dueAfter[group], ...asked })
}

/** What was measured of the analytes drawn, from the record alone: day, value, and whether it has a place on an axis. */
function measured(
  of: Timeline,
  patient: Patient,
): { day: string; y: number | undefined; side: 'left' | 'right' }[] {
  return of.series.flatMap((one) =>
    patient.draws
      .filter((draw) => draw.day <= of.today)
      .filter(({ day }) => daysSince1970(day) >= of.span.from && daysSince1970(day) <= of.span.to)
      .flatMap((draw) =>
        draw.results
          .filter((result) => result.analyte === one.analyte)
          .map(({ value }) => ({
            day: draw.day,
            y: value?.kind === 'number' ? toNumber(value.number) : undefined,
            side: one.analyte === 'tbil' ? ('right' as const) : ('left' as const),
          })),
      ),
  )
}

test('no text lies on another or is cut, and nothing is drawn beyond the canvas, with 3 draws or 60, in any size, mode and language', () => {
  fc.assert(
    fc.property(anyChart, ({ of, period, size, language, dates }) => {
      for (const group of GROUPS) {
        for (const mode of MODES) {
          const made = drawScene(drawn(of, group, { mode, period }), size, language, dates)
          expect(misplaced(made)).toEqual([])
          expect(outside(made)).toEqual([])
        }
      }
    }),
    { numRuns: 50 },
  )
})

test('every point of the record is in the picture once, where its day and value say, and no line has a corner elsewhere', () => {
  fc.assert(
    fc.property(anyChart, ({ of, period, size, language }) => {
      for (const group of GROUPS) {
        const raw = drawn(of, group, { mode: 'raw', period })
        const made = drawScene(raw, size, language)
        const places = measured(raw, of.patient).map((one) => expectedPlace(raw, made, one))
        expect(unpaired(placesOf(made), places)).toEqual([])
        expect(strays(cornersOf(made), places)).toEqual([])
      }
    }),
    { numRuns: 50 },
  )
})

test('as multiples, each point stands at its value divided by the upper limit that judged it, or at the foot without one', () => {
  fc.assert(
    fc.property(anyChart, ({ of, period, size, language }) => {
      for (const group of GROUPS) {
        const uln = drawn(of, group, { mode: 'uln', period })
        const made = drawScene(uln, size, language)
        const places = uln.series.flatMap((one) =>
          one.points.map(({ day, text, interpretation: { range, ulnMultiple } }) => {
            const number = Number(text.replace(/^[<>]/, ''))
            const y = Number.isNaN(number) ? undefined : ulnMultiple
            if (range?.high && y !== undefined) expect(y).toBeCloseTo(number / toNumber(range.high), 9)
            return expectedPlace(uln, made, { day, y, side: 'left' })
          }),
        )
        expect(unpaired(placesOf(made), places)).toEqual([])
        expect(places).toHaveLength(measured(uln, of.patient).length)
      }
    }),
    { numRuns: 50 },
  )
})

test('zoomed, the same points stand at the same values, and lines come in from the points outside', () => {
  fc.assert(
    fc.property(anyChart, fc.double({ min: 0, max: 0.7, noNaN: true }), ({ of, size, language }, part) => {
      const whole = drawn(of, 'liver', { mode: 'raw', period: 'all' })
      const from = Math.floor(whole.span.from + part * (whole.span.to - whole.span.from))
      const to = Math.ceil(from + (whole.span.to - whole.span.from) * 0.25) + 1
      const window = { from: dayFromNumber(from), to: dayFromNumber(to) }
      const zoomed = drawn(of, 'liver', { mode: 'raw', period: 'all', window })
      expect([zoomed.left, zoomed.right]).toEqual([whole.left, whole.right])
      expect(zoomed.available).toEqual(whole.available)
      expect(zoomed.focus).toBe(whole.focus)
      const made = drawScene(zoomed, size, language)
      const places = measured(zoomed, of.patient).map((one) => expectedPlace(zoomed, made, one))
      expect(unpaired(placesOf(made), places)).toEqual([])
      expect(misplaced(made)).toEqual([])
      for (const { points } of made.scene.lines) {
        const xs = points.filter((value, at) => at % 2 === 0 && !Number.isNaN(value))
        for (const x of xs) {
          expect(x).toBeGreaterThanOrEqual(made.frame.left - 0.001)
          expect(x).toBeLessThanOrEqual(made.frame.right + 0.001)
        }
      }
    }),
    { numRuns: 50 },
  )
})

test('what stands beside the plot or in it as a mark is in the list: gaps, missed draws, pauses, doses, events, breaks, baseline', () => {
  fc.assert(
    fc.property(anyChart, ({ of, period, language }) => {
      for (const group of GROUPS) {
        const made = drawn(of, group, { mode: 'raw', period })
        const marks = chartMarks(made, language, (day) => day)
        const count = (kind: string): number => marks.filter(({ mark }) => mark === kind).length
        expect(count('gap')).toBe(made.gaps.length)
        expect(count('missed')).toBe(made.gaps.filter(({ kind }) => kind === 'missed').length)
        expect(count('pause')).toBe(made.pauses.length)
        expect(count('dose')).toBe(made.doses.length)
        expect(count('event')).toBe(made.events.length)
        expect(count('break')).toBe(made.series.reduce((sum, one) => sum + one.breaks.length, 0))
        expect(count('limit')).toBe(made.limits.reduce((sum, one) => sum + one.steps.length, 0))
        const steps = made.baselines.flatMap((one) => one.steps)
        expect(count('baseline')).toBe(steps.length)
        expect(count('rcv')).toBe(2 * steps.filter(({ expected }) => expected !== undefined).length)
        expect(marks.every(({ text }) => text.trim() !== '' && !text.includes('undefined'))).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})
