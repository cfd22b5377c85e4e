import type { EarlierResult, Result, WaitingValue } from '../result'
import { REPORTED } from './report'
import type { MergeChoice } from './types'

/** Who decides, and when. */
export interface Decider {
  at: string
  by: string
}

/** The result after a person chose between its value and the newest that waits beside it. */
export function withValueChosen(
  result: Result,
  waiting: WaitingValue,
  choice: MergeChoice,
  { at, by }: Decider,
): Result {
  const { value, unit, importId, line, before } = waiting
  const kept: Result = { ...result }
  delete kept.conflict
  if (before) kept.conflict = before
  const earlier = result.earlier ?? []
  if (choice === 'keep-old') {
    const refused: EarlierResult = {
      value,
      ...(unit === undefined ? {} : { unit }),
      status: 'final',
      importId,
      waited: line === undefined ? {} : { line },
      replaced: { at, by, because: 'conflict' },
    }
    return { ...kept, earlier: [...earlier, refused] }
  }
  for (const key of REPORTED) delete kept[key]
  delete kept.movedTo
  delete kept.alsoFrom
  const because = choice === 'take-new' ? 'conflict' : 'retest'
  return {
    ...kept,
    value,
    ...(unit === undefined ? {} : { unit }),
    status: 'final',
    importId,
    earlier: [
      ...earlier,
      { ...reportOf(result), status: result.status, replaced: { at, by, because, importId } },
    ],
  }
}

function reportOf(result: Result): Omit<EarlierResult, 'status' | 'replaced'> {
  const report: Record<string, unknown> = {}
  for (const key of [...REPORTED, 'fasting', 'method', 'importId', 'alsoFrom'] as const)
    if (result[key] !== undefined) report[key] = result[key]
  return report
}
