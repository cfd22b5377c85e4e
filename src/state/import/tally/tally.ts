import type { MergeChoice, Merged } from '@/domain/merge'
import type { Problem } from '@/domain/problem'
import { fileProblem } from '@/formats/problems'
import type { ConflictItem, DoubtItem, ImportNote, ImportTotals } from '../types'

/** So many items of a list are kept to be shown; beyond that they are counted only. */
const MOST_KEPT = 50_000

/** A row of a roster that is a problem or a doubt: it counts as one cell. */
export interface BesideCells {
  file: number
  outcome: 'problems' | 'doubt'
}

/** What one person, or all of them, add to the totals and lists of the preview. */
export class Tally {
  readonly totals: ImportTotals = {
    new: 0,
    same: 0,
    corrected: 0,
    conflict: 0,
    doubt: 0,
    leftOut: 0,
    problems: 0,
    cells: 0,
    patients: 0,
    patientsChanged: 0,
    patientsMatched: 0,
    orders: 0,
    warnings: 0,
  }
  withoutCourse = 0
  readonly conflicts: ConflictItem[] = []
  readonly courseDoubts: DoubtItem[] = []
  readonly problems: Problem[] = []
  readonly warnings: Problem[] = []
  readonly notes: ImportNote[] = []
  /** Problems and doubts that are about no result cell, by the position of their file. */
  readonly beside: BesideCells[] = []

  /** Adds what merging one person came to. */
  addMerged(
    merged: Merged,
    files: readonly string[],
    choiceOf: (key: string) => MergeChoice | undefined,
  ): void {
    const { number, name } = merged.patient
    for (const outcome of merged.outcomes)
      if (outcome !== 'order') this.totals[outcome === 'problem' ? 'problems' : outcome] += 1
    for (const { key, stored, received, file, ...conflict } of merged.conflicts) {
      const choice = choiceOf(key)
      keep(this.conflicts, {
        ...conflict,
        id: key,
        number,
        ...(name === undefined ? {} : { name }),
        stored: { text: stored.value.text, ...(stored.unit === undefined ? {} : { unit: stored.unit }) },
        received: {
          text: received.value.text,
          ...(received.unit === undefined ? {} : { unit: received.unit }),
        },
        file: files[file] ?? '',
        ...(choice === undefined ? {} : { choice }),
      })
    }
    for (const doubt of merged.courseDoubts) this.addCourseDoubt(doubt, merged, files, choiceOf(doubt.key))
    for (const { code, file, line, column, received, detail, isWarning } of merged.faults) {
      const named = files[file]
      const where = {
        ...(named === undefined ? {} : { file: named }),
        ...(line > 0 ? { line } : {}),
        ...(column > 0 ? { column } : {}),
        patient: number,
      }
      keep(isWarning ? this.warnings : this.problems, fileProblem(code, where, received, detail))
      if (isWarning) this.totals.warnings += 1
      // Those of a result are counted with its outcome.
      else if (code !== 'before-birth') {
        this.totals.problems += 1
        this.beside.push({ file, outcome: 'problems' })
      }
    }
    for (const { file, line, text } of merged.notes) {
      const named = files[file]
      keep(this.notes, {
        number,
        ...(named === undefined ? {} : { file: named }),
        ...(line > 0 ? { line } : {}),
        text,
      })
    }
  }

  /** Adds a problem to the list; it is counted where it was found. */
  addProblem(problem: Problem): void {
    keep(this.problems, problem)
  }

  /** Adds what another tally holds. */
  join(other: Tally): void {
    for (const key of Object.keys(this.totals) as (keyof ImportTotals)[])
      this.totals[key] += other.totals[key]
    this.withoutCourse += other.withoutCourse
    for (const item of other.conflicts) keep(this.conflicts, item)
    for (const item of other.courseDoubts) keep(this.courseDoubts, item)
    for (const item of other.problems) keep(this.problems, item)
    for (const item of other.warnings) keep(this.warnings, item)
    for (const item of other.notes) keep(this.notes, item)
    for (const item of other.beside) this.beside.push(item)
  }

  private addCourseDoubt(
    { key, stored, received, file, line }: Merged['courseDoubts'][number],
    { patient }: Merged,
    files: readonly string[],
    choice: MergeChoice | undefined,
  ): void {
    const named = { number: patient.number, ...(patient.name === undefined ? {} : { name: patient.name }) }
    keep(this.courseDoubts, {
      id: key,
      because: 'first-day',
      stored: { ...named, courseStart: stored },
      received: { ...named, courseStart: received },
      cells: 1,
      file: files[file] ?? '',
      line,
      ...(choice === undefined ? {} : { choice }),
    })
    if (choice !== undefined) return
    this.totals.doubt += 1
    this.beside.push({ file, outcome: 'doubt' })
  }
}

function keep<Item>(list: Item[], item: Item): void {
  if (list.length < MOST_KEPT) list.push(item)
}
