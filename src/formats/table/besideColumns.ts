import { fieldOfHeading, foldHeading } from './headings'
import { isAnalyteColumn, isFieldColumn, type LaidColumn } from './layout'

/** What stands beside the value of an analyte in columns of its own. */
export interface BesideColumns {
  flag?: number
  unit?: number
  range?: number
}

const BESIDE = ['flag', 'unit', 'range'] as const
type BesideField = (typeof BESIDE)[number]

/**
 * The columns of flags, units and ranges that belong to one analyte's column each (AST, 判定, ALT, 判定): right behind it,
 * and either named after it or repeated for others too. One 判定 alone behind the last analyte judges the whole row.
 */
export function besideColumns(
  headings: readonly string[],
  columns: readonly LaidColumn[],
): Map<number, BesideColumns> {
  const found = columns.flatMap((_, at) => behindAnalyte(headings, columns, at))
  const times = new Map<BesideField, number>()
  for (const { field } of found) times.set(field, (times.get(field) ?? 0) + 1)
  const besides = new Map<number, BesideColumns>()
  for (const { analyteAt, at, field, isNamed } of found) {
    if (!isNamed && (times.get(field) ?? 0) < 2) continue
    const beside = besides.get(analyteAt) ?? {}
    beside[field] ??= at
    besides.set(analyteAt, beside)
  }
  return besides
}

interface Found {
  analyteAt: number
  at: number
  field: BesideField
  isNamed: boolean
}

function behindAnalyte(
  headings: readonly string[],
  columns: readonly LaidColumn[],
  analyteAt: number,
): Found[] {
  const use = columns[analyteAt]
  if (use === undefined || !isAnalyteColumn(use)) return []
  const name = foldHeading((headings[analyteAt] ?? '').replace(/\s+\S+$/, ''))
  const found: Found[] = []
  for (let at = analyteAt + 1; at <= analyteAt + BESIDE.length && at < columns.length; at++) {
    const heading = foldHeading(headings[at] ?? '')
    const isNamed = name !== '' && heading.startsWith(name) && heading !== name
    const field = fieldOf(columns[at] ?? 'unknown', isNamed ? heading.slice(name.length) : heading)
    if (field === undefined) break
    found.push({ analyteAt, at, field, isNamed })
  }
  return found
}

function fieldOf(use: LaidColumn, heading: string): BesideField | undefined {
  if (isAnalyteColumn(use) || use === 'leave-out') return undefined
  const field = isFieldColumn(use) ? use.field : fieldOfHeading(heading)
  return BESIDE.find((each) => each === field)
}
