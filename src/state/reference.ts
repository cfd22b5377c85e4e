/**
 * The catalogue of analytes, the table of sources and the variation that changes are held against, for screens that show
 * or read them. The worklist needs none, so they stand apart from the settings and load with those screens.
 */
export { ANALYTES } from '@/tables/analytes'
export { SHOWN_ANALYTES } from '@/tables/analytes/shown'
export { VARIATION } from '@/tables/biologicalVariation'
export { INTERACTIONS } from '@/tables/interactions'
export { CONTRAINDICATED } from '@/tables/interactions/contraindicated'
export { RESTRICTIONS } from '@/tables/restrictions'
export { SOURCES } from '@/tables/sources'
export { scheduleSources as SCHEDULE_SOURCES } from '@/tables/sources/schedules'
