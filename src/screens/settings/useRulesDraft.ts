import { computed, reactive, watch, type ComputedRef } from 'vue'
import type { ClinicSettings } from '@/domain/settings'
import { BOUNDS } from './bounds'
import { wholeNumber } from './wholeNumber'

const COUNTED = ['graceDays', 'dueSoonDays', 'resultsLateDays'] as const
const CHOSEN = ['protocol', 'preset', 'zone'] as const
type Field = (typeof COUNTED)[number] | (typeof CHOSEN)[number]

/** The rule settings as typed, what of them differs from what is stored, and what cannot be read. */
export interface RulesDraft {
  typed: Record<Field, string>
  patch: ComputedRef<Partial<ClinicSettings>>
  invalid: ComputedRef<ReadonlySet<Field>>
  isDirty: ComputedRef<boolean>
  discard: () => void
}

/** A draft of the settings that decide status and flags; it follows the stored ones until somebody types. */
export function useRulesDraft(stored: () => ClinicSettings): RulesDraft {
  const typed = reactive(textsOf(stored()))
  watch(stored, discard)

  const invalid = computed(
    () =>
      new Set<Field>(COUNTED.filter((field) => wholeNumber(typed[field], ...BOUNDS[field]) === undefined)),
  )
  const isDirty = computed(() => {
    const before = textsOf(stored())
    return [...COUNTED, ...CHOSEN].some((field) => typed[field] !== before[field])
  })
  const patch = computed(() => patchOf(typed, stored()))

  function discard(): void {
    Object.assign(typed, textsOf(stored()))
  }

  return { typed, patch, invalid, isDirty, discard }
}

function textsOf(settings: ClinicSettings): Record<Field, string> {
  return {
    protocol: settings.protocol,
    preset: settings.preset,
    zone: settings.zone,
    graceDays: String(settings.graceDays),
    dueSoonDays: String(settings.dueSoonDays),
    resultsLateDays: String(settings.resultsLateDays),
  }
}

function patchOf(typed: Record<Field, string>, stored: ClinicSettings): Partial<ClinicSettings> {
  const patch: Partial<ClinicSettings> = {}
  for (const field of COUNTED) {
    const value = wholeNumber(typed[field], ...BOUNDS[field])
    if (value !== undefined && value !== stored[field]) patch[field] = value
  }
  for (const field of CHOSEN) if (typed[field] !== stored[field]) patch[field] = typed[field]
  return patch
}
