import { entriesOf, type EntryRoom, type EntryRooms } from '../edit/entry/entries'
import type { Bilingual } from '../language'
import type { Patient, TracedChange } from '../patient'
import type { Tracing } from './trace'

/** The lists that a clinic file brings beside courses, draws and calls: medicines, pregnancy, procedures, notes. */
export const ENTRY_ROOMS: readonly EntryRoom[] = [
  'medicines',
  'pregnancyTests',
  'motherhoods',
  'procedures',
  'notes',
]

type Entry = EntryRooms[EntryRoom]

/** Whether a traced change stands in one of these lists. */
export function isEntryRoom(room: string): room is EntryRoom {
  return ENTRY_ROOMS.some((one) => one === room)
}

/**
 * The patient with the entries of a record that are not there yet, each with an id of this clinic. One that was struck
 * out here does not come back, and none that is stored is taken away.
 */
export function withEntriesOf(
  patient: Patient,
  record: Patient,
  newId: () => string,
  tracing: Tracing,
): Patient {
  return ENTRY_ROOMS.reduce((now, room) => {
    const stored: readonly Entry[] = entriesOf(now, room)
    const given: readonly Entry[] = entriesOf(record, room)
    const added = missingFrom(stored, given).map((entry) => ({ ...entry, id: newId() }))
    if (added.length === 0) return now
    for (const entry of added) tracing.record([room, entry.id], undefined, entryText(entry))
    return { ...now, [room]: [...stored, ...added] }
  }, patient)
}

/** The lists of a whole record of a file, with ids of this clinic. */
export function adoptedEntries(record: Patient, newId: () => string, tracing: Tracing): Partial<Patient> {
  const none = { ...record }
  for (const room of ENTRY_ROOMS) delete none[room]
  const whole = withEntriesOf(none, record, newId, tracing)
  return Object.fromEntries(ENTRY_ROOMS.flatMap((room) => (whole[room] ? [[room, whole[room]]] : [])))
}

/** The patient without an entry that an import brought; one that was changed since stays, and is named. */
export function entryTakenBack(
  patient: Patient,
  room: EntryRoom,
  id: string,
  change: TracedChange,
  kept: Bilingual[],
): Patient {
  const stored: readonly Entry[] = entriesOf(patient, room)
  const entry = stored.find((one) => one.id === id)
  if (!entry) return patient
  if (entryText(entry) !== change.after) {
    kept.push({
      ja: `${contentOf(entry)} の記録は、その後に変更されたため残ります。`,
      en: `The entry ${contentOf(entry)} has been changed since and stays.`,
    })
    return patient
  }
  const rest = stored.filter((one) => one !== entry)
  const back = { ...patient, [room]: rest }
  if (rest.length === 0) delete back[room]
  return back
}

/** How many entries a patient has in these lists. */
export function entryCount(patient: Patient): number {
  return ENTRY_ROOMS.reduce((sum, room) => sum + entriesOf(patient, room).length, 0)
}

/** Each entry of the file stands for one of the record: the same one, or one of the same content struck out since. */
function missingFrom(stored: readonly Entry[], given: readonly Entry[]): Entry[] {
  const free = [...stored]
  const left = given.filter((entry) => !taken(free, (one) => entryText(one) === entryText(entry)))
  return left.filter(
    (entry) => entry.struckOut !== undefined || !taken(free, (one) => contentOf(one) === contentOf(entry)),
  )
}

function taken(from: Entry[], fits: (entry: Entry) => boolean): boolean {
  const at = from.findIndex(fits)
  if (at < 0) return false
  from.splice(at, 1)
  return true
}

/** Everything of an entry but its id, keys in one order. */
function entryText(entry: Entry): string {
  return textOf(entry, ['id'])
}

/** What an entry says, whoever wrote it or struck it out. */
function contentOf(entry: Entry): string {
  return textOf(entry, ['id', 'by', 'struckOut'])
}

function textOf(entry: Entry, without: readonly string[]): string {
  return Object.entries(entry)
    .filter(([key, value]) => value !== undefined && !without.includes(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}
