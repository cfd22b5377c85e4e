import type { Course } from '../../course'
import type { Bilingual } from '../../language'
import type { Patient, TracedChange } from '../../patient'
import { courseText, furtherText } from '../courses'
import { entryTakenBack, isEntryRoom } from '../entries'
import { FURTHER } from '../types'
import { fieldChangedSince } from './words'

/** The record without one change of an import; what has been changed since stays, and is named. Draws are not looked at but for their reviews. */
export function changeTakenBack(patient: Patient, change: TracedChange, kept: Bilingual[]): Patient {
  const [room = '', id = '', ...rest] = change.path
  if (room === 'courses') return courseTakenBack(patient, id, rest, change, kept)
  if (room === 'draws') return reviewTakenBack(patient, id, rest)
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

function reviewTakenBack(patient: Patient, drawId: string, [field, id]: readonly string[]): Patient {
  if (field !== 'reviews') return patient
  const draws = patient.draws.map((draw) =>
    draw.id === drawId ? { ...draw, reviews: draw.reviews.filter((review) => review.id !== id) } : draw,
  )
  return { ...patient, draws }
}
