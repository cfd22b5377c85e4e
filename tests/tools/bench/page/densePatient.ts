import { chartInput } from '../../../gallery/judging'
import { aPatient, wandering } from '../../../gallery/patients'
import { day } from '@/domain/day'
import { timeline } from '@/domain/timeline'
import type { Pair } from './timelines'

const TODAY = '2026-11-22'
const DRAWS = 60
/** Four of each chart; ALT, AST and TG move about their limits. */
const VALUES = { ast: 29, alt: 30, ggt: 22, tbil: 0.9, tg: 160, ldl: 118, hdl: 58, tc: 196 }

/** A patient of 8 analytes × 60 draws, one a week in a long course with doses, a pause, calls and reviews. */
const PATIENT = aPatient({
  number: '00480',
  kg: 60,
  visit: '2026-12-02',
  courses: [
    {
      start: '2025-10-01',
      weeks: 64,
      doses: [
        ['2025-10-01', 20],
        ['2026-01-10', 30],
        ['2026-04-20', 40],
        ['2026-09-01', 10],
      ],
      pauses: [{ from: day('2026-06-10'), restart: day('2026-07-01') }],
    },
  ],
  draws: wandering('2025-09-25', DRAWS, 7, VALUES).map((draw, at) => ({
    ...draw,
    fasting: at % 5 === 0 ? ('no' as const) : ('yes' as const),
    ...(at % 10 === 0 ? { reviewed: draw.on } : {}),
  })),
  contacts: [{ id: 'c1', day: day('2026-10-20'), outcome: 'no-answer' }],
})

/** What both charts of that patient are made from: what the page has when it is asked for, judged. */
export const DENSE_INPUT = chartInput({ patient: PATIENT, today: TODAY })

/** Both timelines of that patient, ready to be drawn; 480 points. */
export function denseTimelines(): Pair {
  const { input, dueAfter } = DENSE_INPUT
  const of = (group: 'liver' | 'lipids') =>
    timeline({ ...input, group, mode: 'raw', period: 'course', dueAfter: dueAfter[group] })
  return [of('liver'), of('lipids')]
}
