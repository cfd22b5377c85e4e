import type { ChangeArea } from '@/domain/history/types'

/** The parts of a record that the history is looked through by. */
export const GROUPS = {
  person: ['record', 'person', 'contact-data'],
  course: ['course', 'dose', 'pause', 'weight'],
  draw: ['draw', 'result'],
  review: ['review'],
  call: ['call', 'next-visit', 'snooze'],
  beside: ['medicine', 'pregnancy-test', 'motherhood', 'procedure', 'note'],
  other: ['held', 'provenance', 'other'],
} as const satisfies Record<string, readonly ChangeArea[]>

export type Group = keyof typeof GROUPS
export const GROUP_NAMES = Object.keys(GROUPS) as Group[]

/** Whether a change belongs to a group; a record that comes or goes whole belongs to each. */
export function isIn(group: Group | '', { area }: { area: ChangeArea }): boolean {
  if (group === '' || area === 'record') return true
  const areas: readonly ChangeArea[] = GROUPS[group]
  return areas.includes(area)
}
