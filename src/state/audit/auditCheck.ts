import { onScopeDispose, ref, shallowRef } from 'vue'
import { readSeal, writtenSeal } from '@/domain/seal'
import type { TrailCheck } from '@/storage'
import { elapsedMilliseconds } from '../clock'
import { useMessages } from '../messages'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'
import { noteDone } from './noting'

/** What came of holding a seal from paper against the log. */
export interface SealAnswer {
  fits: 'yes' | 'no' | 'shorter' | 'unreadable' | 'not-a-seal'
  count: number
  /** How many entries the log has now. */
  now: number
}

/** Reads the whole log and holds it against its hashes, and against seals from paper and backups. */
export function useAuditCheck() {
  const session = useSession()
  const messages = useMessages()
  const result = shallowRef<TrailCheck>()
  const isRunning = ref(false)
  const wasStopped = ref(false)
  const done = ref(0)
  const total = ref(0)
  const secondsLeft = ref<number>()
  let giveUp: AbortController | undefined
  onScopeDispose(() => giveUp?.abort())

  async function run(): Promise<void> {
    if (isRunning.value) return
    const stopping = (giveUp = new AbortController())
    const began = elapsedMilliseconds()
    result.value = undefined
    wasStopped.value = false
    done.value = 0
    isRunning.value = true
    try {
      const trail = await session.openStore().trail()
      const found = await trail.check((read, of) => {
        done.value = read
        total.value = of
        secondsLeft.value = ((elapsedMilliseconds() - began) / 1000 / read) * (of - read)
      }, stopping.signal)
      result.value = found
      await noteDone({
        what: 'audit-checked',
        detail: { entries: found.seal.count, broken: found.broken.length },
      })
    } catch (cause) {
      if (stopping.signal.aborted) wasStopped.value = true
      else messages.show('error', worldFailure(cause).text)
    } finally {
      isRunning.value = false
    }
  }

  function stop(): void {
    giveUp?.abort()
  }

  /** Whether a seal as somebody typed it is that of this log, then or now. */
  async function compare(typed: string): Promise<SealAnswer> {
    const given = readSeal(typed)
    if (!given) return { fits: 'not-a-seal', count: 0, now: 0 }
    const trail = await session.openStore().trail()
    const [now, then] = [await trail.seal(), await trail.sealAfter(given.count)]
    const answer = { count: given.count, now: now.count }
    if (given.count > now.count) return { fits: 'shorter', ...answer }
    if (!then) return { fits: 'unreadable', ...answer }
    return { fits: writtenSeal(then).letters === given.letters ? 'yes' : 'no', ...answer }
  }

  return { result, isRunning, wasStopped, done, total, secondsLeft, run, stop, compare }
}
