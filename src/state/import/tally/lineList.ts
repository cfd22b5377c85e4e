import { resultsOfRecord, type FileRecord } from '@/domain/merge'
import type { Problem } from '@/domain/problem'
import type { ReadResult } from '@/domain/reading'
import { problemOf } from '@/formats/gathered/slips'
import { outcomeName, type Outcomes } from './outcomes'
import { listsOf, refusedOf, type PlannedImport } from '../previewing'
import type { ItemPage, LineItem, LinesWanted } from '../types'

/** A line that is no packed row: a problem, something left out, a result of a clinic file. */
type Extra = LineItem & { at: number }

/**
 * Every result cell of an import with what became of it, in the order of the files. Only positions are kept for all of
 * them; what a page shows is made when it is asked for.
 */
export class LineList {
  private readonly extras: readonly Extra[]
  private readonly problems = new Map<string, Problem>()
  private readonly stored = new Map<string, { text: string; unit?: string }>()
  private readonly doubts = new Map<number, number>()
  private readonly order: Uint32Array | undefined
  private filtered: { wanted: string; entries: Int32Array; length: number } | undefined

  constructor(
    private readonly planned: PlannedImport,
    private readonly outcomes: Outcomes,
  ) {
    const { plan } = planned
    const lists = listsOf(planned)
    for (const problem of lists.problems) this.problems.set(placeOf(problem.where), problem)
    for (const { file, line, column, stored } of lists.conflicts)
      this.stored.set(placeOf({ file, line, column }), stored)
    plan.doubts.forEach((_, doubt) => {
      for (const row of plan.contentOf(doubt).rows)
        this.doubts.set(planned.gathered.results.subjectOf(row), doubt)
    })
    this.order = orderOfRows(planned)
    this.extras = extrasOf(planned, outcomes).sort(
      (a, b) => a.at - b.at || a.line - b.line || a.column - b.column,
    )
  }

  /** One page of the lines that are asked for. */
  page({ file, outcome, from, count }: LinesWanted): ItemPage<LineItem> {
    const at = file === undefined ? -1 : this.planned.files.indexOf(file)
    const { entries, length } = this.entriesOf(file === undefined ? undefined : at, outcome)
    const items: LineItem[] = []
    for (let each = from; each < Math.min(length, from + count); each++)
      items.push(this.itemOf(entries[each] ?? 0))
    return { items, total: length }
  }

  private entriesOf(
    file: number | undefined,
    outcome: LinesWanted['outcome'],
  ): { entries: Int32Array; length: number } {
    const wanted = `${file ?? ''} ${outcome ?? ''}`
    if (this.filtered?.wanted !== wanted) this.filtered = { wanted, ...this.filter(file, outcome) }
    return this.filtered
  }

  /** Positions of rows, and of extras as −1 − position, merged by their places. */
  private filter(
    file: number | undefined,
    outcome: LinesWanted['outcome'],
  ): { entries: Int32Array; length: number } {
    const { results } = this.planned.gathered
    const { ofRows } = this.outcomes
    const entries = new Int32Array(results.length + this.extras.length)
    let length = 0
    let next = 0
    const addExtrasBefore = (place: (extra: Extra) => boolean): void => {
      for (let extra = this.extras[next]; extra && place(extra); extra = this.extras[next]) {
        if (fits(extra, file, outcome)) entries[length++] = -1 - next
        next += 1
      }
    }
    for (let at = 0; at < results.length; at++) {
      const row = this.order?.[at] ?? at
      const code = ofRows[row] ?? 0
      if (code === 0 || (outcome !== undefined && outcomeName(code) !== outcome)) continue
      const of = results.fileOf(row)
      if (file !== undefined && of !== file) continue
      const line = results.lineOf(row)
      addExtrasBefore((extra) => extra.at < of || (extra.at === of && extra.line <= line))
      entries[length++] = row
    }
    addExtrasBefore(() => true)
    return { entries, length }
  }

  private itemOf(entry: number): LineItem {
    if (entry < 0) return withoutPosition(this.extras[-1 - entry])
    const { gathered, files } = this.planned
    const subject = gathered.subjects.list[gathered.results.subjectOf(entry)]
    const read = gathered.results.resultAt(entry, subject?.number ?? '', subject?.sex)
    const outcome = outcomeName(this.outcomes.ofRows[entry] ?? 0)
    if (!outcome) throw new Error(`no outcome for result: ${entry}`)
    const file = files[read.file ?? 0] ?? ''
    return {
      ...itemOfResult(read, file, outcome),
      ...(subject?.name === undefined ? {} : { name: subject.name }),
      ...this.whyOf(entry, outcome, { file, line: read.line, column: read.column }),
    }
  }

  private whyOf(
    row: number,
    outcome: LineItem['outcome'],
    place: { file: string; line: number; column: number },
  ): Pick<LineItem, 'why'> {
    const { plan, gathered } = this.planned
    if (outcome === 'problems') {
      const problem = this.problems.get(placeOf(place))
      return problem ? { why: { kind: 'problem', problem } } : {}
    }
    if (outcome === 'conflict') {
      const stored = this.stored.get(placeOf(place))
      return stored ? { why: { kind: 'conflict', stored } } : {}
    }
    if (outcome === 'leftOut') return { why: { kind: 'left-out', reason: 'by-choice' } }
    if (outcome !== 'doubt') return {}
    const doubt = this.doubts.get(gathered.results.subjectOf(row))
    const because = doubt === undefined ? undefined : plan.doubts[doubt]?.because
    return because ? { why: { kind: 'doubt', because } } : {}
  }
}

function fits(
  { at, outcome: of }: Extra,
  file: number | undefined,
  outcome: LinesWanted['outcome'],
): boolean {
  return (file === undefined || at === file) && (outcome === undefined || of === outcome)
}

function withoutPosition(extra: Extra | undefined): LineItem {
  if (!extra) throw new Error('no such line')
  const { at: _, ...item } = extra
  return item
}

function itemOfResult(read: ReadResult, file: string, outcome: LineItem['outcome']): LineItem {
  const { line, column, number, day, time, analyte, value, unit, status } = read
  return {
    file,
    line,
    column,
    outcome,
    cells: 1,
    number,
    day,
    ...(time === undefined ? {} : { time }),
    analyte,
    text: value?.text ?? status,
    ...(unit === undefined ? {} : { unit }),
  }
}

/** Rows by their places, where readers did not give them so; undefined where they did. */
function orderOfRows({ gathered: { results } }: PlannedImport): Uint32Array | undefined {
  const compare = (a: number, b: number): number =>
    results.fileOf(a) - results.fileOf(b) ||
    results.lineOf(a) - results.lineOf(b) ||
    results.columnOf(a) - results.columnOf(b)
  let isOrdered = true
  for (let row = 1; row < results.length && isOrdered; row++) isOrdered = compare(row - 1, row) <= 0
  if (isOrdered) return undefined
  return Uint32Array.from({ length: results.length }, (_, row) => row).sort(compare)
}

function extrasOf(planned: PlannedImport, outcomes: Outcomes): Extra[] {
  return [
    ...problemExtras(planned),
    ...leftOutExtras(planned),
    ...rosterExtras(planned),
    ...planned.plan.records.flatMap((record) => recordExtras(record, planned, outcomes)),
  ]
}

/** Problems of single packed rows, which have a line already. */
const OF_ROWS: ReadonlySet<string> = new Set(['before-birth', 'patient-not-in-files'])

/** Problems of files, and those that came up when people were merged and are about no packed row. */
function problemExtras(planned: PlannedImport): Extra[] {
  const { gathered, files } = planned
  const positions = new Map(files.map((file, at) => [file, at]))
  const ofFiles = gathered.problems.kept.map((slip) =>
    problemItem(problemOf(slip, files), slip.file, slip.cells),
  )
  const merged = listsOf(planned).problems.slice(refusedOf(planned).length + gathered.problems.kept.length)
  const ofPeople = merged
    .filter(({ code }) => !OF_ROWS.has(code))
    .map((problem) => problemItem(problem, positions.get(problem.where.file ?? '') ?? 0, 1))
  const refused = refusedOf(planned).map((problem) =>
    problemItem(problem, positions.get(problem.where.file ?? '') ?? 0, 1),
  )
  return [...ofFiles, ...ofPeople, ...refused]
}

function problemItem(problem: Problem, at: number, cells: number): Extra {
  const { file = '', line = 0, column = 0, heading, patient, day } = problem.where
  return {
    at,
    file,
    line,
    column,
    outcome: 'problems',
    cells,
    ...(patient === undefined ? {} : { number: patient }),
    ...(day === undefined ? {} : { day }),
    ...(heading === undefined ? {} : { heading }),
    text: problem.received,
    why: { kind: 'problem', problem },
  }
}

function leftOutExtras({ gathered, files }: PlannedImport): Extra[] {
  return gathered.leftOut().map(({ file, heading, reason, cells, line = 0, number, day }) => ({
    at: file,
    file: files[file] ?? '',
    line,
    column: 0,
    outcome: 'leftOut',
    cells,
    ...(number === undefined ? {} : { number }),
    ...(day === undefined ? {} : { day }),
    heading,
    text: '',
    why: { kind: 'left-out', reason },
  }))
}

/** Rows of rosters that wait, or are left out by a choice; each counts as one. */
function rosterExtras({ plan, files, tallied }: PlannedImport): Extra[] {
  const ofPeople = plan.doubts.flatMap(({ because }, doubt): Extra[] => {
    const choice = plan.choiceAbout(doubt)
    if (choice !== undefined && choice !== 'keep-old') return []
    return plan.contentOf(doubt).roster.map(({ number, name, file = 0, line }) => ({
      at: file,
      file: files[file] ?? '',
      line,
      column: 0,
      outcome: choice === undefined ? 'doubt' : 'leftOut',
      cells: 1,
      number,
      ...(name === undefined ? {} : { name }),
      text: '',
      why: choice === undefined ? { kind: 'doubt', because } : { kind: 'left-out', reason: 'by-choice' },
    }))
  })
  const ofCourses = [...tallied.undecided.values()].flatMap(({ courseDoubts }) =>
    courseDoubts
      .filter(({ choice }) => choice === undefined)
      .map(({ file, line, received: { number, name, courseStart } }): Extra => ({
        at: files.indexOf(file),
        file,
        line,
        column: 0,
        outcome: 'doubt',
        cells: 1,
        number,
        ...(name === undefined ? {} : { name }),
        text: courseStart ?? '',
        why: { kind: 'doubt', because: 'first-day' },
      })),
  )
  return [...ofPeople, ...ofCourses]
}

function recordExtras(record: FileRecord, { files }: PlannedImport, outcomes: Outcomes): Extra[] {
  const codes = outcomes.ofRecord(record)
  const file = files[record.file] ?? ''
  return resultsOfRecord(record).flatMap((read, at): Extra[] => {
    const outcome = outcomeName(codes[at] ?? 0)
    if (!outcome) return []
    const { name } = record.record
    return [
      {
        ...itemOfResult(read, file, outcome),
        at: record.file,
        line: 0,
        ...(name === undefined ? {} : { name }),
      },
    ]
  })
}

function placeOf({ file = '', line = 0, column = 0 }: Problem['where']): string {
  return `${file}\u0001${line}\u0001${column}`
}
