import { OverviewScan } from '@/domain/overview'
import type { Patient } from '@/domain/patient'
import { Damaged, type StoreHandle, type StoreSession } from '@/storage'
import type { OverviewService, ScanAnswer, ScanRequest } from './types'

/** What the desk needs of the world; tests give their own. */
export interface OverviewDeskRules {
  resume: (handle: StoreHandle) => Promise<StoreSession>
  /** Lets messages in: without it, nobody hears a cancel. */
  breathe: () => Promise<void>
}

/** The scan as a worker does it: one page of patients after the other, of which only sums stay in memory. */
export class OverviewDesk implements OverviewService {
  private isCancelled = false

  constructor(private readonly rules: OverviewDeskRules) {}

  async scan({ handle, today, judging }: ScanRequest, tell: (done: number) => void): Promise<ScanAnswer> {
    this.isCancelled = false
    const session = await this.rules.resume(handle)
    try {
      const scan = new OverviewScan(judging, today)
      const readIds: string[] = []
      for await (const patients of readable(session)) {
        for (const patient of patients) {
          scan.add(patient)
          readIds.push(patient.id)
        }
        tell(readIds.length)
        await this.rules.breathe()
        if (this.isCancelled) return { state: 'cancelled' }
      }
      const pages = session.damages().filter(({ store }) => store === 'pages').length
      return { state: 'done', overview: scan.done(), ...(pages === 0 ? {} : { unread: { pages, readIds } }) }
    } finally {
      session.close()
    }
  }

  cancel(): Promise<void> {
    this.isCancelled = true
    return Promise.resolve()
  }
}

/** Every page that can be read; of the others the store tells at the end, and they are named beside the sums. */
async function* readable(session: StoreSession): AsyncGenerator<Patient[]> {
  try {
    yield* session.pages()
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause
  }
}
