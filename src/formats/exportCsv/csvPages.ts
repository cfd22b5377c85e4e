import type { Patient } from '@/domain/patient'
import { BYTE_ORDER_MARK, csvLine } from '../csvText'

type Cells = readonly (string | number | undefined)[]

/** A table of rows about patients as CSV, in pieces of text, a page of patients at a time. */
export async function* csvPages(
  headings: readonly string[],
  pages: AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>,
  rowsOf: (patient: Patient) => readonly Cells[],
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(headings)
  for await (const page of pages) {
    const lines = page.flatMap((patient) => rowsOf(patient).map(csvLine))
    if (lines.length > 0) yield lines.join('')
  }
}
