import { shallowRef, type ShallowRef } from 'vue'
import type { Day } from '@/domain/day'
import type { FormName } from './formName'

/** Which form is open over the page, and what it is about. */
export interface AskedForm {
  name: FormName
  courseId?: string | undefined
  from?: Day | undefined
  mg?: number | undefined
  drawId?: string
  resultId?: string
}

/** One form at a time over the page. */
export interface OpenForms {
  asked: ShallowRef<AskedForm | undefined>
  open: (name: FormName) => void
  openCell: (drawId: string, resultId: string) => void
  openCourse: (courseId: string | undefined) => void
  openPause: (courseId: string, from: Day | undefined) => void
  openDose: (courseId: string, from: Day | undefined, mg: number | undefined) => void
  /** The review of one draw. */
  openReview: (drawId: string) => void
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
    openReview: (drawId) => (asked.value = { name: 'review', drawId }),
    close: () => (asked.value = undefined),
  }
}
