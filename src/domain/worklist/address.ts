import { CHIPS, type ChipId } from './chips'
import type { SortOrder } from './listing'
import { SORTS } from './order/sort'

/** The part of a view that an address may hold: filter and order. Never the search text: browsers write addresses down. */
export interface AddressView {
  chip?: ChipId | undefined
  sort?: SortOrder | undefined
}

/** The filter and order that an address names; what it does not know it leaves out. */
export function readAddress(query: Readonly<Record<string, unknown>>): AddressView {
  const by = SORTS.find((column) => column === query['sort'])
  return {
    chip: CHIPS.find((chip) => chip === query['chip']),
    sort: by && { by, descending: query['order'] === 'down' },
  }
}

/** How an address names them. */
export function addressOf({ chip, sort }: AddressView): Record<string, string> {
  return {
    ...(chip && { chip }),
    ...(sort && { sort: sort.by, order: sort.descending ? 'down' : 'up' }),
  }
}
