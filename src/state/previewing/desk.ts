import { flagChangeCounter, type FlagChangeCounter } from '@/domain/interpret'
import { Damaged, type PageShare, type StoreHandle, type StoreSession } from '@/storage'
import type { FlagPreview, FlagPreviewRequest, FlagPreviewService } from './types'

// Each time the page draws; it need not do so for every page of the store.
const TOLD_EACH = 2000

/** Counts flag changes over the whole records of a clinic, as a worker does it: nothing leaves it but counts and examples. */
export class FlagPreviewDesk implements FlagPreviewService {
  constructor(private readonly resume: (handle: StoreHandle) => Promise<StoreSession>) {}

  async count(
    { handle, before, after, today, share }: FlagPreviewRequest,
    tell: (patients: number) => void,
  ): Promise<FlagPreview> {
    const session = await this.resume(handle)
    const counter = flagChangeCounter(before, after, today)
    try {
      const isWhole = await fed(counter, session, share, tell)
      return { ...counter.changed(), isIncomplete: !isWhole }
    } finally {
      session.close()
    }
  }
}

/** Whether every page could be read. */
async function fed(
  counter: FlagChangeCounter,
  session: StoreSession,
  share: PageShare,
  tell: (patients: number) => void,
): Promise<boolean> {
  let patients = 0
  let toldNext = TOLD_EACH
  try {
    for await (const page of session.pages(share)) {
      for (const patient of page) counter.add(patient)
      patients += page.length
      if (patients < toldNext) continue
      tell(patients)
      toldNext = patients + TOLD_EACH
    }
    return true
  } catch (cause) {
    if (cause instanceof Damaged) return false
    throw cause
  }
}
