import type { Terms } from '../terms'
import { columnOf, withoutRepeats } from './columnOf'
import { fieldOfHeading, foldHeading } from './headings'
import type { GroupedColumns, LaidColumn } from './layout'

const NUMBERED = /[\s_#.-]*[(（]?[0-9０-９]{1,3}[)）]?$|[\s_]*[①-⑳]$/

/**
 * Columns that repeat: 項目1 結果1 項目2 結果2, or 項目 結果 単位 項目 結果 単位. Every group has a name and a value, all are
 * equally wide, and the same headings follow each other in each. Undefined where no such groups reach the last heading.
 */
export function groupsIn(headings: readonly string[]): GroupedColumns | undefined {
  const bases = withoutEmptyEnd(headings).map(baseOf)
  const names = bases.flatMap((base, at) => (fieldOfHeading(base) === 'analyte' ? [at] : []))
  const [first, second] = names
  if (first === undefined || second === undefined) return undefined
  const width = second - first
  if (names.some((at, index) => at !== first + index * width)) return undefined
  for (let before = Math.min(width - 1, first); before >= 0; before--) {
    const from = first - before
    if (repeats(bases, from, width) && hasValue(bases.slice(from, from + width))) return { from, width }
  }
  return undefined
}

/** What the columns of a row of groups are: those before the groups, and each column of the groups by its place in them. */
export function columnsWithGroups(
  headings: readonly string[],
  { from, width }: GroupedColumns,
  terms: Terms,
): LaidColumn[] {
  const once = withoutRepeats(
    headings
      .slice(0, from + width)
      .map((heading, at) => columnOf(at < from ? heading : baseOf(heading), terms)),
  )
  return headings.map((_, at) => once[at < from ? at : from + ((at - from) % width)] ?? 'unknown')
}

/** A heading without the number of its group; one that means something with its number (`phone2`) keeps it. */
function baseOf(heading: string): string {
  const text = heading.trim()
  return fieldOfHeading(text) ? text : text.replace(NUMBERED, '')
}

function repeats(bases: readonly string[], from: number, width: number): boolean {
  for (let at = from + width; at < bases.length; at++)
    if (foldHeading(bases[at] ?? '') !== foldHeading(bases[at - width] ?? '')) return false
  return bases.length >= from + 2 * width - 1
}

function hasValue(bases: readonly string[]): boolean {
  return bases.some((base) => fieldOfHeading(base) === 'value')
}

function withoutEmptyEnd(headings: readonly string[]): readonly string[] {
  let end = headings.length
  while (end > 0 && (headings[end - 1] ?? '').trim() === '') end -= 1
  return headings.slice(0, end)
}
