export {
  isRaised,
  leadsTheList,
  NOT_REACHED_CALLS,
  SECTIONS,
  rowsAgain,
  worklistRow,
  worklistRows,
  type Section,
  type WorklistRow,
} from './row'
export { BACK_REASONS, type Back, type BackReason } from './back'
export { SECTION_WORDS, whyHere } from './whyHere'
export { chipCounts, chipHolds, CHIPS, OPENING_CHIP, type ChipId } from './chips'
export { defaultOrder } from './order/defaultOrder'
export { sortRows, SORTS, type SortBy } from './order/sort'
export { Listing, type ListView, type SortOrder } from './listing'
export { addressOf, readAddress, type AddressView } from './address'
export { searchRows } from './search'
