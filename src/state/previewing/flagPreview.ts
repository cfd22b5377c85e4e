import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { ClinicDocument } from '@/storage'
import { useClock } from '../clock'
import { useRecords } from '../records'
import { useSession } from '../session'
import { judgingUnder, useSettings } from '../settings'
import { worldFailure, type WorldFailure } from '../worldFailure'
import { connectPreviewWorker, type FlagPreviewConnection } from './connect'
import { countFlagChanges, type CountUnderWay } from './countFlags'
import type { FlagPreview } from './types'

const PAUSE_MS = 300
/** Shorter work shows no bar. */
const SHOWN_AFTER_MS = 300

let connect: () => FlagPreviewConnection = connectPreviewWorker

/** Lets a test stand where the workers stand. */
export function connectPreviewsBy(connection: () => FlagPreviewConnection): void {
  connect = connection
}

/** The count of flag changes as a screen sees it. */
export interface FlagPreviewing {
  found: Readonly<ShallowRef<FlagPreview | undefined>>
  /** Patients looked at so far; undefined unless the work has lasted long enough to be shown. */
  done: Readonly<Ref<number | undefined>>
  isCancelled: Readonly<Ref<boolean>>
  failure: Readonly<ShallowRef<WorldFailure | undefined>>
  cancel: () => void
  again: () => void
}

/**
 * How many results and patients another document of the clinic would flag otherwise, counted over all results in workers;
 * a newer proposal ends the count of the one before.
 */
export function useFlagPreview(proposed: () => ClinicDocument | undefined): FlagPreviewing {
  const found = shallowRef<FlagPreview>()
  const done = ref<number>()
  const isCancelled = ref(false)
  const failure = shallowRef<WorldFailure>()
  const session = useSession()
  const settings = useSettings()
  const records = useRecords()
  const clock = useClock()
  let underWay: CountUnderWay | undefined
  let timers: ReturnType<typeof setTimeout>[] = []

  watch([proposed, () => records.version, () => settings.judging, () => clock.today], again, {
    immediate: true,
  })
  onScopeDispose(stop)

  function again(): void {
    stop()
    found.value = undefined
    failure.value = undefined
    isCancelled.value = false
    const document = proposed()
    if (document !== undefined) timers = [setTimeout(() => void count(document), PAUSE_MS)]
  }

  async function count(document: ClinicDocument): Promise<void> {
    let isShown = false
    let counted = 0
    timers.push(
      setTimeout(() => {
        isShown = true
        done.value = counted
      }, SHOWN_AFTER_MS),
    )
    const asked = {
      handle: session.openStore().handle(),
      before: settings.judging,
      after: judgingUnder(document),
      today: clock.today,
      patients: records.facts.length,
    }
    const own = countFlagChanges(
      asked,
      (patients) => {
        counted = patients
        if (isShown && underWay === own) done.value = patients
      },
      connect,
    )
    underWay = own
    try {
      const answer = await own.found
      if (underWay !== own) return
      stop()
      found.value = answer
    } catch (cause) {
      if (underWay !== own) return
      stop()
      failure.value = worldFailure(cause)
    }
  }

  function cancel(): void {
    stop()
    isCancelled.value = true
  }

  function stop(): void {
    for (const timer of timers) clearTimeout(timer)
    timers = []
    underWay?.end()
    underWay = undefined
    done.value = undefined
  }

  return { found, done, isCancelled, failure, cancel, again }
}
