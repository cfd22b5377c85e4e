import type { Desk } from '../desk'
import { headOf, nextEntry, sealedEntry, type Head } from '../ledger/acts'
import { RECOVERY } from '../sealing/opening'
import { mustBeNewest } from '../stores/generation'
import type { Attempts, DeskItem, Sealed } from '../stores/schema'
import { undone, writeAll } from '../stores/writing'
import type { ActEntry } from '../types'
import { DOOR } from './door'
import { saysNames, sealedNames } from './doorNames'
import { currentLocks } from './lockChanges'
import { knownPeople, namesOf } from './known'

/** Everything of a login, sealed, and what must still stand for it to be put. */
interface Login {
  head: Head
  acts: Sealed[]
  attempts: Attempts[]
  door: DeskItem | undefined
}

type Said = Pick<ActEntry, 'what' | 'detail'>

/**
 * Writes into the trail who tried in vain since somebody last got in, and that the person of this session did, in one
 * transaction in which the tries are forgotten. Where this computer does not have the names for the door, it has them
 * then.
 */
export async function noteLogin(desk: Desk, at: string): Promise<void> {
  while (!(await put(desk, await sealedLogin(desk, at))));
}

async function sealedLogin(desk: Desk, at: string): Promise<Login> {
  const { shelf, user } = desk
  const attempts = await shelf.database.getAll('attempts')
  const head = await headOf(shelf)
  const acts: Sealed[] = []
  let newest = head
  for (const said of saidOf(desk, attempts)) {
    const who = { id: user.id, name: user.name }
    const entry = await nextEntry(newest, { at, who, ...said, patients: 0, pages: [] })
    acts.push(await sealedEntry(shelf, entry))
    newest = entry
  }
  return { head, acts, attempts, door: await doorWanted(desk) }
}

function saidOf({ user }: Desk, attempts: readonly Attempts[]): Said[] {
  const inOrder = [...attempts].sort((a, b) => ((a.at[0] ?? '') < (b.at[0] ?? '') ? -1 : 1))
  const failed = inOrder.map(({ id, at }): Said => {
    const detail = { whose: id, count: at.length, first: at[0] ?? '', last: at.at(-1) ?? '' }
    return { what: 'login-failed', detail }
  })
  return [...failed, { what: user.id === RECOVERY.id ? 'login-by-recovery-key' : 'login' }]
}

async function doorWanted(desk: Desk): Promise<DeskItem | undefined> {
  const { database } = desk.shelf
  const names = namesOf(await knownPeople(desk, await currentLocks(desk)))
  return (await saysNames(await database.get('desk', DOOR), names)) ? undefined : sealedNames(names)
}

/** False where somebody else has written meanwhile. */
async function put({ shelf }: Desk, { head, acts, attempts, door }: Login): Promise<boolean> {
  const stores = ['acts', 'attempts', 'desk', 'locks'] as const
  const transaction = shelf.database.transaction([...stores], 'readwrite', { durability: 'strict' })
  const stands = async (): Promise<boolean> => {
    const generation = acts[0]?.generation ?? shelf.keys.generation
    const [newest, tries] = await Promise.all([
      transaction.objectStore('acts').openKeyCursor(null, 'prev'),
      transaction.objectStore('attempts').getAll(),
      mustBeNewest(transaction.objectStore('locks'), generation),
    ])
    return Number(newest?.key[0] ?? 0) === head.number && JSON.stringify(tries) === JSON.stringify(attempts)
  }
  const same = await stands().catch(async (cause: unknown) => {
    await undone(transaction)
    throw cause
  })
  if (!same) {
    await undone(transaction)
    return false
  }
  await writeAll(transaction, (note) => {
    for (const act of acts) note(transaction.objectStore('acts').add(act))
    note(transaction.objectStore('attempts').clear())
    if (door) note(transaction.objectStore('desk').put(door))
  })
  return true
}
