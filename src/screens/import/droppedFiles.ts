import type { NamedFile } from '@/state/import/importing'

/** What was dropped: files with their paths, and those that the browser may not read. */
export interface Dropped {
  files: (File | NamedFile)[]
  unreadable: string[]
}

/**
 * The files of a drop, folders gone through. Must be called while the drop is handled: afterwards the browser has
 * forgotten it. No more than `most` are looked for; `listed` hears how many were found so far.
 */
export async function droppedFiles(
  transfer: DataTransfer,
  most: number,
  listed: (count: number) => void,
): Promise<Dropped> {
  const entries = [...transfer.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
  const files = [...transfer.files]
  if (!entries.some((entry) => entry?.isDirectory === true)) return { files, unreadable: [] }
  const found: Dropped = { files: [], unreadable: [] }
  for (const entry of entries) if (entry) await walk(entry, found, most, listed)
  return found
}

async function walk(
  entry: FileSystemEntry,
  found: Dropped,
  most: number,
  listed: (count: number) => void,
): Promise<void> {
  if (found.files.length >= most) return
  const path = entry.fullPath.replace(/^\/+/, '')
  try {
    if (isFile(entry)) {
      found.files.push({ name: path, blob: await fileOf(entry) })
      if (found.files.length % 100 === 0) listed(found.files.length)
    } else if (isFolder(entry))
      for (const inner of await entriesOf(entry)) await walk(inner, found, most, listed)
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause
    found.unreadable.push(path)
  }
}

/** A browser hands out a hundred entries at a time, until it hands out none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (some.length === 0) return all
    all.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
