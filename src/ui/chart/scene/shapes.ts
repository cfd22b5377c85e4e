import type { PointShape } from '@/domain/timeline'
import { FLAG_SHAPES, type FlagShape } from '../../flagShapes'

const RING = 'M9.4 6A3.4 3.4 0 1 1 2.6 6A3.4 3.4 0 1 1 9.4 6Z'
const BOX = 'M2.9 2.9H9.1V9.1H2.9Z'

/** Each shape of a point in a box of 12 × 12 with its middle at 6, 6. Severity has the shapes of the app's flags. */
export const SHAPES: Record<PointShape, FlagShape> = {
  circle: { path: RING, filled: true },
  ring: { path: RING, filled: false },
  square: { path: BOX, filled: true },
  box: { path: BOX, filled: false },
  cross: { path: 'M3 3 9 9M9 3 3 9', filled: false },
  plus: { path: 'M6 2V10M2 6H10', filled: false },
  star: { path: 'M6 2V10M2.5 4 9.5 8M9.5 4 2.5 8', filled: false },
  'triangle-open': FLAG_SHAPES.notice,
  triangle: FLAG_SHAPES.caution,
  diamond: FLAG_SHAPES.stop,
  hexagon: FLAG_SHAPES.critical,
  question: FLAG_SHAPES['not-judged'],
  tick: { path: 'M6 2V10', filled: false },
}

/** Side of the box that every shape is drawn in. */
export const SHAPE_BOX = 12
