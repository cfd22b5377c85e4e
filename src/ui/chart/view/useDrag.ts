import { shallowRef } from 'vue'
import type { Frame } from '../scene'

/** A pointer that moved less is a click, in px. */
const SLIP = 6
const STEP = 1.25

/**
 * What a pointer does to the days of a chart: a wheel with Ctrl makes them fewer or more around the day under it, a drag
 * chooses a span of them. A plain wheel is left to the page, a touch to the finger that scrolls.
 */
export function useDrag(
  frame: () => Frame | undefined,
  asked: {
    zoom: (factor: number, about: number) => void
    between: (from: number, to: number) => void
    click: (x: number, y: number) => void
  },
) {
  /** The days of a drag under way. */
  const dragged = shallowRef<{ from: number; to: number }>()
  let start: { x: number; y: number } | undefined

  function placeOf(event: MouseEvent): { x: number; y: number } {
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }

  /** The day at a place, that of the nearest edge where it lies beside the plot. */
  function dayAt(x: number, { left, right, dayAt: at }: Frame): number {
    return at(Math.min(right, Math.max(left, x)))
  }

  function wheel(event: WheelEvent): void {
    const now = frame()
    if (!event.ctrlKey || now === undefined || event.deltaY === 0) return
    event.preventDefault()
    asked.zoom(event.deltaY < 0 ? 1 / STEP : STEP, dayAt(placeOf(event).x, now))
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch') return
    start = placeOf(event)
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
  }

  function move(event: PointerEvent): void {
    const now = frame()
    if (start === undefined || now === undefined) return
    const { x } = placeOf(event)
    dragged.value =
      Math.abs(x - start.x) < SLIP ? undefined : { from: dayAt(start.x, now), to: dayAt(x, now) }
  }

  function up(event: PointerEvent): void {
    const chosen = dragged.value
    if (start === undefined) return
    if (chosen) asked.between(chosen.from, chosen.to)
    else if (event.type === 'pointerup') asked.click(start.x, start.y)
    cancel()
  }

  function cancel(): void {
    start = undefined
    dragged.value = undefined
  }

  return { dragged, wheel, down, move, up, cancel }
}
