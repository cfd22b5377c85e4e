import type { Fasting, Method } from '../analyte'
import type { Draw, Result, ResultStatus, Review, SeenResult } from '../result'

/** The newest review of a collection day, and whether something of the day has changed or come in since. */
export interface DayReview {
  review: Review
  changedSince: boolean
}

/**
 * The newest review of the draws of one collection day. All draws of a day are one, but what a reviewer had before them
 * is kept draw by draw: a draw that came beside them later was seen by nobody. Undefined without any review.
 */
export function reviewOfDay(draws: readonly Draw[]): DayReview | undefined {
  let review: Review | undefined
  for (const draw of draws) review = newestReview(draw.reviews, review)
  if (review === undefined) return undefined
  const newest = review
  return { review, changedSince: draws.some((draw) => !standsIn(draw, newest)) }
}

/** Whether somebody has seen the draw as it is. */
export function isReviewed(draw: Draw): boolean {
  const review = newestReview(draw.reviews)
  return review !== undefined && reviewStands(draw, review)
}

/**
 * Whether a draw still says what its reviewer saw. A result that was corrected (its fasting state and method too), confirmed, struck out, added, taken back
 * or came in since, and a choice between two values, make it unreviewed again. A review that kept nothing of what it saw
 * goes by the moments at which results came in and were changed.
 */
export function reviewStands(draw: Draw, review: Review): boolean {
  if (draw.results.some(({ arrived }) => arrived !== undefined && arrived > review.day)) return false
  return review.saw === undefined ? nothingSince(draw, review) : saysTheSame(draw, review.saw)
}

/** Of reviews of one moment the one entered later is the newer. */
export function newestReview(reviews: readonly Review[], than?: Review): Review | undefined {
  let newest = than
  for (const review of reviews)
    if (newest === undefined || momentOf(review) >= momentOf(newest)) newest = review
  return newest
}

/** Whether there is anything to see: a value, or what became of the order. */
export function isSomethingToSee({ value, status }: Pick<Result, 'value' | 'status'>): boolean {
  return value !== undefined || (status !== 'pending' && status !== 'preliminary')
}

/** Whether a result of a draw says what was seen of it. */
export function isAsSeen(draw: Draw, result: Result, saw: SeenResult): boolean {
  return (isSomethingToSee(result) ? said(draw, result) : NOTHING) === seen(saw)
}

function standsIn(draw: Draw, newest: Review): boolean {
  const own = newest.saw === undefined ? newest : newestReview(draw.reviews)
  return own === undefined ? !draw.results.some(isSomethingToSee) : reviewStands(draw, own)
}

function momentOf({ at, day }: Review): string {
  return at ?? day
}

/** What a review by day saw on that day is not known to the hour: what came in on it counts as seen. */
function nothingSince(draw: Draw, review: Review): boolean {
  const moment = momentOf(review)
  return draw.results.every(
    ({ earlier }) =>
      earlier === undefined || earlier.every(({ replaced }) => replaced.at.slice(0, moment.length) <= moment),
  )
}

function saysTheSame(draw: Draw, saw: readonly SeenResult[]): boolean {
  const now = draw.results.filter(isSomethingToSee).map((result) => said(draw, result))
  const then = saw.map(seen).filter((each) => each !== NOTHING)
  if (now.length !== then.length) return false
  if (now.every((each, at) => each === then[at])) return true
  now.sort()
  then.sort()
  return now.every((each, at) => each === then[at])
}

const NOTHING = ''

function said(draw: Draw, result: Result): string {
  const { analyte, value, unit, low, high, status, conflict, method } = result
  const fasting = result.fasting ?? draw.fasting
  return line(analyte, value?.text ?? '', unit, low, high, status, conflict?.value.text, fasting, method)
}

function seen({
  analyte,
  text,
  unit,
  low,
  high,
  status,
  waiting,
  fasting = 'unknown',
  method,
}: SeenResult): string {
  if (text === '' && (status === 'pending' || status === 'preliminary')) return NOTHING
  return line(analyte, text, unit, low, high, status, waiting, fasting, method)
}

function line(
  analyte: string,
  text: string,
  unit: string | undefined,
  low: string | undefined,
  high: string | undefined,
  status: ResultStatus,
  waiting: string | undefined,
  fasting: Fasting,
  method: Method | undefined,
): string {
  return [analyte, text, unit, low, high, status, waiting, fasting, method].join('\n')
}
