import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { statusChanges, type StatusChange, type VerdictRules } from '@/domain/verdict'
import type { ClinicDocument } from '@/storage'
import { breathe } from '../breathe'
import { useClock } from '../clock'
import { useRecords } from '../records'
import { judgingUnder, rulesUnder, useSettings } from '../settings'
import { useWorklist } from '../worklist'

// So many patients take about ten milliseconds; more at once would make typing wait.
const AT_ONCE = 4000
const PAUSE_MS = 80

/**
 * Whose status or due day another document of the clinic would change, before it is stored; undefined while that is being
 * counted, or nothing is proposed. A large clinic is gone through in pieces, so that the form goes on taking keys.
 */
export function useStatusPreview(
  proposed: () => ClinicDocument | undefined,
): Readonly<ShallowRef<readonly StatusChange[] | undefined>> {
  const changes = shallowRef<readonly StatusChange[]>()
  const settings = useSettings()
  const records = useRecords()
  const worklist = useWorklist()
  const clock = useClock()
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    [proposed, () => records.facts, () => settings.rules, () => clock.today],
    ([document]) => {
      turn += 1
      clearTimeout(timer)
      changes.value = undefined
      if (document === undefined) return
      if (records.facts.length <= AT_ONCE) changes.value = changesFrom(0, rulesOf(document))
      else timer = setTimeout(() => void countIn(turn, rulesOf(document)), PAUSE_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    turn += 1
    clearTimeout(timer)
  })

  async function countIn(own: number, after: VerdictRules): Promise<void> {
    const found: StatusChange[] = []
    for (let at = 0; at < records.facts.length; at += AT_ONCE) {
      if (at > 0) await breathe()
      if (own !== turn) return
      for (const change of changesFrom(at, after)) found.push(change)
    }
    changes.value = found
  }

  function changesFrom(at: number, after: VerdictRules): StatusChange[] {
    const some = records.facts.slice(at, at + AT_ONCE)
    return statusChanges(some, settings.rules, after, clock.today, worklist.verdictOf)
  }

  return changes
}

function rulesOf(document: ClinicDocument): VerdictRules {
  return rulesUnder(document, judgingUnder(document))
}
