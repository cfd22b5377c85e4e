import type { Status, StatusChange } from '@/domain/verdict'

/** How many go from one status to another; to the same where their due day alone changes. */
export interface ChangeGroup {
  from: Status
  to: Status
  count: number
}

/** The changes by status before and after, most first. */
export function groupsOf(changes: readonly StatusChange[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>()
  for (const { from, to } of changes) {
    const name = `${from}>${to}`
    const group = groups.get(name)
    if (group) group.count += 1
    else groups.set(name, { from, to, count: 1 })
  }
  return [...groups.values()].sort((a, b) => b.count - a.count)
}
