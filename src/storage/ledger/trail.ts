import { Damaged } from '../errors'
import type { Desk } from '../desk'
import type { Act, ActEntry } from '../types'
import { entriesOf, entryOf, MOST_NAMED, newestHead } from './acts'
import { newestFirst } from './batches'
import { checked } from './check'
import type { Noted, Seal, Trail } from './types'

/** The trail of a clinic, for whoever notes and reads it. */
export function trailOn({ guarded, commit, shelf }: Desk): Trail {
  async function seal(): Promise<Seal> {
    const head = await newestHead(shelf)
    return head ? { count: head.number, hash: head.hash } : { count: 0, hash: '' }
  }

  async function sealAfter(count: number): Promise<Seal | undefined> {
    if (!Number.isSafeInteger(count)) return undefined
    const sealed = await shelf.database.get('acts', [count, 1])
    if (!sealed) return undefined
    try {
      return { count, hash: (await entryOf(shelf, sealed)).hash }
    } catch (cause) {
      if (!(cause instanceof Damaged)) throw cause
      shelf.note(cause)
      return undefined
    }
  }

  async function* read(): AsyncGenerator<ActEntry[], void, undefined> {
    const batches = newestFirst(shelf)
    for (;;) {
      const batch = await guarded(() => batches.next())
      if (batch.done) return
      const entries = await guarded(() => entriesOf(shelf, batch.value))
      yield entries.flatMap((entry) => entry ?? [])
    }
  }

  return {
    note: (event) => guarded(() => commit(actOf(event))),
    seal: () => guarded(seal),
    sealAfter: (count) => guarded(() => sealAfter(count)),
    read,
    check: (onProgress, signal) => guarded(() => checked(shelf, onProgress, signal)),
  }
}

function actOf({ what, at, patientIds = [], detail, why }: Noted): Act {
  const many = patientIds.length > MOST_NAMED
  const told = many ? { ...detail, patients: patientIds.length } : detail
  return {
    what,
    at,
    ...(!many && { about: patientIds }),
    ...(told && { detail: told }),
    ...(why !== undefined && { why }),
  }
}
