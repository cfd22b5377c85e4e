import type { Day } from '../day'
import { entriesOf, type EntryRoom, type EntryRooms } from '../edit/entry/entries'
import type { Patient, PatientNoteKind } from '../patient'
import { canBePregnant, pregnancyTests } from '../pregnancy'
import type { EnteredEventKind, TimelineEvent } from './types'

const NOTE_EVENTS: Record<PatientNoteKind, EnteredEventKind> = {
  symptom: 'symptom',
  flare: 'flare',
  visit: 'visited',
  note: 'note',
}

/** Pregnancy, medicines, procedures and notes as marks; what was struck out leaves no mark. */
export function enteredEvents(patient: Patient): TimelineEvent[] {
  return [
    ...(canBePregnant(patient) ? motherhoodEvents(patient) : []),
    ...standing(patient, 'medicines').flatMap(({ name, from, to }) => [
      ...mark('medicine', from, name),
      ...mark('medicine-end', to, name),
    ]),
    ...standing(patient, 'procedures').flatMap(({ kind, day, note }) => mark(kind, day, note)),
    ...standing(patient, 'notes').flatMap(({ kind, day, text }) => mark(NOTE_EVENTS[kind], day, text)),
  ]
}

function motherhoodEvents(patient: Patient): TimelineEvent[] {
  return [
    ...pregnancyTests(patient).flatMap(({ day, result }) => mark(`test-${result}`, day)),
    ...standing(patient, 'motherhoods').flatMap(({ kind, from, to }) => [
      ...mark(kind, from),
      ...mark(`${kind}-end`, to),
    ]),
  ]
}

function standing<Room extends EntryRoom>(patient: Patient, room: Room): EntryRooms[Room][] {
  return entriesOf(patient, room).filter(({ struckOut }) => struckOut === undefined)
}

function mark(kind: EnteredEventKind, day: Day | undefined, said?: string): TimelineEvent[] {
  return day === undefined ? [] : [{ kind, day, ...(said === undefined ? {} : { said }) }]
}
