import type { Day } from '../day'
import type { Bilingual } from '../language'
import type { Patient } from '../patient'
import type { Problem } from '../problem'
import { collectionDays } from '../reported'
import type { Draw, Review } from '../result'
import { refusal, tooFarAhead } from './refusal'
import type { Writer } from './writer'

export const REVIEW_LABELS = {
  recheck: { ja: '再検日', en: 'Recheck day' },
} satisfies Record<string, Bilingual>

/** What the review form states. `preset` is the preset that the reviewer saw, as `id@version`. */
export interface ReviewEntry {
  note?: string
  recheck?: Day
  preset?: string
}

/**
 * The patient with these draws reviewed today. A recheck day belongs to the newest of them, so that a newer review of
 * that draw replaces it (product.md §2 rule 9). Refuses a recheck day that is not after today.
 */
export function withReview(
  patient: Patient,
  drawIds: readonly string[],
  entry: ReviewEntry,
  writer: Writer,
): Patient | Problem {
  const { recheck } = entry
  const refused = recheck === undefined ? undefined : recheckRefused(recheck, writer)
  if (refused) return refused
  const newest = newestOf(patient.draws.filter((draw) => drawIds.includes(draw.id)))
  const draws = patient.draws.map((draw) =>
    drawIds.includes(draw.id) ? withReviewOf(draw, entry, draw.id === newest.id, writer) : draw,
  )
  return { ...patient, draws }
}

/**
 * The draws of the days on which something was reported that nobody has reviewed, newest first: the days that the
 * worklist counts. All draws of one day are one, so a review of any of them is a review of the day.
 */
export function unreviewedDraws(patient: Patient, today: Day): Draw[] {
  return collectionDays(patient)
    .filter(({ day, draws, analytes }) => {
      const isReported = [...analytes.values()].some((of) => of.number !== undefined || of.isUnusable)
      return (
        day <= today && isReported && !draws.some((draw) => draw.reviews.some((each) => each.day <= today))
      )
    })
    .flatMap(({ draws }) => draws)
    .reverse()
}

function withReviewOf(draw: Draw, entry: ReviewEntry, isNewest: boolean, writer: Writer): Draw {
  const review: Review = {
    id: writer.newId(),
    day: writer.today,
    by: writer.by,
    ...(entry.note ? { note: entry.note } : {}),
    ...(entry.recheck !== undefined && isNewest ? { recheck: entry.recheck } : {}),
    ...(entry.preset === undefined ? {} : { preset: entry.preset }),
  }
  return { ...draw, reviews: [...draw.reviews, review] }
}

function newestOf(draws: readonly Draw[]): Draw {
  const [first, ...others] = draws
  if (!first) throw new Error('a review of no draw')
  return others.reduce((newest, draw) => (draw.day > newest.day ? draw : newest), first)
}

function recheckRefused(recheck: Day, writer: Writer): Problem | undefined {
  if (recheck > writer.today) return tooFarAhead('review-recheck', REVIEW_LABELS.recheck, recheck, writer)
  return refusal(
    'recheck-not-after-review',
    'review-recheck',
    recheck,
    {
      ja: `再検日 ${recheck} が確認日 ${writer.today} より後ではありません。`,
      en: `The recheck day ${recheck} is not after the day of the review, ${writer.today}.`,
    },
    { ja: '明日以降の日付を入力するか、空欄にしてください。', en: 'Enter a later day, or leave it empty.' },
  )
}
