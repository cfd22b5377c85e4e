import type { ChangedBy } from '../../changedBy'
import type { Bilingual } from '../../language'
import type { ThresholdPreset } from '../../threshold'

/** The source of a limit that the clinic changes or adds; the others of a copy keep theirs. */
export const OWN_LIMIT_SOURCE = 'clinic-own-limit'

/** The version that an own preset begins with. */
const FIRST_VERSION = '1'

/**
 * The clinic's own copy of a preset, to be edited: its first version, with the limits and sources of the row, the clinic's
 * name and who made it when.
 */
export function copyOfPreset(
  row: ThresholdPreset,
  { id, name }: { id: string; name: Bilingual },
  changedBy: ChangedBy,
): ThresholdPreset {
  return {
    ...row,
    id,
    name,
    version: FIRST_VERSION,
    author: authored(changedBy),
    copiedFrom: `${row.id}@${row.version}`,
    changed: { ...changedBy },
  }
}

/** The next version of the clinic's own preset with these changes; the version before stays as it is. */
export function nextVersionOf(
  own: ThresholdPreset,
  changes: Partial<Pick<ThresholdPreset, 'name' | 'rules'>>,
  all: readonly ThresholdPreset[],
  changedBy: ChangedBy,
): ThresholdPreset {
  const versions = all.filter(({ id }) => id === own.id).map(({ version }) => Number(version) || 0)
  return {
    ...own,
    ...changes,
    version: String(Math.max(Number(own.version) || 0, ...versions) + 1),
    author: authored(changedBy),
    changed: { ...changedBy },
  }
}

/** Of each preset its newest version, in the order in which the ids first stand in the list. */
export function newestPresets(list: readonly ThresholdPreset[]): ThresholdPreset[] {
  const newest = new Map<string, ThresholdPreset>()
  for (const preset of list) {
    const known = newest.get(preset.id)
    if (known === undefined || isNewer(preset.version, known.version)) newest.set(preset.id, preset)
  }
  return [...newest.values()]
}

/** Versions count upwards; of two that are equal or no numbers the one later in the list is the newer. */
function isNewer(version: string, than: string): boolean {
  return !(Number(version) < Number(than))
}

function authored({ by }: ChangedBy): Bilingual {
  return { ja: by, en: by }
}
