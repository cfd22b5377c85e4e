/**
 * What leads from one JSON value to another: nothing (the same), another value, keys taken out and keys that differ, or
 * a run of an array: what lies between its common start and its common end, as values or item by item.
 */
export type Delta =
  | null
  | [form: typeof VALUE, value: unknown]
  | [form: typeof KEYS, out: string[], differ: [key: string, delta: Delta][]]
  | [form: typeof RUN, start: number, end: number, values: unknown[]]
  | [form: typeof ITEMS, start: number, deltas: Delta[]]

const VALUE = 0
const KEYS = 1
const RUN = 2
const ITEMS = 3

/**
 * The way from the newer value to the older one, small where they are alike. Both are taken as JSON takes them: a key
 * whose value is undefined is no key. Deltas are JSON themselves.
 */
export function deltaBetween(newer: unknown, older: unknown): Delta {
  if (isSame(newer, older)) return null
  if (Array.isArray(newer) && Array.isArray(older)) return runBetween(newer, older)
  if (isRecord(newer) && isRecord(older)) return keysBetween(newer, older)
  return [VALUE, older]
}

/** What the delta leads to from the newer value. Throws where the delta was not made for that value. */
export function withDelta(newer: unknown, delta: Delta): unknown {
  if (delta === null) return newer
  switch (delta[0]) {
    case VALUE:
      return delta[1]
    case KEYS:
      return withKeys(newer, delta[1], delta[2])
    case RUN: {
      const [, start, end, values] = delta
      const list = listOf(newer, start + end)
      return [...list.slice(0, start), ...values, ...list.slice(list.length - end)]
    }
    case ITEMS: {
      const [, start, deltas] = delta
      const list = listOf(newer, start + deltas.length)
      return list.map((item, at) => withDelta(item, deltas[at - start] ?? null))
    }
  }
}

/** Whether two values are the same as JSON, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object') return false
  if (Array.isArray(one)) return Array.isArray(other) && isSameList(one, other)
  return isRecord(one) && isRecord(other) && isSameRecord(one, other)
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at += 1) {
    if (!isSame(one[at] ?? null, other[at] ?? null)) return false
  }
  return true
}

// Plain loops: an import compares thousands of whole records.
function isSameRecord(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  let count = 0
  for (const key of Object.keys(one)) {
    const value = one[key]
    if (value === undefined) continue
    count += 1
    if (!Object.hasOwn(other, key) || !isSame(value, other[key])) return false
  }
  for (const key of Object.keys(other)) if (other[key] !== undefined) count -= 1
  return count === 0
}

function runBetween(newer: readonly unknown[], older: readonly unknown[]): Delta {
  const most = Math.min(newer.length, older.length)
  let start = 0
  while (start < most && isSame(newer[start] ?? null, older[start] ?? null)) start += 1
  let end = 0
  while (
    end < most - start &&
    isSame(newer[newer.length - 1 - end] ?? null, older[older.length - 1 - end] ?? null)
  )
    end += 1
  const values = older.slice(start, older.length - end)
  if (newer.length !== older.length) return [RUN, start, end, values]
  return [ITEMS, start, values.map((value, at) => deltaBetween(newer[start + at] ?? null, value ?? null))]
}

function keysBetween(newer: Record<string, unknown>, older: Record<string, unknown>): Delta {
  const out = keysOf(newer).filter((key) => own(older, key) === undefined)
  const differ: [string, Delta][] = []
  for (const key of keysOf(older)) {
    const value = own(newer, key)
    const delta: Delta = value === undefined ? [VALUE, own(older, key)] : deltaBetween(value, own(older, key))
    if (delta !== null) differ.push([key, delta])
  }
  return [KEYS, out, differ]
}

// Entries make own keys of any name, `__proto__` included, where an assignment would not.
function withKeys(
  newer: unknown,
  out: readonly string[],
  differ: readonly (readonly [string, Delta])[],
): unknown {
  if (!isRecord(newer)) throw new Error(`a delta of keys meets: ${typeof newer}`)
  const entries = new Map(keysOf(newer).map((key) => [key, own(newer, key)]))
  for (const key of out) {
    if (!entries.delete(key)) throw new Error(`a delta takes out a key that is not there: ${key}`)
  }
  for (const [key, delta] of differ) {
    const isNew = delta !== null && delta[0] === VALUE
    if (!isNew && !entries.has(key)) throw new Error(`a delta changes a key that is not there: ${key}`)
    entries.set(key, withDelta(entries.get(key), delta))
  }
  return Object.fromEntries(entries)
}

function listOf(value: unknown, atLeast: number): unknown[] {
  if (!Array.isArray(value) || value.length < atLeast)
    throw new Error('a delta of a list meets another value')
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function keysOf(record: Record<string, unknown>): string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined)
}

/** The value of a key of its own; undefined where it has none such. */
function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
