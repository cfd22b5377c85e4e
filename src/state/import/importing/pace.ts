import { elapsedMilliseconds } from '../../clock'
import type { ImportProgress, WorkDone } from '../types'

/** Says how fast some work goes and how long it may still take. Each step has its own pace: reading says nothing of storing. */
export function paceOfWork(): (work: WorkDone) => ImportProgress {
  let begun: { step?: WorkDone['step']; at: number } = { at: elapsedMilliseconds() }
  return (work) => {
    if (begun.step !== work.step) begun = { step: work.step, at: elapsedMilliseconds() }
    const seconds = (elapsedMilliseconds() - begun.at) / 1000
    const share = work.total === 0 ? 0 : work.done / work.total
    const counted = work.step === 'reading' ? work.lines : work.done
    return {
      ...work,
      linesPerSecond: seconds > 0 ? Math.round(counted / seconds) : 0,
      ...(share > 0 && seconds > 1 ? { secondsLeft: seconds / share - seconds } : {}),
    }
  }
}
