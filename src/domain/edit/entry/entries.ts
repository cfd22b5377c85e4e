import type { Bilingual } from '../../language'
import type { Medicine, Motherhood, Patient, PatientNote, PregnancyTest, Procedure } from '../../patient'
import type { Problem } from '../../problem'
import { missing } from '../refusal'
import type { Writer } from '../writer'

/** The rooms of a record whose entries are struck out, never erased. */
export interface EntryRooms {
  medicines: Medicine
  pregnancyTests: PregnancyTest
  motherhoods: Motherhood
  procedures: Procedure
  notes: PatientNote
}
export type EntryRoom = keyof EntryRooms

export const STRIKE_LABELS = {
  reason: { ja: '取り消す理由', en: 'Reason' },
} satisfies Record<string, Bilingual>

/** The entries of one room; none where the record has not got it yet. */
export function entriesOf<Room extends EntryRoom>(patient: Patient, room: Room): readonly EntryRooms[Room][] {
  return (patient[room] ?? []) as EntryRooms[Room][]
}

/** The patient with one more entry in that room. */
export function withEntry<Room extends EntryRoom>(
  patient: Patient,
  room: Room,
  entry: EntryRooms[Room],
): Patient {
  return { ...patient, [room]: [...entriesOf(patient, room), entry] }
}

/** The entry with that id; throws when the record has none such, which only our own mistake can cause. */
export function entryOf<Room extends EntryRoom>(patient: Patient, room: Room, id: string): EntryRooms[Room] {
  const found = entriesOf(patient, room).find((entry) => entry.id === id)
  if (!found) throw new Error(`no such entry in ${room}: ${id}`)
  return found
}

/** The patient with this entry in place of the one with its id. */
export function withThisEntry<Room extends EntryRoom>(
  patient: Patient,
  room: Room,
  changed: EntryRooms[Room],
): Patient {
  const entries = entriesOf(patient, room).map((entry) => (entry.id === changed.id ? changed : entry))
  return { ...patient, [room]: entries }
}

/**
 * The patient with an entry struck out: it stays in the record with who, when and why, and counts no more. Refuses a
 * strike without a reason; one that is struck out already stays as it is.
 */
export function withStruckOut(
  patient: Patient,
  room: EntryRoom,
  id: string,
  reason: string | undefined,
  writer: Writer,
): Patient | Problem {
  const entry = entryOf(patient, room, id)
  if (entry.struckOut) return patient
  if (!reason) return missing('strike-reason', STRIKE_LABELS.reason)
  return withThisEntry(patient, room, {
    ...entry,
    struckOut: { at: writer.at.slice(0, 16), by: writer.by, reason },
  })
}
