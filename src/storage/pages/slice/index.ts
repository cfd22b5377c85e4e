import type { PatientFacts } from '@/domain/facts'
import { readOneFacts, writeFacts } from './facts'
import { SliceReader } from './reader'
import { areRows, RowTemplates, rowReader } from './values'
import { SliceWriter } from './writer'

/** What stands beside a page: the facts of its patients, and the version of the page in which each last changed. */
export interface Slice {
  facts: PatientFacts[]
  changed: number[]
}

/**
 * The bytes of a slice. At 100,000 patients the index is 18 MB in this form, against 100 MB as JSON, and is read four
 * times as fast; it is so dense already that deflating it costs more than it saves.
 */
export function sliceBytes({ facts, changed }: Slice): Uint8Array<ArrayBuffer> {
  const writer = new SliceWriter()
  const rows = new RowTemplates(facts.map((one) => one.values).filter(areRows))
  writer.natural(facts.length)
  rows.writeTemplates(writer)
  for (const [at, one] of facts.entries()) {
    writer.natural(changed[at] ?? 0)
    writeFacts(writer, one, areRows(one.values) ? rows : undefined)
  }
  return writer.whole()
}

/** The slice that `sliceBytes` was given. */
export function sliceOf(bytes: Uint8Array): Slice {
  const reader = new SliceReader(bytes)
  const slice: Slice = { facts: [], changed: [] }
  const count = reader.natural()
  const rows = rowReader(reader)
  for (let left = count; left > 0; left -= 1) {
    slice.changed.push(reader.natural())
    slice.facts.push(readOneFacts(reader, rows))
  }
  return slice
}
