import { BadBackup } from '../errors'
import type { KEPT_STORES, Sealed, SealedKey } from '../stores/schema'

/** The stores by their number in the file. They are only ever added to, at the end. */
export const STORES_IN_FILE = ['documents', 'pages', 'slices', 'imports', 'acts', 'history'] as const
export type KeptStore = (typeof KEPT_STORES)[number]

/** A sealed record and the store it lies in. */
export interface StoredRecord {
  store: KeptStore
  record: Sealed
}

/** Which record of which store. */
export interface RecordKey {
  store: KeptStore
  key: SealedKey
}

const IV_BYTES = 12
const TEXT_ID = 0
const NUMBER_ID = 1
const NUMBER_BYTES = 8

/** Records one behind the other, with the lengths that reading needs. */
export function packedRecords(records: readonly StoredRecord[]): Uint8Array<ArrayBuffer> {
  const parts = records.map(({ store, record }) => ({ store, record, id: idBytes(record.id) }))
  const length = parts.reduce((sum, { record, id }) => sum + id.length + 25 + record.data.byteLength, 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const { store, record, id } of parts) {
    if (record.iv.length !== IV_BYTES) throw new Error(`an iv of ${record.iv.length} bytes in ${store}`)
    view.setUint8(at, storeNumber(store))
    bytes.set(id, at + 1)
    at += 1 + id.length
    view.setUint32(at, record.version, true)
    view.setUint16(at + 4, record.form, true)
    view.setUint16(at + 6, record.generation ?? 0, true)
    bytes.set(record.iv, at + 8)
    view.setUint32(at + 20, record.data.byteLength, true)
    bytes.set(new Uint8Array(record.data), at + 24)
    at += 24 + record.data.byteLength
  }
  return bytes
}

/** The records that `packedRecords` was given; throws `BadBackup` where the lengths do not fit. */
export function unpackedRecords(bytes: Uint8Array<ArrayBuffer>): StoredRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: StoredRecord[] = []
  try {
    for (let at = 0; at < bytes.length;) {
      const store = storeOf(view.getUint8(at))
      const { id, end } = idAt(view, at + 1)
      const length = view.getUint32(end + 20, true)
      const from = end + 24
      if (from + length > bytes.length) throw new RangeError('a record is longer than its frame')
      const generation = view.getUint16(end + 6, true)
      records.push({
        store,
        record: {
          id,
          version: view.getUint32(end, true),
          form: view.getUint16(end + 4, true),
          ...(generation > 0 && { generation }),
          iv: bytes.slice(end + 8, end + 20),
          data: bytes.slice(from, from + length).buffer,
        },
      })
      at = from + length
    }
  } catch (cause) {
    throw cause instanceof RangeError ? new BadBackup('damaged', cause.message, { cause }) : cause
  }
  return records
}

/** Keys of records as text; nothing in them says anything about a patient. */
export function keysText(keys: readonly RecordKey[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    JSON.stringify(keys.map(({ store, key: [id, version] }) => [store, id, version])),
  )
}

/** The keys that `keysText` was given. */
export function keysIn(bytes: Uint8Array<ArrayBuffer>): RecordKey[] {
  const list: unknown = parsed(bytes)
  if (!Array.isArray(list)) throw new BadBackup('damaged', 'no list of keys')
  return list.map((one: unknown): RecordKey => {
    const [name, id, version] = Array.isArray(one) ? (one as unknown[]) : []
    const store = STORES_IN_FILE.find((known) => known === name)
    if (!store || !(typeof id === 'string' || typeof id === 'number') || typeof version !== 'number') {
      throw new BadBackup('damaged', 'not a key of a record')
    }
    return { store, key: [id, version] }
  })
}

/** A name for a record within maps and sets. */
export function nameOf(store: KeptStore, [id, version]: SealedKey): string {
  return `${store} ${typeof id} ${id} ${version}`
}

/** What a payload of JSON says; throws `BadBackup` where it is none. */
export function parsed(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new BadBackup('damaged', 'not the text that it should be', { cause })
  }
}

function idBytes(id: string | number): Uint8Array<ArrayBuffer> {
  if (typeof id === 'number') {
    const bytes = new Uint8Array(1 + NUMBER_BYTES)
    bytes[0] = NUMBER_ID
    new DataView(bytes.buffer).setFloat64(1, id, true)
    return bytes
  }
  const text = new TextEncoder().encode(id)
  const bytes = new Uint8Array(3 + text.length)
  bytes[0] = TEXT_ID
  new DataView(bytes.buffer).setUint16(1, text.length, true)
  bytes.set(text, 3)
  return bytes
}

function idAt(view: DataView<ArrayBuffer>, at: number): { id: string | number; end: number } {
  if (view.getUint8(at) === NUMBER_ID) {
    return { id: view.getFloat64(at + 1, true), end: at + 1 + NUMBER_BYTES }
  }
  const length = view.getUint16(at + 1, true)
  const text = new Uint8Array(view.buffer, view.byteOffset + at + 3, length)
  return { id: new TextDecoder().decode(text), end: at + 3 + length }
}

function storeNumber(store: KeptStore): number {
  const number = STORES_IN_FILE.indexOf(store)
  if (number < 0) throw new Error(`a store that no backup knows: ${store}`)
  return number
}

function storeOf(number: number): KeptStore {
  const store = STORES_IN_FILE[number]
  if (!store) throw new RangeError(`store number ${number}`)
  return store
}
