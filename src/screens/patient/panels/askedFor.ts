import { entriesOf, type EntryRoom } from '@/domain/edit/entry/entries'
import type { Patient } from '@/domain/patient'
import type { Unsaved } from '@/state/entries/entries'
import { FORM_NAMES } from '../formName'
import type { AskedForm } from '../useOpenForm'

/** The form in which what was left can be gone on with; undefined where what it was about is no longer there. */
export function askedFor(
  patient: Patient,
  { name, about }: Pick<Unsaved, 'name' | 'about'>,
): AskedForm | undefined {
  const form = FORM_NAMES.find((each) => each === name)
  const { courseId, drawId, resultId, entry } = about as Partial<AskedForm>
  if (form === undefined) return undefined
  if (courseId !== undefined && !patient.courses.some(({ id }) => id === courseId)) return undefined
  const draw = patient.draws.find(({ id }) => id === drawId)
  if (drawId !== undefined && draw === undefined) return undefined
  if (resultId !== undefined && !draw?.results.some(({ id }) => id === resultId)) return undefined
  if (entry !== undefined && !hasEntry(patient, entry.room, entry.id)) return undefined
  return { ...about, name: form }
}

function hasEntry(patient: Patient, room: EntryRoom, id: string): boolean {
  return entriesOf(patient, room).some((each) => each.id === id)
}
