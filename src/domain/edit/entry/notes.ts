import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Patient, PatientNote, PatientNoteKind } from '../../patient'
import type { Problem } from '../../problem'
import { entriesOf, withEntry } from './entries'
import { alreadyThere } from './periods'
import { missing, notAPastDay } from '../refusal'
import type { Writer } from '../writer'

export const NOTE_LABELS = {
  kind: { ja: '種類', en: 'Kind' },
  day: { ja: '日付', en: 'Day' },
  text: { ja: '内容', en: 'What happened' },
} satisfies Record<string, Bilingual>

/** What the form of a note states; a field left empty is absent. */
export interface NoteEntry {
  kind?: PatientNoteKind
  day?: Day
  text?: string
}

/** The patient with a note. Refuses one without words, on a day still to come or before the birth, and the same twice. */
export function withNote(patient: Patient, entry: NoteEntry, writer: Writer): Patient | Problem {
  const { kind, day } = entry
  const text = entry.text?.trim()
  if (kind === undefined) return missing('note-kind', NOTE_LABELS.kind)
  if (day === undefined) return missing('note-day', NOTE_LABELS.day)
  if (!text) return missing('note-text', NOTE_LABELS.text)
  const refused = notAPastDay('note-day', NOTE_LABELS.day, day, patient.birthDate, writer)
  if (refused) return refused
  const note: PatientNote = { id: writer.newId(), day, kind, text, by: writer.by }
  const isThere = entriesOf(patient, 'notes').some(
    (other) =>
      other.struckOut === undefined && other.day === day && other.kind === kind && other.text === text,
  )
  return isThere
    ? alreadyThere('note-text', text, { ja: `${day} の同じ記録`, en: `This note of ${day}` })
    : withEntry(patient, 'notes', note)
}
