import type { AnalyteId, Fasting, Method } from '@/domain/analyte'
import type {
  ContactOutcome,
  Motherhood,
  PatientNoteKind,
  PregnancyTestResult,
  ProcedureKind,
  Sex,
} from '@/domain/patient'
import type { ResultStatus, SampleMark } from '@/domain/result'

/** A draw of the demonstration clinic; days are counted from today, negative before it. */
export interface DemoDraw {
  on: number
  /** `full` is liver and lipids; a list names the only analytes drawn. */
  panel?: 'full' | 'wide' | AnalyteId[]
  /** Values that differ from the usual, as a lab writes them; `pending` is an order without result. */
  set?: Partial<Record<AnalyteId, string>>
  fasting?: Fasting
  marks?: SampleMark[]
  /** No range printed on the report. */
  bare?: boolean
  lab?: string
  units?: Partial<Record<AnalyteId, string>>
  methods?: Partial<Record<AnalyteId, Method>>
  status?: Partial<Record<AnalyteId, ResultStatus>>
  /** The day on which the values came in. */
  arrived?: number
  reviewed?: number
  note?: string
  recheck?: number
}

export interface DemoCourse {
  start?: number
  weeks?: number
  end?: number
  protocol?: string
  doses?: [from: number, mg: number][]
  pauses?: [from: number, restart: number | undefined, reason: string][]
}

/** One invented patient, and what is to be seen on him or her. */
export interface DemoCase {
  shows: string
  sex?: Sex
  age?: number
  visit?: number
  courses?: DemoCourse[]
  draws?: DemoDraw[]
  contacts?: [on: number, outcome: ContactOutcome, next?: number | undefined, note?: string][]
  snooze?: [until: number, reason: string, setOn: number]
  phone2?: string
  contactNote?: string
  inDoubt?: boolean
  conflict?: AnalyteId
  kg?: number
  medicines?: [name: string, from: number | undefined, to?: number][]
  tests?: [on: number, result: PregnancyTestResult, struckOutBecause?: string][]
  motherhoods?: [kind: Motherhood['kind'], from: number, to?: number][]
  procedures?: [kind: ProcedureKind, on: number, note?: string][]
  notes?: [on: number, kind: PatientNoteKind, text: string][]
}

/** A course that has run for so many days, with a complete and seen baseline a week before. */
function treated(days: number, more: Partial<DemoCase> & { weeks?: number; mg?: number } = {}): DemoCase {
  const { weeks = 20, mg = 20, draws = [], ...rest } = more
  return {
    shows: 'on schedule',
    sex: 'F',
    age: 24,
    courses: [{ start: -days, weeks, doses: [[-days, mg]] }],
    ...rest,
    draws: [{ on: -days - 7, reviewed: -days - 1 }, ...draws],
  }
}

/** Every status, modifier, flag, reason of not judged and sample mark occurs at least once; a test holds this list to it. */
export const DEMO_CASES: readonly DemoCase[] = [
  // Overdue, with and without values above a limit.
  treated(118, {
    shows: 'overdue, ALT above 3×ULN unreviewed',
    visit: 3,
    draws: [{ on: -70, set: { alt: '98', ast: '61' } }],
    contacts: [[-2, 'no-answer']],
    phone2: '090-0000-0152',
  }),
  treated(124, {
    shows: 'overdue by one week',
    sex: 'M',
    draws: [{ on: -69, reviewed: -62 }],
    contacts: [[-4, 'message-left']],
  }),
  treated(80, { shows: 'overdue since the baseline', sex: 'M', age: 31, mg: 40 }),
  treated(132, {
    shows: 'overdue, rising triglycerides',
    sex: 'M',
    age: 28,
    mg: 40,
    draws: [{ on: -66, set: { tg: '342', tc: '251' }, fasting: 'yes' }],
  }),
  treated(100, {
    shows: 'overdue, not reached twice',
    draws: [{ on: -80, reviewed: -70 }],
    contacts: [
      [-9, 'no-answer'],
      [-3, 'no-answer'],
    ],
    contactNote: '平日18時以降',
  }),
  treated(150, {
    shows: 'overdue for long, planned end near',
    weeks: 24,
    draws: [{ on: -91, reviewed: -84 }],
  }),
  treated(76, {
    shows: 'overdue, lipids only behind',
    draws: [{ on: -30, panel: ['ast', 'alt', 'ggt'], reviewed: -24 }],
  }),
  // Due today, in grace, due soon: rechecks and restarts fall on a day exactly, whatever the month.
  treated(110, {
    shows: 'recheck due today',
    draws: [{ on: -28, set: { alt: '74', ast: '52' }, reviewed: -14, recheck: 0, note: '2週間後に再検' }],
    visit: 0,
  }),
  treated(126, {
    shows: 'due today after a long pause',
    courses: [{ start: -126, weeks: 28, doses: [[-126, 20]], pauses: [[-40, 0, '転居']] }],
    draws: [{ on: -70, reviewed: -62 }],
    visit: 0,
  }),
  treated(95, {
    shows: 'recheck in grace',
    sex: 'M',
    draws: [
      {
        on: -25,
        set: { ck: '1480', ast: '58' },
        panel: 'wide',
        reviewed: -15,
        recheck: -1,
        note: '運動後。CKを再検',
      },
    ],
  }),
  treated(60, { shows: 'due soon', draws: [{ on: -54, reviewed: -48 }], visit: 6 }),
  treated(112, {
    shows: 'due soon, visit after the due day',
    sex: 'M',
    draws: [{ on: -50, reviewed: -42 }],
    visit: 25,
  }),
  treated(50, { shows: 'due soon on the baseline', visit: 12 }),
  treated(115, {
    shows: 'due soon, booked before the due day',
    draws: [{ on: -52, reviewed: -45 }],
    visit: 4,
    contacts: [[-1, 'will-come', 4]],
  }),
  treated(108, {
    shows: 'due soon, LDL above a limit',
    sex: 'M',
    age: 38,
    draws: [{ on: -49, set: { ldl: '162', tc: '246' }, fasting: 'yes', reviewed: -40 }],
  }),
  // Baselines.
  {
    shows: 'baseline missing, none at all',
    sex: 'M',
    age: 22,
    courses: [{ start: -9, weeks: 16, doses: [[-9, 20]] }],
    visit: 5,
  },
  {
    shows: 'baseline missing, too old',
    sex: 'F',
    age: 27,
    courses: [{ start: -4, weeks: 20, doses: [[-4, 20]] }],
    draws: [{ on: -45, reviewed: -40 }],
  },
  {
    shows: 'starts in nine days, no baseline yet',
    sex: 'F',
    age: 19,
    courses: [{ start: 9, weeks: 20 }],
    visit: 9,
  },
  { shows: 'starts in a month, no baseline yet', sex: 'M', age: 23, courses: [{ start: 30, weeks: 16 }] },
  {
    shows: 'first draw after the start: no baseline',
    sex: 'F',
    age: 29,
    courses: [{ start: -40, weeks: 20, doses: [[-40, 10]] }],
    draws: [{ on: -26, reviewed: -20 }],
  },
  {
    shows: 'baseline not in on the first day',
    sex: 'F',
    age: 21,
    courses: [{ start: -20, weeks: 20, doses: [[-20, 20]] }],
    draws: [{ on: -22, arrived: -15, reviewed: -14 }],
  },
  {
    shows: 'baseline complete, starts tomorrow',
    sex: 'M',
    age: 26,
    courses: [{ start: 1, weeks: 16 }],
    draws: [{ on: -6, reviewed: -1 }],
    visit: 1,
  },
  // Results on the way.
  treated(70, {
    shows: 'awaiting results',
    draws: [
      {
        on: -4,
        set: {
          ast: 'pending',
          alt: 'pending',
          ggt: 'pending',
          tg: 'pending',
          ldl: 'pending',
          hdl: 'pending',
          tc: 'pending',
        },
        panel: ['ast', 'alt', 'ggt', 'tg', 'ldl', 'hdl', 'tc'],
      },
    ],
  }),
  treated(85, {
    shows: 'results late',
    sex: 'M',
    draws: [
      {
        on: -16,
        set: { ast: 'pending', alt: 'pending', tg: 'pending', ldl: 'pending', tc: 'pending' },
        panel: ['ast', 'alt', 'tg', 'ldl', 'tc'],
      },
    ],
  }),
  treated(66, {
    shows: 'results unusable',
    draws: [
      {
        on: -5,
        set: { ast: '溶血', alt: '溶血', ld: '溶血', tg: '溶血', ldl: '溶血', tc: '溶血', hdl: '溶血' },
        panel: ['ast', 'alt', 'ld', 'tg', 'ldl', 'tc', 'hdl'],
        marks: ['hemolysis'],
      },
    ],
  }),
  treated(62, {
    shows: 'quantity not sufficient',
    sex: 'M',
    draws: [
      {
        on: -8,
        panel: ['alt', 'ast', 'tg', 'ldl'],
        set: { tg: '量不足', ldl: '量不足' },
        marks: ['insufficient'],
      },
    ],
  }),
  treated(58, {
    shows: 'clotted sample, blood count unusable',
    draws: [{ on: -12, panel: 'wide', set: { plt: '凝固' }, marks: ['clotted'], reviewed: -5 }],
  }),
  treated(90, { shows: 'results in doubt', inDoubt: true, draws: [{ on: -28, reviewed: -21 }] }),
  treated(92, {
    shows: 'two values for one result',
    sex: 'M',
    draws: [{ on: -22, set: { ggt: '58' } }],
    conflict: 'ggt',
  }),
  treated(98, {
    shows: 'lipids without TG',
    draws: [{ on: -33, panel: ['ast', 'alt', 'ggt', 'ldl', 'hdl', 'tc'], reviewed: -26 }],
  }),
  treated(94, {
    shows: 'partial draw',
    draws: [
      { on: -35, reviewed: -28 },
      { on: -14, panel: ['alt', 'ast'], set: { alt: '39', ast: '34' }, reviewed: -7 },
    ],
  }),
  // Values above a limit, on schedule.
  treated(75, {
    shows: 'critical triglycerides',
    sex: 'M',
    age: 35,
    mg: 60,
    kg: 84,
    draws: [{ on: -13, set: { tg: '912', tc: '296', ldl: '118' }, fasting: 'yes', marks: ['lipemia'] }],
  }),
  treated(130, {
    shows: 'ALT falling after the dose was lowered',
    sex: 'M',
    age: 30,
    courses: [
      {
        start: -130,
        weeks: 24,
        doses: [
          [-130, 40],
          [-60, 20],
        ],
      },
    ],
    draws: [
      { on: -72, set: { alt: '141', ast: '80' }, reviewed: -65, recheck: -50 },
      { on: -51, set: { alt: '88', ast: '52' }, reviewed: -44 },
      { on: -20, set: { alt: '61' }, reviewed: -14 },
    ],
  }),
  treated(88, { shows: 'first time above the limit', draws: [{ on: -18, set: { alt: '41', ggt: '38' } }] }),
  treated(128, {
    shows: 'back within the range',
    draws: [
      { on: -74, set: { tg: '201' }, fasting: 'no', reviewed: -66 },
      { on: -15, set: { tg: '96' }, fasting: 'yes', reviewed: -9 },
    ],
  }),
  treated(84, {
    shows: 'AST and CK after exercise',
    sex: 'M',
    age: 20,
    draws: [{ on: -21, panel: 'wide', set: { ast: '96', alt: '45', ck: '2680', ld: '310' } }],
  }),
  treated(105, {
    shows: 'bilirubin above the limit, icteric sample',
    sex: 'M',
    draws: [{ on: -40, set: { tbil: '2.6' }, marks: ['icterus'], reviewed: -33 }],
  }),
  treated(79, {
    shows: 'low HDL',
    sex: 'M',
    age: 41,
    draws: [{ on: -17, set: { hdl: '34', tg: '188' }, fasting: 'no' }],
  }),
  treated(107, {
    shows: 'white cells low',
    draws: [{ on: -37, panel: 'wide', set: { wbc: '2.8', hb: '10.9' }, reviewed: -30 }],
  }),
  treated(72, {
    shows: 'γ-GT above 2.5×ULN',
    sex: 'M',
    age: 45,
    kg: 78,
    mg: 30,
    draws: [{ on: -11, set: { ggt: '176' } }],
  }),
  treated(101, {
    shows: 'value above what the lab measures',
    sex: 'M',
    age: 33,
    draws: [
      {
        on: -31,
        set: { tg: '>1000', tc: '311' },
        marks: ['lipemia'],
        reviewed: -24,
        recheck: 10,
        note: '空腹で再検',
      },
    ],
    visit: 10,
  }),
  treated(83, {
    shows: 'value below what the lab measures',
    draws: [{ on: -23, panel: 'wide', set: { dbil: '<0.1', tbil: '<0.4' }, reviewed: -16 }],
  }),
  // What cannot be judged, each reason once.
  treated(77, {
    shows: 'TG in a unit that nobody can compare',
    draws: [{ on: -19, set: { tg: '1.9' }, units: { tg: 'mEq/L' }, bare: true }],
  }),
  treated(81, {
    shows: 'ALT only as a bound around the limit',
    draws: [{ on: -24, set: { alt: '<50' }, bare: true }],
  }),
  {
    ...treated(87, {
      shows: 'calculated LDL, not fasting',
      draws: [{ on: -29, fasting: 'no', set: { tg: '231', ldl: '104' }, methods: { ldl: 'calculated' } }],
    }),
  },
  {
    shows: 'sex not entered',
    age: 25,
    courses: [{ start: -45, weeks: 20, doses: [[-45, 20]] }],
    draws: [{ on: -50, bare: true, reviewed: -46 }],
  },
  {
    shows: 'birth date not entered',
    sex: 'F',
    courses: [{ start: -47, weeks: 20, doses: [[-47, 20]] }],
    draws: [{ on: -52, bare: true, reviewed: -48 }],
  },
  {
    shows: 'seventeen years old: ALP without a printed range',
    sex: 'M',
    age: 17,
    courses: [{ start: -33, weeks: 20, doses: [[-33, 20]] }],
    draws: [{ on: -38, bare: true, set: { alp: '286' }, reviewed: -34 }],
  },
  treated(65, {
    shows: 'ALP of unknown method',
    age: 45,
    draws: [{ on: -5000, panel: ['alp'], set: { alp: '210' }, bare: true, lab: '前医', reviewed: -70 }],
  }),
  treated(68, {
    shows: 'ALP by a method without a common range; hCG has no limit',
    draws: [
      { on: -10, panel: 'wide', set: { hcg: '1.2' }, methods: { alp: 'direct' }, bare: true, reviewed: -4 },
    ],
  }),
  // Pauses, ends, courses.
  treated(100, {
    shows: 'on hold',
    sex: 'M',
    courses: [
      { start: -100, weeks: 20, doses: [[-100, 20]], pauses: [[-20, undefined, '肝機能の再検待ち']] },
    ],
    draws: [{ on: -45, set: { alt: '133', ast: '71' }, reviewed: -20 }],
  }),
  treated(140, {
    shows: 'on hold for long',
    courses: [{ start: -140, weeks: 24, doses: [[-140, 20]], pauses: [[-95, undefined, '休職']] }],
    draws: [],
  }),
  treated(120, {
    shows: 'short pause, clock unmoved',
    courses: [{ start: -120, weeks: 24, doses: [[-120, 20]], pauses: [[-30, -22, '口唇炎']] }],
    draws: [{ on: -55, reviewed: -48 }],
  }),
  treated(104, {
    shows: 'held, recheck overdue',
    courses: [{ start: -104, weeks: 20, doses: [[-104, 40]], pauses: [[-26, undefined, 'ALT上昇']] }],
    draws: [
      { on: -27, set: { alt: '156', ast: '98' }, reviewed: -26, recheck: -6, note: '休薬し3週間後に再検' },
    ],
  }),
  treated(135, { shows: 'none left before the planned end', draws: [{ on: -40, reviewed: -33 }] }),
  treated(170, { shows: 'end not recorded', draws: [{ on: -50, reviewed: -43 }] }),
  treated(190, {
    shows: 'finished',
    courses: [{ start: -190, weeks: 20, end: -50, doses: [[-190, 20]] }],
    draws: [
      { on: -130, reviewed: -120 },
      { on: -70, reviewed: -60 },
    ],
  }),
  treated(160, {
    shows: 'finished, last result at caution',
    sex: 'M',
    courses: [{ start: -160, weeks: 16, end: -48, doses: [[-160, 30]] }],
    draws: [
      { on: -100, reviewed: -92 },
      { on: -51, set: { alt: '101', tg: '322' }, reviewed: -44 },
    ],
  }),
  {
    shows: 'second course after a relapse',
    sex: 'F',
    age: 26,
    kg: 52,
    visit: 28,
    courses: [
      { start: -400, weeks: 16, end: -288, doses: [[-400, 20]] },
      {
        start: -45,
        weeks: 20,
        doses: [
          [-45, 20],
          [-15, 30],
        ],
      },
    ],
    draws: [
      { on: -405, reviewed: -401 },
      { on: -340, set: { alt: '33' }, reviewed: -334 },
      { on: -50, reviewed: -46 },
      { on: -16, set: { alt: '29' }, reviewed: -10 },
    ],
  },
  { shows: 'no course yet', sex: 'F', age: 18, draws: [{ on: -3 }], visit: 7 },
  {
    shows: 'courses overlap',
    sex: 'M',
    age: 30,
    courses: [
      { start: -90, weeks: 20, doses: [[-90, 20]] },
      { start: -30, weeks: 20, doses: [[-30, 20]] },
    ],
    draws: [{ on: -95, reviewed: -91 }],
  },
  {
    shows: 'last dose before the first',
    sex: 'F',
    age: 22,
    courses: [{ start: -60, weeks: 16, end: -75 }],
    draws: [{ on: -66, reviewed: -61 }],
  },
  {
    shows: 'a dose without a first day',
    sex: 'F',
    age: 33,
    courses: [{ doses: [[-30, 20]] }],
    draws: [{ on: -35 }],
  },
  {
    shows: 'unknown protocol',
    sex: 'M',
    age: 27,
    courses: [{ start: -30, weeks: 16, protocol: 'every-6-weeks', doses: [[-30, 20]] }],
    draws: [{ on: -33, reviewed: -31 }],
  },
  treated(52, {
    shows: 'one month after the start, then two-monthly',
    courses: [{ start: -52, weeks: 20, protocol: 'month1-bimonthly', doses: [[-52, 20]] }],
    draws: [{ on: -21, reviewed: -15 }],
  }),
  treated(117, {
    shows: 'snoozed: abroad',
    draws: [{ on: -67, reviewed: -60 }],
    snooze: [10, '海外出張中。帰国後に連絡', -2],
    contacts: [[-2, 'other', undefined, '出張中とのこと']],
  }),
  // What is recorded beside the course.
  treated(44, {
    shows: 'a tetracycline beside the course',
    age: 22,
    draws: [{ on: -10, reviewed: -5 }],
    medicines: [
      ['ミノマイシン錠50mg', -6],
      ['ビタミンB2・B6配合錠', -40, -20],
    ],
    notes: [
      [-30, 'symptom', '口唇の乾燥'],
      [-8, 'flare', '頬に膿疱が増加'],
    ],
  }),
  treated(57, {
    shows: 'a positive pregnancy test',
    age: 28,
    draws: [{ on: -29, reviewed: -22 }],
    tests: [
      [-57, 'negative'],
      [-29, 'negative'],
      [-28, 'positive', '別の患者の検査を入力した'],
      [-1, 'positive'],
    ],
  }),
  treated(40, {
    shows: 'LASIK within six months before the start, laser planned',
    sex: 'M',
    age: 25,
    draws: [{ on: -12, reviewed: -6 }],
    procedures: [
      ['lasik', -120, '他院'],
      ['laser', 20],
    ],
    notes: [[-12, 'visit', '乾燥のため眼科受診']],
  }),
  treated(36, {
    shows: 'breast-feeding noted during the course',
    age: 31,
    draws: [{ on: -9, reviewed: -3 }],
    motherhoods: [['breast-feeding', -200]],
    tests: [[-36, 'negative']],
  }),
]
