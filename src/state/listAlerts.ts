import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PatientFacts } from '@/domain/facts'
import { useClock } from './clock'

/** What the labels name against a course, one word each, gravest first. */
export type AlertKind = 'pregnancy' | 'breast-feeding' | 'interaction'

const NONE: readonly AlertKind[] = []

/**
 * What the list says of contraindications: the same answer as on the page of the patient. Few patients have anything to
 * ask about, so the medicines and their rules load when the first of them is in sight.
 */
export const useListAlerts = defineStore('listAlerts', () => {
  const clock = useClock()
  const ask = shallowRef<(facts: PatientFacts) => readonly AlertKind[]>()
  let loading: Promise<void> | undefined

  /** The alerts of a patient today; none until the rules are loaded. */
  function kindsOf(facts: PatientFacts): readonly AlertKind[] {
    if (facts.alerts === undefined) return NONE
    void ready()
    return ask.value?.(facts) ?? NONE
  }

  /** Loads the rules, for whoever needs the answer of everybody at once. */
  function ready(): Promise<void> {
    loading ??= Promise.all([import('@/domain/alerts'), import('@/tables/interactions')]).then(
      ([{ alertKinds, alertsOn }, { INTERACTIONS }]) => {
        ask.value = (facts) => alertKinds(alertsOn(facts, INTERACTIONS, clock.today))
      },
    )
    return loading
  }

  return { kindsOf, ready }
})
