/** The fewest characters that a passphrase may have (product.md §7). */
export const SHORTEST_PASSPHRASE = 12

/** Set by ear so that two words are weak, three fair and four good: words are easier to guess than their letters. */
const FAIR_BITS = 60
const GOOD_BITS = 100

export type Strength = 'short' | 'weak' | 'fair' | 'good'

/** How many characters a passphrase has, as it will be used: after NFKC, whole characters. */
export function passphraseLength(passphrase: string): number {
  return [...passphrase.normalize('NFKC')].length
}

/**
 * A rough advice on a passphrase, never a refusal beyond its length: bits by the kinds of characters, where a character
 * that repeats or follows the one before it (aaa, 123, abc) adds almost nothing.
 */
export function passphraseStrength(passphrase: string): Strength {
  const characters = [...passphrase.normalize('NFKC')]
  if (characters.length < SHORTEST_PASSPHRASE) return 'short'
  const bits = surprising(characters) * Math.log2(alphabetSize(passphrase))
  if (bits < FAIR_BITS) return 'weak'
  return bits < GOOD_BITS ? 'fair' : 'good'
}

function surprising(characters: readonly string[]): number {
  const seen = new Set<string>()
  let count = 0
  characters.forEach((character, at) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[at - 1]?.codePointAt(0) ?? -99)
    const follows = Math.abs(step) <= 1
    if (!follows) count += seen.has(character) ? 0.5 : 1
    seen.add(character)
  })
  return count
}

function alphabetSize(text: string): number {
  const kinds: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 20],
    [/[^\P{L}a-zA-Z]/u, 100],
  ]
  return kinds.reduce((size, [kind, count]) => (kind.test(text) ? size + count : size), 0) || 2
}
