import type { SourceContent } from '../bytes/unpack'

/** How much of a source there is to go through, in the count of its `done`. */
export function sizeOf(from: SourceContent): number {
  if ('refused' in from) return 0
  if ('sheet' in from) return from.sheet.rows.length
  return 'text' in from ? from.text.length : from.bytes.size
}
