import type { Day } from '@/domain/day'
import { entriesOf, type EntryRoom, type EntryRooms } from '@/domain/edit/entry/entries'
import type { Patient, StruckOut } from '@/domain/patient'
import type { restrictionWords } from '@/words/patient/restrictions'
import { spanText } from './spanText'

/** One entry as a row of the list. */
export interface EntryRow {
  room: EntryRoom
  id: string
  /** Absent where no day of it is known. */
  day?: Day
  what: string
  by: string
  note: string
  struckOut?: StruckOut
  /** Its last day is not recorded yet. */
  isOpen: boolean
}

type Words = typeof restrictionWords.ja
type Written = (day: Day) => string
type Said = Pick<EntryRow, 'what' | 'isOpen'> & { day?: Day | undefined; note?: string | undefined }

/** Every entry of a record, struck-out ones too, newest first. */
export function entryRows(patient: Patient, words: Words, written: Written): EntryRow[] {
  return [
    ...rowsOf(patient, 'medicines', (each) => ({
      day: each.from ?? each.to,
      what: joined([words.medicines, each.name, each.yj, spanText(each, words, written)]),
      isOpen: each.to === undefined,
      note: each.note,
    })),
    ...rowsOf(patient, 'pregnancyTests', ({ day, result, specimen, note }) => ({
      day,
      what: joined([words.test, words.testResult(result), specimen && words.specimen(specimen)]),
      isOpen: false,
      note,
    })),
    ...rowsOf(patient, 'motherhoods', (each) => ({
      day: each.from,
      what: joined([words.motherhood(each.kind), spanText(each, words, written)]),
      isOpen: each.to === undefined,
      note: each.note,
    })),
    ...rowsOf(patient, 'procedures', ({ kind, day, note }) => ({
      day,
      what: words.procedure(kind),
      isOpen: false,
      note,
    })),
    ...rowsOf(patient, 'notes', ({ kind, day, text }) => ({
      day,
      what: joined([words.noteKind(kind), text]),
      isOpen: false,
    })),
  ].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : (a.day ?? '') > (b.day ?? '') ? -1 : 0))
}

function rowsOf<Room extends EntryRoom>(
  patient: Patient,
  room: Room,
  said: (entry: EntryRooms[Room]) => Said,
): EntryRow[] {
  return entriesOf(patient, room).map((entry) => {
    const { day, what, isOpen, note } = said(entry)
    const { id, by, struckOut } = entry
    return {
      room,
      id,
      ...(day === undefined ? {} : { day }),
      what,
      by: by ?? '',
      note: note ?? '',
      isOpen: isOpen && struckOut === undefined,
      ...(struckOut === undefined ? {} : { struckOut }),
    }
  })
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ')
}
