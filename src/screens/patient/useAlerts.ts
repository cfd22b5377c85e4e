import { computed, type ComputedRef, type Ref } from 'vue'
import { alertsOn, type Alert } from '@/domain/alerts'
import type { PatientFacts } from '@/domain/facts'
import { useClock } from '@/state/clock'
import { CONTRAINDICATED } from '@/state/reference'

/** What the labels name as a contraindication and is on today: the first line of the page. */
export function useAlerts(facts: Ref<PatientFacts>): ComputedRef<Alert[]> {
  const clock = useClock()
  return computed(() => alertsOn(facts.value, CONTRAINDICATED, clock.today))
}
