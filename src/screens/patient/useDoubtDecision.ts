import { withDoubtRenumbered, withDoubtSettled } from '@/domain/edit/draw/waiting'
import type { MergeChoice } from '@/domain/merge'
import type { Problem } from '@/domain/problem'
import { useRecords, type Made } from '@/state/records'
import { DONE } from './forms/entry/done'
import { useWriter } from './useChange'

/**
 * Decides what becomes of rows in the doubt list, as the person at the keyboard, now. Another person who comes of them
 * is stored in the same act, under `number` where one is given; with `renumber` the rows go to the patient of that number. Gives the problem where the decision was refused.
 */
export function useDoubtDecision(): (
  id: string,
  heldId: string,
  choice: MergeChoice | 'renumber',
  number: string,
) => Promise<Problem | undefined> {
  const records = useRecords()
  const writer = useWriter()
  return async (id, heldId, choice, number) => {
    const problem = await records.changeWith(
      id,
      'doubt-decided',
      async (before) => {
        if (choice !== 'renumber') return withDoubtSettled(before, heldId, choice, number, writer())
        const whose = records.idOfNumber(number)
        const other = whose === undefined ? undefined : await records.patient(whose)
        return withDoubtRenumbered(before, heldId, number, other, writer())
      },
      doneOf(choice),
    )
    return problem && { ...problem, where: { ...problem.where, field: 'doubt' } }
  }
}

function doneOf(choice: MergeChoice | 'renumber'): (made: Made) => (typeof DONE)['doubtJoined'] {
  return ({ other }) => {
    if (other) return DONE.doubtOther(other.number)
    if (choice === 'keep-old') return DONE.doubtLetGo
    return choice === 'take-new' ? DONE.doubtJoined : DONE.doubtCourse
  }
}
