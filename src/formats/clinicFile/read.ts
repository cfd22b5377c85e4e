import type { Course } from '@/domain/course'
import type { Day } from '@/domain/day'
import { parseValue } from '@/domain/parseValue'
import type { Contact, HeldReading, Patient } from '@/domain/patient'
import { hasNoDay, shareDay } from '@/domain/pauseDays'
import type { Problem } from '@/domain/problem'
import type { ImportTemplate, ReadPatient, ReadResult } from '@/domain/reading'
import type { Draw, EarlierResult, Result, Review, WaitingValue } from '@/domain/result'
import type { ClinicSettings } from '@/domain/settings'
import type { Gathered } from '../gathered/gathered'
import type { ProblemCode } from '../problems'
import type { ReadingRules } from '../readers/resultCells'
import type { z } from '../zod'
import { ownRules, type OwnRulesRead } from './ownRules'
import { ENTRY_ROOMS, entrySchemas, pastDaysOf, type EntryDays } from './entrySchemas'
import {
  CLINIC_FILE_VERSION,
  contactSchema,
  courseSchema,
  doseSchema,
  drawSchema,
  earlierCourseSchema,
  earlierSchema,
  earlierWeightSchema,
  heldResultSchema,
  heldSchema,
  pauseSchema,
  personSchema,
  resultSchema,
  reviewSchema,
  seenSchema,
  settingsSchema,
  statedSchema,
  templateSchema,
  weightSchema,
} from './schema'

/** What a clinic file holds, patient by patient, without ids. */
export interface ClinicFileRead extends OwnRulesRead {
  settings: Partial<ClinicSettings>
  templates: ImportTemplate[]
  records: Patient[]
}

/**
 * Reads a clinic file. Every fault is a problem that names its path (`patients[3].draws[0].results[1].value`) and costs
 * no more than the item in which it stands.
 */
export function readClinicFile(
  text: string,
  file: number,
  into: Gathered,
  rules: ReadingRules,
): ClinicFileRead {
  const reader = new ClinicFileReader(file, into, rules)
  return reader.read(text)
}

type Item = Record<string, unknown>
/** The parts of a schema that a reader uses. */
interface Schema<Read> {
  safeParse(given: unknown): z.core.util.SafeParseResult<Read>
}

/** What a report of a clinic file states. */
interface ReportRead {
  value?: string | undefined
  unit?: string | undefined
  low?: string | undefined
  high?: string | undefined
  rangeText?: string | undefined
  flag?: string | undefined
  comment?: string | undefined
  arrived?: Day | undefined
  reportedAt?: string | undefined
  sourceKey?: string | undefined
  isVersioned?: boolean | undefined
}

const SHOWN = 80

class ClinicFileReader {
  constructor(
    private readonly file: number,
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
  ) {}

  read(text: string): ClinicFileRead {
    const noRules: OwnRulesRead = { protocols: [], presets: [], labRanges: [] }
    const nothing: ClinicFileRead = { settings: {}, templates: [], ...noRules, records: [] }
    const top = this.parsed(text)
    if (!top) return nothing
    const { clinic } = top
    const settings = clinic === undefined ? {} : (this.item(settingsSchema, clinic, 'clinic', 0) ?? {})
    const of = isItem(clinic) ? clinic : {}
    return {
      settings: settings as Partial<ClinicSettings>,
      templates: this.list(of['templates'], 'clinic.templates', (each, path) =>
        this.item(templateSchema, each, path, 0),
      ) as ImportTemplate[],
      protocols: this.ownRows('protocols', of),
      presets: this.ownRows('presets', of),
      labRanges: this.ownRows('labRanges', of),
      records: this.list(top['patients'], 'patients', (each, path) => this.patient(each, path)),
    }
  }

  private parsed(text: string): Item | undefined {
    let top: unknown
    try {
      top = JSON.parse(text.replace(/^\uFEFF/, ''))
    } catch (cause) {
      this.problem('not-json', '', '', cause instanceof Error ? cause.message : '', 0)
      return undefined
    }
    const version = isItem(top) ? top['saiketsu'] : undefined
    if (isItem(top) && version === CLINIC_FILE_VERSION) return top
    if (typeof version === 'number' && version > CLINIC_FILE_VERSION)
      this.problem('newer-clinic-file', '', String(version), '', 0)
    else this.problem('not-a-clinic-file', '', shown(top), '', 0)
    return undefined
  }

  /** The clinic's own rows of one kind, in the order in which they were written: each must stand beside those before it. */
  private ownRows<Kind extends keyof OwnRulesRead>(kind: Kind, of: Item): OwnRulesRead[Kind] {
    type Row = OwnRulesRead[Kind][number]
    const schema = ownRules[kind].schema as unknown as Schema<Row>
    const refused = ownRules[kind].refused as (row: Row, all: readonly Row[]) => Problem | undefined
    const rows: Row[] = []
    this.list(of[kind], `clinic.${kind}`, (each, path) => {
      const row = this.item(schema, each, path, 0)
      const problem = row && refused(row, rows)
      if (problem) return this.refused('clinic-file-fault', path, problem.received, path, 0)
      if (row) rows.push(row)
      return row
    })
    return rows as OwnRulesRead[Kind]
  }

  private patient(given: unknown, path: string): Patient | undefined {
    const person = this.item(personSchema, given, path, resultsIn(given))
    if (!person || !isItem(given)) return undefined
    return {
      ...person,
      id: '',
      weights: this.list(given['weights'], `${path}.weights`, (each, at) =>
        this.item(weightSchema, each, at, 0),
      ),
      ...nonEmpty(
        'earlierWeights',
        this.list(given['earlierWeights'], `${path}.earlierWeights`, (each, at) =>
          this.item(earlierWeightSchema, each, at, 0),
        ),
      ),
      courses: this.list(given['courses'], `${path}.courses`, (each, at) => this.course(each, at)),
      draws: this.list(given['draws'], `${path}.draws`, (each, at) => this.draw(each, at, person.birthDate)),
      contacts: this.list(given['contacts'], `${path}.contacts`, (each, at) => this.contact(each, at)),
      ...this.entries(given, path, person.birthDate),
      ...this.held(given['inDoubt'], `${path}.inDoubt`),
    } as Patient
  }

  private course(given: unknown, path: string): Course | undefined {
    const course = this.item(courseSchema, given, path, 0)
    if (!course || !isItem(given)) return undefined
    return {
      ...course,
      id: '',
      doses: this.list(given['doses'], `${path}.doses`, (each, at) => this.item(doseSchema, each, at, 0)),
      pauses: this.pauses(given['pauses'], `${path}.pauses`),
      ...nonEmpty(
        'earlier',
        this.list(given['earlier'], `${path}.earlier`, (each, at) =>
          this.item(earlierCourseSchema, each, at, 0),
        ),
      ),
    } as Course
  }

  /** Those that end after they begin and share no day with one before them. */
  private pauses(given: unknown, path: string): Course['pauses'] {
    const pauses: Course['pauses'] = []
    for (const pause of this.list(given, path, (each, at) => this.item(pauseSchema, each, at, 0))) {
      const { from, restart } = pause
      const overlapped = pauses.find((other) => shareDay(other, pause))
      if (restart !== undefined && hasNoDay(pause))
        this.problem('restart-not-after-pause', path, restart, from, 0)
      else if (overlapped)
        this.problem('pauses-overlap', path, from, `${overlapped.from} – ${overlapped.restart ?? ''}`, 0)
      else pauses.push(pause as Course['pauses'][number])
    }
    return pauses
  }

  private draw(given: unknown, path: string, birthDate: Day | undefined): Draw | undefined {
    const cells = resultCount(given)
    const draw = this.item(drawSchema, given, path, cells)
    if (!draw || !isItem(given)) return undefined
    const { today } = this.rules
    if (draw.day > today) return this.refused('after-today', path, draw.day, today, cells)
    if (birthDate !== undefined && draw.day < birthDate)
      return this.refused('before-birth', path, draw.day, birthDate, cells)
    return {
      ...draw,
      id: '',
      fasting: draw.fasting ?? 'unknown',
      marks: draw.marks ?? [],
      results: this.list(given['results'], `${path}.results`, (each, at) => this.result(each, at)),
      reviews: this.list(given['reviews'], `${path}.reviews`, (each, at) => this.review(each, at)),
    } as Draw
  }

  private result(given: unknown, path: string): Result | undefined {
    const read = this.item(resultSchema, given, path, 1)
    if (!read || !isItem(given)) return undefined
    const { analyte, status, conflict, fasting, method, specimen, movedTo } = read
    const report = this.report(read, analyte, path, 1)
    if (!report) return undefined
    const earlier = this.list(given['earlier'], `${path}.earlier`, (each, at) =>
      this.earlier(each, analyte, at),
    )
    return {
      id: '',
      analyte,
      status: status ?? (report.value === undefined ? 'pending' : 'final'),
      ...report,
      ...without({ fasting, method, specimen, movedTo }),
      ...without({
        conflict: conflict && this.waiting([conflict, ...(conflict.before ?? [])], analyte, path),
      }),
      ...(earlier.length === 0 ? {} : { earlier }),
    }
  }

  /** What waits for a choice, newest first; a value that cannot stand without its unit is left out of the row. */
  private waiting(
    newestFirst: readonly ReportRead[],
    analyte: Result['analyte'],
    path: string,
  ): WaitingValue | undefined {
    return newestFirst.reduceRight<WaitingValue | undefined>((before, each) => {
      const { value, unit } = this.report(each, analyte, path, 0) ?? {}
      if (!value) return before
      return { value, ...without({ unit }), importId: '', ...without({ before }) }
    }, undefined)
  }

  private earlier(given: unknown, analyte: Result['analyte'], path: string): EarlierResult | undefined {
    const read = this.item(earlierSchema, given, path, 0)
    const report = read && this.report(read, analyte, path, 0)
    if (!read || !report) return undefined
    const { at, by, because, reason } = read.replaced
    return {
      ...report,
      status: read.status ?? (report.value === undefined ? 'pending' : 'final'),
      ...without({ fasting: read.fasting, method: read.method }),
      ...(read.drawn ? { drawn: { day: read.drawn.day, ...without({ time: read.drawn.time }) } } : {}),
      replaced: { at, by, because, ...without({ reason }) },
    }
  }

  /** Value, unit and what else a report says; undefined where its number cannot stand without a unit. */
  private report(
    read: ReportRead,
    analyte: Result['analyte'],
    path: string,
    cells: number,
  ): Partial<Result> | undefined {
    const { low, high, rangeText, flag, comment, arrived, reportedAt, sourceKey, isVersioned } = read
    const parsed = read.value === undefined ? undefined : parseValue(read.value)
    const version = { reportedAt, sourceKey, isVersioned }
    const beside = without({ low, high, rangeText, labFlag: flag, comment, arrived, ...version })
    if (!parsed || 'pending' in parsed) return { ...without({ unit: read.unit }), ...beside }
    const { value, labFlag } = parsed
    const flags = flag === undefined && labFlag !== undefined ? { labFlag } : {}
    const stated = read.unit ?? parsed.unit
    if (value.kind === 'text') return { value, ...without({ unit: stated }), ...beside, ...flags }
    const { terms } = this.rules
    if (stated !== undefined) return { value, unit: terms.unit(analyte, stated).unit, ...beside, ...flags }
    const fits = terms.withoutUnit(analyte, value.number)
    const { unit } = terms.row(analyte)
    if (fits === 'fits' || fits === 'odd') return { value, unit, ...beside, ...flags }
    if (fits === 'outside') this.problem('unit-missing', path, value.text, unit, cells)
    else this.problem('unit-ambiguous', path, value.text, fits.ambiguous, cells)
    return undefined
  }

  private review(given: unknown, path: string): Review | undefined {
    const review = this.item(reviewSchema, given, path, 0)
    if (!review || !isItem(given)) return undefined
    if (given['saw'] === undefined) return { id: '', ...review } as Review
    const saw = this.list(given['saw'], `${path}.saw`, (each, at) => this.item(seenSchema, each, at, 0))
    return { id: '', ...review, saw: saw.map((seen) => ({ result: '', ...seen })) } as Review
  }

  private contact(given: unknown, path: string): Contact | undefined {
    const contact = this.item(contactSchema, given, path, 0)
    return contact && ({ id: '', ...contact } as Contact)
  }

  /** Medicines, pregnancy, procedures and notes: what happened cannot lie after today, and nothing before the birth. */
  private entries(given: Item, path: string, birthDate: Day | undefined): Partial<Patient> {
    const rooms = ENTRY_ROOMS.flatMap((room) => {
      const schema: Schema<EntryDays> = entrySchemas[room]
      const entries = this.list(given[room], `${path}.${room}`, (each, at) => {
        const entry = this.item(schema, each, at, 0)
        return entry && this.withinDays(entry, pastDaysOf(room, entry), birthDate, at)
      })
      return entries.length === 0 ? [] : [[room, entries]]
    })
    return Object.fromEntries(rooms) as Partial<Patient>
  }

  private withinDays<Entry extends EntryDays>(
    entry: Entry,
    past: readonly Day[],
    birthDate: Day | undefined,
    path: string,
  ): (Entry & { id: string }) | undefined {
    const { from, to } = entry
    const { today } = this.rules
    const late = past.find((day) => day > today)
    if (late !== undefined) return this.refused('after-today', path, late, today, 0)
    const first = entry.day ?? from
    if (birthDate !== undefined && first !== undefined && first < birthDate)
      return this.refused('before-birth', path, first, birthDate, 0)
    if (from !== undefined && to !== undefined && to < from)
      return this.refused('clinic-file-fault', path, `${from} – ${to}`, path, 0)
    return { id: '', ...entry }
  }

  private held(given: unknown, path: string): Pick<Patient, 'held' | 'resultsInDoubt'> {
    const held = this.list(given, path, (each, at): HeldReading | undefined => {
      const read = this.item(heldSchema, each, at, 0)
      if (!read || !isItem(each)) return undefined
      const people = this.list(each['people'], `${at}.people`, (one, place) =>
        this.item(statedSchema, one, place, 0),
      )
      return {
        id: '',
        importId: '',
        because: read.because,
        people: people.map((person) => ({ ...person, line: 0 }) as ReadPatient),
        results: this.list(each['results'], `${at}.results`, (one, place) => this.heldResult(one, place)),
      }
    })
    if (held.length === 0) return {}
    return { held, ...(held.some(({ results }) => results.length > 0) ? { resultsInDoubt: true } : {}) }
  }

  private heldResult(given: unknown, path: string): ReadResult | undefined {
    const read = this.item(heldResultSchema, given, path, 0)
    const report = read && this.report(read, read.analyte, path, 0)
    if (!read || !report) return undefined
    const { number, day, time, lab, outside, analyte, status, fasting, method, specimen } = read
    return {
      number,
      day,
      analyte,
      ...report,
      ...without({ time, lab, outside, fasting, method, specimen }),
      status: status ?? (report.value === undefined ? 'pending' : 'final'),
      line: 0,
      column: 0,
    }
  }

  private list<Read>(
    given: unknown,
    path: string,
    read: (each: unknown, path: string) => Read | undefined,
  ): Read[] {
    if (given === undefined || given === null) return []
    if (!Array.isArray(given)) {
      this.problem('clinic-file-fault', path, shown(given), path, 0)
      return []
    }
    return given.flatMap((each: unknown, at) => {
      const one = read(each, `${path}[${at}]`)
      return one === undefined ? [] : [one]
    })
  }

  /** One item by its schema. Each of its faults is a problem; the first carries the cells that are lost with the item. */
  private item<Read>(schema: Schema<Read>, given: unknown, path: string, cells: number): Read | undefined {
    const answer = schema.safeParse(given)
    if (answer.success) return answer.data
    answer.error.issues.forEach(({ path: inside }, at) => {
      const where = [
        path,
        ...inside.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)),
      ].join('')
      this.problem('clinic-file-fault', where, shown(valueAt(given, inside)), where, at === 0 ? cells : 0)
    })
    return undefined
  }

  private refused(
    code: ProblemCode,
    path: string,
    received: string,
    detail: string,
    cells: number,
  ): undefined {
    this.problem(code, path, received, detail, cells)
    return undefined
  }

  private problem(code: ProblemCode, heading: string, received: string, detail: string, cells: number): void {
    const place = { file: this.file, line: 0, column: 0 }
    this.into.problems.add({
      code,
      ...place,
      received,
      detail,
      cells,
      ...(heading === '' ? {} : { heading }),
    })
  }
}

function nonEmpty(key: string, items: readonly unknown[]): object {
  return items.length === 0 ? {} : { [key]: items }
}

function isItem(given: unknown): given is Item {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function resultsIn(patient: unknown): number {
  const draws = isItem(patient) ? patient['draws'] : undefined
  return Array.isArray(draws) ? draws.reduce((sum: number, draw: unknown) => sum + resultCount(draw), 0) : 0
}

function resultCount(draw: unknown): number {
  const results = isItem(draw) ? draw['results'] : undefined
  return Array.isArray(results) ? results.length : 0
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (now, step) =>
      typeof now === 'object' && now !== null ? (now as Record<PropertyKey, unknown>)[step] : undefined,
    given,
  )
}

function shown(given: unknown): string {
  const text = typeof given === 'string' ? given : (JSON.stringify(given) ?? '')
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

function without<Given extends object>(
  given: Given,
): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}
