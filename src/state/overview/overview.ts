import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import type { ScannedOverview } from '@/domain/overview'
import { elapsedMilliseconds, useClock } from '../clock'
import { useRecords } from '../records'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { worldFailure, type WorldFailure } from '../worldFailure'
import { connectOverviewWorker } from './connect'
import type { OverviewConnection, ScanAnswer, UnreadPages } from './types'

export type OverviewPhase = 'idle' | 'scanning' | 'done' | 'cancelled' | 'failed'

/** What was scanned, and the moment that it stands for. */
export interface OverviewKept extends ScannedOverview {
  day: Day
  /** The clinic's time of day, `HH:MM`. */
  minute: string
  /** Pages that could not be read, and those whose records they hold. */
  unread?: { pages: number; patients: PatientFacts[] }
}

let connect: () => OverviewConnection = connectOverviewWorker

/** Lets a test stand where the worker stands. */
export function connectOverviewBy(connection: () => OverviewConnection): void {
  connect = connection
}

/**
 * What all results of all patients together say. `refresh()` scans where records, rules or the day have changed since;
 * meanwhile and after a cancel the sums before stay, with the moment that they stand for.
 */
export const useOverview = defineStore('overview', () => {
  const session = useSession()
  const settings = useSettings()
  const records = useRecords()
  const clock = useClock()
  const phase = ref<OverviewPhase>('idle')
  const kept = shallowRef<OverviewKept>()
  const failure = shallowRef<WorldFailure>()
  const done = ref(0)
  const secondsLeft = ref<number>()
  const total = computed(() => records.facts.length)
  const basis = computed(() => [records.version, settings.judging, clock.today] as const)
  const keptFor = shallowRef<readonly unknown[]>([])
  const isCurrent = computed(() => isBasis(keptFor.value))

  let connection: OverviewConnection | undefined
  let runningFor: readonly unknown[] = []

  /** Scans where something has changed since the last time; a scan of what is no longer so gives way. */
  async function refresh(): Promise<void> {
    if (isCurrent.value && phase.value === 'done') return
    if (phase.value === 'scanning' && isBasis(runningFor)) return
    await scan()
  }

  /** Whether records, rules and day are still those. */
  function isBasis(of: readonly unknown[]): boolean {
    return basis.value.every((part, at) => part === of[at])
  }

  async function scan(): Promise<void> {
    end()
    const own = connect()
    connection = own
    const asked = basis.value
    runningFor = asked
    const [day, minute] = [clock.today, clock.minute]
    const begun = elapsedMilliseconds()
    phase.value = 'scanning'
    failure.value = undefined
    done.value = 0
    secondsLeft.value = undefined
    try {
      const request = { handle: session.openStore().handle(), today: day, judging: settings.judging }
      const answer = await own.service.scan(request, (now) => {
        if (connection === own) tell(now, begun)
      })
      if (connection !== own) return
      take(answer, { day, minute })
      keptFor.value = answer.state === 'done' ? asked : []
    } catch (cause) {
      if (connection !== own) return
      failure.value = worldFailure(cause)
      phase.value = 'failed'
    }
    end()
  }

  function take(answer: ScanAnswer, moment: Pick<OverviewKept, 'day' | 'minute'>): void {
    phase.value = answer.state
    if (answer.state === 'cancelled') return
    const { overview, unread } = answer
    kept.value = { ...overview, ...moment, ...(unread ? { unread: named(unread) } : {}) }
  }

  function named({ pages, readIds }: UnreadPages): NonNullable<OverviewKept['unread']> {
    const read = new Set(readIds)
    return { pages, patients: records.facts.filter(({ id }) => !read.has(id)) }
  }

  function tell(now: number, begun: number): void {
    done.value = now
    const seconds = (elapsedMilliseconds() - begun) / 1000
    secondsLeft.value = seconds > 1 && now > 0 ? (seconds / now) * Math.max(0, total.value - now) : undefined
  }

  /** Stops the scan; what was there before stays. */
  async function cancel(): Promise<void> {
    await connection?.service.cancel()
  }

  function end(): void {
    connection?.end()
    connection = undefined
  }

  // What was read of a clinic leaves memory with the clinic itself.
  watch(
    () => session.store,
    (store) => {
      if (store) return
      end()
      phase.value = 'idle'
      kept.value = undefined
      keptFor.value = []
      failure.value = undefined
    },
  )

  return { phase, kept, failure, done, total, secondsLeft, basis, isCurrent, refresh, scan, cancel }
})
