export {
  isRaised,
  leadsTheList,
  SECTIONS,
  worklistRow,
  worklistRows,
  type Section,
  type WorklistRow,
} from './row'
export { chipCounts, chipHolds, CHIPS, OPENING_CHIP, type ChipId } from './chips'
export { defaultOrder } from './order'
export { sortRows, SORTS, type SortBy } from './sort'
export { searchRows } from './search'
export { csvCell, worklistCsv, type AnalyteName } from './csv'
