/** Where the ids of resources are known: within one file, or within the files of one folder (one export of one server). */
export class Scopes {
  private readonly folders = new Map<string, number>()

  ofFile(file: number): number {
    return file * 2 + 1
  }

  ofFolder(folder: string): number {
    const known = this.folders.get(folder)
    if (known !== undefined) return known
    const scope = this.folders.size * 2
    this.folders.set(folder, scope)
    return scope
  }
}

/** The folder in which a file stands, as chosen; empty where it was chosen alone. */
export function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')))
}
