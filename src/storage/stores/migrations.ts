import type { IDBPDatabase, IDBPTransaction } from 'idb'
import type { SealedStore } from './schema'

/** The stores whose contents a step may turn into another form. */
export type TurnedStore = Exclude<SealedStore, 'slices' | 'acts' | 'drafts'>

/**
 * The way of the stored data from one schema version to the next. `stores` changes stores and indexes while the database
 * is being opened, without the key: all of it or nothing, whatever happens meanwhile. `contents` turns what the version
 * before wrote into what this version reads; it runs when a record has been unsealed, and the record is stored in the
 * new form when it is next written. Facts are never turned: a slice of an older form is made anew from its page, so
 * whoever changes what `factsOf` gives adds a step, if only an empty one. Acts are never turned: their hashes are over
 * what was written.
 * The history holds what leads from one version to the one before in the form in which both were written: whoever turns
 * the shape of patients turns the ways in `history` likewise (docs/decisions/0018-history.md).
 * Steps are only ever added: a step that has been released is never edited.
 */
export interface Step {
  number: number
  stores?: (database: IDBPDatabase, transaction: IDBPTransaction<unknown, string[], 'versionchange'>) => void
  contents?: Partial<Record<TurnedStore, (content: unknown) => unknown>>
}

export const STEPS: readonly Step[] = [
  {
    number: 1,
    stores: (database) => {
      database.createObjectStore('locks', { keyPath: 'id' })
      for (const store of ['documents', 'pages', 'slices', 'imports', 'acts']) {
        database.createObjectStore(store, { keyPath: ['id', 'version'] })
      }
    },
  },
  // Facts say of each draw whether something changed after its review, in a bit of its own of the slice.
  { number: 2 },
  // Earlier versions of everything, people with a lock each, drafts that survive a lock.
  {
    number: 3,
    stores: (database) => {
      for (const store of ['history', 'drafts']) {
        database.createObjectStore(store, { keyPath: ['id', 'version'] })
      }
      for (const store of ['attempts', 'desk']) database.createObjectStore(store, { keyPath: 'id' })
    },
    contents: {
      // What was written before says of nothing who made it, and has no version before it.
      pages: (content) => {
        const page = content as { patients: unknown[] }
        return { ...page, marks: [{}], markOf: page.patients.map(() => 0) }
      },
      documents: (content) => ({ clinic: content, mark: {} }),
    },
  },
]

/** The schema version that these steps lead to. */
export function newestForm(steps: readonly Step[]): number {
  return steps.reduce((newest, step) => Math.max(newest, step.number), 0)
}

/** Changes the stores from one version to the newest, step by step. */
export function bringStoresUp(
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
  from: number,
  steps: readonly Step[],
): void {
  for (const step of later(steps, from)) step.stores?.(database, transaction)
}

/** The content of a record as the newest code reads it. */
export function broughtUp(
  store: TurnedStore,
  content: unknown,
  form: number,
  steps: readonly Step[],
): unknown {
  return later(steps, form).reduce((older, step) => step.contents?.[store]?.(older) ?? older, content)
}

function later(steps: readonly Step[], than: number): Step[] {
  return steps.filter((step) => step.number > than).sort((a, b) => a.number - b.number)
}
