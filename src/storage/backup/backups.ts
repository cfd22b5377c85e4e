import type { Desk } from '../desk'
import { BadBackup } from '../errors'
import { entryOf, newestHead } from '../ledger/acts'
import type { ActEntry } from '../types'
import { edgesOf } from './checking'
import { HALF_RESTORED, LAST_BACKUP, TAKEN_BACK } from './known'
import { labelOf } from './label'
import { unreadable } from './damages'
import { remediesIn, repairFrom } from './repairing'
import type { BackupLabel, Backups, Compared, DamagedRecord, KnownBackup, Progress, Written } from './types'
import { clinicIdOf, writeBackup } from './writing'

/** The backups of an open clinic. */
export function backupsOn(desk: Desk): Backups {
  const { guarded, shelf } = desk

  async function noteWritten({ label, bytes, damages }: Written, where: 'file' | 'folder', at: string) {
    const { seal } = label
    const known: KnownBackup = { at: label.at, count: seal.count, where }
    const detail = {
      where,
      backup: label.at,
      count: seal.count,
      hash: seal.hash,
      bytes,
      ...(damages.length > 0 && { damaged: damages.length }),
    }
    await desk.commit(
      { what: 'backup-written', at, detail },
      {
        stores: ['desk'],
        write: (transaction, note) =>
          note(transaction.objectStore('desk').put({ id: LAST_BACKUP, value: known })),
      },
    )
  }

  async function kept(id: string): Promise<unknown> {
    return (await shelf.database.get('desk', id))?.value
  }

  async function nowInUse(at: string | undefined): Promise<void> {
    await shelf.database.delete('desk', HALF_RESTORED)
    const since = await kept(TAKEN_BACK)
    if (at === undefined || typeof since !== 'string') return
    await desk.commit(
      { what: 'taken-back', at, detail: { since } },
      {
        stores: ['desk'],
        write: (transaction, note) => note(transaction.objectStore('desk').delete(TAKEN_BACK)),
      },
    )
  }

  async function actAt(number: number): Promise<ActEntry | undefined> {
    const sealed = await shelf.database.get('acts', [number, 1])
    return sealed && (await entryOf(shelf, sealed).catch(() => undefined))
  }

  async function compare({ seal }: BackupLabel): Promise<Compared> {
    const ours = await newestHead(shelf)
    const count = ours?.number ?? 0
    const isOurs = seal.count > 0 && (await actAt(seal.count))?.hash === seal.hash
    const lostUntil = count > seal.count ? (await actAt(count))?.at : undefined
    return {
      isOurs,
      lostActs: Math.max(0, count - seal.count),
      ...(lostUntil !== undefined && { lostUntil }),
      moreActs: Math.max(0, seal.count - count),
    }
  }

  async function peek(file: Blob): Promise<BackupLabel | undefined> {
    try {
      const { beginning, ending } = await edgesOf(file)
      if (beginning.clinicId !== (await clinicIdOf(desk))) return undefined
      return labelOf(beginning, ending)
    } catch (cause) {
      if (cause instanceof BadBackup) return undefined
      throw cause
    }
  }

  async function scan(onProgress?: Progress): Promise<DamagedRecord[]> {
    const damages = await unreadable(desk, onProgress)
    return damages.map(({ store, id, patientIds }) => ({ store, id: String(id), patientIds }))
  }

  return {
    write: (at, sink, onProgress, signal) => guarded(() => writeBackup(desk, at, sink, onProgress, signal)),
    noteWritten: (written, where, at) => guarded(() => noteWritten(written, where, at)),
    clinicId: () => guarded(() => clinicIdOf(desk)),
    newest: () => guarded(async () => (await kept(LAST_BACKUP)) as KnownBackup | undefined),
    compare: (label) => guarded(() => compare(label)),
    peek: (file) => guarded(() => peek(file)),
    scan: (onProgress) => guarded(() => scan(onProgress)),
    remedies: (file, onProgress, signal) => guarded(() => remediesIn(desk, file, onProgress, signal)),
    repair: (file, chosen, at, onProgress) => guarded(() => repairFrom(desk, file, chosen, at, onProgress)),
    nowInUse: (at) => guarded(() => nowInUse(at)),
    keep: (id, value) => guarded(async () => void (await shelf.database.put('desk', { id, value }))),
    kept: (id) => guarded(() => kept(id)),
  }
}
