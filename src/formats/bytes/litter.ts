const NAMES: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db', 'ehthumbs.db', 'desktop.ini'])

/** Whether a file is one that a system puts into folders on its own: nobody chose it. */
export function isLitter(path: string): boolean {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  return NAMES.has(name.toLowerCase()) || name.startsWith('._') || parts.includes('__MACOSX')
}
