// Crockford's base32: no I, L, O or U, so that a printed key is read back as it was meant.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4
const SECRET_LENGTH = 28
const SEPARATORS = /[\s\p{Pd}ー−_.・]/gu

/** A new recovery key: 140 random bits in seven groups of four, and an eighth group that shows a slip of the pen. */
export async function newRecoveryKey(): Promise<string> {
  const random = crypto.getRandomValues(new Uint8Array(SECRET_LENGTH))
  const secret = Array.from(random, (byte) => ALPHABET[byte & 31] ?? '').join('')
  const whole = secret + (await checkGroup(secret))
  return (whole.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

/**
 * The secret in a recovery key as somebody typed it, whatever its case, spaces, hyphens or width; undefined when a
 * letter is missing or wrong.
 */
export async function readRecoveryKey(typed: string): Promise<string | undefined> {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(SEPARATORS, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (letters.length !== SECRET_LENGTH + GROUP) return undefined
  if (![...letters].every((letter) => ALPHABET.includes(letter))) return undefined
  const secret = letters.slice(0, SECRET_LENGTH)
  return letters.slice(SECRET_LENGTH) === (await checkGroup(secret)) ? secret : undefined
}

async function checkGroup(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`saiketsu ${secret}`))
  return Array.from(new Uint8Array(digest, 0, GROUP), (byte) => ALPHABET[byte & 31] ?? '').join('')
}
