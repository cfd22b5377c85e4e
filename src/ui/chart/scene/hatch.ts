import { LIFT, type SceneLine } from './types'
import type { Ink } from '../analyteStyle'

export interface HatchedBox {
  x: number
  y: number
  width: number
  height: number
}

/** Slanted lines that fill a box and end at its edges: line segments, so that they print as lines and not as a tile. */
export function hatch(box: HatchedBox, slant: 'rising' | 'falling', spacing: number, ink: Ink): SceneLine {
  const points: number[] = []
  const { x, y, width, height } = box
  // All hatches keep one raster, so that two beside each other meet.
  const first = Math.ceil((x - height) / spacing) * spacing
  for (let foot = first; foot < x + width; foot += spacing) {
    const from = Math.max(0, (x - foot) / height)
    const to = Math.min(1, (x + width - foot) / height)
    if (to <= from) continue
    const [lower, upper] = slant === 'rising' ? [y + height, -height] : [y, height]
    points.push(foot + from * height, lower + from * upper, foot + to * height, lower + to * upper, ...LIFT)
  }
  return { kind: 'line', points, ink, width: 0.8 }
}
