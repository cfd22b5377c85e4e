import { onScopeDispose, ref, shallowRef } from 'vue'
import type { ActEntry } from '@/storage'
import { useMessages } from '../messages'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'
import { auditRows, type AuditRow } from './auditRows'

/** So many rows are added to the table at a time. */
export const PAGE = 100

/** `paused`: a page is full; `stopped`: the person did not want to wait; `done`: everything has been looked through. */
export type AuditPhase = 'reading' | 'paused' | 'stopped' | 'done' | 'failed'

/**
 * A search through the trail, newest first. It reads no further than the page that is shown, and goes on when more is
 * asked for, so that a log of any length is never in memory as a whole.
 */
export function useAuditLog() {
  const session = useSession()
  const messages = useMessages()
  const rows = shallowRef<AuditRow[]>([])
  const phase = ref<AuditPhase>('reading')
  /** How many entries have been looked through, of how many. */
  const seen = ref(0)
  const total = ref(0)
  let fits: (entry: ActEntry) => boolean = () => true
  let reading: AsyncIterator<AuditRow[]> | undefined
  let waiting: AuditRow[] = []
  let turn = 0
  let isStopping = false
  onScopeDispose(() => {
    turn += 1
    void reading?.return?.()
  })

  /** Looks for what fits, from the newest entry on. What was found before goes. */
  async function search(wanted: (entry: ActEntry) => boolean): Promise<void> {
    const mine = (turn += 1)
    void reading?.return?.()
    fits = wanted
    rows.value = []
    waiting = []
    seen.value = 0
    phase.value = 'reading'
    await guarded(mine, async () => {
      const trail = await session.openStore().trail()
      const { count } = await trail.seal()
      if (mine !== turn) return
      total.value = count
      reading = auditRows(trail.read())
      await fill(mine)
    })
  }

  /** The next page of what fits. */
  async function more(): Promise<void> {
    const mine = (turn += 1)
    phase.value = 'reading'
    await guarded(mine, () => fill(mine))
  }

  /** Gives up looking; what was found stays, and `more` goes on from here. */
  function stop(): void {
    isStopping = true
  }

  async function fill(mine: number): Promise<void> {
    const enough = rows.value.length + PAGE
    isStopping = false
    while (mine === turn) {
      take(enough)
      if (rows.value.length >= enough) {
        phase.value = 'paused'
        return
      }
      if (isStopping) {
        phase.value = 'stopped'
        return
      }
      const next = await reading?.next()
      if (mine !== turn) return
      if (!next || next.done === true) {
        phase.value = 'done'
        return
      }
      seen.value += next.value.length
      waiting.push(...next.value.filter(({ entry }) => fits(entry)))
    }
  }

  function take(enough: number): void {
    const taken = waiting.splice(0, enough - rows.value.length)
    if (taken.length > 0) rows.value = [...rows.value, ...taken]
  }

  async function guarded(mine: number, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (cause) {
      if (mine !== turn) return
      phase.value = 'failed'
      messages.show('error', worldFailure(cause).text)
    }
  }

  return { rows, phase, seen, total, search, more, stop }
}
