import type { Course } from '../course'
import type { Contact, Patient } from '../patient'
import type { ReadPatient, ReadResult } from '../reading'
import type { Draw, Result, Review, WaitingValue } from '../result'
import { courseText, withCourseStated, type CourseFindings } from './courses'
import { DrawsAtHand } from './drawsAtHand'
import { adoptedEntries, withEntriesOf } from './entries'
import { withPerson, withWeight } from './identity/person'
import type { Tracing } from './trace'
import type { CourseStatement, FileRecord, Merging } from './types'
import { liveCourses, liveDraws } from '../standing'

/** A whole record of a clinic file as a patient of this clinic: everything as written, with ids of this clinic. */
export function adopted(record: Patient, { newId, importId }: Merging, tracing: Tracing): Patient {
  const patient: Patient = {
    ...record,
    id: newId(),
    courses: record.courses.map((course) => ({ ...course, id: newId(), importId })),
    draws: record.draws.map((draw) => adoptedDraw(draw, newId, importId)),
    contacts: record.contacts.map((contact) => ({ ...contact, id: newId() })),
    ...adoptedEntries(record, newId, tracing),
    ...(record.held ? { held: record.held.map((held) => ({ ...held, id: newId(), importId })) } : {}),
    importId,
  }
  for (const course of patient.courses) tracing.record(['courses', course.id], undefined, courseText(course))
  for (const contact of patient.contacts) tracing.record(['contacts', contact.id], undefined, contact.day)
  for (const draw of patient.draws)
    for (const review of draw.reviews)
      tracing.record(['draws', draw.id, 'reviews', review.id], undefined, review.day)
  if (patient.snooze) tracing.record(['snooze'], undefined, patient.snooze.until)
  return patient
}

function adoptedDraw(draw: Draw, newId: () => string, importId: string): Draw {
  return {
    ...draw,
    id: newId(),
    results: draw.results.map((result) => adoptedResult(result, newId, importId)),
    reviews: draw.reviews.map((review) => ({ ...review, id: newId() })),
  }
}

function adoptedResult(result: Result, newId: () => string, importId: string): Result {
  const { conflict, earlier } = result
  return {
    ...result,
    id: newId(),
    importId,
    ...(conflict ? { conflict: adoptedWaiting(conflict, importId) } : {}),
    ...(earlier
      ? { earlier: earlier.map((each) => ({ ...each, importId, replaced: { ...each.replaced, importId } })) }
      : {}),
  }
}

function adoptedWaiting(waiting: WaitingValue, importId: string): WaitingValue {
  const { before, ...value } = waiting
  return { ...value, importId, ...(before ? { before: adoptedWaiting(before, importId) } : {}) }
}

/** The results of a record as statements of a source that keeps statuses. */
export function resultsOfRecord({ file, record }: FileRecord): ReadResult[] {
  return record.draws.flatMap((draw) =>
    draw.results.map((result) => statementOf(record.number, file, draw, result)),
  )
}

function statementOf(number: string, file: number, draw: Draw, result: Result): ReadResult {
  const { value, unit, low, high, rangeText, labFlag, comment, arrived, method, specimen } = result
  const { reportedAt, sourceKey } = result
  const fasting = result.fasting ?? (draw.fasting === 'unknown' ? undefined : draw.fasting)
  return {
    number,
    day: draw.day,
    analyte: result.analyte,
    status: result.status,
    isVersioned: true,
    file,
    line: 0,
    column: 0,
    ...stated({
      time: draw.time,
      lab: draw.lab,
      outside: draw.outside,
      value,
      unit,
      low,
      high,
      rangeText,
      labFlag,
      comment,
      arrived,
      method,
      specimen,
      fasting,
      reportedAt,
      sourceKey,
    }),
    ...(draw.marks.length === 0 ? {} : { marks: draw.marks }),
  }
}

/** A patient of the clinic with what a record of a clinic file says beside the results. Nothing stored is taken away. */
export function withRecord(
  patient: Patient,
  record: Patient,
  merging: Merging,
  tracing: Tracing,
  found: CourseFindings,
): Patient {
  let changed = withPerson(patient, personOf(record), merging, tracing, found.notes)
  for (const { day, kg } of record.weights) changed = withWeight(changed, day, kg, tracing)
  changed = withEarlierWeights(changed, record)
  for (const course of liveCourses(record.courses))
    changed = withCourseStated(changed, courseOf(course), merging, tracing, found)
  changed = withReviews(changed, record, merging, tracing)
  changed = withContacts(changed, record.contacts, merging, tracing)
  changed = withEntriesOf(changed, record, merging.newId, tracing)
  if (changed.snooze !== undefined || !record.snooze) return changed
  tracing.record(['snooze'], undefined, record.snooze.until)
  return { ...changed, snooze: record.snooze }
}

/** What had been corrected in another place is history there too; taking the import back leaves it. */
function withEarlierWeights(patient: Patient, { earlierWeights = [] }: Patient): Patient {
  const known = patient.earlierWeights ?? []
  const missing = earlierWeights.filter(
    (each) => !known.some(({ day, kg, at }) => day === each.day && kg === each.kg && at === each.at),
  )
  return missing.length === 0 ? patient : { ...patient, earlierWeights: [...known, ...missing] }
}

function personOf(record: Patient): ReadPatient {
  const { number, name, kana, birthDate, sex, phone, phone2, contactNote, nextVisit } = record
  return { number, line: 0, ...stated({ name, kana, birthDate, sex, phone, phone2, contactNote, nextVisit }) }
}

function courseOf(course: Course): CourseStatement {
  const { start, plannedWeeks, end, protocol, doses, pauses } = course
  const { endReason, endNote, product, transfer, earlier } = course
  const further = stated({ endReason, endNote, product, transfer, earlier })
  return { ...stated({ start, plannedWeeks, end, protocol }), doses, pauses, further, file: 0, line: 0 }
}

function withReviews(patient: Patient, record: Patient, merging: Merging, tracing: Tracing): Patient {
  const draws = new DrawsAtHand(patient.draws, merging, tracing)
  for (const draw of liveDraws(record.draws)) {
    if (draw.reviews.length === 0) continue
    const target = draws.drawFor(draw) ?? draws.newDraw(draw)
    const missing = draw.reviews.filter((review) => !target.reviews.some((kept) => sameReview(kept, review)))
    if (missing.length === 0) continue
    const changeable = draws.changeable(target)
    for (const review of missing) {
      const added = { ...review, id: merging.newId() }
      tracing.record(['draws', target.id, 'reviews', added.id], undefined, added.day)
      changeable.reviews.push(added)
    }
  }
  return draws.isChanged ? { ...patient, draws: draws.all() } : patient
}

function withContacts(
  patient: Patient,
  contacts: readonly Contact[],
  merging: Merging,
  tracing: Tracing,
): Patient {
  const missing = contacts.filter((contact) => !patient.contacts.some((kept) => sameContact(kept, contact)))
  if (missing.length === 0) return patient
  const added = missing.map((contact) => ({ ...contact, id: merging.newId() }))
  for (const contact of added) tracing.record(['contacts', contact.id], undefined, contact.day)
  return { ...patient, contacts: [...patient.contacts, ...added] }
}

function sameReview(a: Review, b: Review): boolean {
  return a.day === b.day && a.at === b.at && a.by === b.by && a.note === b.note && a.recheck === b.recheck
}

function sameContact(a: Contact, b: Contact): boolean {
  return a.day === b.day && a.by === b.by && a.outcome === b.outcome && a.next === b.next && a.note === b.note
}

type Defined<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> }

function stated<Given extends object>(given: Given): Defined<Given> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Defined<Given>
}
