import type { Course } from '../course'
import type { Bilingual } from '../language'
import type { HeldReading, Patient, TracedChange } from '../patient'
import type { Draw, EarlierResult, Result, WaitingValue } from '../result'
import { courseText, furtherText } from './courses'
import { waitingValues, withWaiting } from './drawsAtHand'
import { REPORTED } from './report'
import { entryCount, entryTakenBack, isEntryRoom } from './entries'
import { withoutSource } from './sources'
import { FURTHER } from './types'
import { versionsTakenBack } from './versions/takenBack'

/** What taking an import back makes of one person. */
export interface Undone {
  /** Absent where the import had brought this person and nothing of anybody else remains. */
  patient?: Patient
  /** What could not be taken back, because somebody has changed it since. */
  kept: Bilingual[]
}

/**
 * Takes one import back: what it brought goes, what it replaced comes back. What has been changed since stays, and is
 * named. Works days later, and in any order of imports as far as they do not concern the same cell.
 */
export function undoImport(patient: Patient, importId: string): Undone {
  const kept: Bilingual[] = []
  const traced = (patient.imported ?? []).filter((trace) => trace.importId === importId)
  const changes = traced.flatMap((trace) => trace.changes).reverse()
  const back = changes.reduce((now, change) => takenBack(now, change, kept), patient)
  const versions = versionsTakenBack(back.draws, importId)
  kept.push(...versions.superseded.map(({ result, draw }) => changedSince(result, draw)))
  const draws = versions.draws.flatMap((draw) => drawWithout(draw, importId, kept))
  kept.push(...reviewsThatStay(back.draws, draws))
  const restored = withoutHeld(withoutTrace({ ...back, draws }, importId), importId)
  if (isLeftEmpty(restored, importId)) return { kept }
  return { patient: handedOver(restored, importId, kept), kept }
}

/** Somebody whom the import brought and of whom others have told since stays, as the patient of one of these. */
function handedOver(patient: Patient, importId: string, kept: Bilingual[]): Patient {
  if (patient.importId !== importId) return patient
  if (kept.length === 0)
    kept.push({
      ja: '患者の登録(氏名など)は、その後の記録があるため残ります。',
      en: 'The patient (name and so on) stays: there are later records.',
    })
  const { draws, courses, imported = [], held = [] } = patient
  const heirs = [
    ...draws.flatMap(({ results }) => results.map((result) => result.importId)),
    ...courses.map((course) => course.importId),
    ...imported.map((trace) => trace.importId),
    ...held.map((each) => each.importId),
  ]
  const heir = heirs.find((id) => id !== undefined && id !== importId)
  const changed = { ...patient }
  if (heir === undefined) delete changed.importId
  else changed.importId = heir
  return changed
}

/** Reviews of draws that have lost some of their results, and not all. */
function reviewsThatStay(before: readonly Draw[], after: readonly Draw[]): Bilingual[] {
  const was = new Map(before.map((draw) => [draw.id, draw]))
  return after.flatMap((draw) => {
    const lost = (was.get(draw.id)?.results.length ?? 0) > draw.results.length
    return lost && draw.results.length > 0 && draw.reviews.length > 0 ? [reviewsStay(draw)] : []
  })
}

function reviewsStay({ day, reviews }: Draw): Bilingual {
  return {
    ja: `${day} の採血の確認記録(${reviews.length}件)は残ります。`,
    en: `The review of the draw of ${day} stays (${reviews.length}).`,
  }
}

function drawWithout(draw: Draw, importId: string, kept: Bilingual[]): Draw[] {
  const results = draw.results.flatMap((result) => resultWithout(result, draw, importId, kept))
  const isSame =
    results.length === draw.results.length && results.every((result, at) => result === draw.results[at])
  if (isSame) return draw.results.length + draw.reviews.length === 0 ? [] : [draw]
  if (results.length > 0) return [{ ...draw, results }]
  if (draw.reviews.length === 0) return []
  kept.push(reviewsStay(draw))
  return [{ ...draw, results }]
}

function resultWithout(stored: Result, draw: Draw, importId: string, kept: Bilingual[]): Result[] {
  const left = withOtherSources(withoutMove(stored, importId), importId)
  const result = withWaitingAgain(withoutConflictOf(withoutRefusedOf(left, importId), importId), importId)
  if (result.importId !== importId) {
    if (result.earlier?.some((earlier) => earlier.importId === importId))
      kept.push(changedSince(result, draw))
    return [withoutEarlierOf(result, importId)]
  }
  const earlier = result.earlier ?? []
  const last = earlier.findLast((each) => !cameLate(each))
  if (last && last.replaced.importId !== importId) {
    kept.push(changedSince(result, draw))
    return [result]
  }
  const others = earlier.filter((each) => each.importId !== importId)
  const before = others.findLast((each) => each.replaced.importId === importId) ?? others.findLast(cameLate)
  if (!before) return ofWaiting(result)
  const rest = others.filter((each) => each !== before)
  return [restored(result, before, replacedBy(rest, importId, before.importId))]
}

/** What an import that goes had replaced is replaced by the import whose value stands now. */
function replacedBy(
  earlier: readonly EarlierResult[],
  importId: string,
  heir: string | undefined,
): EarlierResult[] {
  return earlier.map((each) =>
    each.replaced.importId === importId && heir !== undefined
      ? { ...each, replaced: { ...each.replaced, importId: heir } }
      : each,
  )
}

/** An older report that arrived after the one that stands: it never was the reported one. */
function cameLate({ importId, replaced }: EarlierResult): boolean {
  return importId !== undefined && importId === replaced.importId && replaced.because !== 'conflict'
}

/** What was struck out because this import named another collection day stands again. */
function withoutMove(result: Result, importId: string): Result {
  const last = result.earlier?.at(-1)
  if (result.movedTo === undefined || last?.replaced.importId !== importId) return result
  if (last.replaced.because !== 'entered-in-error') return result
  const back = restored(result, last, result.earlier?.slice(0, -1) ?? [])
  delete back.movedTo
  return back
}

/** What this import had reported before another replaced it goes; what it had replaced itself is replaced by that other. */
function withoutEarlierOf(result: Result, importId: string): Result {
  const { earlier = [] } = result
  const left: EarlierResult[] = []
  let isGone = false
  let by: string | undefined
  for (const each of [...earlier].reverse()) {
    const { replaced } = each
    if (each.importId === importId && replaced.importId !== undefined && each.waited === undefined) {
      isGone = true
      if (replaced.importId !== importId) by = replaced.importId
    } else if (replaced.importId === importId && by !== undefined)
      left.push({ ...each, replaced: { ...replaced, importId: by } })
    else left.push(each)
  }
  return isGone ? withEarlier(result, left.reverse()) : result
}

/** Where the stored value goes, the first of those that contradicted it is the reported one. */
function ofWaiting(result: Result): Result[] {
  const values = waitingValues(result)
  const first = values.at(-1)
  if (!first) return []
  const { value, unit, importId } = first
  const bare: Result = { ...result, status: 'final' }
  for (const key of RESTORED) delete bare[key]
  delete bare.earlier
  return [
    withWaiting({ ...bare, value, ...(unit === undefined ? {} : { unit }), importId }, values.slice(0, -1)),
  ]
}

/** What another import said as well is that import's from now on. */
function withOtherSources(result: Result, importId: string): Result {
  const current = withoutSource(result, importId) ?? result
  const isHandedOver = current.importId !== result.importId
  const earlier = result.earlier?.map((each) => {
    const known = withoutSource(each, importId) ?? each
    const by = known.replaced.importId
    if (known !== each && cameLate(each) && by === importId && known.importId !== undefined)
      return { ...known, replaced: { ...known.replaced, importId: known.importId } }
    return isHandedOver && by === importId && current.importId !== undefined
      ? { ...known, replaced: { ...known.replaced, importId: current.importId } }
      : known
  })
  const isSame = current === result && (earlier?.every((each, at) => each === result.earlier?.[at]) ?? true)
  return isSame ? result : { ...current, ...(earlier ? { earlier } : {}) }
}

/** A value of this import that a person decided against was never the reported one. */
function withoutRefusedOf(result: Result, importId: string): Result {
  const { earlier } = result
  if (!earlier || result.importId === importId) return result
  const others = earlier.filter(
    (each) => !(each.importId === importId && each.replaced.importId === importId),
  )
  return others.length === earlier.length ? result : withEarlier(result, others)
}

function withoutConflictOf(result: Result, importId: string): Result {
  const waiting = waitingValues(result)
  const others = waiting.filter((value) => value.importId !== importId)
  return others.length === waiting.length ? result : withWaiting(result, others)
}

/** Values that had waited until this import brought a choice wait again. */
function withWaitingAgain(result: Result, importId: string): Result {
  const again =
    result.earlier?.filter((earlier) => earlier.waited && earlier.replaced.importId === importId) ?? []
  if (again.length === 0) return result
  const values = again.flatMap((earlier): WaitingValue[] => {
    const { value, unit, importId: broughtBy, waited } = earlier
    return value && broughtBy !== undefined && broughtBy !== importId
      ? [{ value, ...(unit === undefined ? {} : { unit }), importId: broughtBy, ...waited }]
      : []
  })
  const rest = result.earlier?.filter((earlier) => !again.includes(earlier)) ?? []
  return withWaiting(withEarlier(result, rest), [...waitingValues(result), ...values.reverse()])
}

function restored(result: Result, before: EarlierResult, earlier: readonly EarlierResult[]): Result {
  const back: Result = { ...result, status: before.status }
  for (const key of RESTORED) delete back[key]
  for (const key of RESTORED) if (before[key] !== undefined) Object.assign(back, { [key]: before[key] })
  return withEarlier(back, earlier)
}

const RESTORED = [...REPORTED, 'fasting', 'method', 'importId', 'alsoFrom'] as const

function withEarlier(result: Result, earlier: readonly EarlierResult[]): Result {
  const changed = { ...result }
  if (earlier.length === 0) delete changed.earlier
  else changed.earlier = [...earlier]
  return changed
}

function changedSince(result: Result, draw: Draw): Bilingual {
  const shown = result.value?.text ?? ''
  return {
    ja: `${draw.day} の ${result.analyte}(${shown})は、その後に変更されたため残ります。`,
    en: `${result.analyte} of ${draw.day} (${shown}) has been changed since and stays.`,
  }
}

function takenBack(patient: Patient, change: TracedChange, kept: Bilingual[]): Patient {
  const [room = '', id = '', ...rest] = change.path
  if (room === 'courses') return courseTakenBack(patient, id, rest, change, kept)
  if (room === 'draws') return drawTakenBack(patient, id, rest, change)
  if (room === 'weights') return weightTakenBack(patient, id, change, kept)
  if (room === 'snooze') return patient.snooze?.until === change.after ? withoutSnooze(patient) : patient
  if (room === 'contacts')
    return { ...patient, contacts: patient.contacts.filter((contact) => contact.id !== id) }
  if (isEntryRoom(room)) return entryTakenBack(patient, room, id, change, kept)
  return fieldTakenBack(patient, room, change, kept)
}

function fieldTakenBack<Owner extends object>(
  owner: Owner,
  field: string,
  change: TracedChange,
  kept: Bilingual[],
): Owner {
  const now: unknown = (owner as Record<string, unknown>)[field]
  if (now !== change.after) {
    kept.push(fieldChangedSince(field, now))
    return owner
  }
  const back = { ...owner } as Record<string, unknown>
  if (change.before === undefined) delete back[field]
  else back[field] = change.before
  return back as Owner
}

function withoutSnooze(patient: Patient): Patient {
  const back = { ...patient }
  delete back.snooze
  return back
}

function weightTakenBack(patient: Patient, day: string, change: TracedChange, kept: Bilingual[]): Patient {
  const now = patient.weights.find((weight) => weight.day === day)
  if (now?.kg !== change.after) {
    kept.push(fieldChangedSince('weight', now?.kg))
    return patient
  }
  const { before } = change
  const weights = patient.weights.flatMap((weight) => {
    if (weight !== now) return [weight]
    return typeof before === 'number' ? [{ ...weight, kg: before }] : []
  })
  return { ...patient, weights }
}

function courseTakenBack(
  patient: Patient,
  id: string,
  rest: readonly string[],
  change: TracedChange,
  kept: Bilingual[],
): Patient {
  const course = patient.courses.find((each) => each.id === id)
  if (!course) return patient
  const [part, day = ''] = rest
  if (part === undefined) {
    if (courseText(course) === change.after)
      return { ...patient, courses: patient.courses.filter((each) => each !== course) }
    kept.push({
      ja: `${course.start ?? ''} 開始のクールは、その後に変更されたため残ります。`,
      en: `The course of ${course.start ?? ''} has been changed since and stays.`,
    })
    return patient
  }
  const back =
    part === 'doses'
      ? {
          ...course,
          doses: partTakenBack(
            course.doses,
            day,
            change,
            (step) => step.mgPerDay,
            (step, mg) => ({ ...step, mgPerDay: Number(mg) }),
            kept,
          ),
        }
      : part === 'pauses'
        ? {
            ...course,
            pauses: partTakenBack(
              course.pauses,
              day,
              change,
              (pause) => pause.restart ?? '',
              withRestartOf,
              kept,
            ),
          }
        : isFurther(part)
          ? furtherTakenBack(course, part, change, kept)
          : fieldTakenBack(course, part, change, kept)
  return { ...patient, courses: patient.courses.map((each) => (each === course ? back : each)) }
}

function isFurther(part: string): part is (typeof FURTHER)[number] {
  return FURTHER.some((field) => field === part)
}

function furtherTakenBack(
  course: Course,
  part: (typeof FURTHER)[number],
  change: TracedChange,
  kept: Bilingual[],
): Course {
  const now = furtherText(course[part])
  if (now !== change.after) {
    kept.push(fieldChangedSince(part, now))
    return course
  }
  const back = { ...course }
  delete back[part]
  return back
}

function partTakenBack<Part extends { from: string }>(
  parts: readonly Part[],
  day: string,
  change: TracedChange,
  stated: (part: Part) => string | number,
  withBefore: (part: Part, before: string | number) => Part,
  kept: Bilingual[],
): Part[] {
  return parts.flatMap((part) => {
    if (part.from !== day) return [part]
    if (stated(part) !== change.after) {
      kept.push(fieldChangedSince(day, stated(part)))
      return [part]
    }
    return change.before === undefined ? [] : [withBefore(part, change.before)]
  })
}

function withRestartOf<Pause extends { restart?: unknown }>(pause: Pause, before: string | number): Pause {
  const back: Pause = { ...pause, restart: before }
  if (before === '') delete back.restart
  return back
}

function drawTakenBack(patient: Patient, id: string, rest: readonly string[], change: TracedChange): Patient {
  const [field, part] = rest
  const draws = patient.draws.map((draw): Draw => {
    if (draw.id !== id) return draw
    if (field === 'marks') return { ...draw, marks: draw.marks.filter((mark) => mark !== part) }
    if (field === 'reviews') {
      const reviews = draw.reviews.filter((review) => review.id !== part)
      return { ...draw, reviews }
    }
    if (field === 'results') return { ...draw, results: draw.results.map(markTakenBack(rest, change)) }
    const back: Draw = { ...draw }
    if ((field === 'time' || field === 'lab') && back[field] === change.after) delete back[field]
    return back
  })
  return { ...patient, draws }
}

/** A result forgets which version it was, where the import that said so goes. */
function markTakenBack([, id, mark]: readonly string[], change: TracedChange): (result: Result) => Result {
  const key = MARKS.find((each) => each === mark)
  const said = mark === 'isVersioned' ? true : change.after
  return (result) => {
    if (key === undefined || result.id !== id || result[key] !== said) return result
    const back = { ...result }
    delete back[key]
    if (key !== 'isVersioned' && typeof change.before === 'string') back[key] = change.before
    return back
  }
}

const MARKS = ['reportedAt', 'sourceKey', 'isVersioned'] as const

function fieldChangedSince(field: string, now: unknown): Bilingual {
  const shown = typeof now === 'string' || typeof now === 'number' ? String(now) : ''
  return {
    ja: `${field}(${shown})は、その後に変更されたため残ります。`,
    en: `${field} (${shown}) has been changed since and stays.`,
  }
}

function withoutTrace(patient: Patient, importId: string): Patient {
  const imported = patient.imported?.filter((trace) => trace.importId !== importId)
  const back = { ...patient }
  if (!imported || imported.length === 0) delete back.imported
  else back.imported = imported
  return back
}

function withoutHeld(patient: Patient, importId: string): Patient {
  const held = patient.held?.filter((each) => each.importId !== importId)
  return held && held.length !== patient.held?.length ? withHeld(patient, held) : patient
}

/** The patient with exactly this in the doubt list; the mark for the worklist follows from it. */
export function withHeld(patient: Patient, held: readonly HeldReading[]): Patient {
  const changed: Patient = { ...patient }
  delete changed.held
  delete changed.resultsInDoubt
  if (held.length > 0) changed.held = [...held]
  if (held.some(({ results }) => results.length > 0)) changed.resultsInDoubt = true
  return changed
}

function isLeftEmpty(patient: Patient, importId: string): boolean {
  const { draws, courses, contacts, held, imported, snooze } = patient
  const rest = draws.length + courses.length + contacts.length + (held?.length ?? 0) + (imported?.length ?? 0)
  return patient.importId === importId && rest + entryCount(patient) === 0 && snooze === undefined
}
