import type { Patient } from '../patient'
import type { ReadResult } from '../reading'
import { courseStatementOf, courseText, withCourseStated, type CourseFindings } from './courses'
import { DrawsAtHand } from './drawsAtHand'
import { isEntryRoom } from './entries'
import { otherName, withIdentityOf, withPerson } from './identity/person'
import { adopted, resultsOfRecord, withRecord } from './record'
import { kept } from './journal/keep'
import { ReadIds } from './journal/readIds'
import { Said } from './journal/said'
import { conflictKey } from './results/conflictKey'
import { mergeResults, type ResultsMerged } from './results/mergeResults'
import { Tracing, withTrace } from './trace'
import type { Incoming, Merged, Merging } from './types'

/**
 * One person as the import would make it, with what became of every result cell. Pure: the preview runs it and throws
 * the patient away, the confirm runs it and stores the patient.
 */
export function mergePatient(
  existing: Patient | undefined,
  number: string,
  incoming: Incoming,
  merging: Merging,
): Merged {
  const tracing = new Tracing()
  const found: CourseFindings = { notes: [], faults: [], doubts: [] }
  const fresh = existing === undefined
  const records = incoming.records ?? []
  const [first] = records
  const base =
    existing ?? (first ? { ...adopted(first.record, merging, tracing), number } : blank(number, merging))
  const further = fresh ? records.slice(1) : records
  let patient = base
  for (const read of incoming.people)
    patient = withPerson(patient, read, merging, tracing, fresh ? [] : found.notes)
  for (const identity of incoming.identities ?? []) {
    for (const note of otherName(patient, identity))
      if (!found.notes.some(({ text }) => text.ja === note.text.ja)) found.notes.push(note)
    patient = withIdentityOf(patient, identity, tracing)
  }
  for (const read of incoming.people) {
    const stated = courseStatementOf(read)
    if (stated) patient = withCourseStated(patient, stated, merging, tracing, found)
  }
  const results: readonly ReadResult[] = [...further.flatMap(resultsOfRecord), ...incoming.results]
  const { patient: measured, merged } = withResults(patient, results, merging, fresh)
  patient = measured
  for (const { record } of further) patient = withRecord(patient, record, merging, tracing, found)
  const adoptedCells = fresh && first ? resultsOfRecord(first).length : 0
  const outcomes = [...new Array<'new'>(adoptedCells).fill('new'), ...merged.outcomes]
  const changed = patient !== base || fresh
  return {
    patient: changed ? withTrace(patient, merging.importId, tracedChanges(tracing, patient, fresh)) : patient,
    isChanged: changed,
    isPersonChanged:
      fresh || tracing.changes.some(({ path }) => path[0] !== 'draws' || path[2] === 'reviews'),
    outcomes,
    conflicts: merged.conflicts,
    courseDoubts: found.doubts,
    faults: [...found.faults, ...merged.faults],
    notes: found.notes,
  }
}

/**
 * The patient with the results of an import. On days that had some already, what the import states is kept, so that it can
 * be taken out again; of somebody new everything is of this import.
 */
function withResults(
  patient: Patient,
  results: readonly ReadResult[],
  merging: Merging,
  fresh: boolean,
): { patient: Patient; merged: ResultsMerged } {
  const { birthDate } = patient
  if (fresh) {
    const draws = new DrawsAtHand(patient.draws, merging, new Tracing())
    const merged = mergeResults(draws, results, birthDate, merging, new Tracing())
    return { patient: draws.isChanged ? { ...patient, draws: draws.all() } : patient, merged }
  }
  const ids = new ReadIds([], merging.newId)
  const own = { ...merging, newId: ids.newId }
  const draws = new DrawsAtHand(patient.draws, own, new Tracing())
  const merged = mergeResults(draws, results, birthDate, own, new Tracing(), {
    begin: ids.begin,
    isSaid: Said.of(patient.draws, patient.journal ?? []).has,
  })
  if (!draws.isChanged) return { patient, merged }
  const asked = new Set(merged.conflicts.map(({ key }) => key))
  const reads = results.flatMap((read, at) => {
    if (birthDate !== undefined && read.day < birthDate) return []
    const key = conflictKey(read)
    return [{ read, ids: ids.of(at), choice: asked.has(key) ? merging.choiceOf(key) : undefined }]
  })
  const { draws: now, journal } = kept({
    before: patient.draws,
    after: draws.all(),
    journal: patient.journal ?? [],
    reads,
    merging,
  })
  return { patient: { ...patient, draws: now, ...(journal.length === 0 ? {} : { journal }) }, merged }
}

function blank(number: string, merging: Merging): Patient {
  return {
    id: merging.newId(),
    number,
    weights: [],
    courses: [],
    draws: [],
    contacts: [],
    importId: merging.importId,
  }
}

/**
 * What must be taken back one by one. A course that the import made is one change, whatever rows added to it. A new
 * person goes as a whole; only its parts may have been changed since.
 */
function tracedChanges({ changes }: Tracing, patient: Patient, fresh: boolean): Tracing['changes'] {
  const made = new Map(patient.courses.map((course) => [course.id, course]))
  const makings = new Set(changes.filter(isMaking).map(({ path }) => path[1]))
  return changes.flatMap((change) => {
    const [room, id = '', part] = change.path
    const course = made.get(id)
    if (isMaking(change) && course) return [{ ...change, after: courseText(course) }]
    if (room === 'courses' && makings.has(id)) return []
    const isBeside = room === 'contacts' || room === 'snooze' || isEntryRoom(room ?? '')
    return !fresh || isBeside || part === 'reviews' ? [change] : []
  })
}

function isMaking({ path, before }: Tracing['changes'][number]): boolean {
  return path[0] === 'courses' && path.length === 2 && before === undefined
}
