import { day, type Day } from '@/domain/day'
import type { CourseFacts, PatientFacts } from '@/domain/facts'
import type { Protocol } from '@/domain/protocol'
import type { Status } from '@/domain/verdict'
import { PROTOCOLS } from '@/tables/protocols'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

/** What a doctor expects on a day, worked out by hand: status, and the day that is due, or for `none-left` would be. */
type Expected = readonly [on: string, status: Status, due?: string]

export interface Calendar {
  protocol: Protocol
  /** Each draw with its analytes; complete where none are named. */
  draws: readonly (readonly [on: string, ...analytes: ('alt' | 'ast' | 'ldl' | 'tg')[]])[]
  /** Draws that hold a value at notice or above. */
  abnormal?: readonly string[]
  days: readonly Expected[]
}

export const START = day('2026-04-10')
const DOSES = [
  ['2026-04-10', 20],
  ['2026-05-22', 30],
  ['2026-06-12', 20],
  ['2026-07-03', 40],
] as const
const PAUSE = { from: day('2026-07-10'), restart: day('2026-08-01') }

/** The bimonthly protocol with the draw after a raised dose that a clinic may add to its copy. */
export const afterIncrease: Protocol = {
  ...rowOf('bimonthly'),
  id: 'bimonthly-after-increase',
  name: { ja: '2か月ごと・増量1か月後', en: 'Every two months, and one month after an increase' },
  onDoseIncrease: { offset: { months: 1 } },
  copiedFrom: 'bimonthly@1',
}

/**
 * One course under each protocol: 20 weeks from 2026-04-10 (planned end 2026-08-28), 20 mg, raised to 30, lowered to 20,
 * raised to 40, paused from 10 July to 31 July; draws early, late and on time.
 */
export const CALENDARS: readonly Calendar[] = [
  {
    protocol: rowOf('bimonthly'),
    draws: [['2026-04-02'], ['2026-05-27'], ['2026-08-05']],
    days: [
      ['2026-04-02', 'on-schedule', '2026-06-02'],
      ['2026-04-10', 'on-schedule', '2026-06-02'],
      ['2026-05-18', 'on-schedule', '2026-06-02'],
      ['2026-05-19', 'due-soon', '2026-06-02'],
      ['2026-05-22', 'due-soon', '2026-06-02'],
      ['2026-05-27', 'on-schedule', '2026-07-27'],
      ['2026-06-12', 'on-schedule', '2026-07-27'],
      ['2026-07-03', 'on-schedule', '2026-07-27'],
      ['2026-07-10', 'on-hold'],
      ['2026-07-28', 'on-hold'],
      ['2026-08-01', 'due-today', '2026-08-01'],
      ['2026-08-02', 'overdue', '2026-08-01'],
      ['2026-08-05', 'none-left', '2026-10-05'],
      ['2026-08-28', 'none-left', '2026-10-05'],
      ['2026-08-29', 'unknown', '2026-10-05'],
    ],
  },
  {
    protocol: rowOf('month1-bimonthly'),
    draws: [['2026-04-02'], ['2026-04-20'], ['2026-05-13'], ['2026-08-01']],
    days: [
      ['2026-04-02', 'on-schedule', '2026-05-10'],
      ['2026-04-10', 'on-schedule', '2026-05-10'],
      ['2026-04-20', 'on-schedule', '2026-05-10'],
      ['2026-04-26', 'due-soon', '2026-05-10'],
      ['2026-05-10', 'due-today', '2026-05-10'],
      ['2026-05-11', 'overdue', '2026-05-10'],
      ['2026-05-13', 'on-schedule', '2026-07-13'],
      ['2026-06-29', 'due-soon', '2026-07-13'],
      ['2026-07-03', 'due-soon', '2026-07-13'],
      ['2026-07-10', 'on-hold'],
      ['2026-07-31', 'on-hold'],
      ['2026-08-01', 'none-left', '2026-10-01'],
      ['2026-08-29', 'unknown', '2026-10-01'],
    ],
  },
  {
    protocol: rowOf('jp-8weekly'),
    draws: [['2026-04-02'], ['2026-04-24'], ['2026-06-22'], ['2026-08-17']],
    days: [
      ['2026-04-10', 'on-schedule', '2026-05-08'],
      ['2026-04-23', 'on-schedule', '2026-05-08'],
      ['2026-04-24', 'on-schedule', '2026-06-19'],
      ['2026-06-05', 'due-soon', '2026-06-19'],
      ['2026-06-19', 'due-today', '2026-06-19'],
      ['2026-06-20', 'overdue', '2026-06-19'],
      ['2026-06-22', 'on-schedule', '2026-08-17'],
      ['2026-07-10', 'on-hold'],
      ['2026-08-01', 'on-schedule', '2026-08-17'],
      ['2026-08-03', 'due-soon', '2026-08-17'],
      ['2026-08-17', 'none-left', '2026-10-12'],
      ['2026-08-29', 'unknown', '2026-10-12'],
    ],
  },
  {
    protocol: rowOf('eu-smpc'),
    draws: [['2026-04-02'], ['2026-05-10'], ['2026-06-30', 'alt'], ['2026-08-12']],
    days: [
      ['2026-04-10', 'on-schedule', '2026-05-10'],
      ['2026-04-26', 'due-soon', '2026-05-10'],
      ['2026-05-10', 'on-schedule', '2026-08-10'],
      ['2026-06-30', 'on-schedule', '2026-08-10'],
      ['2026-07-10', 'on-hold'],
      ['2026-08-01', 'due-soon', '2026-08-10'],
      ['2026-08-10', 'due-today', '2026-08-10'],
      ['2026-08-11', 'overdue', '2026-08-10'],
      ['2026-08-12', 'none-left', '2026-11-12'],
      ['2026-08-28', 'none-left', '2026-11-12'],
      ['2026-08-29', 'unknown', '2026-11-12'],
    ],
  },
  {
    protocol: rowOf('delphi-2022'),
    draws: [
      ['2026-04-02'],
      ['2026-05-12'],
      ['2026-06-08', 'ast', 'ldl'],
      ['2026-06-20', 'alt', 'tg'],
      ['2026-08-03'],
    ],
    days: [
      ['2026-04-10', 'on-schedule', '2026-05-10'],
      ['2026-04-26', 'due-soon', '2026-05-10'],
      ['2026-05-11', 'overdue', '2026-05-10'],
      ['2026-05-12', 'none-left'],
      ['2026-05-22', 'on-schedule', '2026-06-22'],
      ['2026-06-08', 'due-soon', '2026-06-22'],
      ['2026-06-12', 'due-soon', '2026-06-22'],
      ['2026-06-20', 'none-left'],
      ['2026-07-03', 'on-schedule', '2026-08-03'],
      ['2026-07-10', 'on-hold'],
      ['2026-08-01', 'due-soon', '2026-08-03'],
      ['2026-08-03', 'none-left'],
      ['2026-08-28', 'none-left'],
      ['2026-08-29', 'unknown'],
    ],
  },
  {
    protocol: rowOf('hansen-2016'),
    draws: [['2026-04-02'], ['2026-05-13'], ['2026-06-10'], ['2026-08-12']],
    abnormal: ['2026-06-10'],
    days: [
      ['2026-04-10', 'on-schedule', '2026-06-10'],
      ['2026-05-13', 'on-schedule', '2026-06-10'],
      ['2026-05-27', 'due-soon', '2026-06-10'],
      ['2026-06-09', 'due-soon', '2026-06-10'],
      ['2026-06-10', 'on-schedule', '2026-08-10'],
      ['2026-07-10', 'on-hold'],
      ['2026-08-01', 'due-soon', '2026-08-10'],
      ['2026-08-11', 'overdue', '2026-08-10'],
      ['2026-08-12', 'none-left'],
      ['2026-08-28', 'none-left'],
      ['2026-08-29', 'unknown'],
    ],
  },
  {
    protocol: rowOf('monthly'),
    draws: [['2026-04-02'], ['2026-05-08'], ['2026-06-10'], ['2026-08-01']],
    days: [
      ['2026-04-10', 'on-schedule', '2026-05-10'],
      ['2026-04-26', 'due-soon', '2026-05-10'],
      ['2026-05-08', 'on-schedule', '2026-06-08'],
      ['2026-06-08', 'due-today', '2026-06-08'],
      ['2026-06-09', 'overdue', '2026-06-08'],
      ['2026-06-10', 'on-schedule', '2026-07-10'],
      ['2026-07-09', 'due-soon', '2026-07-10'],
      ['2026-07-10', 'on-hold'],
      ['2026-07-31', 'on-hold'],
      ['2026-08-01', 'none-left', '2026-09-01'],
      ['2026-08-29', 'unknown', '2026-09-01'],
    ],
  },
  {
    protocol: afterIncrease,
    draws: [['2026-04-02'], ['2026-06-26'], ['2026-08-03']],
    days: [
      ['2026-04-10', 'on-schedule', '2026-06-02'],
      ['2026-05-22', 'due-soon', '2026-06-02'],
      ['2026-06-02', 'due-today', '2026-06-02'],
      ['2026-06-25', 'overdue', '2026-06-02'],
      ['2026-06-26', 'on-schedule', '2026-08-26'],
      ['2026-07-02', 'on-schedule', '2026-08-26'],
      ['2026-07-03', 'on-schedule', '2026-08-03'],
      ['2026-07-10', 'on-hold'],
      ['2026-08-01', 'due-soon', '2026-08-03'],
      ['2026-08-03', 'none-left', '2026-10-03'],
      ['2026-08-29', 'unknown', '2026-10-03'],
    ],
  },
]

/** The record as it stood on that day: no dose step, pause or restart that was still to come. */
export function recordOn(on: Day, { protocol, draws }: Calendar): PatientFacts {
  const doses = DOSES.filter(([from]) => from <= on).map(([from, mg]) => [from, mg] as const)
  const pauses =
    PAUSE.from > on ? [] : [PAUSE.restart > on ? `${PAUSE.from}/` : `${PAUSE.from}/${PAUSE.restart}`]
  const course: CourseFacts = aCourse(START, {
    weeks: 20,
    protocol: protocol.id,
    doses: doses.map(([from, mg]): [string, number] => [from, mg]),
    pauses,
  })
  return aFacts({
    courses: [course],
    draws: draws
      .filter(([drawn]) => drawn <= on)
      .map(([drawn, ...analytes]) => aDraw(drawn, analytes.length === 0 ? {} : { present: analytes })),
  })
}

/** The rules of a clinic whose preset finds the calendar's abnormal draws, and the others normal. */
export function rulesOf({ protocol, abnormal = [] }: Calendar): ReturnType<typeof someRules> {
  return someRules({
    protocolById: (id) => (id === protocol.id ? protocol : undefined),
    isAbnormal: (_, drawn) => abnormal.includes(drawn),
  })
}

/** What happened on a day of a calendar, in the facts' own words. */
export interface Event {
  drawn?: readonly string[]
  mg?: number
  isPause?: true
  isRestart?: true
  isStart?: true
}

export function eventOn(on: Day, { draws }: Calendar): Event {
  const draw = draws.find(([drawn]) => drawn === on)
  const dose = DOSES.find(([from]) => from === on)
  return {
    ...(draw === undefined ? {} : { drawn: draw.slice(1) }),
    ...(dose === undefined ? {} : { mg: dose[1] }),
    ...(on === PAUSE.from ? { isPause: true } : {}),
    ...(on === PAUSE.restart ? { isRestart: true } : {}),
    ...(on === START ? { isStart: true } : {}),
  }
}

function rowOf(id: string): Protocol {
  const row = PROTOCOLS.find((protocol) => protocol.id === id)
  if (row === undefined) throw new Error(`no protocol: ${id}`)
  return row
}
