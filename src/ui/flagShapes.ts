import type { Flag } from '@/domain/interpret/types'

/** How a flag is drawn in a box of 12 × 12: a path, filled or as an outline. One shape a flag, on screen, paper and in legends. */
export interface FlagShape {
  path: string
  filled: boolean
}

/** △ notice, ▲ caution, ◆ stop, ⬢ critical, ? not judged; nothing where no limit is exceeded. */
export const FLAG_SHAPES: Record<Exclude<Flag, 'none'>, FlagShape> = {
  notice: { path: 'M6 1.8 10.9 10.4H1.1Z', filled: false },
  caution: { path: 'M6 1 11.6 10.9H.4Z', filled: true },
  stop: { path: 'M6 .3 11.7 6 6 11.7.3 6Z', filled: true },
  critical: { path: 'M6 0 11.3 3V9L6 12 .7 9V3Z', filled: true },
  'not-judged': {
    path: 'M3.4 4.1C3.4 2.5 4.5 1.5 6 1.5S8.6 2.5 8.6 3.9C8.6 5.6 6 5.8 6 7.6M6 9.9V10',
    filled: false,
  },
}
