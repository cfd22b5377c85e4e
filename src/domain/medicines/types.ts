import type { Bilingual } from '../language'

/** 併用禁忌 or 併用注意. */
export type InteractionSeverity = 'contraindicated' | 'caution'

/** What must not, or should not without thought, be taken beside isotretinoin (clinical.md §7). */
export interface Interaction {
  id: string
  agent: Bilingual
  severity: InteractionSeverity
  reason: Bilingual
  /** Brand and generic names; one of them anywhere in what was entered is a match. */
  names: readonly string[]
  /** Longer words that hold one of the names and are something else. */
  unless?: readonly string[]
  /** What is put on the skin, into the eye or inhaled is not meant. */
  systemicOnly?: true
  /** YJ codes that begin so are of this class. */
  yjPrefix?: string
  /** It is a condition of the person, not a medicine. */
  isCondition?: true
  /** How long before a course it must have ended: no label that was read states it. */
  washOutUnknown?: true
  /** Ids of rows of the table of sources: of the statement, and of the names where those come from elsewhere. */
  source: string
  namesSource?: string
}
