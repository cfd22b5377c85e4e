const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const LENGTH = 12
const POOL = new Uint8Array(LENGTH * 256)
let used = POOL.length

/** A new random id of 12 url-safe characters (72 bits). It says nothing about whom it names. */
export function newId(): string {
  // One call of the system's generator for many ids: an import makes millions of them.
  if (used === POOL.length) {
    crypto.getRandomValues(POOL)
    used = 0
  }
  let id = ''
  for (let left = LENGTH; left > 0; left -= 1) id += ALPHABET[(POOL[used++] ?? 0) & 63]
  return id
}
