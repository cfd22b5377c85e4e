/**
 * Which blocks ran, and about how often, by the counts that they keep themselves (`counted.mjs`).
 * @param {Uint32Array} counts
 */
export function coverageOf(counts) {
  /** @type {Set<number>} */
  const seen = new Set()
  return {
    /** How many blocks ran since the last look, about so often, for the first time. */
    look() {
      const before = seen.size
      counts.forEach((count, block) => {
        if (count > 0) seen.add(block * 32 + Math.floor(Math.log2(count) / 2))
      })
      counts.fill(0)
      return seen.size - before
    },
    get blocks() {
      return seen.size
    },
  }
}
