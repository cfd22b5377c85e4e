import type { CourseFacts, DrawFacts, PatientFacts } from '@/domain/facts'
import type { Contact, ContactOutcome } from '@/domain/patient'
import type { SliceReader } from './reader'
import type { RowTemplates } from './values'
import type { SliceWriter } from './writer'

/** What follows about one patient: one bit each. `REST` holds, as JSON, whatever has no place of its own here. */
const HAS = {
  name: 1,
  kana: 2,
  phone: 4,
  phone2: 8,
  contactNote: 16,
  sex: 32,
  male: 64,
  birthDate: 128,
  nextVisit: 256,
  lastContact: 512,
  callsNotReached: 1024,
  snooze: 2048,
  conflicts: 4096,
  values: 8192,
  labs: 16384,
  resultsInDoubt: 32768,
  rest: 65536,
} as const

const TEXTS = ['name', 'kana', 'phone', 'phone2', 'contactNote'] as const
const IN_PLACE = new Set([
  ...['id', 'number', ...TEXTS, 'sex', 'birthDate', 'nextVisit', 'courses', 'draws', 'values'],
  ...['lastContact', 'callsNotReached', 'snooze', 'conflicts', 'labs', 'resultsInDoubt'],
])
const COURSE_KEYS = new Set(['start', 'plannedWeeks', 'end', 'protocol', 'doses', 'pauses'])
const DOSE_KEYS = new Set(['from', 'mgPerDay'])
const PAUSE_KEYS = new Set(['from', 'restart'])
const DRAW_KEYS = new Set([
  'day',
  'present',
  'pending',
  'unusable',
  'arrived',
  'reviewed',
  'recheck',
  'changedSince',
])
const CONTACT_KEYS = new Set(['day', 'outcome', 'next'])
const SNOOZE_KEYS = new Set(['until', 'reason', 'setOn'])

/** Writes the facts of one patient; `rows` is absent where the values cannot be written as rows. */
export function writeFacts(to: SliceWriter, facts: PatientFacts, rows: RowTemplates | undefined): void {
  const rest = restOf(facts, rows !== undefined)
  to.natural(bitsOf(facts, rest, rows !== undefined))
  to.text(facts.id)
  to.text(facts.number)
  for (const key of TEXTS) {
    const text = facts[key]
    if (text !== undefined) to.text(text)
  }
  if (facts.birthDate !== undefined) to.day(facts.birthDate)
  if (facts.nextVisit !== undefined) to.day(facts.nextVisit)
  writeCourses(to, 'courses' in rest ? [] : facts.courses)
  writeDraws(to, 'draws' in rest ? [] : facts.draws)
  if (facts.lastContact && !('lastContact' in rest)) writeContact(to, facts.lastContact)
  if (facts.callsNotReached !== undefined) to.number(facts.callsNotReached)
  if (facts.snooze && !('snooze' in rest)) {
    to.day(facts.snooze.until)
    to.day(facts.snooze.setOn)
    to.text(facts.snooze.reason)
  }
  if (facts.conflicts !== undefined) to.number(facts.conflicts)
  if (facts.labs) {
    to.natural(facts.labs.length)
    for (const lab of facts.labs) to.word(lab)
  }
  rows?.writeRows(to, facts.values)
  if (Object.keys(rest).length > 0) to.text(JSON.stringify(rest))
}

/** Reads the facts of one patient. */
export function readOneFacts(from: SliceReader, rows: () => number[]): PatientFacts {
  const bits = from.natural()
  const facts: PatientFacts = { id: from.text(), number: from.text(), courses: [], draws: [], values: [] }
  if (bits & HAS.name) facts.name = from.text()
  if (bits & HAS.kana) facts.kana = from.text()
  if (bits & HAS.phone) facts.phone = from.text()
  if (bits & HAS.phone2) facts.phone2 = from.text()
  if (bits & HAS.contactNote) facts.contactNote = from.text()
  if (bits & HAS.sex) facts.sex = bits & HAS.male ? 'M' : 'F'
  if (bits & HAS.birthDate) put(facts, 'birthDate', from.day())
  if (bits & HAS.nextVisit) put(facts, 'nextVisit', from.day())
  for (let left = from.natural(); left > 0; left -= 1) facts.courses.push(readCourse(from))
  readDraws(from, facts.draws)
  if (bits & HAS.lastContact) facts.lastContact = readContact(from)
  if (bits & HAS.callsNotReached) facts.callsNotReached = from.number()
  if (bits & HAS.snooze)
    facts.snooze = { until: given(from.day()), setOn: given(from.day()), reason: from.text() }
  if (bits & HAS.conflicts) facts.conflicts = from.number()
  if (bits & HAS.labs) facts.labs = Array.from({ length: from.natural() }, () => from.word())
  if (bits & HAS.resultsInDoubt) facts.resultsInDoubt = true
  if (bits & HAS.values) facts.values = rows()
  if (bits & HAS.rest) Object.assign(facts, JSON.parse(from.text()))
  return facts
}

function bitsOf(facts: PatientFacts, rest: Partial<PatientFacts>, asRows: boolean): number {
  let bits = 0
  const states = (key: keyof PatientFacts): boolean => facts[key] !== undefined && !(key in rest)
  for (const key of TEXTS) if (states(key)) bits |= HAS[key]
  for (const key of [
    'sex',
    'birthDate',
    'nextVisit',
    'lastContact',
    'callsNotReached',
    'snooze',
    'conflicts',
    'labs',
  ] as const) {
    if (states(key)) bits |= HAS[key]
  }
  if (facts.sex === 'M') bits |= HAS.male
  if (facts.resultsInDoubt === true) bits |= HAS.resultsInDoubt
  if (asRows) bits |= HAS.values
  if (Object.keys(rest).length > 0) bits |= HAS.rest
  return bits
}

/** What has no place of its own: a field added later, here or deeper down, makes its whole part go as JSON. */
function restOf(facts: PatientFacts, asRows: boolean): Partial<PatientFacts> {
  const rest: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(facts)) if (!IN_PLACE.has(key)) rest[key] = value
  if (facts.resultsInDoubt === false) rest['resultsInDoubt'] = false
  if (!facts.courses.every(courseFits)) rest['courses'] = facts.courses
  if (!facts.draws.every((draw) => fits(draw, DRAW_KEYS))) rest['draws'] = facts.draws
  if (facts.lastContact && !fits(facts.lastContact, CONTACT_KEYS)) rest['lastContact'] = facts.lastContact
  if (facts.snooze && !fits(facts.snooze, SNOOZE_KEYS)) rest['snooze'] = facts.snooze
  if (!asRows) rest['values'] = facts.values
  return rest
}

function courseFits(course: CourseFacts): boolean {
  return (
    fits(course, COURSE_KEYS) &&
    course.doses.every((dose) => fits(dose, DOSE_KEYS)) &&
    course.pauses.every((pause) => fits(pause, PAUSE_KEYS))
  )
}

function fits(part: object, keys: ReadonlySet<string>): boolean {
  for (const key in part) if (!keys.has(key)) return false
  return true
}

function writeCourses(to: SliceWriter, courses: readonly CourseFacts[]): void {
  to.natural(courses.length)
  for (const course of courses) {
    to.natural((course.plannedWeeks === undefined ? 0 : 1) + (course.protocol === undefined ? 0 : 2))
    to.day(course.start)
    to.day(course.end)
    if (course.plannedWeeks !== undefined) to.number(course.plannedWeeks)
    if (course.protocol !== undefined) to.word(course.protocol)
    to.natural(course.doses.length)
    for (const dose of course.doses) {
      to.day(dose.from)
      to.number(dose.mgPerDay)
    }
    to.natural(course.pauses.length)
    for (const pause of course.pauses) {
      to.day(pause.from)
      to.day(pause.restart)
    }
  }
}

function readCourse(from: SliceReader): CourseFacts {
  const course: CourseFacts = { doses: [], pauses: [] }
  const bits = from.natural()
  put(course, 'start', from.day())
  put(course, 'end', from.day())
  if (bits & 1) course.plannedWeeks = from.number()
  if (bits & 2) course.protocol = from.word()
  for (let left = from.natural(); left > 0; left -= 1) {
    course.doses.push({ from: given(from.day()), mgPerDay: from.number() })
  }
  for (let left = from.natural(); left > 0; left -= 1) {
    const pause: CourseFacts['pauses'][number] = { from: given(from.day()) }
    put(pause, 'restart', from.day())
    course.pauses.push(pause)
  }
  return course
}

function writeDraws(to: SliceWriter, draws: readonly DrawFacts[]): void {
  to.natural(draws.length)
  for (const draw of draws) {
    to.day(draw.day)
    to.number(draw.present)
    to.number(draw.pending)
    to.number(draw.unusable * 2 + (draw.changedSince === true ? 1 : 0))
    to.dayBeside(draw.arrived)
    to.dayBeside(draw.reviewed)
    to.dayBeside(draw.recheck)
  }
}

function readDraws(from: SliceReader, into: DrawFacts[]): void {
  for (let left = from.natural(); left > 0; left -= 1) {
    const draw: DrawFacts = {
      day: given(from.day()),
      present: from.number(),
      pending: from.number(),
      unusable: 0,
    }
    const unusable = from.number()
    draw.unusable = Math.floor(unusable / 2)
    if (unusable % 2 === 1) draw.changedSince = true
    put(draw, 'arrived', from.dayBeside())
    put(draw, 'reviewed', from.dayBeside())
    put(draw, 'recheck', from.dayBeside())
    into.push(draw)
  }
}

function writeContact(to: SliceWriter, contact: Pick<Contact, 'day' | 'outcome' | 'next'>): void {
  to.day(contact.day)
  to.word(contact.outcome)
  to.dayBeside(contact.next)
}

function readContact(from: SliceReader): Pick<Contact, 'day' | 'outcome' | 'next'> {
  const contact: Pick<Contact, 'day' | 'outcome' | 'next'> = {
    day: given(from.day()),
    outcome: from.word() as ContactOutcome,
  }
  put(contact, 'next', from.dayBeside())
  return contact
}

function put<Key extends string, Given>(
  into: { [key in Key]?: Given },
  key: Key,
  value: Given | undefined,
): void {
  if (value !== undefined) into[key] = value
}

function given<Given>(value: Given | undefined): Given {
  if (value === undefined) throw new RangeError('a slice lacks a day that it states')
  return value
}
