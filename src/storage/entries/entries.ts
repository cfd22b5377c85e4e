import type { Desk } from '../desk'
import { newId } from '../id'
import { contentOf, sealContent } from '../sealing/contents'
import { isNewest, mustBeNewest } from '../stores/generation'
import type { SealedKey } from '../stores/schema'
import type { EntryDraft, EntryDrafts } from './types'

/** So many are kept of one person; beyond that the oldest go. */
export const MOST_DRAFTS = 50

interface OwnDraft extends EntryDraft {
  /** Whose it is. */
  user: string
}

interface Found {
  key: SealedKey
  /** Absent where it cannot be opened: then it is nobody's. */
  draft?: OwnDraft
}

/**
 * Unsaved entry, one sealed record a form and patient. It stands beside the record and its log, never in them: what nobody
 * has confirmed has not happened.
 */
export function entriesOn(desk: Desk): EntryDrafts {
  const { shelf, user, guarded } = desk
  const { database } = shelf
  /** What was opened before need not be opened again at each keystroke. */
  const opened = new Map<string, Found>()
  let turn: Promise<unknown> = Promise.resolve()

  async function own(): Promise<OwnFound[]> {
    const keys: SealedKey[] = await database.getAllKeys('drafts')
    const found = await Promise.all(keys.map(open))
    const standing = new Set(keys.map(String))
    for (const name of opened.keys()) if (!standing.has(name)) opened.delete(name)
    return found.filter(isOwn).sort((a, b) => (a.draft.at < b.draft.at ? 1 : -1))
  }

  function isOwn(found: Found): found is OwnFound {
    return found.draft?.user === user.id
  }

  async function open(key: SealedKey): Promise<Found> {
    const known = opened.get(String(key))
    if (known) return known
    const sealed = await database.get('drafts', key)
    const draft = sealed && (await contentOf<OwnDraft>(shelf, 'drafts', sealed).catch(() => undefined))
    const found: Found = draft ? { key, draft } : { key }
    opened.set(String(key), found)
    return found
  }

  async function keep(draft: EntryDraft): Promise<void> {
    for (let kept = false; !kept;) {
      const found = await own()
      const same = found.filter((one) => isSame(one.draft, draft))
      const others = found.filter((one) => !same.includes(one))
      const id = same[0]?.key[0] ?? newId()
      const version = (same[0]?.key[1] ?? 0) + 1
      const sealed = await sealContent(shelf, { store: 'drafts', id, version }, { ...draft, user: user.id })
      const gone = [...same, ...others.slice(MOST_DRAFTS - 1)].map(({ key }) => key)
      const { generation } = shelf.keys
      await mustBeNewest(database.transaction('locks').store, generation)
      const transaction = database.transaction(['drafts', 'locks'], 'readwrite')
      const drafts = transaction.objectStore('drafts')
      // Another tab may have kept the same form since it was looked at; then this one is sealed anew, after that. The same where
      // somebody was taken out, and everything has another data key.
      const isCurrent = await isNewest(transaction.objectStore('locks'), sealed.generation ?? generation)
      kept = isCurrent && (await drafts.getKey([id, version])) === undefined
      const writings = kept ? [drafts.put(sealed), ...gone.map((key) => drafts.delete(key))] : []
      await Promise.all([...writings, transaction.done])
    }
  }

  async function drop(form: string, patientId?: string): Promise<void> {
    const found = await own()
    const gone = found.filter(({ draft }) =>
      isSame(draft, { form, ...(patientId !== undefined && { patientId }) }),
    )
    if (gone.length === 0) return
    const transaction = database.transaction('drafts', 'readwrite')
    await Promise.all([...gone.map(({ key }) => transaction.store.delete(key)), transaction.done])
  }

  function inTurn<Given>(work: () => Promise<Given>): Promise<Given> {
    return guarded(() => {
      const next = turn.then(work)
      turn = next.catch(() => undefined)
      return next
    })
  }

  return {
    all: () => inTurn(async () => newestOfEach(await own())),
    keep: (draft) => inTurn(() => keep(draft)),
    drop: (form, patientId) => inTurn(() => drop(form, patientId)),
  }
}

type OwnFound = Found & { draft: OwnDraft }

function isSame(
  one: Pick<EntryDraft, 'form' | 'patientId'>,
  other: Pick<EntryDraft, 'form' | 'patientId'>,
): boolean {
  return one.form === other.form && one.patientId === other.patientId
}

/** Two tabs that began the same form at the same moment left two; the newer one counts. */
function newestOfEach(newestFirst: readonly OwnFound[]): EntryDraft[] {
  const drafts: EntryDraft[] = []
  for (const { draft } of newestFirst) {
    if (drafts.some((one) => isSame(one, draft))) continue
    const { form, patientId, values, at } = draft
    drafts.push({ form, ...(patientId !== undefined && { patientId }), values, at })
  }
  return drafts
}
