/** The browser's own folder where a file too large for memory waits until it was handed over. */
const OUTGOING = 'outgoing'
const MEGABYTE = 1024 * 1024
/** Up to so much a file stays in memory, and nothing of it is written to this computer's disk before it is saved. */
const MOST_IN_MEMORY = 48 * MEGABYTE
/** By then the browser has copied the file to where the person keeps downloads. */
const KEPT_MILLISECONDS = 15 * 60_000

/** Writes pieces one after the other as one file. A small one is held in memory; a large one never is. */
export interface Sink {
  write(piece: string | Uint8Array<ArrayBuffer>): Promise<void>
  /** The file as a whole; nothing can be written any more. */
  close(): Promise<Blob>
  /** Throws away what was written. */
  abort(): Promise<void>
}

/**
 * A file that grows piece by piece. Beyond `mostInMemory` bytes it goes on in the browser's private file system, from
 * where it is taken away a quarter of an hour later, or when the app is next opened (`sweepOutgoing`).
 */
export function sinkFor(type: string, mostInMemory = MOST_IN_MEMORY): Sink {
  const encoder = new TextEncoder()
  let parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  let disk: OnDisk | undefined

  return {
    write: async (piece) => {
      const part = typeof piece === 'string' ? encoder.encode(piece) : piece
      bytes += part.byteLength
      if (!disk && bytes > mostInMemory) {
        disk = await openOnDisk()
        for (const earlier of parts) await disk?.stream.write(earlier)
        if (disk) parts = []
      }
      if (disk) await disk.stream.write(part)
      else parts.push(part)
    },
    close: async () => {
      if (!disk) return new Blob(parts, { type })
      await disk.stream.close()
      setTimeout(() => void sweepOutgoing(), KEPT_MILLISECONDS)
      return disk.handle.getFile()
    },
    abort: async () => {
      parts = []
      await disk?.stream.abort()
      await disk?.remove()
    },
  }
}

/** Takes away what earlier exports left in the browser's private file system. */
export async function sweepOutgoing(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory()
    await root.removeEntry(OUTGOING, { recursive: true })
  } catch {
    // There is none, or another tab is still writing one: the next start sweeps again.
  }
}

interface OnDisk {
  handle: FileSystemFileHandle
  stream: FileSystemWritableFileStream
  remove: () => Promise<void>
}

/** Undefined where the browser has no private file system: then memory must do. */
async function openOnDisk(): Promise<OnDisk | undefined> {
  if (typeof navigator.storage?.getDirectory !== 'function') return undefined
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(OUTGOING, { create: true })
  const name = crypto.randomUUID()
  const handle = await folder.getFileHandle(name, { create: true })
  const stream = await handle.createWritable()
  return { handle, stream, remove: () => folder.removeEntry(name) }
}
