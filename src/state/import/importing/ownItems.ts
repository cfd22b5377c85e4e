import type { ImportKind, OwnItem } from '@/domain/reading'
import { useSettings } from '../../settings'
import { plain } from './plain'

/** Keeps what an item of such files means to the clinic, or forgets it where no meaning is given. */
export async function keepOwnItem(kind: ImportKind, sent: string, item: OwnItem | undefined): Promise<void> {
  const { clinic, saveClinic } = useSettings()
  const before = clinic.itemLists ?? []
  const items = before.find((list) => list.kind === kind)?.items ?? {}
  const others = Object.entries(items).filter(([known]) => known !== sent)
  const changed = Object.fromEntries(item === undefined ? others : [...others, [sent, item]])
  const lists = before.filter((list) => list.kind !== kind)
  const itemLists = Object.keys(changed).length === 0 ? lists : [...lists, { kind, items: changed }]
  await saveClinic({ ...clinic, itemLists: plain(itemLists) }, 'template-saved')
}
