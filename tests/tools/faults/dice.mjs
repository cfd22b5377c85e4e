/**
 * Dice that fall the same way for the same seed.
 * @typedef {object} Dice
 * @property {() => number} share from 0 to below 1
 * @property {(low: number, high: number) => number} between a whole number, both ends included
 * @property {<One>(list: readonly One[]) => One} from one of a list that is not empty
 */

/**
 * @param {number} seed
 * @returns {Dice}
 */
export function diceOf(seed) {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** @type {Dice['between']} */
  const between = (low, high) => low + Math.floor(share() * (high - low + 1))
  return {
    share,
    between,
    from: (list) => {
      const found = list[between(0, list.length - 1)]
      if (found === undefined) throw new RangeError('there is nothing to choose from')
      return found
    },
  }
}
