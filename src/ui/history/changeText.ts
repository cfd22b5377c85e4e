import type { AnalyteId } from '@/domain/analyte'
import { parseDay, type Day } from '@/domain/day'
import { END_REASONS } from '@/domain/course'
import { CHANGE_FIELDS, type ChangeArea, type PatientChange } from '@/domain/history/types'
import type { Language } from '@/domain/language'
import { unitText } from '@/domain/measures'
import {
  CONTACT_OUTCOMES,
  PATIENT_NOTE_KINDS,
  PREGNANCY_TEST_RESULTS,
  PROCEDURE_KINDS,
} from '@/domain/patient'
import { REVIEW_PLANS, SIGNIFICANCES } from '@/domain/result'
import { appWords } from '@/words/app'
import { historyWords, type ChangeField } from '@/words/history'
import { courseWords } from '@/words/patient/courses'
import { restrictionWords } from '@/words/patient/restrictions'
import { reviewWords } from '@/words/patient/reviews'

/** How days and analytes are written where the changes are told. */
export interface Telling {
  language: Language
  written: (day: Day) => string
  analyte: (id: AnalyteId) => string
}

type Entry = Readonly<Record<string, unknown>>

/**
 * The changes of one version in words, each a line. What only follows from another change, or says where something came
 * from, is told where nothing else is.
 */
export function changeTexts(changes: readonly PatientChange[], telling: Telling): string[] {
  const told = changes.filter((change) => change.area !== 'provenance' && !follows(change, changes))
  return (told.length > 0 ? told : changes).map((change) => changeText(change, telling))
}

/** A corrected value is "corrected" and came in today; a new value says both. */
function follows({ area, id, field, kind }: PatientChange, among: readonly PatientChange[]): boolean {
  if (area !== 'result' || kind !== 'changed' || (field !== 'status' && field !== 'arrived')) return false
  return among.some((other) => other.area === 'result' && other.id === id && other.field === 'value')
}

/** One change in words: what it is about, and the value before and after. */
export function changeText(change: PatientChange, telling: Telling): string {
  const words = historyWords[telling.language]
  const { kind, area, field, before, after } = change
  const about = aboutText(change, telling)
  switch (kind) {
    case 'added':
      return words.told(words.added(about), summary(area, after, telling))
    case 'removed':
      return words.told(words.removed(about), summary(area, before, telling))
    case 'struck-out':
      return words.struckOut(about)
    case 'entered-in-error':
      return words.told(words.inError(about), valueText('result', 'value', before, telling))
    case 'changed':
      if (field === undefined) return about
      if (field === 'order') return words.told(about, words.reordered)
      return words.told(
        fieldOf(area, field, about, telling),
        words.changed(valueText(area, field, before, telling), valueText(area, field, after, telling)),
      )
  }
}

const SINGLE: readonly ChangeArea[] = ['person', 'contact-data', 'next-visit', 'other']

/** A field that a record has once needs no more than its name; the value of a result is the result. */
function fieldOf(area: ChangeArea, field: string, about: string, telling: Telling): string {
  if (area === 'result' && field === 'value') return about
  const name = nameOf(area, field, telling)
  return SINGLE.includes(area) ? name : historyWords[telling.language].of(about, name)
}

/** What the change is about: the area, its day, the analyte. */
function aboutText(change: PatientChange, telling: Telling): string {
  const { area, day, drawDay, analyte, specimen } = change
  const words = historyWords[telling.language]
  // A review is told by what was seen: the day it was made stands beside the line already.
  if (area === 'review' && drawDay !== undefined) return words.reviewOf(telling.written(drawDay))
  const parts = [
    analyte === undefined ? words.area(area) : telling.analyte(analyte),
    ...(specimen === undefined ? [] : [specimen]),
    ...(day === undefined ? [] : [telling.written(day)]),
  ]
  return parts.join(' ')
}

/** What the heading of an entry says already, and what nobody reads in one line. */
const BESIDE: readonly ChangeField[] = ['day', 'at', 'by', 'preset', 'saw', 'setOn', 'seen']

/** The fields of a whole entry in one line. */
function summary(area: ChangeArea, value: unknown, telling: Telling): string {
  const words = historyWords[telling.language]
  const entry = asEntry(value)
  if (area === 'dose') return words.perDay(plain(entry['mgPerDay']))
  if (area === 'weight') return `${plain(entry['kg'])} kg`
  if (area === 'draw') return resultsOf(entry, telling) || words.items(0)
  if (area === 'result') return resultText(entry, telling)
  const fields: readonly ChangeField[] = area === 'record' ? CHANGE_FIELDS.person : CHANGE_FIELDS[area]
  const told = fields.flatMap((field) => {
    const text = entry[field] === undefined ? '' : valueText(area, field, entry[field], telling)
    return text === '' || BESIDE.includes(field) ? [] : [`${nameOf(area, field, telling)} ${text}`]
  })
  const counted = (area === 'record' ? (['courses', 'draws'] as const) : []).flatMap((list) => {
    const count = asList(entry[list]).length
    return count === 0 ? [] : [words[list](count)]
  })
  const doses = asList(entry['doses']).map((dose) => summary('dose', dose, telling))
  return [...told, ...doses, ...counted].join(words.list) || words.nothing
}

function resultsOf(draw: Entry, telling: Telling): string {
  return asList(draw['results'])
    .map((each) => asEntry(each))
    .map((each) => `${telling.analyte(each['analyte'] as AnalyteId)} ${resultText(each, telling)}`)
    .join(historyWords[telling.language].list)
}

function resultText(result: Entry, telling: Telling): string {
  if (result['value'] === undefined) return valueText('result', 'status', result['status'], telling)
  const unit = result['unit']
  const value = plain(asEntry(result['value'])['text'])
  return typeof unit === 'string' ? `${value} ${unitText(unit)}` : value
}

function nameOf(area: ChangeArea, field: string, { language }: Telling): string {
  const words = historyWords[language]
  if (field === 'name' && (area === 'person' || area === 'record')) return words.personName
  return isField(field) ? words.field(field) : field
}

const FIELD_NAMES = new Set<string>([...Object.values(CHANGE_FIELDS).flat(), 'order'])

function isField(field: string): field is ChangeField {
  return FIELD_NAMES.has(field)
}

/** One field's value as a person reads it. */
function valueText(area: ChangeArea, field: string, value: unknown, telling: Telling): string {
  const words = historyWords[telling.language]
  if (value === undefined || value === null)
    return area === 'result' && field === 'value' ? words.status('pending') : words.nothing
  if (typeof value === 'string') return wordFor(area, field, value, telling) ?? dayOrText(value, telling)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return listText(field, value, telling)
  if (typeof value === 'number') return String(value)
  const entry = asEntry(value)
  if (field === 'value') return plain(entry['text'])
  if (field === 'conflict') return resultText(entry, telling)
  if (field === 'transfer')
    return [plain(entry['from']), dayOrText(plain(entry['on']), telling)].join(' ').trim()
  return words.items(Object.keys(entry).length)
}

function listText(field: string, list: readonly unknown[], { language }: Telling): string {
  const words = historyWords[language]
  if (list.length === 0) return words.nothing
  return field === 'marks'
    ? list.map((mark) => words.mark(mark as Parameters<typeof words.mark>[0])).join(words.list)
    : words.items(list.length)
}

/** What the app calls a stored word; undefined where the field holds a person's own words. */
function wordFor(area: ChangeArea, field: string, value: string, { language }: Telling): string | undefined {
  const known = KNOWN[language]
  return known[`${area}.${field}`]?.[value] ?? known[field]?.[value]
}

type Named = Readonly<Record<string, string>>

const KNOWN: Record<Language, Readonly<Record<string, Named>>> = { ja: known('ja'), en: known('en') }

function known(language: Language): Record<string, Named> {
  const words = historyWords[language]
  const review = reviewWords[language]
  const beside = restrictionWords[language]
  const named = <Id extends string>(ids: readonly Id[], name: (id: Id) => string): Named =>
    Object.fromEntries(ids.map((id) => [id, name(id)]))
  return {
    sex: { F: words.female, M: words.male },
    status: named(
      ['pending', 'preliminary', 'final', 'corrected', 'cancelled', 'entered-in-error'],
      words.status,
    ),
    fasting: named(['yes', 'no', 'unknown'], words.fasting),
    method: named(['ifcc', 'jscc', 'direct', 'calculated', 'unknown'], words.method),
    outcome: named(CONTACT_OUTCOMES, appWords[language].outcome),
    endReason: named(END_REASONS, courseWords[language].endReason),
    plan: named(REVIEW_PLANS, review.plan),
    significance: named(SIGNIFICANCES, review.significance),
    'pregnancy-test.result': named(PREGNANCY_TEST_RESULTS, beside.testResult),
    'pregnancy-test.specimen': named(['urine', 'serum'], beside.specimen),
    'motherhood.kind': named(['pregnancy', 'breast-feeding'], beside.motherhood),
    'procedure.kind': named(PROCEDURE_KINDS, beside.procedure),
    'note.kind': named(PATIENT_NOTE_KINDS, beside.noteKind),
  }
}

function dayOrText(value: string, { written }: Telling): string {
  const day = parseDay(value)
  return day === undefined ? value : written(day)
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function asEntry(value: unknown): Entry {
  return typeof value === 'object' && value !== null ? (value as Entry) : {}
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
