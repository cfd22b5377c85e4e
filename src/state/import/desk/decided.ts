import type { PlannedImport } from '../previewing'
import type { ImportPlan } from '../plan'
import type { ConflictItem, DoubtItem, ImportChoice } from '../types'

/** What a person decided about files that may be read again, by what the decision was about (`matterOf`). */
export interface Decided {
  /** Which files: others begin anew. */
  sources: string
  choices: Map<string, ImportChoice>
  /** What was decided for several doubts at once. */
  together: Set<string>
}

/** What a conflict or doubt is about, the same when the files are read another way. */
export function matterOf(item: ConflictItem | DoubtItem): string {
  const { file, stored, received } = item
  return JSON.stringify([file, 'because' in item ? item.because : [item.line, item.column], stored, received])
}

/** Puts a choice down, or takes it back. */
export function decide(plan: ImportPlan, id: string, choice: ImportChoice | undefined): void {
  if (choice === undefined) plan.choices.delete(id)
  else plan.choices.set(id, choice)
}

/** The choices among these items, by what they are about. */
export function choicesAmong(items: readonly (ConflictItem | DoubtItem)[]): Map<string, ImportChoice> {
  return new Map(
    items.flatMap((item) =>
      item.choice === undefined ? [] : [[matterOf(item), item.choice] as [string, ImportChoice]],
    ),
  )
}

/** How many of these items nobody has decided. */
export function undecided(items: readonly { choice?: ImportChoice }[]): number {
  return items.filter(({ choice }) => choice === undefined).length
}

/** Whose tally decisions may change, each once. One about a value changes no totals. */
export function targetsOf({ plan, tallied }: PlannedImport, ids: readonly string[]): number[] {
  const targetOfCourse = new Map(
    [...tallied.undecided].flatMap(([target, tally]) =>
      tally.courseDoubts.map((item) => [item.id, target] as const),
    ),
  )
  const targets = ids.flatMap((id) => {
    const doubt = doubtOf(id)
    const target = doubt === undefined ? targetOfCourse.get(id) : plan.targetOf(doubt)
    return target === undefined ? [] : [target]
  })
  return [...new Set(targets)]
}

/** The position of a doubt about who somebody is; undefined for other items. */
export function doubtOf(id: string): number | undefined {
  const found = /^d(\d+)$/.exec(id)?.[1]
  return found === undefined ? undefined : Number(found)
}
