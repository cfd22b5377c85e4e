import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { worstFlag } from '@/domain/interpret'
import type { Patient } from '@/domain/patient'
import { verdict } from '@/domain/verdict'
import { worklistRow, type WorklistRow } from '@/domain/worklist'
import { judging, rules } from '../judging'
import { aPatient } from '../patients'

export const TODAY = day('2026-11-22')

const CALM = { ast: '18', alt: '15', tg: '74', ldl: '101' }
const RAISED = { ...CALM, alt: '98' }
const running = { start: '2026-07-26', weeks: 20, doses: [['2026-07-26', 20]] as [string, number][] }

/** A patient for each answer of the due rule, and for what may stand beside it. */
const PEOPLE: readonly Patient[] = [
  aPatient({ number: '00101', courses: [running], draws: [{ on: '2026-09-14', values: RAISED }] }),
  aPatient({
    number: '00102',
    name: '長曽我部 架空左衛門',
    kana: 'チョウソカベ カクウザエモン',
    visit: '2026-12-20',
    courses: [running],
    draws: [
      { on: '2026-07-18', values: CALM, reviewed: '2026-07-20' },
      { on: '2026-09-22', values: CALM, reviewed: '2026-09-25' },
    ],
    contacts: [{ id: 'c', day: day('2026-11-20'), outcome: 'no-answer' }],
  }),
  aPatient({ number: '00103', courses: [running], draws: [{ on: '2026-10-01', values: CALM }] }),
  aPatient({
    number: '00104',
    visit: '2026-12-12',
    courses: [running],
    draws: [{ on: '2026-11-02', values: CALM, reviewed: '2026-11-05' }],
  }),
  aPatient({ number: '00105', courses: [{ ...running, start: '2026-11-12' }] }),
  aPatient({
    number: '00106',
    courses: [{ ...running, pauses: [{ from: day('2026-11-01') }] }],
    draws: [{ on: '2026-10-20', values: CALM }],
  }),
  aPatient({
    number: '00107',
    courses: [{ ...running, end: '2026-10-30' }],
    draws: [{ on: '2026-10-29', values: RAISED }],
  }),
  aPatient({
    number: '00108',
    courses: [{ ...running, weeks: 18 }],
    draws: [{ on: '2026-11-01', values: CALM }],
  }),
  aPatient({
    number: '00109',
    courses: [{ ...running, weeks: 12 }],
    draws: [{ on: '2026-09-20', values: CALM }],
  }),
  aPatient({ number: '00110', draws: [{ on: '2026-09-20', values: { alt: '溶血', ast: '溶血' } }] }),
  aPatient({
    number: '00111',
    courses: [running],
    draws: [
      { on: '2026-09-14', values: CALM, reviewed: '2026-09-20', recheck: '2026-11-14' },
      { on: '2026-09-01', values: CALM, pending: ['ggt'] },
    ],
  }),
  aPatient({
    number: '00112',
    courses: [running],
    draws: [
      { on: '2026-10-15', values: CALM },
      { on: '2026-11-18', values: {}, pending: ['alt', 'ast', 'tg'] },
    ],
  }),
]

/** The row of each of these people in the list today. */
export const ROWS: readonly WorklistRow[] = PEOPLE.map((patient) => {
  const facts = factsOf(patient)
  return worklistRow(facts, verdict(facts, rules, TODAY), worstFlag(facts, judging, TODAY), TODAY)
})
