/** Whether two pieces of a record hold the same, whatever the order of their keys; keys in `but` do not count. */
export function isEqual(a: unknown, b: unknown, but: readonly string[] = []): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((each, at) => isEqual(each, b[at], but))
    )
  return areEqualRecords(a as Record<string, unknown>, b as Record<string, unknown>, but)
}

function areEqualRecords(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  but: readonly string[],
): boolean {
  for (const key in a) if (!but.includes(key) && !isEqual(a[key], b[key], but)) return false
  for (const key in b) if (!but.includes(key) && a[key] === undefined && b[key] !== undefined) return false
  return true
}
