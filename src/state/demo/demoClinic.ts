import { ANALYTE_IDS, type AnalyteId } from '@/domain/analyte'
import { addDays, dayOf, yearOf, type Day } from '@/domain/day'
import { parseDecimal } from '@/domain/decimal'
import type { Course } from '@/domain/course'
import type { HeldReading, Patient, Sex } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'
import type { Value } from '@/domain/value'
import { DEMO_CASES, type DemoCase, type DemoCourse, type DemoDraw } from './cases'
import { demoEntries } from './entries'
import { inventedName } from './people'
import { PRINTED_RANGES, UNITS, usualValue, type PrintedRange } from './usualValues'

const FULL: readonly AnalyteId[] = ['ast', 'alt', 'ggt', 'alp', 'tbil', 'tc', 'ldl', 'hdl', 'tg']
const WIDE: readonly AnalyteId[] = [...FULL, 'ld', 'dbil', 'alb', 'tp', 'ck', 'wbc', 'hb', 'plt']
const PHYSICIAN = '佐伯'

/**
 * The patients of the demonstration clinic, dated relative to `today`: the same on each call. `count` above the list of
 * cases repeats them under other names, numbers and values, for trying the screens at size.
 */
export function demoPatients(today: Day, count: number = DEMO_CASES.length): Patient[] {
  return Array.from({ length: count }, (_, position) => {
    const shown = DEMO_CASES[position % DEMO_CASES.length]
    if (!shown) throw new Error(`no demo case at: ${position}`)
    return demoPatient(shown, position, today)
  })
}

function demoPatient(shown: DemoCase, position: number, today: Day): Patient {
  const number = String(101 + position * 7).padStart(5, '0')
  const { name, kana } = inventedName(position, shown.sex ?? 'F')
  const at = (offset: number): Day => addDays(today, offset)
  const patient: Patient = {
    id: `demo${String(position).padStart(6, '0')}`,
    number,
    name,
    kana,
    phone: `03-0000-${String(1000 + ((position * 37) % 9000))}`,
    weights:
      shown.kg === undefined && shown.courses === undefined
        ? []
        : [{ day: at(-200), kg: shown.kg ?? usualWeight(shown.sex, position) }],
    courses: (shown.courses ?? []).map((course, index) => demoCourse(course, `${position}c${index}`, at)),
    draws: (shown.draws ?? []).map((draw, index) =>
      demoDraw(draw, shown, `${position}d${index}`, position * 31 + index, at),
    ),
    contacts: (shown.contacts ?? []).map(([on, outcome, next, note], index) => ({
      id: `${position}k${index}`,
      day: at(on),
      by: '看護師 早川',
      outcome,
      ...(next === undefined ? {} : { next: at(next) }),
      ...(note === undefined ? {} : { note }),
    })),
  }
  if (shown.sex) patient.sex = shown.sex
  if (shown.age !== undefined) patient.birthDate = bornYearsBefore(today, shown.age, position)
  if (shown.visit !== undefined) patient.nextVisit = at(shown.visit)
  if (shown.phone2 !== undefined) patient.phone2 = shown.phone2
  if (shown.contactNote !== undefined) patient.contactNote = shown.contactNote
  if (shown.snooze)
    patient.snooze = { until: at(shown.snooze[0]), reason: shown.snooze[1], setOn: at(shown.snooze[2]) }
  if (shown.inDoubt) {
    patient.resultsInDoubt = true
    patient.held = [heldReading(number, at(-6))]
  }
  if (shown.conflict) addConflict(patient, shown.conflict)
  return { ...patient, ...demoEntries(shown, position, at) }
}

function demoCourse(course: DemoCourse, id: string, at: (offset: number) => Day): Course {
  const made: Course = {
    id,
    doses: (course.doses ?? []).map(([from, mgPerDay]) => ({ from: at(from), mgPerDay })),
    pauses: (course.pauses ?? []).map(([from, restart, reason]) =>
      restart === undefined ? { from: at(from), reason } : { from: at(from), restart: at(restart), reason },
    ),
  }
  if (course.start !== undefined) made.start = at(course.start)
  if (course.weeks !== undefined) made.plannedWeeks = course.weeks
  if (course.end !== undefined) made.end = at(course.end)
  if (course.protocol !== undefined) made.protocol = course.protocol
  return made
}

function demoDraw(
  draw: DemoDraw,
  shown: DemoCase,
  id: string,
  seed: number,
  at: (offset: number) => Day,
): Draw {
  const reviewed = draw.reviewed
  return {
    id,
    day: at(draw.on),
    lab: draw.lab ?? '中央検査センター',
    fasting: draw.fasting ?? (seed % 3 === 0 ? 'unknown' : 'yes'),
    marks: draw.marks ?? [],
    results: panelOf(draw).map((analyte) => demoResult(analyte, draw, shown, `${id}-${analyte}`, seed, at)),
    reviews:
      reviewed === undefined
        ? []
        : [
            {
              id: `${id}r`,
              day: at(reviewed),
              by: PHYSICIAN,
              ...(draw.note === undefined ? {} : { note: draw.note }),
              ...(draw.recheck === undefined ? {} : { recheck: at(draw.recheck) }),
            },
          ],
  }
}

function panelOf(draw: DemoDraw): readonly AnalyteId[] {
  const named = draw.panel === 'wide' ? WIDE : Array.isArray(draw.panel) ? draw.panel : FULL
  const all = new Set<AnalyteId>([...named, ...(Object.keys(draw.set ?? {}) as AnalyteId[])])
  return ANALYTE_IDS.filter((id) => all.has(id))
}

function demoResult(
  analyte: AnalyteId,
  draw: DemoDraw,
  shown: DemoCase,
  id: string,
  seed: number,
  at: (offset: number) => Day,
): Result {
  const text = draw.set?.[analyte] ?? usualValue(analyte, shown.sex, seed)
  if (text === 'pending') return { id, analyte, status: 'pending' }
  const result: Result = { id, analyte, status: draw.status?.[analyte] ?? 'final', value: valueOf(text) }
  const unit = draw.units?.[analyte] ?? UNITS[analyte]
  if (unit !== undefined) result.unit = unit
  const method = draw.methods?.[analyte]
  if (method !== undefined) result.method = method
  if (draw.arrived !== undefined) result.arrived = at(draw.arrived)
  const range = draw.bare ? undefined : printedRange(analyte, shown.sex)
  if (range?.low !== undefined) result.low = range.low
  if (range?.high !== undefined) result.high = range.high
  return result
}

function printedRange(analyte: AnalyteId, sex: Sex | undefined): PrintedRange | undefined {
  const printed = PRINTED_RANGES[analyte]
  if (!printed) return undefined
  return 'F' in printed ? sex && printed[sex] : printed
}

/** The texts of this file are our own, so only the two forms that it writes are read. */
function valueOf(text: string): Value {
  const match = /^([<>]?)(\d+(?:\.\d+)?)$/.exec(text)
  const number = match && parseDecimal(match[2] ?? '')
  if (!match || !number) return { kind: 'text', text }
  const comparator = match[1]
  return comparator === '<' || comparator === '>'
    ? { kind: 'number', text, number, comparator }
    : { kind: 'number', text, number }
}

/** A result under this number and another birth date, which waits until somebody knows whose it is. */
function heldReading(number: string, day: Day): HeldReading {
  return {
    id: `${number}h`,
    importId: 'demo',
    because: 'birth-date',
    people: [{ number, birthDate: dayOf(1987, 5, 6), line: 3 }],
    results: [
      { number, day, analyte: 'alt', status: 'final', value: valueOf('31'), unit: 'U/L', line: 3, column: 4 },
    ],
  }
}

function addConflict(patient: Patient, analyte: AnalyteId): void {
  const result = patient.draws.at(-1)?.results.find((one) => one.analyte === analyte)
  if (result) result.conflict = { value: valueOf('85'), importId: 'demo', line: 12 }
}

function bornYearsBefore(today: Day, years: number, position: number): Day {
  // January and February birthdays have passed on nearly every day of the year; the test pins the ages that matter.
  return addDays(dayOf(yearOf(today) - years - 1, 12, 31), 1 - ((position * 13) % 40))
}

function usualWeight(sex: Sex | undefined, position: number): number {
  return (sex === 'M' ? 62 : 49) + ((position * 5) % 14)
}
