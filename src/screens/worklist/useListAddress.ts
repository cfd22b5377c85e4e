import { watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { CHIPS, type ChipId, type SortBy } from '@/domain/worklist'
import { useWorklist } from '@/state/worklist'
import { COLUMNS } from './columns'

/**
 * Keeps filter and order in the address, so that going back and a bookmark find them again. The search text never goes
 * there: browsers write addresses down.
 */
export function useListAddress(): void {
  const route = useRoute()
  const router = useRouter()
  const worklist = useWorklist()
  const home = route.name

  const asked = readAddress(route.query)
  if (asked.chip) worklist.chip = asked.chip
  if (asked.sort) worklist.sort = asked.sort

  watch(
    [() => worklist.chip, () => worklist.sort],
    () => {
      if (route.name === home) void router.replace({ query: addressOf(worklist.chip, worklist.sort) })
    },
    { immediate: true },
  )
  watch(
    () => route.query,
    (query) => {
      if (route.name !== home) return
      const { chip, sort } = readAddress(query)
      if (chip && chip !== worklist.chip) worklist.chip = chip
      if (sort?.by !== worklist.sort?.by || sort?.descending !== worklist.sort?.descending)
        worklist.sort = sort
    },
  )
}

/** The filter and order that an address names; what it does not know it leaves out. */
export function readAddress(query: LocationQuery): {
  chip?: ChipId | undefined
  sort?: { by: SortBy; descending: boolean } | undefined
} {
  const by = COLUMNS.find((column) => column.by === query['sort'])?.by
  return {
    chip: CHIPS.find((chip) => chip === query['chip']),
    sort: by ? { by, descending: query['order'] === 'down' } : undefined,
  }
}

/** How an address names them. */
export function addressOf(
  chip: ChipId,
  sort: { by: SortBy; descending: boolean } | undefined,
): Record<string, string> {
  return { chip, ...(sort ? { sort: sort.by, order: sort.descending ? 'down' : 'up' } : {}) }
}
