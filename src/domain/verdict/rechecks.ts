import type { Day } from '../day'
import type { DrawFacts } from '../facts'
import { wasCollected } from './draws'
import type { Verdict } from './types'

/**
 * The earliest recheck day that is open: no draw has been collected after the day of the review that set it
 * (product.md §2 rule 9). The draws are those up to today. A draw whose results are all unusable leaves it open.
 */
export function openRecheck(draws: readonly DrawFacts[], today: Day): Verdict['recheck'] {
  let collected: Day | undefined
  let open: Verdict['recheck']
  for (let at = draws.length - 1; at >= 0; at -= 1) {
    const draw = draws[at]
    if (draw === undefined) continue
    if (collected === undefined && wasCollected(draw)) collected = draw.day
    const { recheck, reviewed = draw.day } = draw
    if (recheck === undefined || reviewed > today || (collected !== undefined && collected > reviewed))
      continue
    if (open === undefined || recheck < open.day) open = { day: recheck, reviewed }
  }
  return open
}
