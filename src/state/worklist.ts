import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { PatientFacts } from '@/domain/facts'
import type { Day } from '@/domain/day'
import type { JudgingRules } from '@/domain/interpret/types'
import { worstFlag } from '@/domain/interpret'
import { verdict } from '@/domain/verdict'
import type { Status, VerdictRules } from '@/domain/verdict/types'
import {
  CHIPS,
  chipHolds,
  chipCounts,
  defaultOrder,
  OPENING_CHIP,
  searchRows,
  sortRows,
  worklistRow,
  type ChipId,
  type SortBy,
  type WorklistRow,
} from '@/domain/worklist'
import type { ClinicSettings } from '@/domain/settings'
import { useClock } from './clock'
import { useRecords } from './records'
import { useSettings } from './settings'

/** What would change if the clinic's rules were others. */
export interface StatusChange {
  number: string
  from: Status
  to: Status
}

/** Every patient's row today, computed from the facts; nothing of it is stored. */
export const useWorklist = defineStore('worklist', () => {
  const records = useRecords()
  const settings = useSettings()
  const clock = useClock()
  const chip = ref<ChipId>(OPENING_CHIP)
  const sort = shallowRef<{ by: SortBy; descending: boolean }>()
  const search = ref('')
  let kept = new WeakMap<PatientFacts, WorklistRow>()
  let keptFor: readonly unknown[] = []

  const rowOf = computed(() => {
    const basis = [settings.rules, settings.judging, clock.today] as const
    if (basis.some((part, at) => part !== keptFor[at])) {
      kept = new WeakMap()
      keptFor = basis
    }
    return (facts: PatientFacts): WorklistRow => {
      let row = kept.get(facts)
      if (!row) kept.set(facts, (row = rowFor(facts, ...basis)))
      return row
    }
  })
  const rows = computed(() => defaultOrder(records.facts.map(rowOf.value)))
  const longestNumber = computed(() =>
    records.facts.reduce((most, { number }) => Math.max(most, number.length), 0),
  )
  const counts = computed(() => chipCounts(rows.value))
  const chosen = computed(() =>
    chip.value === 'all' ? rows.value : rows.value.filter((row) => chipHolds(row, chip.value)),
  )
  const found = computed(() => (search.value === '' ? chosen.value : searchRows(rows.value, search.value)))
  const shown = computed(() =>
    sort.value ? sortRows(found.value, sort.value.by, sort.value.descending) : found.value,
  )

  /** Which patients change status under other settings, before anything is saved. */
  function preview(patch: Partial<ClinicSettings>): StatusChange[] {
    const other = settings.rulesWith(patch)
    const changes: StatusChange[] = []
    for (const facts of records.facts) {
      const from = rowOf.value(facts).verdict.status
      const to = verdict(facts, other, clock.today).status
      if (from !== to) changes.push({ number: facts.number, from, to })
    }
    return changes
  }

  return { rows, shown, longestNumber, counts, chip, chips: CHIPS, sort, search, preview }
})

function rowFor(facts: PatientFacts, rules: VerdictRules, judging: JudgingRules, today: Day): WorklistRow {
  return worklistRow(facts, verdict(facts, rules, today), worstFlag(facts, judging, today), today)
}
