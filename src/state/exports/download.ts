/** Hands a file to the person at the desk, through the browser's own download. */
export function download(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLISECONDS)
}

/** A large file is still being copied long after the click. */
const KEPT_MILLISECONDS = 10 * 60_000
