import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { PatientFacts } from '@/domain/facts'
import type { Day } from '@/domain/day'
import type { JudgingRules } from '@/domain/interpret/types'
import { worstFlag } from '@/domain/interpret'
import { verdict } from '@/domain/verdict'
import type { Verdict, VerdictRules } from '@/domain/verdict/types'
import {
  CHIPS,
  Listing,
  NOT_REACHED_CALLS,
  OPENING_CHIP,
  rowsAgain,
  worklistRow,
  type ChipId,
  type SortOrder,
  type WorklistRow,
} from '@/domain/worklist'
import { useClock } from './clock'
import { useRecords } from './records'
import { useSettings } from './settings'

/** Which rows are printed or exported: those of a filter or a search, or everybody with a visit on a day. */
export type ListChoice = { chip: ChipId; search?: string; sort?: SortOrder | undefined } | { visit: Day }

/** Every patient's row today, computed from the facts; nothing of it is stored. */
export const useWorklist = defineStore('worklist', () => {
  const records = useRecords()
  const settings = useSettings()
  const clock = useClock()
  const chip = ref<ChipId>(OPENING_CHIP)
  const sort = shallowRef<SortOrder>()
  const search = ref('')
  let kept: readonly WorklistRow[] = []
  let keptFor: readonly unknown[] = []

  /** Calls that reached nobody before the clinic's next step is shown. */
  const calls = computed(() => settings.settings.notReached?.calls ?? NOT_REACHED_CALLS)
  /** What the clinic does then; empty where it set nothing. */
  const notReachedStep = computed(() => settings.settings.notReached?.step.trim() ?? '')
  const basis = computed(() => [settings.rules, settings.judging, clock.today, calls.value] as const)
  const everybody = computed(() => {
    const now = basis.value
    const before = now.every((part, at) => part === keptFor[at]) ? kept : []
    kept = rowsAgain(records.facts, before, (facts) => rowFor(facts, ...now))
    keptFor = now
    return kept
  })
  const rowOf = computed(() => new Map(everybody.value.map((row) => [row.facts, row])))
  const listing = computed(() => new Listing(everybody.value))
  const rows = computed(() => listing.value.rows)
  const longestNumber = computed(() =>
    records.facts.reduce((most, { number }) => Math.max(most, number.length), 0),
  )
  const counts = computed(() => listing.value.counts)
  const shown = computed(() =>
    listing.value.shown({ chip: chip.value, search: search.value, sort: sort.value }),
  )

  /** What the due rule says of somebody today. */
  function verdictOf(facts: PatientFacts): Verdict {
    return (rowOf.value.get(facts) ?? rowFor(facts, ...basis.value)).verdict
  }

  /** The rows of a print or an export. */
  function chosen(choice: ListChoice): readonly WorklistRow[] {
    if (!('visit' in choice)) return listing.value.shown(choice)
    return rows.value.filter(({ facts }) => facts.nextVisit === choice.visit)
  }

  return {
    listing,
    rows,
    shown,
    chosen,
    verdictOf,
    longestNumber,
    notReachedStep,
    counts,
    chip,
    chips: CHIPS,
    sort,
    search,
  }
})

function rowFor(
  facts: PatientFacts,
  rules: VerdictRules,
  judging: JudgingRules,
  today: Day,
  calls: number,
): WorklistRow {
  return worklistRow(facts, verdict(facts, rules, today), worstFlag(facts, judging, today), today, calls)
}
