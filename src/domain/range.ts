import type { AnalyteId, Method } from './analyte'
import type { ChangedBy } from './changedBy'
import type { Day } from './day'
import type { Decimal } from './decimal'
import type { Sex } from './patient'

/** Where the range that judged a result came from, first to last (product.md §3). */
export type RangeSource = 'report' | 'lab' | 'jccls' | 'none'

/** A reference range; one side may be open. */
export interface ReferenceRange {
  analyte: AnalyteId
  low?: Decimal
  high?: Decimal
  unit: string
  sex?: Sex
  method?: Method
  /** Judges people of this age in whole years and older. */
  minAge?: number
  /** The first collection day that it judges; every day where absent. */
  from?: Day
  /** Id of a row of the table of sources. */
  source: string
}

/** A range that the clinic entered for one of its labs. */
export interface LabRange extends ReferenceRange {
  lab: string
  changed?: ChangedBy
  /** It judges no more; it is kept so that what it judged can be told. */
  retired?: ChangedBy
}
