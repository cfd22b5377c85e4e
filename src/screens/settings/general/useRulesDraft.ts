import { computed, type ComputedRef } from 'vue'
import type { ClinicSettings } from '@/domain/settings'
import { useDraft, type FormDraft } from '../useDraft'
import { BOUNDS } from './bounds'
import { wholeNumber } from './wholeNumber'

const COUNTED = ['graceDays', 'dueSoonDays', 'resultsLateDays'] as const
const CHOSEN = ['protocol', 'preset', 'zone'] as const
type Field = (typeof COUNTED)[number] | (typeof CHOSEN)[number]

/** The rule settings as typed, what of them differs from what is stored, and what cannot be read. */
export interface RulesDraft extends FormDraft<Record<Field, string>> {
  patch: ComputedRef<Partial<ClinicSettings>>
  invalid: ComputedRef<ReadonlySet<Field>>
}

/** A draft of the settings that decide status and flags; it follows the stored ones until somebody types. */
export function useRulesDraft(stored: () => ClinicSettings): RulesDraft {
  const draft = useDraft('rules', () => textsOf(stored()))
  const { typed } = draft
  const invalid = computed(
    () =>
      new Set<Field>(COUNTED.filter((field) => wholeNumber(typed[field], ...BOUNDS[field]) === undefined)),
  )
  const patch = computed(() => patchOf(typed, stored()))
  return { ...draft, patch, invalid }
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
