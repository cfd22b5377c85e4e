import { heightOf, heightsOf } from '../paper/heights'
import type { FlowBlock } from '../paper/flow'

const GAP = 6
/** What the printer may round differently from the screen. */
const SPARE = 4

/** What the blocks of a patient's copy measure in CSS px, laid out whole on one page. */
export interface CopyHeights {
  room: number
  gap: number
  blocks: FlowBlock[]
}

/** Measures a patient's copy; the rows of its table may turn over, everything else stays together. */
export function copyBlocks(copy: HTMLElement): CopyHeights {
  return {
    room: heightOf(copy.querySelector('.paper-body')) - SPARE,
    gap: GAP,
    blocks: [...copy.querySelectorAll('.block')].map((block) => {
      const rows = heightsOf(block, 'tbody tr')
      return { head: heightOf(block) - rows.reduce((sum, row) => sum + row, 0), rows }
    }),
  }
}
