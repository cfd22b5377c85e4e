import type { LabRange, ReferenceRange } from '../../range'
import { labKey } from '../judging/labKey'

/** The clinic's own ranges that hold, as the judging rules take them, by the laboratory's name; retired ones do not. */
export function labRangesByLab(list: readonly LabRange[]): ReadonlyMap<string, readonly ReferenceRange[]> {
  const byLab = new Map<string, LabRange[]>()
  for (const range of list) {
    if (range.retired) continue
    const key = labKey(range.lab)
    const known = byLab.get(key)
    if (known) known.push(range)
    else byLab.set(key, [range])
  }
  return byLab
}
