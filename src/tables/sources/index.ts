import type { Source } from '@/domain/source'
import { biologicalVariationSources } from './biologicalVariation'
import { codeSources } from './codes'
import { courseSources } from './courses'
import { criteriaSources } from './criteria'
import { interactionSources } from './interactions'
import { rangeSources } from './ranges'
import { restrictionSources } from './restrictions'
import { scheduleSources } from './schedules'

/** Where every name, code, range and limit of the tables comes from, and how sure it is. */
export const SOURCES: readonly Source[] = [
  ...codeSources,
  ...rangeSources,
  ...biologicalVariationSources,
  ...criteriaSources,
  ...restrictionSources,
  ...courseSources,
  ...scheduleSources,
  ...interactionSources,
]

const BY_ID = new Map(SOURCES.map((source) => [source.id, source]))

/** The source with that id; undefined where the tables have none such, e.g. for a clinic's own row. */
export function sourceById(id: string): Source | undefined {
  return BY_ID.get(id)
}
