import type { FileEntry, Reader } from '@zip.js/zip.js'
import { Refused } from '../refused'
import { MOST_DIRECTORY_BYTES, MOST_PACKED_ENTRIES } from './bounds'
import type { Bytes } from './bytes'
import { bytesOf, chunksOf } from './decode'
import { entryAsGzip } from './entryAsGzip'
import { asRefused, gunzipped } from './gzip'
import { isLitter } from './litter'
import { streamOf } from './streams'
import type { UnpackedBudget } from './unpackedBudget'

/** One file that is packed in a ZIP, or why it cannot be read. */
export interface ZipEntry {
  /** With its path, by slashes. */
  name: string
  from: Bytes | Refused
}

/** Whether the first bytes are those of a ZIP: with entries, empty, or in parts. */
export function isZip(start: Uint8Array): boolean {
  if (start[0] !== 0x50 || start[1] !== 0x4b) return false
  return (
    (start[2] === 0x03 && start[3] === 0x04) ||
    (start[2] === 0x05 && start[3] === 0x06) ||
    (start[2] === 0x07 && start[3] === 0x08)
  )
}

/**
 * The files packed in a ZIP, without folders and what a system adds on its own. Nothing is unpacked before it is asked
 * for. Throws `Refused` where it is damaged or holds too many.
 */
export async function zipEntries(blob: Blob, budget: UnpackedBudget): Promise<ZipEntry[]> {
  const { ZipReader } = await import('@zip.js/zip.js/lib/zip-core-reader.js')
  const zip = new ZipReader(readerOf(blob), { useWebWorkers: false, filenameValidation: 'tolerant' })
  const found: ZipEntry[] = []
  let count = 0
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      count += 1
      if (count > MOST_PACKED_ENTRIES) throw new Refused('packed-too-many', 0, String(MOST_PACKED_ENTRIES))
      if (entry.directory) continue
      const name = entryName(entry.rawFilename, entry.filenameUTF8)
      if (!isLitter(name)) found.push({ name, from: hindrance(entry) ?? bytesOfEntry(blob, entry, budget) })
    }
  } catch (cause) {
    throw asRefused(cause)
  }
  return found
}

/** The name as written: UTF-8 where the entry says so or where it is; else Shift_JIS, as Windows packs in Japan. */
export function entryName(raw: Uint8Array, isUtf8: boolean): string {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let name: string
  try {
    name = strict.decode(raw)
  } catch {
    name = new TextDecoder(isUtf8 ? 'utf-8' : 'shift_jis').decode(raw)
  }
  return name.replaceAll('\\', '/').replace(/^\/+/, '')
}

const STORED = 0
const DEFLATED = 8
/** Nothing larger is asked for in one piece but the list of entries. */
const MOST_READ = MOST_DIRECTORY_BYTES

function hindrance(entry: FileEntry): Refused | undefined {
  if (entry.encrypted) return new Refused('packed-password')
  const { compressionMethod } = entry
  return compressionMethod === STORED || compressionMethod === DEFLATED
    ? undefined
    : new Refused('packed-method')
}

/** Unpacked without the library: its queue of streams, once one of them was left in the middle, lets nobody in any more. */
function bytesOfEntry(blob: Blob, entry: FileEntry, budget: UnpackedBudget): Bytes {
  const { offset, compressedSize, uncompressedSize, crc32 = 0, compressionMethod } = entry
  const isStored = compressionMethod === STORED
  const packed = entryAsGzip(blob, { offset, isStored, compressedSize, uncompressedSize, crc32 })
  return gunzipped(packed, budget.meter(compressedSize))
}

/** The bytes of the blob where the library asks for them; it says nothing of a file that changed meanwhile. */
function readerOf(blob: Blob): Reader<Blob> {
  const reader = {
    size: blob.size,
    readUint8Array(from: number, length: number): Promise<Uint8Array> {
      if (length > MOST_READ) throw new Refused('packed-too-many', 0, String(MOST_PACKED_ENTRIES))
      return bytesOf(blob, from, from + length)
    },
    createReadable({ offset, size }: { offset: number; size: number }): ReadableStream<Uint8Array> {
      return streamOf(chunksOf(blob.slice(offset, offset + size)))
    },
  }
  return reader as unknown as Reader<Blob>
}
