import { onScopeDispose, ref, shallowRef } from 'vue'
import type { ActEntry } from '@/storage'
import { useMessages } from '../messages'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'
import { auditRows, type AuditRow } from './auditRows'
import { noteDone } from './noting'

/** How the trail stands against its last review. */
export interface ReviewState {
  /** Absent where nobody has reviewed it yet. */
  last?: ActEntry
  /** The last entry that the review covers; 0 where there is none. */
  upTo: number
  /** The newest entry there was when this was counted. */
  newest: number
  /** Entries since, other than reviews, and those among them that somebody ought to look at. */
  fresh: number
  failedLogins: number
  clockBacks: number
}

/** Looks for the last review and counts what has happened since; marks a new one. */
export function useAuditReview() {
  const session = useSession()
  const messages = useMessages()
  const state = shallowRef<ReviewState>()
  const isSaving = ref(false)
  let turn = 0
  onScopeDispose(() => (turn += 1))

  async function look(): Promise<void> {
    const mine = (turn += 1)
    try {
      const trail = await session.openStore().trail()
      const { count } = await trail.seal()
      const found = await countSince(count, auditRows(trail.read()), () => mine === turn)
      if (mine === turn) state.value = found
    } catch (cause) {
      if (mine === turn) messages.show('error', worldFailure(cause).text)
    }
  }

  /** Marks everything that was counted as reviewed, with what the reviewer found. False where it could not be written. */
  async function mark(findings: string): Promise<boolean> {
    if (!state.value || isSaving.value) return false
    isSaving.value = true
    const detail = { upTo: state.value.newest }
    const why = findings.trim()
    const isKept = await noteDone({ what: 'audit-reviewed', detail, ...(why !== '' && { why }) })
    isSaving.value = false
    if (isKept) await look()
    return isKept
  }

  return { state, isSaving, look, mark }
}

async function countSince(
  newest: number,
  batches: AsyncIterable<AuditRow[]>,
  isWanted: () => boolean,
): Promise<ReviewState> {
  const state: ReviewState = { upTo: 0, newest, fresh: 0, failedLogins: 0, clockBacks: 0 }
  for await (const rows of batches) {
    if (!isWanted()) break
    for (const row of rows) {
      if (row.entry.number <= state.upTo) return state
      count(state, row)
    }
  }
  return state
}

function count(state: ReviewState, { entry, clockBack }: AuditRow): void {
  if (clockBack) state.clockBacks += 1
  if (entry.what === 'audit-reviewed') {
    if (state.last) return
    state.last = entry
    state.upTo = Number(entry.detail?.['upTo'] ?? 0)
    return
  }
  state.fresh += 1
  if (entry.what === 'login-failed') state.failedLogins += Number(entry.detail?.['count'] ?? 1)
}
