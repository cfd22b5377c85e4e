import type { PaperSize } from '@/domain/sheet/paperSize'

/** Which way a page stands, and so where its margin for the holes of a folder is. */
export type PaperTurn = 'portrait' | 'landscape'

const PX_PER_MM = 96 / 25.4
const SIDES_MM: Record<PaperSize, { short: number; long: number }> = {
  a4: { short: 210, long: 297 },
  letter: { short: 215.9, long: 279.4 },
}
/** Of both sides together. */
const MARGINS_MM: Record<PaperTurn, number> = { portrait: 28, landscape: 20 }

/** How wide the room between the margins of a page is, in CSS px of 96 to the inch; paper.css has the same measures. */
export function roomAcross(size: PaperSize, turn: PaperTurn = 'portrait'): number {
  const { short, long } = SIDES_MM[size]
  return Math.floor(((turn === 'portrait' ? short : long) - MARGINS_MM[turn]) * PX_PER_MM)
}
