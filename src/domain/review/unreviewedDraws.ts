import type { Day } from '../day'
import type { Patient } from '../patient'
import { collectionDays } from '../reported'
import type { Draw } from '../result'
import { reviewOfDay } from './stands'

/**
 * The draws of the days on which something was reported that nobody has seen as it is, newest first: the days that the
 * worklist counts. All draws of one day are one.
 */
export function unreviewedDraws(patient: Patient, today: Day): Draw[] {
  return collectionDays(patient)
    .filter(({ day, draws, analytes }) => {
      // Words beside an order that still waits for its result are awaited, as in the list's facts.
      const isReported = [...analytes.values()].some(
        (of) => of.number !== undefined || (of.isUnusable && !of.isPending),
      )
      return day <= today && isReported && !isSeen(draws, today)
    })
    .flatMap(({ draws }) => draws)
    .reverse()
}

function isSeen(draws: readonly Draw[], today: Day): boolean {
  const found = reviewOfDay(draws)
  return found !== undefined && found.review.day <= today && !found.changedSince
}
