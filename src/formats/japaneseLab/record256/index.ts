import type { Format } from '../../format'
import { DIALECTS } from './layout'
import { recogniseRecords } from './recognise'
import { RecordReader } from './recordReader'

/** Fixed records of 256 bytes in three dialects (docs/formats.md). Cut by bytes, since their fields are counted in bytes. */
export const RECORD_256_FORMATS: readonly Format[] = DIALECTS.map((dialect) => ({
  kind: dialect.kind,
  takes: 'bytes',
  recognise: (beginning) => recogniseRecords(dialect, beginning),
  open: (opening) => new RecordReader(dialect, opening),
}))
