import {
  mergePatient,
  withCourseForNew,
  withHeld,
  type Merged,
  type Merging,
  type StartForNew,
} from '@/domain/merge'
import type { HeldReading, Patient } from '@/domain/patient'
import type { StoreSession } from '@/storage'
import type { ImportPlan, PlannedPerson } from './plan'
import type { CourseForNew } from './types'

const BATCH = 200

/** What storing is given beside the plan. */
export interface StoringGiven {
  merging: Merging
  courseForNew: CourseForNew
  session: Pick<StoreSession, 'readPatients'>
  pace: (done: number) => Promise<void>
}

/** Everybody whom the import makes or changes, one at a time: no more than a batch of them is ever in memory. */
export async function* peopleToStore(plan: ImportPlan, given: StoringGiven): AsyncGenerator<Patient> {
  let batch: PlannedPerson[] = []
  let done = 0
  for (const person of plan.people()) {
    done += 1
    batch.push(person)
    if (batch.length < BATCH) continue
    yield* ofBatch(plan, batch, given)
    batch = []
    await given.pace(done)
  }
  yield* ofBatch(plan, batch, given)
}

async function* ofBatch(
  plan: ImportPlan,
  batch: readonly PlannedPerson[],
  given: StoringGiven,
): AsyncGenerator<Patient> {
  const ids = batch.flatMap(({ stored }) => stored?.id ?? [])
  const stored = new Map((await given.session.readPatients(ids)).map((patient) => [patient.id, patient]))
  for (const person of batch) {
    const existing = person.stored && stored.get(person.stored.id)
    const patient = made(plan, person, existing, given)
    if (patient && patient !== existing) yield patient
  }
}

function made(
  plan: ImportPlan,
  person: PlannedPerson,
  existing: Patient | undefined,
  given: StoringGiven,
): Patient | undefined {
  const { merging } = given
  const merged =
    person.statements.length === 0
      ? undefined
      : mergePatient(existing, person.number, plan.incomingOf(person), merging)
  const patient = merged?.isChanged ? merged.patient : existing
  if (!patient) return undefined
  const withCourse = existing ? patient : withCourseForNew(patient, startOf(given.courseForNew), merging)
  return withNewlyHeld(withCourse, [
    ...heldDoubts(plan, person, merging),
    ...heldCourses(plan, person, merged, merging),
  ])
}

function startOf(course: CourseForNew): StartForNew {
  if (course.kind === 'on-day') return course.day
  return course.kind === 'first-draw' ? 'first-draw' : undefined
}

function heldDoubts(
  plan: ImportPlan,
  { waiting }: PlannedPerson,
  { importId, newId }: Merging,
): HeldReading[] {
  return waiting.map((doubt) => plan.heldOf(doubt, importId, newId()))
}

/** A course that waits holds the row of the roster that states it. */
function heldCourses(
  plan: ImportPlan,
  person: PlannedPerson,
  merged: Merged | undefined,
  merging: Merging,
): HeldReading[] {
  const waiting = merged?.courseDoubts.filter(({ key }) => merging.choiceOf(key) === undefined) ?? []
  if (waiting.length === 0) return []
  const rows = plan.rosterRows(person)
  return waiting.map(({ file, line, received }) => {
    const row = rows.find((each) => each.file === file && each.line === line) ?? {
      number: person.number,
      courseStart: received,
      line,
    }
    return {
      id: merging.newId(),
      importId: merging.importId,
      because: 'first-day',
      people: [row],
      results: [],
    }
  })
}

/** What waits already is not held a second time. */
function withNewlyHeld(patient: Patient, held: readonly HeldReading[]): Patient {
  const known = new Set(patient.held?.map(contentOf))
  const added = held.filter((each) => !known.has(contentOf(each)))
  return added.length === 0 ? patient : withHeld(patient, [...(patient.held ?? []), ...added])
}

function contentOf({ because, people, results }: HeldReading): string {
  const bare = (row: { file?: number; line: number; column?: number }): object => ({
    ...row,
    file: 0,
    line: 0,
    column: 0,
  })
  return JSON.stringify([because, people.map(bare), results.map(bare)])
}
