import { Damaged } from '../errors'
import { contentOf } from '../sealing/contents'
import { versionsOf } from '../stores/schema'
import type { PageShare } from '../types'
import type { Directory, Shelf } from './directory'
import type { PageContent } from './page'

// Pages that are opened ahead of the reader; each is about a megabyte of JSON.
const AHEAD = 2

/** A page that was opened. */
export interface OpenPage extends PageContent {
  id: string
  version: number
}

/** The newest content of a page; undefined where there is no such page. Throws `Damaged` with the patients it holds. */
export async function pageContent(
  shelf: Shelf,
  directory: Directory,
  id: string,
): Promise<OpenPage | undefined> {
  const sealed = await shelf.database.get('pages', versionsOf(id))
  if (!sealed) return undefined
  try {
    return { ...(await contentOf<PageContent>(shelf, 'pages', sealed)), id, version: sealed.version }
  } catch (cause) {
    if (!(cause instanceof Damaged)) throw cause
    const damage = new Damaged('pages', id, directory.leaf(id)?.patientIds)
    shelf.note(damage)
    throw damage
  }
}

/**
 * Everybody, or a share of them, a page at a time; at the end throws the first `Damaged` among the pages that could not
 * be read.
 */
export async function* allPages(
  shelf: Shelf,
  directory: Directory,
  { at: part, of: parts }: PageShare = { at: 0, of: 1 },
): AsyncGenerator<OpenPage, void, undefined> {
  const keys = await shelf.database.getAllKeys('pages')
  const ids = keys.filter((_, at) => at % parts === part).map(([id]) => String(id))
  const opening: Promise<OpenPage | Damaged | undefined>[] = []
  const damages: Damaged[] = []
  const open = (at: number): void => {
    const id = ids[at]
    if (id === undefined) return
    const content = pageContent(shelf, directory, id).catch(damageOf)
    // Whoever stops reading early leaves these unread, failed or not.
    content.catch(() => undefined)
    opening.push(content)
  }
  for (let at = 0; at < AHEAD; at += 1) open(at)
  for (let at = AHEAD; opening.length > 0; at += 1) {
    open(at)
    const content = await opening.shift()
    if (content instanceof Damaged) damages.push(content)
    else if (content) yield content
  }
  if (damages[0]) throw damages[0]
}

function damageOf(cause: unknown): Damaged {
  if (cause instanceof Damaged) return cause
  throw cause
}
