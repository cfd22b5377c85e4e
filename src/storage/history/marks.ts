import type { Stamp } from '@/domain/history/stamp'
import type { ClinicDocument } from '../types'

/** Where the version before lies: the batch of the act that replaced it, and the part of that batch. */
export type Trail = [batch: string, part: number]

/** Who made a version, and where the one before it lies. Both are absent where it was made before versions were kept. */
export interface Mark {
  stamp?: Stamp
  /** Absent for the first version. */
  trail?: Trail
}

/** Marks of many, each stored once: whoever was changed by one act in one page shares one. */
export interface MarkTable {
  marks: Mark[]
  /** For each of them the position of its mark. */
  markOf: number[]
}

/** The clinic's settings as they are sealed. */
export interface KeptClinic {
  clinic: ClinicDocument
  mark: Mark
}

/** The mark of the one at that place. */
export function markAt({ marks, markOf }: MarkTable, place: number): Mark {
  return marks[markOf[place] ?? -1] ?? {}
}

/** The table of these marks, in their order; the same mark is told by being the same object. */
export function markTable(each: readonly Mark[]): MarkTable {
  const places = new Map<Mark, number>()
  const markOf = each.map((mark) => {
    const place = places.get(mark) ?? places.size
    places.set(mark, place)
    return place
  })
  return { marks: [...places.keys()], markOf }
}
