import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Patient } from '../../patient'
import type { Problem } from '../../problem'
import type { Draw, Review, ReviewPlan, SeenResult, Significance } from '../../result'
import { seenIn } from '../../review/seen'
import { refusal, tooFarAhead } from '../refusal'
import type { Writer } from '../writer'

export const REVIEW_LABELS = {
  significance: { ja: '臨床的意義', en: 'Clinical significance' },
  plan: { ja: '方針', en: 'Plan' },
  recheck: { ja: '再検日', en: 'Recheck day' },
} satisfies Record<string, Bilingual>

/** What the review form states. `preset` is the preset that the reviewer saw, as `id@version`. */
export interface ReviewEntry {
  note?: string
  plan?: ReviewPlan
  significance?: Significance
  recheck?: Day
  preset?: string
  /** What stood on the screen, by the id of the draw; what stands in the record where absent. */
  saw?: ReadonlyMap<string, SeenResult[]>
}

/**
 * The patient with these draws reviewed now, each review keeping what was seen: what has changed since the form was opened
 * was not. A recheck day belongs to the newest of the days, so that a newer review of that day replaces it (product.md §2
 * rule 9); without another plan it is the plan. Refuses a recheck day that is not after today, the plan of a recheck
 * without its day, and a recheck day beside the plan to do nothing.
 */
export function withReview(
  patient: Patient,
  drawIds: readonly string[],
  entry: ReviewEntry,
  writer: Writer,
): Patient | Problem {
  const refused = planRefused(entry, writer)
  if (refused) return refused
  const newest = newestDay(patient.draws.filter((draw) => drawIds.includes(draw.id)))
  const draws = patient.draws.map((draw) =>
    drawIds.includes(draw.id) ? withReviewOf(draw, entry, draw.day === newest, writer) : draw,
  )
  return { ...patient, draws }
}

function withReviewOf(draw: Draw, entry: ReviewEntry, isNewest: boolean, writer: Writer): Draw {
  const { note, recheck, preset, significance } = entry
  const plan = entry.plan ?? (recheck === undefined ? undefined : 'recheck')
  const review: Review = {
    id: writer.newId(),
    day: writer.today,
    by: writer.by,
    ...(note ? { note } : {}),
    ...(recheck !== undefined && isNewest ? { recheck } : {}),
    ...(preset === undefined ? {} : { preset }),
    ...(plan === undefined ? {} : { plan }),
    ...(significance === undefined ? {} : { significance }),
    at: writer.at.slice(0, 16),
    saw: entry.saw?.get(draw.id) ?? seenIn(draw),
  }
  return { ...draw, reviews: [...draw.reviews, review] }
}

function newestDay(draws: readonly Draw[]): Day {
  const days = draws.map(({ day }) => day).sort()
  const newest = days.at(-1)
  if (newest === undefined) throw new Error('a review of no draw')
  return newest
}

function planRefused({ plan, recheck }: ReviewEntry, writer: Writer): Problem | undefined {
  if (recheck === undefined) return plan === 'recheck' ? recheckWithoutDay() : undefined
  if (plan === 'nothing') return recheckBesideNothing(recheck)
  if (recheck > writer.today) return tooFarAhead('review-recheck', REVIEW_LABELS.recheck, recheck, writer)
  return recheckNotAfter(recheck, writer.today)
}

function recheckNotAfter(recheck: Day, today: Day): Problem {
  return refusal(
    'recheck-not-after-review',
    'review-recheck',
    recheck,
    {
      ja: `再検日 ${recheck} が確認日 ${today} より後ではありません。`,
      en: `The recheck day ${recheck} is not after the day of the review, ${today}.`,
    },
    { ja: '明日以降の日付を入力するか、空欄にしてください。', en: 'Enter a later day, or leave it empty.' },
  )
}

function recheckWithoutDay(): Problem {
  return refusal(
    'recheck-without-day',
    'review-recheck',
    '',
    { ja: '方針「再検」に再検日がありません。', en: 'The plan is a recheck, but its day is missing.' },
    { ja: '再検日を入力するか、別の方針を選んでください。', en: 'Enter the day, or choose another plan.' },
  )
}

function recheckBesideNothing(recheck: Day): Problem {
  return refusal(
    'recheck-beside-nothing',
    'review-recheck',
    recheck,
    {
      ja: `方針が「変更なし」ですが、再検日 ${recheck} が入力されています。`,
      en: `The plan is “no change”, but a recheck day, ${recheck}, is given.`,
    },
    {
      ja: '再検日を消すか、方針を「再検」にしてください。',
      en: 'Clear the day, or choose the plan “recheck”.',
    },
  )
}
