import { BadBackup } from '../errors'
import type { Seal } from '../ledger/types'
import type { Keyed } from '../sealing/contents'
import { FIRST_GENERATION, keyOf } from '../sealing/keyring'
import { lockFromJson, lockToJson } from '../sealing/lockJson'
import type { Lock } from '../sealing/locks'
import { seal, unseal } from '../sealing/seal'
import type { Sealed } from '../stores/schema'
import { END_BYTES } from './format'
import { base64, fromBase64 } from './base64'
import { parsed } from './records'
import type { BackupLabel } from './types'

/** What stands in the first frame. */
export interface Beginning {
  at: string
  clinicId: string
  form: number
  locks: Lock[]
}

/** What stands in the last frame, readable; `sealed` says the same once more, for whoever has the key. */
export interface Ending {
  /** Records in the clinic that the backup gives. */
  records: number
  /** Of them those that could not be read even then. */
  damaged: number
  seal: Seal
  sealed: Sealed
}

/** Sealed with the data key: without it nobody can end a file that they have cut, or put together from two. */
interface SealedEnding extends Pick<Ending, 'records' | 'damaged' | 'seal'> {
  at: string
  clinicId: string
  /** The checksum before the end. */
  chain: string
}

export function beginningText({ at, clinicId, form, locks }: Beginning): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ at, clinicId, form, locks: locks.map(lockToJson) }))
}

/** The first frame; throws `BadBackup` where it is not one. */
export function readBeginning(payload: Uint8Array<ArrayBuffer>): Beginning {
  const { at, clinicId, form, locks } = fieldsOf(parsed(payload))
  if (
    typeof at !== 'string' ||
    !MOMENT.test(at) ||
    typeof clinicId !== 'string' ||
    typeof form !== 'number' ||
    !Array.isArray(locks)
  ) {
    throw new BadBackup('damaged', 'not a label')
  }
  return { at, clinicId, form, locks: locks.map(lockIn) }
}

function lockIn(text: unknown): Lock {
  const lock = lockFromJson(text)
  if (!lock) throw new BadBackup('damaged', 'not a lock')
  return lock
}

/** The last frame, sealed and as long as every last frame. */
export async function endingText(
  keyed: Keyed,
  { at, clinicId }: Pick<Beginning, 'at' | 'clinicId'>,
  said: Pick<Ending, 'records' | 'damaged' | 'seal'>,
  chain: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const inner: SealedEnding = { ...said, at, clinicId, chain: base64(chain) }
  const bytes = new TextEncoder().encode(JSON.stringify(inner))
  const sealed = await seal(
    keyed.keys,
    { store: 'backup', id: clinicId, version: 1, form: keyed.form },
    bytes,
  )
  const { iv, data, form, generation } = sealed
  const text = JSON.stringify({
    ...said,
    sealed: { iv: base64(iv), data: base64(new Uint8Array(data)), form, generation },
  })
  const payload = new TextEncoder().encode(text.padEnd(END_BYTES))
  if (payload.length !== END_BYTES) throw new Error(`an end of ${payload.length} bytes`)
  return payload
}

/** The last frame; throws `BadBackup` where it is not one. */
export function readEnding(
  payload: Uint8Array<ArrayBuffer>,
  { clinicId }: Pick<Beginning, 'clinicId'>,
): Ending {
  const { records, damaged, seal: said, sealed } = fieldsOf(parsed(payload))
  const { count, hash } = fieldsOf(said)
  const { iv, data, form, generation } = fieldsOf(sealed)
  if (
    typeof records !== 'number' ||
    typeof damaged !== 'number' ||
    typeof count !== 'number' ||
    typeof hash !== 'string' ||
    typeof iv !== 'string' ||
    typeof data !== 'string' ||
    typeof form !== 'number'
  ) {
    throw new BadBackup('damaged', 'not an end')
  }
  return {
    records,
    damaged,
    seal: { count, hash },
    sealed: {
      id: clinicId,
      version: 1,
      form,
      ...(typeof generation === 'number' && { generation }),
      iv: fromBase64(iv),
      data: fromBase64(data).buffer,
    },
  }
}

/**
 * Holds the end against what is sealed in it; throws `BadBackup` (`tampered`) where they differ, or where the key is not
 * the one that sealed it.
 */
export async function checkEnding(
  keys: Keyed['keys'],
  { at, clinicId }: Pick<Beginning, 'at' | 'clinicId'>,
  ending: Ending,
  chain?: Uint8Array,
): Promise<void> {
  if (!keyOf(keys, ending.sealed.generation ?? FIRST_GENERATION)) {
    throw new BadBackup('wrong-key', 'sealed before the data key was replaced')
  }
  const bytes = await unseal(keys, 'backup', ending.sealed).catch((cause: unknown) => {
    throw new BadBackup('tampered', 'the end does not open', { cause })
  })
  const inner = JSON.parse(new TextDecoder().decode(bytes)) as SealedEnding
  const { records, damaged, seal: said } = ending
  const expected: SealedEnding = {
    records,
    damaged,
    seal: said,
    at,
    clinicId,
    chain: chain ? base64(chain) : inner.chain,
  }
  const names = Object.keys(expected) as (keyof SealedEnding)[]
  if (names.some((name) => JSON.stringify(expected[name]) !== JSON.stringify(inner[name]))) {
    throw new BadBackup('tampered', 'the end says something else than what is sealed in it')
  }
}

/** What a backup says of itself. */
export function labelOf(
  { at, clinicId, form }: Beginning,
  { records, damaged, seal: said }: Ending,
): BackupLabel {
  return { at, clinicId, form, records, damaged, seal: said }
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
