import { shallowRef, type ShallowRef } from 'vue'
import type { Day } from '@/domain/day'
import type { EntryRoom } from '@/domain/edit/entry/entries'
import type { FormName } from './formName'

/** Which form is open over the page, and what it is about. */
export interface AskedForm {
  name: FormName
  courseId?: string | undefined
  from?: Day | undefined
  mg?: number | undefined
  drawId?: string
  resultId?: string
  /** The entry to strike out or to end. */
  entry?: { room: EntryRoom; id: string }
}

/** One form at a time over the page. */
export interface OpenForms {
  asked: ShallowRef<AskedForm | undefined>
  open: (name: FormName) => void
  openCell: (drawId: string, resultId: string) => void
  openCourse: (courseId: string | undefined) => void
  openPause: (courseId: string, from: Day | undefined) => void
  openDose: (courseId: string, from: Day | undefined, mg: number | undefined) => void
  /** A weight, or given its day the correction of that one. */
  openWeight: (from: Day | undefined) => void
  /** The review of one draw. */
  openReview: (drawId: string) => void
  openEntry: (name: 'strike' | 'end', room: EntryRoom, id: string) => void
  close: () => void
}

/** Opens and closes the forms of the page. */
export function useOpenForm(): OpenForms {
  const asked = shallowRef<AskedForm>()
  return {
    asked,
    open: (name) => (asked.value = { name }),
    openCell: (drawId, resultId) => (asked.value = { name: 'cell', drawId, resultId }),
    openCourse: (courseId) => (asked.value = { name: 'course', courseId }),
    openPause: (courseId, from) => (asked.value = { name: 'pause', courseId, from }),
    openDose: (courseId, from, mg) => (asked.value = { name: 'dose', courseId, from, mg }),
    openWeight: (from) => (asked.value = { name: 'weight', from }),
    openReview: (drawId) => (asked.value = { name: 'review', drawId }),
    openEntry: (name, room, id) => (asked.value = { name, entry: { room, id } }),
    close: () => (asked.value = undefined),
  }
}
