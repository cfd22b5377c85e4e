import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnalyteId } from '@/domain/analyte'
import { addDays } from '@/domain/day'
import { withDraw } from '@/domain/edit/draw/draws'
import { withEditedResult, withResultStruckOut } from '@/domain/edit/draw/results'
import { undoImport, withConflictDecided, type MergeChoice } from '@/domain/merge'
import { isByHand } from '@/domain/merge/versions/version'
import { waitingValues } from '@/domain/merge/drawsAtHand'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import type { ReadResult } from '@/domain/reading'
import type { Draw, Result, ResultStatus } from '@/domain/result'
import { aPatient as aPerson, aRow, aWriter } from '../edit/builders'
import { FIRST, imported, listed, reported } from './builders'

/*
 * What stands is what the statements in force say: imports that were not taken back, in the order in which they came,
 * with what persons chose and typed. A long random life of a record (imports of four kinds of source, imports taken back
 * in any order, files a second time, choices and entries between) is compared with a record that was made anew of
 * nothing but what is in force.
 */

type Source = 'list' | 'keyed' | 'keyless' | 'stated'

interface ImportAct {
  kind: 'import'
  id: string
  reads: readonly ReadResult[]
  choices: ReadonlyMap<string, MergeChoice>
}

interface HandAct {
  kind: 'hand'
  apply: (patient: Patient | undefined) => Patient | undefined
}

type Act = ImportAct | HandAct

function inForce(acts: readonly Act[]): Patient | undefined {
  return acts.reduce<Patient | undefined>((patient, act) => {
    if (act.kind === 'hand') return act.apply(patient)
    return imported(patient, act.reads, act.id, (key) => act.choices.get(key)).patient
  }, undefined)
}

/** What a doctor would see: what stands and what waits, with status, unit and range, of each draw. */
function seen(patient: Patient | undefined): string[] {
  return (patient?.draws ?? []).flatMap((draw) => draw.results.map((result) => line(draw, result))).sort()
}

function line(draw: Draw, result: Result): string {
  const { analyte, status, value, unit, low, high, movedTo, reportedAt, sourceKey } = result
  const waits = waitingValues(result).map((each) => each.value.text)
  return [
    draw.day,
    draw.time ?? '-',
    draw.lab ?? '-',
    draw.marks.join('+'),
    analyte,
    status,
    value?.text ?? '-',
    unit ?? '-',
    low ?? '-',
    high ?? '-',
    movedTo ?? '-',
    reportedAt ?? '-',
    sourceKey ?? '-',
    `waits ${waits.join(' ')}`,
  ].join(' | ')
}

/** What stands and waits, without which version it is. */
function reads(patient: Patient | undefined): string[] {
  return (patient?.draws ?? [])
    .flatMap((draw) =>
      draw.results.map((result) => {
        const waits = waitingValues(result).map((each) => each.value.text)
        const { analyte, status, value } = result
        return `${draw.day} ${draw.time ?? '-'} ${analyte} ${status} ${value?.text ?? '-'} waits ${waits.join(' ')}`
      }),
    )
    .sort()
}

const aSaid = fc.record({
  on: fc.constantFrom(0, 0, 0, 1),
  analyte: fc.constantFrom<AnalyteId>('alt', 'alt', 'ast'),
  time: fc.constantFrom('09:30', '09:30', '15:00'),
  value: fc.constantFrom('98', '98', '89', '80'),
  status: fc.constantFrom<ResultStatus>(
    'final',
    'final',
    'preliminary',
    'corrected',
    'cancelled',
    'entered-in-error',
    'pending',
  ),
  hour: fc.integer({ min: 1, max: 5 }),
  key: fc.constantFrom('k', 'k', 'm'),
  isBare: fc.boolean(),
  low: fc.constantFrom(undefined, undefined, '7'),
})

type SaidAtRandom = Omit<typeof aSaid extends fc.Arbitrary<infer Of> ? Of : never, 'time'> & {
  time: string | undefined
}

function readOf(source: Source, said: SaidAtRandom, line: number): ReadResult {
  const { on, analyte, time, status, hour, key, isBare, low } = said
  const isWithout =
    status === 'pending' || ((status === 'cancelled' || status === 'entered-in-error') && isBare)
  const value = isWithout ? undefined : said.value
  const place = { on, analyte, ...(time === undefined ? {} : { time }), line }
  const read =
    source === 'list'
      ? listed({ ...place, value: status === 'pending' ? undefined : said.value })
      : reported({
          ...place,
          value,
          status,
          ...(source === 'stated' ? {} : { hour }),
          ...(source === 'keyed' ? { key: `${key} ${analyte}` } : {}),
        })
  return low === undefined || read.value === undefined ? read : { ...read, low, high: '23' }
}

/** A file whose rows both order a value and state it says nothing by the order, and keeps nothing of it. */
function withoutIdleOrders(reads: readonly ReadResult[]): ReadResult[] {
  const isIdle = (read: ReadResult): boolean =>
    read.status === 'pending' &&
    reads.some(({ value, analyte, day }) => value && analyte === read.analyte && day === read.day)
  return reads.filter((read) => !isIdle(read))
}

/** A source states times for all of its results or for none. */
const aFile = fc
  .tuple(
    fc.constantFrom<Source>('list', 'keyed', 'keyless', 'stated'),
    fc.boolean(),
    fc.array(aSaid, { minLength: 1, maxLength: 3 }),
  )
  .map(([source, isTimed, all]) =>
    withoutIdleOrders(
      all.map((said, at) => readOf(source, { ...said, time: isTimed ? said.time : undefined }, at + 2)),
    ),
  )
const aChoice = fc.constantFrom<MergeChoice | undefined>(
  undefined,
  undefined,
  'take-new',
  'keep-old',
  'keep-both',
)

type Command =
  | { do: 'import'; reads: readonly ReadResult[]; choice: MergeChoice | undefined }
  | { do: 'undo'; which: number }
  | { do: 'again'; which: number }
  | { do: 'decide'; which: number; choice: MergeChoice }
  | { do: 'type'; on: number; analyte: AnalyteId; value: string }
  | { do: 'edit'; which: number; value: string }
  | { do: 'strike'; which: number }

const which = fc.nat({ max: 20 })
const anImport = fc.record({ do: fc.constant('import' as const), reads: aFile, choice: aChoice })
const machine: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: anImport, weight: 5 },
  { arbitrary: fc.record({ do: fc.constant('undo' as const), which }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('again' as const), which }), weight: 1 },
)
const deciding: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('decide' as const),
  which,
  choice: fc.constantFrom<MergeChoice>('take-new', 'keep-old', 'keep-both'),
})

class Life {
  patient: Patient | undefined
  acts: Act[] = []
  /** Days on which a hand typed, corrected or struck out. */
  readonly handDays = new Set<string>()
  private readonly writer = aWriter()
  private count = 0

  run(command: Command): void {
    if (command.do === 'import') this.bring(command.reads, command.choice)
    else if (command.do === 'undo') this.undo(command.which)
    else if (command.do === 'again') this.again(command.which)
    else if (command.do === 'decide') this.decide(command.which, command.choice)
    else if (command.do === 'type')
      this.write(
        withDraw(
          this.person(),
          aRow(addDays(FIRST, command.on), { [command.analyte]: command.value }),
          this.writer,
        ),
      )
    else if (command.do === 'edit' || command.do === 'strike') this.change(command)
  }

  private person(): Patient {
    return this.patient ?? aPerson({ id: 'typed', number: '1' })
  }

  /** A correction, or a result struck out. */
  private change(command: Extract<Command, { do: 'edit' | 'strike' }>): void {
    const all = placesOf(this.patient)
    const place = all[command.which % Math.max(1, all.length)]
    if (!place) return
    const at = { drawId: place.draw.id, resultId: place.result.id }
    const entry = { text: command.do === 'edit' ? command.value : '', unit: 'U/L', reason: '転記の誤り' }
    this.write(
      command.do === 'edit'
        ? withEditedResult(this.person(), at, entry, this.writer)
        : withResultStruckOut(this.person(), at, entry.reason, this.writer),
    )
  }

  private write(outcome: Patient | Problem): void {
    if ('because' in outcome) return
    const before = new Set(placesOf(this.patient).map(({ result }) => JSON.stringify(result)))
    for (const { draw, result } of placesOf(outcome))
      if (!before.has(JSON.stringify(result))) this.handDays.add(draw.day)
    this.patient = outcome
  }

  private bring(reads: readonly ReadResult[], choice: MergeChoice | undefined): void {
    const id = `i${(this.count += 1)}`
    const merged = imported(this.patient, reads, id, choice)
    // An import that says nothing new leaves no trace, so there is nothing of it to take back.
    if (!merged.isChanged) return
    this.patient = merged.patient
    const choices = new Map(choice === undefined ? [] : merged.conflicts.map(({ key }) => [key, choice]))
    this.acts.push({ kind: 'import', id, reads, choices })
  }

  private again(which: number): void {
    const imports = this.acts.filter((act) => act.kind === 'import')
    const act = imports[which % Math.max(1, imports.length)]
    // What a hand has corrected since may be said again by the file, and then waits.
    if (!act || this.handDays.size > 0) return
    const merged = imported(this.patient, act.reads, 'again', (key) => act.choices.get(key))
    expect(reads(merged.patient)).toEqual(reads(this.patient))
    expect(merged.outcomes.filter((outcome) => outcome === 'new' || outcome === 'corrected')).toEqual([])
  }

  private undo(which: number): void {
    const imports = this.acts.filter((act) => act.kind === 'import')
    const act = imports[which % Math.max(1, imports.length)]
    if (!act || !this.patient) return
    this.acts = this.acts.filter((each) => each !== act)
    this.patient = undoImport(this.patient, act.id).patient
  }

  private decide(which: number, choice: MergeChoice): void {
    const open = (this.patient?.draws ?? []).flatMap((draw) =>
      draw.results.filter(({ conflict }) => conflict).map((result) => ({ draw, result })),
    )
    const place = open[which % Math.max(1, open.length)]
    if (!place || !this.patient) return
    const stored = place.result.value?.text
    const newer = place.result.conflict?.value.text
    const { analyte } = place.result
    this.patient = decided(this.patient, place, choice)
    this.acts.push({
      kind: 'hand',
      apply: (patient) => {
        const same = (patient?.draws ?? [])
          .flatMap((draw) => draw.results.map((result) => ({ draw, result })))
          .find(
            ({ draw, result }) =>
              draw.day === place.draw.day &&
              result.analyte === analyte &&
              result.value?.text === stored &&
              result.conflict?.value.text === newer,
          )
        return patient && same ? decided(patient, same, choice) : patient
      },
    })
  }
}

function placesOf(patient: Patient | undefined): { draw: Draw; result: Result }[] {
  return (patient?.draws ?? []).flatMap((draw) => draw.results.map((result) => ({ draw, result })))
}

/** What hands have made of results. */
function byHand(patient: Patient | undefined): string[] {
  return placesOf(patient)
    .filter(({ result }) => isByHand(result))
    .map(({ draw, result }) => `${draw.day} ${result.id} ${result.status} ${result.value?.text ?? '-'}`)
}

/** What results say and have said: a laboratory that corrects a typed value replaces it, and it stays in the history. */
function allValues(patient: Patient | undefined): string[] {
  return placesOf(patient).flatMap(({ draw, result }) =>
    [result, ...(result.earlier ?? [])].map(
      ({ status, value }) => `${draw.day} ${result.id} ${status} ${value?.text ?? '-'}`,
    ),
  )
}

function decided(
  patient: Patient,
  { draw, result }: { draw: Draw; result: Result },
  choice: MergeChoice,
): Patient {
  return withConflictDecided(patient, { drawId: draw.id, resultId: result.id }, choice, {
    at: '2026-11-22T10:00:00',
    by: '医師',
  })
}

const writing: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    on: fc.constantFrom(0, 1),
    analyte: fc.constantFrom<AnalyteId>('alt', 'ast'),
    value: fc.constantFrom('98', '60'),
  }),
  fc.record({ do: fc.constant('edit' as const), which, value: fc.constantFrom('98', '61') }),
  fc.record({ do: fc.constant('strike' as const), which }),
)

const RUNS = {
  numRuns: Number(process.env['MODEL_RUNS'] ?? 400),
  seed: Number(process.env['MODEL_SEED'] ?? 20261122),
}

describe('a record after any life of imports and of imports taken back', () => {
  test('holds what a record made of the imports in force alone holds', () => {
    fc.assert(
      fc.property(fc.array(machine, { minLength: 2, maxLength: 9 }), (commands) => {
        const life = new Life()
        for (const command of commands) {
          life.run(command)
          if (command.do === 'undo') expect(seen(life.patient)).toEqual(seen(inForce(life.acts)))
        }
      }),
      RUNS,
    )
  })

  test('and of choices between, holds what these imports and choices come to', () => {
    const some = fc.oneof({ arbitrary: machine, weight: 5 }, { arbitrary: deciding, weight: 2 })
    fc.assert(
      fc.property(fc.array(some, { minLength: 3, maxLength: 9 }), (commands) => {
        const life = new Life()
        for (const command of commands) {
          life.run(command)
          if (command.do === 'undo') expect(seen(life.patient)).toEqual(seen(inForce(life.acts)))
        }
      }),
      RUNS,
    )
  })

  test('keeps what a person typed, corrected or struck out, and on all other days holds what is in force', () => {
    const some = fc.oneof({ arbitrary: machine, weight: 5 }, { arbitrary: writing, weight: 2 })
    fc.assert(
      fc.property(fc.array(some, { minLength: 3, maxLength: 9 }), (commands) => {
        const life = new Life()
        for (const command of commands) {
          const before = byHand(life.patient)
          life.run(command)
          if (command.do !== 'undo') continue
          expect(allValues(life.patient)).toEqual(expect.arrayContaining(before))
          // What a source moves to another day hangs together with what is there.
          const isMoving = life.acts.some(
            (act) => act.kind === 'import' && act.reads.some(({ sourceKey }) => sourceKey !== undefined),
          )
          const isOther = (each: string): boolean => !life.handDays.has(each.slice(0, 10))
          if (!isMoving)
            expect(seen(life.patient).filter(isOther)).toEqual(seen(inForce(life.acts)).filter(isOther))
        }
      }),
      RUNS,
    )
  })
})
