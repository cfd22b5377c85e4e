import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { LocationQuery, LocationQueryValue, RouteLocationNormalizedLoaded, Router } from 'vue-router'
import { parseDay, type Day } from '@/domain/day'
import type { Language } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import { readAddress } from '@/domain/worklist'
import { useLanguage, useWords } from '@/state/language'
import { useRecords } from '@/state/records'
import { useWorklist } from '@/state/worklist'
import { writtenDay } from '@/ui/dayText'
import { useSurroundings } from '@/ui/surroundings'
import { printWords } from '@/words/print'
import { nextOpenDay } from './nextOpenDay'

export type PrintKind = 'choose' | 'sheets' | 'worklist'

/** What an address asks to print, and the records that it needs. */
export interface PrintJob {
  kind: Ref<PrintKind>
  patients: Ref<readonly Patient[]>
  /** In which language the patients' own copies are to be; undefined where summaries are asked for. */
  copy: Ref<Language | undefined>
  notes: Ref<readonly string[]>
  isLoading: Ref<boolean>
}

/** More sheets than these are no morning's work, and are printed in parts. */
const MOST_SHEETS = 200

/**
 * Reads `?patients=` (numbers, from outside), `?ids=` (ours), `?visit=` (a day, or `next` for the clinic's next open day)
 * and `?chip=` with `sort` and `order` (a filter of the worklist), each with `copy=ja` or `copy=en` for the patients' own
 * copies; and `?list=worklist`, which takes `chip`, `sort` and `order`, or `visit`, itself. An address with numbers is
 * replaced at once, since the browser writes addresses down.
 */
export function usePrintJob(route: RouteLocationNormalizedLoaded, router: Router): PrintJob {
  const records = useRecords()
  const worklist = useWorklist()
  const language = useLanguage()
  const { dateStyle } = useSurroundings()
  const words = useWords(printWords)
  const patients = shallowRef<readonly Patient[]>([])
  const isLoading = ref(true)
  const unknown = shallowRef<readonly string[]>([])
  /** Whose visit day the sheets are for, and how many the cap left out. */
  const visit = shallowRef<Day>()
  const leftOut = ref(0)
  const kind = computed(() => kindOf(route.query))
  const copy = computed(() => copyAskedFor(route.query))
  const notes = computed(() => notesOf(route.query))

  watch([() => route.query, () => records.version], () => void load(route.query), { immediate: true })

  async function load(query: LocationQuery): Promise<void> {
    isLoading.value = true
    if (query['patients'] !== undefined) {
      await hideNumbers(query)
      return
    }
    const asked = kindOf(query) === 'sheets' ? await idsAskedFor(query) : []
    const ids = asked.slice(0, MOST_SHEETS)
    const found = ids.length === 0 ? [] : await records.patients(ids)
    if (query !== route.query) return
    leftOut.value = asked.length - ids.length
    patients.value = inOrderOf(ids, found)
    isLoading.value = false
  }

  async function hideNumbers(query: LocationQuery): Promise<void> {
    const numbers = listed(query['patients'])
    unknown.value = numbers.filter((number) => records.idOfNumber(number) === undefined)
    const ids = numbers.flatMap((number) => records.idOfNumber(number) ?? [])
    await router.replace({
      name: 'print',
      query: { ids: ids.join(','), ...(query['copy'] === undefined ? {} : { copy: query['copy'] }) },
    })
  }

  async function idsAskedFor(query: LocationQuery): Promise<string[]> {
    visit.value = await dayAskedFor(query)
    if (visit.value !== undefined) return idsWithVisit(visit.value)
    const { chip, sort } = readAddress(query)
    if (chip !== undefined) return worklist.chosen({ chip, sort }).map(({ facts }) => facts.id)
    return listed(query['ids'])
  }

  function idsWithVisit(day: Day): string[] {
    return records.facts
      .filter((facts) => facts.nextVisit === day)
      .sort((a, b) => (a.number < b.number ? -1 : 1))
      .map((facts) => facts.id)
  }

  function notesOf(query: LocationQuery): string[] {
    if (kind.value !== 'sheets' || isLoading.value) return []
    const asked = listed(query['visit'])[0]
    const day = visit.value && writtenDay(visit.value, dateStyle.value, language.language)
    const isNobody = patients.value.length === 0
    return [
      ...(unknown.value.length > 0 ? [words.value.unknown(unknown.value.join(', '))] : []),
      ...(asked !== undefined && day === undefined ? [words.value.badDay(asked)] : []),
      ...(day === undefined ? [] : [isNobody ? words.value.nobody(day) : words.value.visitsOn(day)]),
      ...(leftOut.value > 0 ? [words.value.sheetsCut(MOST_SHEETS, MOST_SHEETS + leftOut.value)] : []),
    ]
  }

  return { kind, patients, copy, notes, isLoading }
}

function kindOf(query: LocationQuery): PrintKind {
  if (query['list'] === 'worklist') return 'worklist'
  const asksForSheets = ['patients', 'ids', 'visit', 'chip'].some((key) => query[key] !== undefined)
  return asksForSheets ? 'sheets' : 'choose'
}

async function dayAskedFor(query: LocationQuery): Promise<Day | undefined> {
  const [asked] = listed(query['visit'])
  if (asked === 'next') return nextOpenDay()
  return asked === undefined ? undefined : parseDay(asked)
}

function copyAskedFor(query: LocationQuery): Language | undefined {
  const [asked] = listed(query['copy'])
  if (asked === undefined) return undefined
  return asked === 'en' ? 'en' : 'ja'
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
