import { Closed } from '../errors'
import type { SealedKey } from '../stores/schema'
import { unopened, type Opener, type Portion } from './openingCheck'

/** Below so many bytes of a file a worker costs more than it saves. */
const ALONE_BELOW = 4 << 20
/** As many as keep two cores busy beside the reading and writing of the file, and few enough for the memory. */
const WORKERS = 2

/** Whoever opens and parses the records that were put back, while more are being put. */
export interface Checkers {
  /** The keys of those that do not open; see `unopened`. */
  check(portion: Portion): Promise<SealedKey[]>
  /** Stops all work at once, and lets go of the database. */
  end(): void
}

/** Checkers for a file of so many bytes: workers for a large one, else, or where none can be started, this very thread. */
export function checkersFor(bytes: number, opener: Opener, name: string): Checkers {
  const here: Checkers = { check: (portion) => unopened(opener, portion), end: () => undefined }
  if (bytes < ALONE_BELOW || typeof Worker === 'undefined') return here
  const workers = Array.from({ length: WORKERS }, () => new Hand(opener, name))
  let hasEnded = false
  return {
    check: async (portion) => {
      const idlest = workers.reduce((one, other) => (other.waiting < one.waiting ? other : one))
      const failed = await idlest.check(portion)
      if (hasEnded) throw new Closed('nobody waits for this any more')
      return failed ?? here.check(portion)
    },
    end: () => {
      hasEnded = true
      for (const worker of workers) worker.end()
    },
  }
}

/** One worker, which answers in the order in which it is asked. */
class Hand {
  readonly #worker = new Worker(new URL('./openingWorker.ts', import.meta.url), { type: 'module' })
  #asked: ((failed: SealedKey[] | undefined) => void)[] = []
  #isLost = false

  constructor({ keys }: Opener, name: string) {
    this.#worker.onmessage = ({ data }: MessageEvent<{ failed?: SealedKey[] }>) =>
      this.#asked.shift()?.(data.failed)
    this.#worker.onerror = () => this.#lose()
    this.#worker.postMessage({ name, keys })
  }

  get waiting(): number {
    return this.#isLost ? Infinity : this.#asked.length
  }

  /** Undefined where the worker cannot tell: then somebody else looks. */
  check(portion: Portion): Promise<SealedKey[] | undefined> {
    if (this.#isLost) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      this.#asked.push(resolve)
      this.#worker.postMessage(portion)
    })
  }

  end(): void {
    this.#worker.terminate()
    this.#lose()
  }

  #lose(): void {
    this.#isLost = true
    for (const resolve of this.#asked.splice(0)) resolve(undefined)
  }
}
