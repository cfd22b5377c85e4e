import { CLINIC, type Desk } from '../desk'
import { BackupOvertaken, Damaged } from '../errors'
import type { KeptClinic } from '../history/marks'
import { entryOf, newestHead, UNREADABLE } from '../ledger/acts'
import type { Seal } from '../ledger/types'
import { contentOf } from '../sealing/contents'
import { lockToJson } from '../sealing/lockJson'
import { KEPT_STORES, versionsOf, type Sealed } from '../stores/schema'
import { erasedSince } from './erasedSince'
import { FRAME, FRAME_TARGET } from './format'
import { FrameWriter, type Sink } from './frames'
import { beginningText, endingText, labelOf, readEnding, type Beginning } from './label'
import { batchesOf, changesSince, damagedAmong } from './moment'
import { keysText, nameOf, packedRecords, type RecordKey, type StoredRecord } from './records'
import type { Progress, Written } from './types'

// As many records are read within the one transaction of the last look; it must not hold up whoever stores an act.
const FEW = 64

/** Writes a backup; see `Backups.write`. */
export async function writeBackup(
  desk: Desk,
  at: string,
  sink: Sink,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<Written> {
  const { shelf } = desk
  const locks = await shelf.database.getAll('locks')
  const beginning: Beginning = { at, clinicId: await clinicIdOf(desk), form: shelf.form, locks }
  const writer = await FrameWriter.begin(sink)
  try {
    return await writeInto(desk, writer, beginning, onProgress, signal)
  } finally {
    // Nobody lets go of the file while something is still being written into it.
    await writer.written().catch(() => undefined)
  }
}

async function writeInto(
  desk: Desk,
  writer: FrameWriter,
  beginning: Beginning,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<Written> {
  const { shelf } = desk
  const { database } = shelf
  const { locks } = beginning
  const begun = await newestHead(shelf)
  await writer.frame(FRAME.label, beginningText(beginning))
  const records = new RecordFrames(desk, writer)
  const counts = await Promise.all(KEPT_STORES.map((store) => database.count(store)))
  const total = counts.reduce((sum, count) => sum + count, 0)
  for (const store of KEPT_STORES) {
    for await (const batch of batchesOf(shelf, store)) {
      signal?.throwIfAborted()
      await records.put(batch.map((record) => ({ store, record })))
      onProgress?.(Math.min(records.read.size, total), total)
    }
  }
  let changes = await changesSince(shelf, records.read, FEW)
  while (!changes.isWhole) {
    signal?.throwIfAborted()
    await catchUp(desk, records, changes.missing)
    changes = await changesSince(shelf, records.read, FEW)
  }
  // Removals come last: a record may be in the file in the version that was and in the one that is.
  await records.put(changes.added)
  await records.flush()
  if (JSON.stringify(changes.locks.map(lockToJson)) !== JSON.stringify(locks.map(lockToJson))) {
    throw new BackupOvertaken('the locks have changed since the label was written')
  }
  // Erasing rewrites parts of the history in their places, some of which had been read before.
  if ((await erasedSince(desk, begun?.number ?? 0)).size > 0) {
    throw new BackupOvertaken('somebody was erased since the first record was read')
  }
  if (changes.gone.length > 0) await writer.frame(FRAME.removals, keysText(changes.gone))
  const damages = records.damagedNow(changes.gone)
  if (damages.length > 0) await writer.frame(FRAME.damages, keysText(damages))
  const said = {
    records: records.read.size - changes.gone.length,
    damaged: damages.length,
    seal: await sealOf(desk, changes.newestAct),
  }
  const ending = await endingText(shelf, beginning, said, writer.chain)
  await writer.frame(FRAME.end, ending)
  await writer.written()
  return {
    label: labelOf(beginning, readEnding(ending, beginning)),
    bytes: writer.bytes,
    damages: damages.map(({ store, key: [id] }) => ({
      store,
      id: String(id),
      patientIds: desk.directory.leaf(String(id))?.patientIds ?? [],
    })),
  }
}

/** Records on their way into frames of about a megabyte. */
class RecordFrames {
  readonly #desk: Desk
  readonly #writer: FrameWriter
  readonly #damaged = new Map<string, RecordKey>()
  #waiting: StoredRecord[] = []
  #waitingBytes = 0
  /** Everything that went into the file, by name. */
  readonly read = new Map<string, RecordKey>()

  constructor(desk: Desk, writer: FrameWriter) {
    this.#desk = desk
    this.#writer = writer
  }

  async put(records: readonly StoredRecord[]): Promise<void> {
    for (const { store, record } of await damagedAmong(this.#desk.shelf, records)) {
      const key: RecordKey = { store, key: [record.id, record.version] }
      this.#damaged.set(nameOf(store, key.key), key)
    }
    for (const one of records) {
      const { store, record } = one
      const key: RecordKey['key'] = [record.id, record.version]
      this.read.set(nameOf(store, key), { store, key })
      this.#waiting.push(one)
      this.#waitingBytes += record.data.byteLength
      if (this.#waitingBytes >= FRAME_TARGET) await this.flush()
    }
  }

  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return
    const records = this.#waiting
    this.#waiting = []
    this.#waitingBytes = 0
    await this.#writer.frame(FRAME.records, packedRecords(records))
  }

  /** What could not be read, and is not gone. */
  damagedNow(gone: readonly RecordKey[]): RecordKey[] {
    const names = new Set(gone.map(({ store, key }) => nameOf(store, key)))
    return [...this.#damaged].flatMap(([name, key]) => (names.has(name) ? [] : [key]))
  }
}

/** What came meanwhile, while it is much, a little at a time and outside of the one transaction. */
async function catchUp(
  { shelf: { database } }: Desk,
  records: RecordFrames,
  missing: readonly RecordKey[],
): Promise<void> {
  for (const { store, key } of missing) {
    const record = await database.get(store, key)
    if (record) await records.put([{ store, record }])
  }
}

/** The seal at the newest act; one that cannot be read is told as such, as by the log itself. */
async function sealOf({ shelf }: Desk, newest: Sealed | undefined): Promise<Seal> {
  if (!newest) return { count: 0, hash: '' }
  const entry = await entryOf(shelf, newest).catch((cause: unknown) => {
    if (!(cause instanceof Damaged)) throw cause
  })
  return { count: Number(newest.id), hash: entry?.hash ?? UNREADABLE }
}

/** By which a backup is known as one of this clinic; one that was made before clinics had an id has that of its first act. */
export async function clinicIdOf({ shelf }: Desk): Promise<string> {
  const sealed = await shelf.database.get('documents', versionsOf(CLINIC))
  const kept = sealed && (await contentOf<KeptClinic>(shelf, 'documents', sealed))
  if (kept?.clinic.id !== undefined) return kept.clinic.id
  const first = await shelf.database.get('acts', [1, 1])
  return first ? (await entryOf(shelf, first)).hash.slice(0, 12) : 'nothing-yet'
}
