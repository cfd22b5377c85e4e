import type { EdishField } from '@/domain/overview'

/** Where things stand on the plot, in CSS px from the top left of its canvas. Both axes count multiples, by logarithm. */
export interface EdishFrame {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  xTicks: number[]
  yTicks: number[]
  /** Multiples of the upper limit of ALT and of bilirubin; what lies beyond the axis stands on its edge. */
  x: (multiple: number) => number
  y: (multiple: number) => number
}

const LEFT = 40
const RIGHT = 14
const TOP = 22
const BOTTOM = 34
const LOWEST = 0.1
/** The axes reach beyond both cuts, also where no value does. */
const LEAST_TOP = { x: 10, y: 10 }
const STEPS = [1, 2, 5]

/** The places of a plot of that size. */
export function edishFrame(
  field: Pick<EdishField, 'points' | 'bins'>,
  width: number,
  height: number,
): EdishFrame {
  const highest = { x: LEAST_TOP.x, y: LEAST_TOP.y }
  for (const { alt, tbil } of field.points) {
    highest.x = Math.max(highest.x, alt.multiple)
    highest.y = Math.max(highest.y, tbil.multiple)
  }
  for (const { toX, toY } of field.bins) {
    highest.x = Math.max(highest.x, toX)
    highest.y = Math.max(highest.y, toY)
  }
  const [xTicks, yTicks] = [ticksTo(highest.x), ticksTo(highest.y)]
  const [right, bottom] = [Math.max(LEFT + 1, width - RIGHT), Math.max(TOP + 1, height - BOTTOM)]
  return {
    width,
    height,
    left: LEFT,
    right,
    top: TOP,
    bottom,
    xTicks,
    yTicks,
    x: (multiple) => LEFT + shareOf(multiple, xTicks) * (right - LEFT),
    y: (multiple) => bottom - shareOf(multiple, yTicks) * (bottom - TOP),
  }
}

/** 0.1, 0.2, 0.5, 1 … up to the first that is above the highest value. */
function ticksTo(highest: number): number[] {
  const ticks: number[] = []
  for (let power = Math.log10(LOWEST); ; power += 1) {
    for (const step of STEPS) {
      ticks.push(Number((step * 10 ** power).toPrecision(3)))
      if (step * 10 ** power >= highest) return ticks
    }
  }
}

function shareOf(multiple: number, ticks: readonly number[]): number {
  const [low, high] = [Math.log10(ticks[0] ?? LOWEST), Math.log10(ticks.at(-1) ?? 1)]
  const at = (Math.log10(Math.max(multiple, LOWEST)) - low) / (high - low)
  return Math.min(1, Math.max(0, at))
}
