import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { aPatient, wandering } from './patients'

/** A patient whose charts and sheet show one state that people meet. */
export interface Example {
  id: string
  shows: string
  today: string
  patient: Patient
}

const LIVER = { ast: 19, alt: 16, ggt: 17, alp: 62, tbil: 0.7 }
const LIPIDS = { tg: 82, ldl: 104, hdl: 63, tc: 186, nonhdl: 123 }
const ALL = { ...LIVER, ...LIPIDS }
const REST = { ld: 176, dbil: 0.2, alb: 4.5, tp: 7.2, ck: 130, wbc: 6.1, hb: 14.2, plt: 26 }
const USUAL = {
  ast: '18',
  alt: '15',
  ggt: '16',
  alp: '58',
  tbil: '0.6',
  tg: '74',
  ldl: '101',
  hdl: '66',
  tc: '182',
  nonhdl: '116',
}

/** The states of charts and sheets, each for the gallery, for pictures and for tests. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'overdue',
    shows: 'three draws, ALT above 3×ULN, eight days overdue',
    today: '2026-11-22',
    patient: aPatient({
      number: '00142',
      name: '佐藤 架空',
      kana: 'サトウ カクウ',
      kg: 52,
      visit: '2026-12-20',
      courses: [{ start: '2026-07-26', weeks: 20, doses: [['2026-07-26', 20]] }],
      draws: [
        { on: '2026-07-18', values: USUAL, reviewed: '2026-07-25' },
        { on: '2026-08-22', values: { ...USUAL, alt: '31', ast: '27', tg: '121' }, reviewed: '2026-08-29' },
        {
          on: '2026-09-14',
          values: { ...USUAL, alt: '98', ast: '61', ggt: '36', tg: '188', ldl: '142' },
          fasting: 'no',
          marks: ['lipemia'],
        },
      ],
      contacts: [{ id: 'c1', day: day('2026-11-20'), outcome: 'no-answer' }],
    }),
  },
  {
    id: 'forty',
    shows: 'forty draws over years, three courses',
    today: '2026-11-22',
    patient: aPatient({
      number: '00207',
      kg: 60,
      courses: [
        {
          start: '2023-02-10',
          weeks: 20,
          end: '2023-06-30',
          doses: [
            ['2023-02-10', 20],
            ['2023-04-10', 30],
          ],
        },
        { start: '2024-08-01', weeks: 24, end: '2025-01-16', doses: [['2024-08-01', 20]] },
        {
          start: '2026-04-10',
          weeks: 40,
          doses: [
            ['2026-04-10', 20],
            ['2026-07-01', 40],
            ['2026-10-01', 10],
          ],
        },
      ],
      draws: wandering('2023-02-03', 40, 34, ALL),
    }),
  },
  {
    id: 'often',
    shows: 'forty draws within one course',
    today: '2026-11-22',
    patient: aPatient({
      number: '00208',
      kg: 60,
      courses: [
        {
          start: '2026-01-12',
          weeks: 52,
          doses: [
            ['2026-01-12', 20],
            ['2026-05-01', 40],
          ],
        },
      ],
      draws: wandering('2026-01-05', 40, 8, { ...ALL, alt: 30, ast: 29, tg: 160 }),
    }),
  },
  {
    id: 'on-hold',
    shows: 'a closed and an open pause, a missed draw between',
    today: '2026-11-22',
    patient: aPatient({
      number: '00311',
      sex: 'M',
      kg: 70,
      courses: [
        {
          start: '2026-03-02',
          weeks: 44,
          doses: [
            ['2026-03-02', 30],
            ['2026-06-01', 40],
          ],
          pauses: [
            { from: day('2026-05-04'), restart: day('2026-06-01'), reason: '旅行' },
            { from: day('2026-11-08'), reason: 'ALT' },
          ],
        },
      ],
      draws: [
        { on: '2026-02-23', values: USUAL, reviewed: '2026-03-01' },
        { on: '2026-04-20', values: { ...USUAL, alt: '52' } },
        {
          on: '2026-08-31',
          values: { ...USUAL, alt: '120', ast: '70' },
          reviewed: '2026-09-01',
          recheck: '2026-09-15',
        },
        { on: '2026-11-05', values: { ...USUAL, alt: '210', ast: '131', tbil: '1.1' } },
      ],
    }),
  },
  {
    id: 'planned-end',
    shows: 'none left before the planned end',
    today: '2026-07-10',
    patient: aPatient({
      number: '00404',
      kg: 48,
      courses: [{ start: '2026-04-10', weeks: 16, doses: [['2026-04-10', 20]] }],
      draws: [
        { on: '2026-04-02', values: USUAL },
        { on: '2026-06-03', values: { ...USUAL, alt: '22', tg: '108' } },
      ],
    }),
  },
  {
    id: 'text',
    shows: 'words in place of numbers, comparators, sample marks, another lab, an order without result',
    today: '2026-11-22',
    patient: aPatient({
      number: '00518',
      kg: 55,
      visit: '2026-11-25',
      courses: [
        {
          start: '2026-05-10',
          weeks: 32,
          doses: [
            ['2026-05-10', 10],
            ['2026-07-10', 20],
          ],
        },
      ],
      draws: [
        { on: '2026-05-01', values: { ...USUAL, tg: '>1000', tbil: '<0.2' }, fasting: 'yes' },
        { on: '2026-06-20', values: { ...USUAL, ast: '溶血', alt: '溶血', ggt: '17' }, marks: ['hemolysis'] },
        { on: '2026-08-10', values: { ...USUAL, alt: '>500', ggt: '<5' } },
        { on: '2026-09-28', values: { ...USUAL, alt: '25' }, lab: '東検査センター', fasting: 'no' },
        {
          on: '2026-11-10',
          values: { ggt: '18', tc: '180' },
          lab: '東検査センター',
          pending: ['alt', 'ast', 'tg'],
        },
      ],
    }),
  },
  {
    id: 'one-sided',
    shows: 'ranges with one side, changing from lab to lab, and another unit',
    today: '2026-11-22',
    patient: aPatient({
      number: '00620',
      sex: 'M',
      kg: 66,
      courses: [{ start: '2026-06-01', weeks: 28, doses: [['2026-06-01', 30]] }],
      draws: [
        { on: '2026-05-22', values: USUAL, ranges: { alt: ['', '40'], hdl: ['40', ''], tg: ['', '150'] } },
        {
          on: '2026-07-20',
          values: { ...USUAL, tg: '2.6', alt: '47' },
          units: { tg: 'mmol/L' },
          ranges: { alt: ['', '45'], hdl: ['38', ''], tg: ['', '1.7'] },
        },
        {
          on: '2026-09-18',
          values: { ...USUAL, alt: '44', hdl: '36' },
          ranges: { alt: ['', '45'], hdl: ['38', '90'], tg: ['30', '149'] },
        },
      ],
    }),
  },
  {
    id: 'baseline-only',
    shows: 'before the first dose, one draw',
    today: '2026-11-22',
    patient: aPatient({
      number: '00733',
      courses: [{ start: '2026-11-30', weeks: 20, doses: [['2026-11-30', 20]] }],
      draws: [{ on: '2026-11-18', values: USUAL }],
    }),
  },
  {
    id: 'nothing',
    shows: 'a course without any draw, overdue since the first day',
    today: '2026-11-22',
    patient: aPatient({
      number: '00801',
      courses: [{ start: '2026-10-20', weeks: 20, doses: [['2026-10-20', 20]] }],
    }),
  },
  {
    id: 'no-course',
    shows: 'draws without a course',
    today: '2026-11-22',
    patient: aPatient({ number: '00919', draws: wandering('2026-02-02', 5, 55, ALL) }),
  },
  {
    id: 'severe',
    shows: 'triglycerides above the highest limit, falling after a pause',
    today: '2026-11-22',
    patient: aPatient({
      number: '01042',
      sex: 'M',
      kg: 88,
      courses: [
        {
          start: '2026-06-15',
          weeks: 30,
          doses: [['2026-06-15', 40]],
          pauses: [{ from: day('2026-09-10'), restart: day('2026-10-12') }],
        },
      ],
      draws: [
        { on: '2026-06-05', values: { ...USUAL, tg: '160' }, fasting: 'yes' },
        { on: '2026-08-03', values: { ...USUAL, tg: '412', tc: '262', nonhdl: '196' }, fasting: 'yes' },
        {
          on: '2026-09-07',
          values: { ...USUAL, tg: '1080', tc: '338', nonhdl: '275' },
          fasting: 'yes',
          marks: ['lipemia'],
        },
        { on: '2026-10-09', values: { ...USUAL, tg: '305', tc: '241', nonhdl: '180' }, fasting: 'yes' },
      ],
    }),
  },
  {
    id: 'relapse',
    shows: 'two courses, the second with a raised ALT and TG',
    today: '2026-11-22',
    patient: aPatient({
      number: '01088',
      kg: 54,
      courses: [
        { start: '2025-06-02', weeks: 20, end: '2025-10-19', doses: [['2025-06-02', 20]] },
        {
          start: '2026-07-06',
          weeks: 24,
          doses: [
            ['2026-07-06', 20],
            ['2026-08-17', 40],
          ],
        },
      ],
      draws: [
        { on: '2025-05-26', values: USUAL },
        { on: '2025-07-28', values: { ...USUAL, alt: '24', tg: '112' } },
        { on: '2025-09-22', values: { ...USUAL, alt: '19', tg: '96' } },
        { on: '2026-06-29', values: { ...USUAL, alt: '17', tg: '81' } },
        { on: '2026-08-24', values: { ...USUAL, alt: '52', tg: '196' }, fasting: 'yes' },
        { on: '2026-10-19', values: { ...USUAL, alt: '84', ast: '55', tg: '318' }, fasting: 'yes' },
      ],
    }),
  },
  {
    id: 'beside',
    shows: 'pregnancy tests, a tetracycline, procedures and notes on neighbouring days, a value in conflict',
    today: '2026-11-22',
    patient: aPatient({
      number: '01099',
      kg: 51,
      visit: '2026-12-02',
      courses: [{ start: '2026-08-24', weeks: 20, doses: [['2026-08-24', 20]] }],
      draws: [
        { on: '2026-08-17', values: USUAL, reviewed: '2026-08-23' },
        {
          on: '2026-10-19',
          values: { ...USUAL, ggt: '58' },
          conflicts: { ggt: '85' },
          reviewed: '2026-10-20',
        },
      ],
      contacts: [{ id: 'c1', day: day('2026-11-20'), outcome: 'no-answer' }],
      beside: {
        medicines: [{ id: 'm1', by: '看護師', name: 'ミノマイシン錠50mg', from: day('2026-11-16') }],
        pregnancyTests: [
          { id: 't1', by: '看護師', day: day('2026-08-24'), result: 'negative' },
          { id: 't2', by: '看護師', day: day('2026-10-19'), result: 'negative' },
          { id: 't3', by: '看護師', day: day('2026-11-21'), result: 'positive' },
        ],
        procedures: [{ id: 'p1', by: '看護師', kind: 'laser', day: day('2026-11-19') }],
        notes: [
          { id: 'n1', by: '看護師', kind: 'symptom', day: day('2026-10-05'), text: '口唇の乾燥' },
          { id: 'n2', by: '看護師', kind: 'flare', day: day('2026-11-18'), text: '頬に膿疱が増加' },
        ],
      },
    }),
  },
  {
    id: 'wide',
    shows: 'eighteen analytes, twelve draws, everything a lab sheet has',
    today: '2026-11-22',
    patient: aPatient({
      number: '01177',
      sex: 'M',
      kg: 72,
      courses: [{ start: '2026-01-20', weeks: 52, doses: [['2026-01-20', 30]] }],
      draws: wandering('2026-01-12', 12, 27, { ...ALL, ...REST, alt: 38, ck: 210 }),
    }),
  },
]
