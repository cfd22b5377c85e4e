import type { AnalyteId } from '@/domain/analyte'
import { parseDay } from '@/domain/day'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'

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

/** The patients of the two files that the seed writes; results stand in the order of the roster. */
export function* patientsOf(roster: string, results: string): Generator<Patient> {
  const lines = linesOf(results)
  let line = lines.next()
  for (const person of linesOf(roster)) {
    const start = person.slice(0, person.indexOf(',') + 1)
    const own: string[] = []
    for (; !line.done && line.value.startsWith(start); line = lines.next()) own.push(line.value)
    yield patientOf(person, own)
  }
  if (!line.done) throw new Error(`a result of nobody on the roster: ${line.value}`)
}

function* linesOf(text: string): Generator<string, undefined> {
  for (let at = text.indexOf('\n') + 1; at > 0 && at < text.length;) {
    const end = text.indexOf('\n', at)
    if (end < 0) return
    yield text.slice(at, end)
    at = end + 1
  }
}

/** One patient from a line of the roster and the lines of the results, as the seed writes them. */
export function patientOf(roster: string, results: readonly string[]): Patient {
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

function drawsOf(lines: readonly string[]): Draw[] {
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
      id: `${drawn} ${analyte}`,
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
