import type { ImportSource } from '../types'

/** Files as the browser hands them over, or text from the clipboard. */
export type Opened = readonly (File | NamedFile | { text: string; name: string })[]

/** A file of a dropped folder: only the folder knows its path. */
export interface NamedFile {
  /** With the path, by slashes. */
  name: string
  blob: Blob
}

/** Sources by name; where two have the same name (a folder, a paste), the later ones are told apart by a number. */
export function namedSources(opened: Opened): ImportSource[] {
  const taken = new Map<string, number>()
  return opened.map((each) => {
    const path = 'webkitRelativePath' in each && each.webkitRelativePath ? each.webkitRelativePath : each.name
    const before = taken.get(path) ?? 0
    taken.set(path, before + 1)
    const name = before === 0 ? path : `${path} (${before + 1})`
    if (each instanceof Blob) return { name, blob: each }
    return 'blob' in each ? { name, blob: each.blob } : { name, text: each.text }
  })
}
