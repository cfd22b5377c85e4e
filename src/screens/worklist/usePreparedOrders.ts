import { onBeforeUnmount, watch } from 'vue'
import { SORTS } from '@/domain/worklist'
import { useWorklist } from '@/state/worklist'

/** Fewer rows than this are sorted before anybody notices. */
const MANY = 2_000

/** Milliseconds that nobody else must want: while something moves there are no more than those of a frame. */
const IDLE = 40

/** Makes the order of each column ready while the browser has nothing else to do, so that a first press sorts at once. */
export function usePreparedOrders(): void {
  const worklist = useWorklist()
  let waiting: number | undefined

  function stop(): void {
    if (waiting !== undefined) cancelIdleCallback(waiting)
    waiting = undefined
  }

  function prepare(at: number): void {
    const by = SORTS[at]
    if (by === undefined || worklist.rows.length < MANY) return
    waiting = requestIdleCallback((deadline) => {
      if (deadline.timeRemaining() < IDLE) return prepare(at)
      worklist.listing.prepare(by)
      prepare(at + 1)
    })
  }

  watch(
    () => worklist.listing,
    () => {
      stop()
      prepare(0)
    },
    { immediate: true },
  )
  onBeforeUnmount(stop)
}
