import { shallowRef, type ShallowRef } from 'vue'
import type { ImportListName, ImportLists, ImportService, ItemPage, LineItem, LinesWanted } from '../types'

type Lists = { [Name in ImportListName]: ItemPage<ImportLists[Name]> }
type Wanted = Omit<LinesWanted, 'from' | 'count'>

/** So many items come at once. */
export const PAGE = 50
const LIST_NAMES = [
  'problems',
  'warnings',
  'conflicts',
  'doubts',
  'notes',
  'leftOut',
  'unknownItems',
] as const

/** The lists of a preview as the screen shows them, and the ways to see more of them. */
export interface PreviewLists {
  lists: ShallowRef<Lists>
  lines: ShallowRef<ItemPage<LineItem>>
  linesWanted: ShallowRef<Wanted>
  load: () => Promise<void>
  more: (name: ImportListName) => Promise<void>
  showLines: (wanted?: Wanted) => Promise<void>
  moreLines: () => Promise<void>
  clear: () => void
}

/** The lists of what the service has read; it is asked for anew each time, since a lock ends it. */
export function previewLists(service: () => Pick<ImportService, 'page' | 'lines'>): PreviewLists {
  const lists = shallowRef<Lists>(emptyLists())
  const lines = shallowRef<ItemPage<LineItem>>({ items: [], total: 0 })
  const linesWanted = shallowRef<Wanted>({})
  /** Listing every cell takes the worker half a second for a million: only who looks waits for it. */
  let areLinesShown = false

  /** Loads all lists anew, as far as they were shown: what a person had scrolled to does not go away. */
  async function load(): Promise<void> {
    if (areLinesShown) await loadLines(linesWanted.value, lines.value.items.length)
    const shown = (name: ImportListName): number => Math.max(PAGE, lists.value[name].items.length)
    const pages = await Promise.all(LIST_NAMES.map((name) => service().page(name, 0, shown(name))))
    lists.value = Object.fromEntries(LIST_NAMES.map((name, at) => [name, pages[at]])) as unknown as Lists
  }

  async function more(name: ImportListName): Promise<void> {
    const now = lists.value[name]
    const next = await service().page(name, now.items.length, PAGE)
    lists.value = { ...lists.value, [name]: { items: [...now.items, ...next.items], total: next.total } }
  }

  async function loadLines(wanted: Wanted, shown: number): Promise<void> {
    linesWanted.value = wanted
    areLinesShown = true
    const page = await service().lines({ ...wanted, from: 0, count: Math.max(PAGE, shown) })
    if (linesWanted.value === wanted) lines.value = page
  }

  async function moreLines(): Promise<void> {
    const wanted = linesWanted.value
    const next = await service().lines({ ...wanted, from: lines.value.items.length, count: PAGE })
    if (linesWanted.value === wanted)
      lines.value = { items: [...lines.value.items, ...next.items], total: next.total }
  }

  function clear(): void {
    areLinesShown = false
    linesWanted.value = {}
    lines.value = { items: [], total: 0 }
    lists.value = emptyLists()
  }

  return {
    lists,
    lines,
    linesWanted,
    load,
    more,
    showLines: (wanted = linesWanted.value) => loadLines(wanted, 0),
    moreLines,
    clear,
  }
}

function emptyLists(): Lists {
  return Object.fromEntries(LIST_NAMES.map((name) => [name, { items: [], total: 0 }])) as unknown as Lists
}
