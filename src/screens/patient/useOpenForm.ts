import { shallowRef, type ShallowRef } from 'vue'
import type { Day } from '@/domain/day'
import type { EntryRoom } from '@/domain/edit/entry/entries'
import type { Permission } from '@/domain/roles/permission'
import { useMessages } from '@/state/messages'
import { usePermissions } from '@/state/people/permissions'
import type { FormName } from './formName'

/** What each form records; the others are about the patient. */
const NEEDS: Partial<Record<FormName, Permission>> = {
  draw: 'enter-results',
  // A cell is read by everybody: its form itself lets correct only whom it may.
  cell: 'read-patients',
  course: 'edit-courses',
  dose: 'edit-courses',
  pause: 'edit-courses',
  review: 'review',
  contact: 'call',
  snooze: 'call',
  visit: 'call',
}

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
  /** The very form that was left with something typed in it. */
  openAgain: (asked: AskedForm) => void
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

/** Opens and closes the forms of the page. A form that the person may not save does not open: it is said who may. */
export function useOpenForm(): OpenForms {
  const asked = shallowRef<AskedForm>()
  const rights = usePermissions()
  const messages = useMessages()

  function ask(form: AskedForm): void {
    const need = NEEDS[form.name] ?? 'edit-patients'
    if (rights.may(need)) asked.value = form
    else messages.show('warning', rights.why(need))
  }

  return {
    asked,
    open: (name) => ask({ name }),
    openAgain: ask,
    openCell: (drawId, resultId) => ask({ name: 'cell', drawId, resultId }),
    openCourse: (courseId) => ask({ name: 'course', courseId }),
    openPause: (courseId, from) => ask({ name: 'pause', courseId, from }),
    openDose: (courseId, from, mg) => ask({ name: 'dose', courseId, from, mg }),
    openWeight: (from) => ask({ name: 'weight', from }),
    openReview: (drawId) => ask({ name: 'review', drawId }),
    openEntry: (name, room, id) => ask({ name, entry: { room, id } }),
    close: () => (asked.value = undefined),
  }
}
