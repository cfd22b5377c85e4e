import { expect, test } from 'vitest'
import { day } from '@/domain/day'
import { verdict, type Verdict, type VerdictRules } from '@/domain/verdict'
import type { PatientFacts } from '@/domain/facts'
import { aCourse, aDraw, aFacts, someRules } from '../../builders/facts'

/** Every row of the table of product.md §2, in its order; each `today` is a case. */
interface Example {
  name: string
  facts: Partial<PatientFacts>
  rules?: Partial<VerdictRules>
  days: [today: string, says: { [Key in keyof Verdict]?: Verdict[Key] | undefined }][]
}

const begun = { courses: [aCourse('2026-04-10')] }
const baseline = aDraw('2026-04-02')
const altOnly = aDraw('2026-05-20', { present: ['alt'] })
/** Late courses need a baseline; these begin on 2026-07-20 unless said otherwise. */
const summer = [aCourse('2026-07-20')]

const EXAMPLES: Example[] = [
  {
    name: 'start 2026-04-10, draw 2026-04-02',
    facts: { ...begun, draws: [baseline] },
    days: [
      ['2026-06-01', { status: 'due-soon', due: day('2026-06-02'), daysOverdue: 0, modifiers: [] }],
      ['2026-06-02', { status: 'due-today', due: day('2026-06-02'), daysOverdue: 0, drawToday: 'yes' }],
      [
        '2026-06-03',
        { status: 'overdue', due: day('2026-06-02'), daysOverdue: 1, groups: ['liver', 'lipids'] },
      ],
    ],
  },
  {
    name: 'start 2026-01-05, draw 2025-12-31',
    facts: { courses: [aCourse('2026-01-05')], draws: [aDraw('2025-12-31')] },
    days: [
      [
        '2026-03-01',
        { status: 'overdue', due: day('2026-02-28'), daysOverdue: 1, baseline: day('2025-12-31') },
      ],
    ],
  },
  {
    name: 'start 2026-03-31, draw 2026-02-28',
    facts: { courses: [aCourse('2026-03-31')], draws: [aDraw('2026-02-28')] },
    days: [['2026-04-01', { status: 'on-schedule', due: day('2026-04-28'), modifiers: [] }]],
  },
  {
    name: 'start 2026-04-10, draw 2026-03-09 (too old)',
    facts: { ...begun, draws: [aDraw('2026-03-09')] },
    days: [
      [
        '2026-04-12',
        { status: 'baseline-missing', due: day('2026-04-10'), dueBy: 'start', daysOverdue: 2, modifiers: [] },
      ],
    ],
  },
  {
    name: 'start 2026-04-10, first draw 2026-04-24',
    facts: { ...begun, draws: [aDraw('2026-04-24')] },
    days: [
      [
        '2026-06-25',
        { status: 'overdue', due: day('2026-06-24'), daysOverdue: 1, modifiers: ['no-baseline'] },
      ],
    ],
  },
  {
    name: 'start 2026-12-01, none',
    facts: { courses: [aCourse('2026-12-01')] },
    days: [['2026-11-22', { status: 'due-soon', due: day('2026-12-01'), dueBy: 'start', daysOverdue: 0 }]],
  },
  {
    name: 'start 2026-04-10; 04-02 complete, 05-20 ALT only',
    facts: { ...begun, draws: [baseline, altOnly] },
    days: [
      [
        '2026-06-05',
        {
          status: 'overdue',
          due: day('2026-06-02'),
          daysOverdue: 3,
          groups: ['lipids'],
          modifiers: ['partial'],
        },
      ],
    ],
  },
  {
    name: '… and 05-25 TG only',
    facts: { ...begun, draws: [baseline, altOnly, aDraw('2026-05-25', { present: ['tg'] })] },
    days: [
      [
        '2026-06-05',
        { status: 'on-schedule', due: day('2026-07-20'), groups: ['liver'], modifiers: ['partial'] },
      ],
    ],
  },
  {
    name: 'start 2026-04-10, 16 weeks; 04-02, 06-03',
    facts: { courses: [aCourse('2026-04-10', { weeks: 16 })], draws: [baseline, aDraw('2026-06-03')] },
    days: [
      ['2026-07-10', { status: 'none-left', due: undefined, noneLeft: day('2026-08-03'), drawToday: 'no' }],
      ['2026-08-10', { status: 'unknown', due: undefined, because: 'end-not-recorded' }],
    ],
  },
  {
    name: 'start 2026-04-10, 20 weeks; 04-02, 06-02; no end',
    facts: { courses: [aCourse('2026-04-10', { weeks: 20 })], draws: [baseline, aDraw('2026-06-02')] },
    days: [['2026-11-22', { status: 'overdue', due: day('2026-08-02'), daysOverdue: 112 }]],
  },
  {
    name: 'draw 07-14, pause 10-01, restart 11-01',
    facts: {
      courses: [aCourse('2026-07-20', { pauses: ['2026-10-01/2026-11-01'] })],
      draws: [aDraw('2026-07-14')],
    },
    days: [['2026-11-02', { status: 'overdue', due: day('2026-11-01'), daysOverdue: 1, dueBy: 'protocol' }]],
  },
  {
    name: 'draw 09-20, pause from 11-15, open',
    facts: { courses: [aCourse('2026-09-25', { pauses: ['2026-11-15/'] })], draws: [aDraw('2026-09-20')] },
    days: [['2026-11-22', { status: 'on-hold', due: undefined, drawToday: 'no' }]],
  },
  {
    name: 'draw 10-01; review 10-02 with recheck 10-15; pause from 10-02, open',
    facts: {
      courses: [aCourse('2026-09-01', { pauses: ['2026-10-02/'] })],
      draws: [aDraw('2026-08-25'), aDraw('2026-10-01', { reviewed: '2026-10-02', recheck: '2026-10-15' })],
    },
    days: [['2026-10-16', { status: 'overdue', due: day('2026-10-15'), daysOverdue: 1, dueBy: 'recheck' }]],
  },
  {
    name: 'draw 09-14; review 09-20, recheck 10-04; ALT alone 10-02',
    facts: {
      courses: summer,
      draws: [
        aDraw('2026-07-14'),
        aDraw('2026-09-14', { reviewed: '2026-09-20', recheck: '2026-10-04' }),
        aDraw('2026-10-02', { present: ['alt'] }),
      ],
    },
    days: [
      [
        '2026-10-08',
        {
          status: 'on-schedule',
          due: day('2026-11-14'),
          groups: ['lipids'],
          dueBy: 'protocol',
          modifiers: ['partial'],
        },
      ],
    ],
  },
  {
    name: 'last dose 2026-11-22, draw 09-22',
    facts: {
      courses: [aCourse('2026-07-20', { end: '2026-11-22' })],
      draws: [aDraw('2026-07-14'), aDraw('2026-09-22')],
    },
    days: [['2026-11-22', { status: 'due-today', due: day('2026-11-22') }]],
  },
  {
    name: 'draw 09-14, grace 7',
    facts: { courses: summer, draws: [aDraw('2026-07-14'), aDraw('2026-09-14')] },
    rules: { graceDays: 7 },
    days: [
      ['2026-11-18', { status: 'in-grace', due: day('2026-11-14'), daysOverdue: 0, drawToday: 'yes' }],
      ['2026-11-22', { status: 'overdue', due: day('2026-11-14'), daysOverdue: 8 }],
    ],
  },
]

const cases = EXAMPLES.flatMap(({ name, facts, rules, days }) =>
  days.map(([today, says]) => ({ name, facts, rules, today, says })),
)

test.each(cases)('$name: on $today the verdict is $says.status', ({ facts, rules, today, says }) => {
  const said = verdict(aFacts(facts), someRules(rules), day(today))
  for (const [key, expected] of Object.entries(says)) {
    expect({ [key]: said[key as keyof Verdict] }).toEqual({ [key]: expected })
  }
})
