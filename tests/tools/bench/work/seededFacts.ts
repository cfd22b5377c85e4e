import type { AnalyteId } from '@/domain/analyte'
import { parseDay } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'
import { seeded } from '../../seed.mjs'

const IDS: Record<string, AnalyteId> = {
  AST: 'ast',
  ALT: 'alt',
  TG: 'tg',
  'LDL-C': 'ldl',
  'γ-GT': 'ggt',
  'HDL-C': 'hdl',
  TC: 'tc',
  CK: 'ck',
  'T-Bil': 'tbil',
  ALP: 'alp',
}

/** The facts of a seeded clinic, as the worklist holds them in memory. */
export function seededFacts(patients: number): PatientFacts[] {
  return Array.from(seeded({ patients }), ({ roster, results }) => factsOf(patientOf(roster, results)))
}

function patientOf(roster: string, results: string[]): Patient {
  const [
    number = '',
    name,
    kana,
    phone,
    birth = '',
    sex,
    ,
    start = '',
    weeks,
    end = '',
    dose,
    from = '',
    visit = '',
  ] = roster.split(',')
  const patient: Patient = {
    id: number,
    number,
    ...stated({ name, kana, phone, birthDate: parseDay(birth), nextVisit: parseDay(visit) }),
    sex: sex === 'M' ? 'M' : 'F',
    weights: [],
    courses: [],
    draws: drawsOf(results),
    contacts: [],
  }
  const first = parseDay(start)
  if (first === undefined) return patient
  const doses = [{ from: parseDay(from) ?? first, mgPerDay: Number(dose) }]
  const course = {
    id: '1',
    start: first,
    plannedWeeks: Number(weeks),
    doses,
    pauses: [],
    ...stated({ end: parseDay(end) }),
  }
  return { ...patient, courses: [course] }
}

function drawsOf(lines: string[]): Draw[] {
  const byDay = new Map<string, Draw>()
  for (const line of lines) {
    const [, drawn = '', analyte = '', value = '', unit = '', range = '', , fasting] = line.split(',')
    const day = parseDay(drawn)
    const parsed = parseValue(value)
    if (day === undefined || !parsed || 'pending' in parsed)
      throw new Error(`the seed wrote what it cannot read: ${line}`)
    const draw = byDay.get(drawn) ?? emptyDraw(day, fasting)
    const [low, high] = range.split('-')
    const result: Result = {
      id: line,
      analyte: IDS[analyte]!,
      status: 'final',
      value: parsed.value,
      unit,
      ...stated({ low, high }),
    }
    draw.results.push(result)
    byDay.set(drawn, draw)
  }
  return [...byDay.values()]
}

function emptyDraw(day: Draw['day'], fasting: string | undefined): Draw {
  return {
    id: day,
    day,
    fasting: fasting === 'yes' || fasting === 'no' ? fasting : 'unknown',
    marks: [],
    results: [],
    reviews: [],
  }
}

/** Without what is undefined. */
function stated<Given extends object>(given: Given): { [Key in keyof Given]: NonNullable<Given[Key]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}
