import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { parseDay } from '@/domain/day'
import { readAddress } from '@/domain/worklist'
import { useWorklist, type ListChoice } from '@/state/worklist'

/** The list that the address names: the visits of a day, or filter and order; what is searched is in memory only. */
export function useListChoice(): ComputedRef<ListChoice> {
  const route = useRoute()
  const worklist = useWorklist()
  return computed<ListChoice>(() => {
    const visit = parseDay(String(route.query['visit'] ?? ''))
    if (visit) return { visit }
    const { chip = worklist.chip, sort } = readAddress(route.query)
    return { chip, search: worklist.search, sort }
  })
}
