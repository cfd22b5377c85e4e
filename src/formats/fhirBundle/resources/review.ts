import type { Review } from '@/domain/result'
import { code, coded, extended, json, known, notes, text, to, type Resource } from '../parts'
import { SYSTEM } from '../systems'
import type { Subject, Writing } from '../writing'

/** A review as a Task that is done: it points to the report, and leaves the laboratory's own record as it is. */
export function reviewResource(
  review: Review,
  at: number,
  report: string,
  subject: Subject,
  writing: Writing,
): Resource {
  const { day, by, note, recheck, plan, significance, preset, saw, at: moment } = review
  const id = writing.id(report, 'review', review.id, at)
  return {
    resourceType: 'Task',
    id,
    ...extended({
      significance: code(significance),
      preset: text(preset),
      saw: json(saw?.map(({ result: _, ...seen }) => seen)),
    }),
    identifier: known(id),
    status: 'completed',
    ...(plan === undefined ? {} : { businessStatus: coded(SYSTEM.plan, plan) }),
    intent: 'order',
    code: coded(SYSTEM.kind, 'review-result', '検査結果の確認'),
    focus: to(report),
    for: to(subject.id),
    authoredOn: moment === undefined ? day : writing.stamp(moment),
    executionPeriod: { start: day, end: day },
    owner: { display: by },
    ...notes(note),
    ...(recheck === undefined ? {} : { restriction: { period: { end: recheck } } }),
  }
}
