import { comparedEvidence, type EvidenceField } from '@/domain/merge'
import type { DoubtReason } from '@/domain/patient'
import type { DoubtGroup, DoubtItem, ImportChoice } from '../types'
import { matterOf } from './decided'

/** What speaks against the same person whatever the reason of the doubt is. */
const AGAINST: Partial<Record<DoubtReason, readonly EvidenceField[]>> = {
  name: ['birthDate', 'sex'],
  number: ['birthDate', 'sex', 'name', 'kana'],
  several: ['birthDate', 'sex'],
  'first-day': [],
}
/** Who of several patients is meant is no answer for all. */
const CHOICES: Record<DoubtReason, readonly ImportChoice[]> = {
  'birth-date': [],
  sex: [],
  name: ['take-new', 'keep-both', 'keep-old'],
  number: ['take-new', 'keep-both', 'keep-old'],
  several: ['keep-old'],
  'first-day': ['take-new', 'keep-both', 'keep-old'],
}

/** Whether a doubt may be decided together with others of its reason: nothing but its reason speaks against it. */
export function isForAll({ because, stored, received }: DoubtItem): boolean {
  const against = AGAINST[because]
  if (!against) return false
  return !comparedEvidence(stored, received).some(
    ({ field, agreement }) => agreement === 'differs' && against.includes(field),
  )
}

/** The doubts by reason, in the order of the list, where at least two may be decided together. */
export function doubtGroups(
  doubts: readonly DoubtItem[],
  together: ReadonlySet<string> | undefined,
): DoubtGroup[] {
  const groups = new Map<DoubtReason, DoubtGroup>()
  for (const doubt of doubts) {
    if (!isForAll(doubt)) continue
    const { because, choice } = doubt
    const group = groups.get(because) ?? { because, choices: CHOICES[because], doubts: 0, waiting: 0 }
    groups.set(because, group)
    group.doubts += 1
    if (choice === undefined) group.waiting += 1
    else if (together?.has(matterOf(doubt)))
      group.together = { choice, doubts: (group.together?.doubts ?? 0) + 1 }
  }
  return [...groups.values()].filter(({ doubts: count }) => count > 1)
}
