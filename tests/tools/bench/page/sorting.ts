/** Milliseconds to sort so many keys plainly: an index by a `Float64Array` of keys, and a bare `Float64Array` in place. */
export function sortPlainly(length: number): { index: number; bare: number } {
  const keys = scattered(length)
  let began = performance.now()
  const index = Uint32Array.from(keys, (_, at) => at)
  index.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
  const indexTook = performance.now() - began
  const bare = keys.slice()
  began = performance.now()
  bare.sort()
  const bareTook = performance.now() - began
  if (keys[index[0] ?? 0] !== bare[0]) throw new Error('two ways of sorting disagree')
  return { index: indexTook, bare: bareTook }
}

/** Keys in no order, the same on every run. */
function scattered(length: number): Float64Array {
  let state = 1
  return Float64Array.from({ length }, () => (state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647))
}
