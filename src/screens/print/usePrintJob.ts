import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { LocationQuery, LocationQueryValue, RouteLocationNormalizedLoaded, Router } from 'vue-router'
import { parseDay, type Day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { useWords } from '@/state/language'
import { useRecords } from '@/state/records'
import { printWords } from '@/words/print'

export type PrintKind = 'choose' | 'sheets' | 'worklist'

/** What an address asks to print, and the records that it needs. */
export interface PrintJob {
  kind: Ref<PrintKind>
  patients: Ref<readonly Patient[]>
  notes: Ref<readonly string[]>
  isLoading: Ref<boolean>
}

/**
 * Reads `?patients=` (numbers, from outside), `?ids=` (ours), `?visit=` (a day) and `?list=worklist`, which takes
 * `chip`, `sort` and `order`, or `visit`, itself. An address with numbers is replaced at once, since the browser writes
 * addresses down.
 */
export function usePrintJob(route: RouteLocationNormalizedLoaded, router: Router): PrintJob {
  const records = useRecords()
  const words = useWords(printWords)
  const patients = shallowRef<readonly Patient[]>([])
  const isLoading = ref(true)
  const unknown = shallowRef<readonly string[]>([])
  const kind = computed(() => kindOf(route.query))
  const notes = computed(() => notesOf(route.query))

  watch([() => route.query, () => records.version], () => void load(route.query), { immediate: true })

  async function load(query: LocationQuery): Promise<void> {
    isLoading.value = true
    if (query['patients'] !== undefined) {
      await hideNumbers(listed(query['patients']))
      return
    }
    const ids = idsAskedFor(query)
    const found = ids.length === 0 ? [] : await records.patients(ids)
    if (query !== route.query) return
    patients.value = inOrderOf(ids, found)
    isLoading.value = false
  }

  async function hideNumbers(numbers: readonly string[]): Promise<void> {
    unknown.value = numbers.filter((number) => records.idOfNumber(number) === undefined)
    const ids = numbers.flatMap((number) => records.idOfNumber(number) ?? [])
    await router.replace({ name: 'print', query: { ids: ids.join(',') } })
  }

  function idsAskedFor(query: LocationQuery): string[] {
    if (kindOf(query) === 'worklist') return []
    const visit = dayAskedFor(query)
    if (visit !== undefined) return idsWithVisit(visit)
    return listed(query['ids'])
  }

  function idsWithVisit(day: Day): string[] {
    return records.facts
      .filter((facts) => facts.nextVisit === day)
      .sort((a, b) => (a.number < b.number ? -1 : 1))
      .map((facts) => facts.id)
  }

  function notesOf(query: LocationQuery): string[] {
    const asked = listed(query['visit'])[0]
    const visit = dayAskedFor(query)
    return [
      ...(unknown.value.length > 0 ? [words.value.unknown(unknown.value.join(', '))] : []),
      ...(asked !== undefined && visit === undefined ? [words.value.badDay(asked)] : []),
      ...(visit !== undefined && kind.value === 'sheets' && !isLoading.value && patients.value.length === 0
        ? [words.value.nobody(visit)]
        : []),
    ]
  }

  return { kind, patients, notes, isLoading }
}

function kindOf(query: LocationQuery): PrintKind {
  if (query['list'] === 'worklist') return 'worklist'
  const asksForSheets = ['patients', 'ids', 'visit'].some((key) => query[key] !== undefined)
  return asksForSheets ? 'sheets' : 'choose'
}

function dayAskedFor(query: LocationQuery): Day | undefined {
  const asked = listed(query['visit'])[0]
  return asked === undefined ? undefined : parseDay(asked)
}

function listed(value: LocationQueryValue | LocationQueryValue[] | undefined): string[] {
  const texts = Array.isArray(value) ? value : [value ?? '']
  return texts
    .flatMap((text) => (text ?? '').split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

function inOrderOf(ids: readonly string[], found: readonly Patient[]): Patient[] {
  const byId = new Map(found.map((patient) => [patient.id, patient]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
