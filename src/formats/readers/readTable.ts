import type { Gathered } from '../gathered/gathered'
import type { TableLayout } from '../table/recognise'
import type { RowBlock } from '../table/rowReader'
import { LongReader } from './longReader'
import type { ReadingRules } from './resultCells'
import { RosterReader } from './rosterReader'
import { TransposedReader } from './transposedReader'
import { WideReader } from './wideReader'

/** Reads the rows of one table, block by block, into what is gathered. */
export interface TableReader {
  read(block: RowBlock, from?: number): void
}

/** The reader for a layout. */
export function tableReader(
  layout: TableLayout,
  into: Gathered,
  rules: ReadingRules,
  file: number,
): TableReader {
  switch (layout.kind) {
    case 'roster':
      return new RosterReader(layout, into, rules, file)
    case 'results-long':
      return new LongReader(layout, into, rules, file)
    case 'results-wide':
      return new WideReader(layout, into, rules, file)
    case 'results-groups':
    case 'results-eav':
    case 'results-transposed':
      return new TransposedReader(layout, into, rules, file)
  }
}
