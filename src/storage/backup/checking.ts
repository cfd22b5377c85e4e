import { BadBackup } from '../errors'
import { newestForm, STEPS } from '../stores/migrations'
import { FRAME, HEADER_BYTES } from './format'
import { endPayload, firstFrame, framesOf } from './frames'
import { labelOf, readBeginning, readEnding, type Beginning, type Ending } from './label'
import { keysIn, unpackedRecords, type RecordKey, type StoredRecord } from './records'
import type { BackupLabel, Progress } from './types'

/** Everything of a file whose checksums are right, but for the records. */
export interface Checked {
  beginning: Beginning
  ending: Ending
  label: BackupLabel
  /** The checksum before the end, which the end has sealed in it. */
  chain: Uint8Array<ArrayBuffer>
  removals: RecordKey[]
  /** What could not be read when the backup was made. */
  damages: RecordKey[]
}

/** What is done with the records on the way. */
export type Taking = (records: StoredRecord[]) => Promise<void>

/**
 * Reads a whole file and holds everything against its checksums, without a key, and without taking more than a frame
 * into memory. Throws `BadBackup`: `foreign`, `newer`, `cut` or `damaged`.
 */
export async function readBackup(
  file: Blob,
  take: Taking = () => Promise.resolve(),
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<Checked> {
  let beginning: Beginning | undefined
  let removals: RecordKey[] = []
  let damages: RecordKey[] = []
  for await (const { kind, payload, before, next } of framesOf(file, signal)) {
    if (!beginning) {
      if (kind !== FRAME.label) throw new BadBackup('damaged', 'no label')
      beginning = beginningOf(payload)
    } else if (kind === FRAME.records) await take(unpackedRecords(payload))
    else if (kind === FRAME.removals) removals = keysIn(payload)
    else if (kind === FRAME.damages) damages = keysIn(payload)
    else if (kind !== FRAME.end) throw new BadBackup('damaged', `a frame of kind ${kind}`)
    onProgress?.(next, file.size)
    if (kind !== FRAME.end) continue
    const ending = readEnding(payload, beginning)
    const label = labelOf(beginning, ending)
    return { beginning, ending, label, chain: before, removals, damages }
  }
  throw new BadBackup('cut', 'no end')
}

/** What a file says of itself, all of it held against its checksums; see `readBackup`. */
export async function checkBackup(
  file: Blob,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<BackupLabel> {
  return (await readBackup(file, undefined, onProgress, signal)).label
}

/** Label and end alone, without what lies between: enough to tell the backups of a folder apart. */
export async function edgesOf(file: Blob): Promise<{ beginning: Beginning; ending: Ending }> {
  const first = await firstFrame(file)
  if (first.kind !== FRAME.label) throw new BadBackup('damaged', 'no label')
  const beginning = beginningOf(first.payload)
  const end = await endPayload(file)
  if (!end || file.size <= HEADER_BYTES) throw new BadBackup('cut', 'no end')
  return { beginning, ending: readEnding(end, beginning) }
}

function beginningOf(payload: Uint8Array<ArrayBuffer>): Beginning {
  const beginning = readBeginning(payload)
  if (beginning.form > newestForm(STEPS)) {
    throw new BadBackup('newer', `written by schema version ${beginning.form}`)
  }
  return beginning
}
