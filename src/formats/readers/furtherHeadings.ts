import type { ImportField } from '@/domain/reading'
import { columnOf, isPlainNumber, withoutRepeats } from '../table/columnOf'
import { fieldsIn, isAnalyteColumn, isFieldColumn, type LaidColumn, type TableLayout } from '../table/layout'
import type { Terms } from '../terms'

/** What a heading row always has one of. */
const TELLING: readonly ImportField[] = ['number', 'drawn', 'dayOffset', 'analyte', 'value']

/**
 * The layout of the rows under a further row of headings that differ from the first ones: tables were put one under the
 * other. `unclear` where the row is one of headings and says too little; undefined where it is a row like any other.
 */
export function furtherLayout(
  row: readonly string[],
  layout: TableLayout,
  terms: Terms,
): TableLayout | 'unclear' | undefined {
  const headings = layout.headings.length > row.length ? padded(row, layout.headings.length) : [...row]
  const uses = headings.map((heading, at) =>
    isStatedOnce(layout, at) ? (layout.columns[at] ?? 'unknown') : useOf(heading, layout, terms),
  )
  const own = headings.flatMap((heading, at) =>
    isStatedOnce(layout, at) || heading.trim() === '' ? [] : [{ heading, use: uses[at] ?? 'unknown' }],
  )
  const known = own.filter(({ use }) => use !== 'unknown').map(({ use }) => use)
  const isHeadings =
    known.length >= 2 &&
    known.length >= own.length / 2 &&
    known.some((use) => isFieldColumn(use) && TELLING.includes(use.field)) &&
    !own.some(({ heading }) => isPlainNumber(heading))
  if (!isHeadings) return undefined
  const columns = withoutRepeats(uses)
  const { ranges: _, ...rest } = layout
  return suffices(columns, layout) ? { ...rest, headings, columns } : 'unclear'
}

/** Columns behind the headings that a sheet states once for all of its rows. */
function isStatedOnce({ headings, columns }: TableLayout, at: number): boolean {
  const use = columns[at]
  return headings[at] === '' && use !== undefined && isFieldColumn(use)
}

/** What the first headings said of a column of this name holds for it here too. */
function useOf(heading: string, { headings, columns }: TableLayout, terms: Terms): LaidColumn {
  const at = headings.findIndex((each) => each.trim() !== '' && each.trim() === heading.trim())
  return at < 0 ? columnOf(heading, terms) : (columns[at] ?? 'unknown')
}

function suffices(columns: readonly LaidColumn[], { kind }: TableLayout): boolean {
  const fields = fieldsIn(columns)
  if (!fields.has('number') || !(fields.has('drawn') || fields.has('dayOffset'))) return false
  return kind === 'results-wide'
    ? columns.some(isAnalyteColumn)
    : fields.has('analyte') && fields.has('value')
}

function padded(row: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, at) => row[at] ?? '')
}
