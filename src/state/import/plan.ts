import type { Day } from '@/domain/day'
import {
  identityOf,
  resolve,
  resultsOfRecord,
  type Doubt,
  type FileRecord,
  type Incoming,
  type MergeChoice,
  type Resolved,
  type Statement,
  type StoredIdentity,
} from '@/domain/merge'
import type { HeldReading, Patient } from '@/domain/patient'
import type { ReadPatient, ReadResult } from '@/domain/reading'
import type { Gathered } from '@/formats/gathered/gathered'
import type { Subject } from '@/formats/gathered/subjects'
import type { Slip } from '@/formats/gathered/slips'

/** Somebody of the clinic, as far as planning needs it. */
export interface KnownPerson extends StoredIdentity {
  hasDraws: boolean
}

/** One person as the import would make it, under the decisions taken so far. */
export interface PlannedPerson {
  /** The same on each planning of the same files. */
  key: string
  number: string
  stored?: KnownPerson
  statements: readonly number[]
  birthDate?: Day
  sex?: Subject['sex']
  /** Doubts about this person that nobody has decided. */
  waiting: readonly number[]
}

type Told =
  { kind: 'record'; index: number } | { kind: 'roster'; index: number } | { kind: 'results'; index: number }

/**
 * Who the files are about, and which rows belong to whom. Rows stay packed; objects are made for one person at a time.
 */
export class ImportPlan {
  readonly choices = new Map<string, MergeChoice>()
  private readonly resolved: Resolved
  private readonly order: Uint32Array
  private readonly starts: Uint32Array
  private readonly doubtsOfTarget = new Map<number, number[]>()

  constructor(
    readonly gathered: Gathered,
    readonly records: readonly FileRecord[],
    private readonly stored: ReadonlyMap<string, KnownPerson>,
    /** Numbers that a person corrected, by the position of the statement that they stand in. */
    private readonly corrections: ReadonlyMap<number, string> = new Map(),
  ) {
    const { roster, subjects } = gathered
    const statements = [
      ...records.map((_, index) => this.statementOf({ kind: 'record', index })),
      ...roster.map((_, index) => this.statementOf({ kind: 'roster', index })),
      // Of a hundred thousand people of results nothing is made anew.
      ...subjects.list,
    ]
    const [order, starts] = rowsBySubject(gathered)
    this.order = order
    this.starts = starts
    this.resolved = resolve(
      corrections.size === 0 ? statements : statements.map((said, at) => this.withCorrection(at, said)),
      [...stored.values()],
    )
    this.resolved.doubts.forEach(({ target }, doubt) => {
      this.doubtsOfTarget.set(target, [...(this.doubtsOfTarget.get(target) ?? []), doubt])
    })
  }

  get doubts(): readonly Doubt[] {
    return this.resolved.doubts
  }

  /**
   * The plan after a person corrected the number under which the rows of a doubt stand: they are looked at anew, with the
   * same care, and may be in doubt again. Decisions about what is still in doubt are kept.
   */
  withNumber(doubt: number, number: string): ImportPlan {
    const corrections = new Map(this.corrections)
    for (const at of this.doubt(doubt).statements) corrections.set(at, number)
    return this.withCorrections(corrections)
  }

  /** The plan without a correction of a number, as it was before; `correction` is a position in `corrected`. */
  withoutNumber(correction: number): ImportPlan {
    const taken = this.corrected[correction]
    if (!taken) throw new Error(`no such correction: ${correction}`)
    return this.withCorrections(
      new Map([...this.corrections].filter(([at]) => !taken.statements.includes(at))),
    )
  }

  /** The plan for the same files in a clinic that has changed since. Corrected numbers stay; decisions are made anew. */
  withStored(stored: ReadonlyMap<string, KnownPerson>): ImportPlan {
    return new ImportPlan(this.gathered, this.records, stored, this.corrections)
  }

  /** What persons corrected: which number into which, and how many cells that concerns. */
  get corrected(): { from: string; to: string; cells: number; statements: readonly number[] }[] {
    const all = new Map<string, { from: string; to: string; cells: number; statements: number[] }>()
    for (const [at, to] of this.corrections) {
      const from = this.statementOf(this.toldAt(at)).number
      const key = `${from}\u0001${to}`
      const one = all.get(key) ?? { from, to, cells: 0, statements: [] }
      one.statements.push(at)
      one.cells += this.cellsOfStatement(at)
      all.set(key, one)
    }
    return [...all.values()]
  }

  /** Rows about somebody whom a file names by an id of its own and nobody knows by it: a problem each, and no patient. */
  strangerRows(): Uint32Array {
    return this.rowsOf(this.resolved.strangers.flatMap((at) => subjectOf(this.toldAt(at))))
  }

  /** The problems of those rows, one for each row that is a result cell. */
  strangerSlips(): Slip[] {
    const { results } = this.gathered
    return this.resolved.strangers.flatMap((at) => {
      const { number } = this.statementOf(this.toldAt(at))
      return [...this.rowsOf(subjectOf(this.toldAt(at)))].flatMap((row): Slip[] => {
        const { file = 0, line, column, isOrder } = results.resultAt(row, number, undefined)
        if (isOrder) return []
        return [{ code: 'patient-not-in-files', file, line, column, received: number, detail: '', cells: 1 }]
      })
    })
  }

  /** Every number that the clinic had when this was planned. */
  storedNumbers(): Set<string> {
    const numbers = new Set<string>()
    for (const { number } of this.stored.values()) numbers.add(number)
    return numbers
  }

  /** How many people the files may concern. */
  get size(): number {
    return this.resolved.targets.length
  }

  /** Everybody whom the import concerns, in the order of the files. */
  *people(): Generator<PlannedPerson> {
    for (let target = 0; target < this.resolved.targets.length; target++) yield* this.peopleOf(target)
  }

  /** The person that a target is, and those who are kept apart from it. */
  *peopleOf(target: number): Generator<PlannedPerson> {
    const found = this.resolved.targets[target]
    if (!found) throw new Error(`no such person: ${target}`)
    const doubts = this.doubtsOfTarget.get(target) ?? []
    const joined = doubts
      .filter((doubt) => this.choiceAbout(doubt) === 'take-new')
      .flatMap((doubt) => this.doubt(doubt).statements)
    const waiting = doubts.filter((doubt) => this.choiceAbout(doubt) === undefined)
    const statements = [...found.statements, ...joined].filter((at) => this.saysSomething(at))
    if (statements.length > 0 || waiting.length > 0) {
      const stored = found.stored && this.stored.get(found.stored.id)
      yield {
        key: `t${target}`,
        number: found.number,
        ...(stored ? { stored } : {}),
        statements,
        ...known(found.identity),
        waiting,
      }
    }
    for (const doubt of doubts) {
      if (this.choiceAbout(doubt) !== 'keep-both') continue
      const { identity, statements: apart } = this.doubt(doubt)
      yield {
        key: `a${doubt}`,
        number: identity.number,
        statements: apart.filter((at) => this.saysSomething(at)),
        ...known(identity),
        waiting: [],
      }
    }
  }

  /**
   * The rows of somebody new of whom the files hold nothing but results, and about whom there is no doubt; undefined for
   * everybody else. Of a hundred thousand such people no object need be made.
   */
  plainRowsOf(target: number): Uint32Array | undefined {
    const { stored, statements } = this.target(target)
    const [only] = statements
    if (stored || only === undefined || statements.length > 1 || this.doubtsOfTarget.has(target))
      return undefined
    const told = this.toldAt(only)
    return told.kind === 'results' && this.countOf(told.index) > 0 ? this.rowsOf([told.index]) : undefined
  }

  hasDoubts(target: number): boolean {
    return this.doubtsOfTarget.has(target)
  }

  /** The doubts about a person, by their positions. */
  doubtsAbout(target: number): readonly number[] {
    return this.doubtsOfTarget.get(target) ?? []
  }

  /** What a doubt holds: packed rows, records, and rows of rosters. */
  contentOf(doubt: number): { rows: Uint32Array; records: FileRecord[]; roster: ReadPatient[] } {
    const person: PlannedPerson = {
      key: '',
      number: '',
      statements: this.doubt(doubt).statements,
      waiting: [],
    }
    return { rows: this.resultRows(person), records: this.recordsOf(person), roster: this.rosterRows(person) }
  }

  choiceAbout(doubt: number): MergeChoice | undefined {
    return this.choices.get(doubtKey(doubt))
  }

  /** What the import holds about a person, as objects. */
  incomingOf({ number, statements, sex }: PlannedPerson): Incoming {
    const people: ReadPatient[] = []
    const identities: Subject[] = []
    const subjects: number[] = []
    const records: FileRecord[] = []
    for (const at of statements) {
      const told = this.toldAt(at)
      if (told.kind === 'record') records.push(this.record(told.index))
      else if (told.kind === 'roster') people.push(this.withCorrection(at, this.row(told.index)))
      else {
        subjects.push(told.index)
        identities.push(this.subject(told.index))
      }
    }
    const rows = this.rowsOf(subjects)
    const sexOf = sex ?? people.findLast((read) => read.sex !== undefined)?.sex
    const results: ReadResult[] = []
    for (const row of rows) results.push(this.gathered.results.resultAt(row, number, sexOf))
    return { people, identities, results, records }
  }

  /** Positions of the packed results of a person, in the order of the files. */
  resultRows({ statements }: PlannedPerson): Uint32Array {
    return this.rowsOf(statements.flatMap((at) => subjectOf(this.toldAt(at))))
  }

  hasRecord({ statements }: PlannedPerson): boolean {
    return statements.some((at) => this.toldAt(at).kind === 'record')
  }

  /** The records of clinic files about a person, in the order of the files. */
  recordsOf({ statements }: PlannedPerson): FileRecord[] {
    return statements.flatMap((at) => {
      const told = this.toldAt(at)
      return told.kind === 'record' ? [this.record(told.index)] : []
    })
  }

  /** The rows of rosters about a person. */
  rosterRows({ statements }: PlannedPerson): ReadPatient[] {
    return statements.flatMap((at) => {
      const told = this.toldAt(at)
      return told.kind === 'roster' ? [this.row(told.index)] : []
    })
  }

  /** What a doubt holds: how many cells, where it begins. A row of a roster counts as one. */
  weightOf(doubt: number): { cells: number; file: number; line: number } {
    const { statements } = this.doubt(doubt)
    const cells = statements.reduce((sum, at) => sum + this.cellsOfStatement(at), 0)
    return { cells, ...this.placeOf(statements[0] ?? 0) }
  }

  /** A doubt as it waits on a record. */
  heldOf(doubt: number, importId: string, id: string): HeldReading {
    const { because, statements, identity } = this.doubt(doubt)
    const {
      people,
      results,
      records = [],
    } = this.incomingOf({ key: '', number: identity.number, statements, ...known(identity), waiting: [] })
    const named = people.length === 0 ? [{ ...identity, line: 0 }] : people
    return {
      id,
      importId,
      because,
      people: [...named],
      results: [...results, ...records.flatMap(resultsOfRecord)],
    }
  }

  targetOf(doubt: number): number {
    return this.doubt(doubt).target
  }

  target(at: number): Resolved['targets'][number] {
    const target = this.resolved.targets[at]
    if (!target) throw new Error(`no such person: ${at}`)
    return target
  }

  private withCorrections(corrections: ReadonlyMap<number, string>): ImportPlan {
    const next = new ImportPlan(this.gathered, this.records, this.stored, corrections)
    const byFirst = new Map(next.doubts.map(({ statements: [first] }, doubt) => [first, doubt]))
    for (const [key, choice] of this.choices) if (!isDoubtKey(key)) next.choices.set(key, choice)
    this.doubts.forEach(({ statements: [first] }, doubt) => {
      const [choice, now] = [this.choiceAbout(doubt), byFirst.get(first)]
      if (choice !== undefined && now !== undefined) next.choices.set(doubtKey(now), choice)
    })
    return next
  }

  private withCorrection<Said extends { number: string; isReference?: boolean }>(
    at: number,
    said: Said,
  ): Said {
    const number = this.corrections.get(at)
    if (number === undefined) return said
    const corrected = { ...said, number }
    delete corrected.isReference
    return corrected
  }

  private cellsOfStatement(at: number): number {
    const told = this.toldAt(at)
    if (told.kind === 'results') return this.cellsOf(told.index)
    return told.kind === 'roster' ? 1 : recordCells(this.records[told.index]?.record)
  }

  private doubt(at: number): Doubt {
    const doubt = this.resolved.doubts[at]
    if (!doubt) throw new Error(`no such doubt: ${at}`)
    return doubt
  }

  private saysSomething(at: number): boolean {
    const told = this.toldAt(at)
    return told.kind !== 'results' || this.countOf(told.index) > 0
  }

  private countOf(subject: number): number {
    return (this.starts[subject + 1] ?? 0) - (this.starts[subject] ?? 0)
  }

  /** Without the orders that empty cells state. */
  private cellsOf(subject: number): number {
    let cells = 0
    for (const row of this.rowsOf([subject])) if (this.gathered.results.valueOf(row) !== 0) cells += 1
    return cells
  }

  private rowsOf(subjects: readonly number[]): Uint32Array {
    const [only] = subjects
    if (subjects.length === 1 && only !== undefined)
      return this.order.subarray(this.starts[only], this.starts[only + 1])
    const rows = subjects.flatMap((subject) => [
      ...this.order.subarray(this.starts[subject], this.starts[subject + 1]),
    ])
    return Uint32Array.from(rows).sort()
  }

  private placeOf(at: number): { file: number; line: number } {
    const told = this.toldAt(at)
    if (told.kind === 'record') return { file: this.records[told.index]?.file ?? 0, line: 0 }
    const { file = 0, line } = told.kind === 'roster' ? this.row(told.index) : this.subject(told.index)
    return { file, line }
  }

  private statementOf(told: Told): Statement {
    if (told.kind === 'results') return { ...this.subject(told.index), kind: 'results' }
    const said = told.kind === 'roster' ? this.row(told.index) : this.record(told.index).record
    const file = told.kind === 'roster' ? this.row(told.index).file : this.record(told.index).file
    return { ...identityOf(said), ...(file === undefined ? {} : { file }), kind: told.kind }
  }

  private toldAt(at: number): Told {
    const { records, gathered } = this
    if (at < records.length) return { kind: 'record', index: at }
    const inRoster = at - records.length
    if (inRoster < gathered.roster.length) return { kind: 'roster', index: inRoster }
    const index = inRoster - gathered.roster.length
    if (index >= gathered.subjects.list.length) throw new Error(`no statement at: ${at}`)
    return { kind: 'results', index }
  }

  private record(index: number): FileRecord {
    const record = this.records[index]
    if (!record) throw new Error(`no record at: ${index}`)
    return record
  }

  private row(index: number): ReadPatient {
    const row = this.gathered.roster[index]
    if (!row) throw new Error(`no row of a roster at: ${index}`)
    return row
  }

  private subject(index: number): Subject {
    const subject = this.gathered.subjects.list[index]
    if (!subject) throw new Error(`no person of results at: ${index}`)
    return subject
  }
}

/** The key of a doubt about who somebody is. */
export function doubtKey(doubt: number): string {
  return `d${doubt}`
}

function isDoubtKey(key: string): boolean {
  return /^d\d+$/.test(key)
}

/** How many results a record of a clinic file holds. */
export function recordCells(record: Patient | undefined): number {
  return record?.draws.reduce((sum, draw) => sum + draw.results.length, 0) ?? 0
}

/** The rows of each subject, one subject after the other, by counting. */
function rowsBySubject({ results, subjects }: Gathered): [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(subjects.list.length + 1)
  const subjectOfRow = results.subjects()
  for (const subject of subjectOfRow) starts[subject + 1] = (starts[subject + 1] ?? 0) + 1
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const next = starts.slice()
  const order = new Uint32Array(results.length)
  for (let row = 0; row < subjectOfRow.length; row++) {
    const subject = subjectOfRow[row] ?? 0
    const at = next[subject] ?? 0
    order[at] = row
    next[subject] = at + 1
  }
  return [order, starts]
}

function subjectOf(told: Told): number[] {
  return told.kind === 'results' ? [told.index] : []
}

function known({ birthDate, sex }: Statement | { birthDate?: Day; sex?: Subject['sex'] }): {
  birthDate?: Day
  sex?: Exclude<Subject['sex'], undefined>
} {
  return { ...(birthDate === undefined ? {} : { birthDate }), ...(sex === undefined ? {} : { sex }) }
}
