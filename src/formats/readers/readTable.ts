import type { Gathered } from '../gathered/gathered'
import type { TableLayout } from '../table/recognise'
import type { RowBlock } from '../table/rowReader'
import { EavReader } from './long/eavReader'
import { GroupsReader } from './wide/groupsReader'
import { HeadingRowsReader } from './headingRowsReader'
import { LongReader } from './long/longReader'
import type { ReadingRules } from './resultCells'
import { RosterReader } from './rosterReader'
import { StatedReader, withStatedColumns } from './wide/statedReader'
import { TransposedReader } from './wide/transposedReader'
import { WideReader } from './wide/wideReader'

/** Reads the rows of one table, block by block, into what is gathered. */
export interface TableReader {
  read(block: RowBlock, from?: number): void
  /** When no more rows come. */
  end?(): void
}

/** The reader for a layout. */
export function tableReader(
  layout: TableLayout,
  into: Gathered,
  rules: ReadingRules,
  file: number,
): TableReader {
  const reader = statedReader(layout, into, rules, file)
  return layout.headingRows ? new HeadingRowsReader(reader, layout.headingRows) : reader
}

function statedReader(layout: TableLayout, into: Gathered, rules: ReadingRules, file: number): TableReader {
  const isOfItself =
    layout.kind === 'results-transposed' || layout.kind === 'results-groups' || layout.kind === 'roster'
  const stated = isOfItself ? undefined : withStatedColumns(layout)
  if (!stated) return readerOf(layout, into, rules, file)
  return new StatedReader(readerOf(stated.layout, into, rules, file), layout.headings.length, stated.stated)
}

function readerOf(layout: TableLayout, into: Gathered, rules: ReadingRules, file: number): TableReader {
  switch (layout.kind) {
    case 'roster':
      return new RosterReader(layout, into, rules, file)
    case 'results-long':
      return new LongReader(layout, into, rules, file)
    case 'results-wide':
      return new WideReader(layout, into, rules, file)
    case 'results-groups':
      return new GroupsReader(layout, into, rules, file)
    case 'results-eav':
      return new EavReader(layout, into, rules, file)
    case 'results-transposed':
      return new TransposedReader(layout, into, rules, file)
  }
}
