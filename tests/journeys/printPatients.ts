/** Patients of a clinic file as the print journeys need them: the shape of docs/clinic-file.md. */

const DAY_MS = 86_400_000
const TEN = ['ast', 'alt', 'ggt', 'alp', 'tbil', 'tc', 'ldl', 'hdl', 'tg', 'nonhdl']
const ALL = [...TEN, 'ld', 'dbil', 'alb', 'tp', 'ck', 'wbc', 'hb', 'plt', 'hba1c', 'glu']
const USUAL: Record<string, number> = {
  ast: 18,
  alt: 15,
  ggt: 17,
  alp: 60,
  tbil: 0.6,
  tc: 182,
  ldl: 101,
  hdl: 66,
  tg: 74,
  nonhdl: 116,
  ld: 170,
  dbil: 0.2,
  alb: 4.4,
  tp: 7.1,
  ck: 110,
  wbc: 6.1,
  hb: 13.2,
  plt: 25,
  hba1c: 5.2,
  glu: 88,
}

interface Given {
  name?: string
  kana?: string
  /** How many draws, the last of them on 2026-11-10. */
  draws: number
  /** Days between two of them. */
  every?: number
  /** Everything that a lab sheet has. */
  isWide?: boolean
  visit?: string
}

/** As far as a journey changes it. */
export interface PrintedPatient {
  number: string
  draws: { day: string; results: { analyte: string; value: string }[]; [more: string]: unknown }[]
  [more: string]: unknown
}

/** A patient in the twentieth week whose values rise and fall, some over their limits. */
export function aPrinted(number: string, given: Given): PrintedPatient {
  const { name = `印刷 ${number}`, kana = 'インサツ', draws, every = 9, isWide = false, visit } = given
  return {
    number,
    name,
    kana,
    birthDate: '2001-03-04',
    sex: 'F',
    phone: '03-0000-1234',
    contactNote: '職場へは不可',
    ...(visit === undefined ? {} : { nextVisit: visit }),
    weights: [{ day: '2026-07-01', kg: 52 }],
    courses: [{ start: '2026-07-10', plannedWeeks: 24, doses: [{ from: '2026-07-10', mgPerDay: 20 }] }],
    draws: Array.from({ length: draws }, (_, at) => ({
      day: daysBefore('2026-11-10', (draws - 1 - at) * every),
      lab: '東検査センター',
      fasting: at % 2 === 0 ? 'yes' : 'no',
      results: (isWide ? ALL : TEN).map((analyte, column) => ({
        analyte,
        value: valueOf(analyte, at, column),
        ...(analyte === 'alt' ? { low: '7', high: '23' } : {}),
      })),
      reviews: [{ day: daysBefore('2026-11-10', (draws - 1 - at) * every), by: '医師', note: '院内メモ' }],
    })),
    contacts: [{ day: '2026-11-20', outcome: 'no-answer', note: '家族が応答' }],
  }
}

function valueOf(analyte: string, at: number, column: number): string {
  const usual = USUAL[analyte] ?? 1
  const wave = 1 + 0.5 * Math.sin(at * 1.3 + column) + (analyte === 'alt' && at % 7 === 6 ? 3 : 0)
  return (usual * wave).toFixed(usual < 10 ? 1 : 0)
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
}
