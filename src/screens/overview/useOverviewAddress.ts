import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { EDISH_MODES, GRID_SCOPES, type EdishMode, type GridScope } from '@/domain/overview'

/**
 * What is chosen on the overview stands in the address, so that coming back from a patient finds it again: which list is
 * open, which courses are counted, which peaks are drawn. Never a number or a name.
 */
export function useOverviewAddress(): {
  list: WritableComputedRef<string | undefined>
  scope: WritableComputedRef<GridScope>
  mode: WritableComputedRef<EdishMode>
} {
  const route = useRoute()
  const router = useRouter()

  function asked(key: string): string | undefined {
    const value = route.query[key]
    return typeof value === 'string' ? value : undefined
  }

  function ask(key: string, value: string | undefined): void {
    const others = Object.entries(route.query).filter(([name]) => name !== key)
    void router.replace({
      query: Object.fromEntries(value === undefined ? others : [...others, [key, value]]),
    })
  }

  return {
    list: computed({ get: () => asked('list'), set: (id) => ask('list', id) }),
    scope: computed({
      get: () => GRID_SCOPES.find((scope) => scope === asked('courses')) ?? 'current',
      set: (scope) => ask('courses', scope),
    }),
    mode: computed({
      get: () => EDISH_MODES.find((mode) => mode === asked('peaks')) ?? 'course',
      set: (mode) => ask('peaks', mode),
    }),
  }
}
