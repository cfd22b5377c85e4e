import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { addressOf, readAddress, type SortOrder } from '@/domain/worklist'
import { useWorklist } from '@/state/worklist'

/**
 * Keeps filter and order in the address, so that back, forward, a reload and a bookmark find them again: a filter that
 * somebody chooses is a step to go back over, an order is not. The search text never goes there, since browsers write
 * addresses down; it looks among everybody, so another filter ends it.
 */
export function useListAddress(): void {
  const route = useRoute()
  const router = useRouter()
  const worklist = useWorklist()
  const home = route.name

  const asked = readAddress(route.query)
  if (asked.chip) worklist.chip = asked.chip
  if (asked.sort) worklist.sort = asked.sort
  void router.replace({ query: addressOf(worklist) })

  watch([() => worklist.chip, () => worklist.sort], ([chip], [before]) => {
    if (chip !== before) worklist.search = ''
    const isThere = readAddress(route.query)
    if (route.name !== home || (isThere.chip === chip && isSame(isThere.sort, worklist.sort))) return
    const query = addressOf(worklist)
    void (chip === before ? router.replace({ query }) : router.push({ query }))
  })
  watch(
    () => route.query,
    (query) => {
      if (route.name !== home) return
      const { chip, sort } = readAddress(query)
      if (chip && chip !== worklist.chip) worklist.chip = chip
      if (!isSame(sort, worklist.sort)) worklist.sort = sort
    },
  )
}

function isSame(one: SortOrder | undefined, other: SortOrder | undefined): boolean {
  return one?.by === other?.by && one?.descending === other?.descending
}
