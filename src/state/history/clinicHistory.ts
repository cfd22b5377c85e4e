import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Day } from '@/domain/day'
import { asItWas } from '@/domain/history/asItWas'
import { clinicChanges } from '@/domain/history/clinicChanges'
import type { Version } from '@/domain/history/stamp'
import type { ClinicChange } from '@/domain/history/types'
import type { ClinicDocument } from '@/storage'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { versionsOf } from './versions'

/** One version of the clinic's settings and rules, and what made it another than the one before. */
export interface ClinicStep extends Version<ClinicDocument> {
  changes: readonly ClinicChange[]
}

export interface ClinicHistory {
  isRead: Ref<boolean>
  /** Newest first. */
  steps: ShallowRef<readonly ClinicStep[]>
  isCut: Ref<boolean>
}

/** Every version of the clinic's settings, read again whenever they change. */
export function useClinicHistory(): ClinicHistory {
  const session = useSession()
  const settings = useSettings()
  const isRead = ref(false)
  const steps = shallowRef<readonly ClinicStep[]>([])
  const isCut = ref(false)

  async function read(): Promise<void> {
    const history = await session.openStore().history()
    const read = await versionsOf(history.ofClinic())
    steps.value = read.versions.map((version, at) => ({
      ...version,
      changes: changesOf(version, read.versions[at + 1]),
    }))
    isCut.value = read.isCut
    isRead.value = true
  }

  watch(
    () => settings.clinic,
    () => void read(),
    { immediate: true },
  )
  return { isRead, steps, isCut }
}

function changesOf({ content }: Version<ClinicDocument>, before?: Version<ClinicDocument>): ClinicChange[] {
  return content && before?.content ? clinicChanges(before.content, content) : []
}

/**
 * The clinic's document as it stood at the end of a day. Where none is kept from then, the oldest that is; `isLater` says
 * so.
 */
export function clinicOn(
  versions: readonly Version<ClinicDocument>[],
  day: Day,
): { clinic: ClinicDocument; isLater: boolean } | undefined {
  const then = asItWas(versions, day)?.content
  if (then) return { clinic: then, isLater: false }
  const oldest = versions.findLast(({ content }) => content !== undefined)?.content
  return oldest && { clinic: oldest, isLater: true }
}
