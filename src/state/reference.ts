/**
 * The catalogue of analytes and the table of sources, for screens that show or read them. The worklist needs neither, so
 * they stand apart from the settings and load with those screens.
 */
export { ANALYTES } from '@/tables/analytes'
export { SOURCES } from '@/tables/sources'
