/** A row of which the clinic may write newer versions: a protocol, a preset. */
interface Versioned {
  id: string
  version: string
}

/** The newest version of each id, in the order in which the ids first stand. Of equal versions the later in the list. */
export function newestOf<Row extends Versioned>(list: readonly Row[]): Row[] {
  const newest = new Map<string, Row>()
  for (const row of list) {
    const known = newest.get(row.id)
    if (known === undefined || compareVersions(row.version, known.version) >= 0) newest.set(row.id, row)
  }
  return [...newest.values()]
}

/** The version after this one: its last number one higher (`1` to `2`, `2026.1` to `2026.2`). */
export function nextVersion(version: string): string {
  const parts = /^(.*?)(\d+)$/s.exec(version)
  return parts === null ? `${version}.2` : `${parts[1] ?? ''}${Number(parts[2]) + 1}`
}

/** Number by number, so that 10 comes after 9; what is no number compares as text. */
function compareVersions(a: string, b: string): number {
  const [one, other] = [a.split('.'), b.split('.')]
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const [left = '', right = ''] = [one[at], other[at]]
    const difference = Number(left) - Number(right)
    if (difference !== 0 && !Number.isNaN(difference)) return difference
    if (left !== right && Number.isNaN(difference)) return left < right ? -1 : 1
  }
  return 0
}
