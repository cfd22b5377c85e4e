import { Refused } from '../refused'
import { MOST_UNPACKED_BYTES, MOST_UNPACKED_RATIO, UNPACKED_AT_ANY_RATIO } from './bounds'

/**
 * Counts what comes out of one packed file, over all that is packed in it. What is gone through twice counts once. Throws
 * `Refused` where it becomes more than may be.
 */
export class UnpackedBudget {
  private total = 0

  constructor(private readonly most = MOST_UNPACKED_BYTES) {}

  /** The count of one thing packed in `packed` bytes, for as often as it is gone through. */
  meter(packed: number): UnpackedMeter {
    let furthest = 0
    return () => {
      let here = 0
      return (bytes) => {
        here += bytes
        if (here <= furthest) return
        this.total += here - furthest
        furthest = here
        if (here > UNPACKED_AT_ANY_RATIO && here > packed * MOST_UNPACKED_RATIO)
          throw new Refused('packed-too-tight', 0, String(MOST_UNPACKED_RATIO))
        if (this.total > this.most)
          throw new Refused('packed-too-large', 0, String(Math.round(this.most / 1024 / 1024)))
      }
    }
  }
}

/** Begins to go through the thing; what it gives is told of every piece. */
export type UnpackedMeter = () => (bytes: number) => void
