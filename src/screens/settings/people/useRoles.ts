import { computed, type ComputedRef } from 'vue'
import { ROLES, type Role } from '@/domain/roles/role'
import { useWords } from '@/state/language'
import { peopleWords } from '@/words/settings/people'

/** What each role is called, what it may do in short, and the choice between them. */
export interface RoleTexts {
  names: ComputedRef<Record<Role, string>>
  mays: ComputedRef<Record<Role, string>>
  choices: ComputedRef<{ value: Role; label: string }[]>
}

/** The roles in the language of the screen. */
export function useRoles(): RoleTexts {
  const words = useWords(peopleWords)
  const names = computed(() => ({
    doctor: words.value.doctor,
    nurse: words.value.nurse,
    viewer: words.value.viewer,
  }))
  const mays = computed(() => ({
    doctor: words.value.doctorMay,
    nurse: words.value.nurseMay,
    viewer: words.value.viewerMay,
  }))
  const choices = computed(() => ROLES.map((value) => ({ value, label: names.value[value] })))
  return { names, mays, choices }
}
