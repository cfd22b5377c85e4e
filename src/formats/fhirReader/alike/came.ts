import type { AnalyteId } from '@/domain/analyte'
import type { LeftOutReason } from '@/domain/reading'
import type { ResultStatus } from '@/domain/result'
import type { SentObservation } from '../results/observation'
import type { SpecimenSays } from '../results/specimen'

/** What the reading of one Observation came to, as far as it follows from what others say in the same letters. */
export type Came = CameToNothing | CameToResult

export interface CameToNothing {
  to: 'left-out'
  heading: string
  reason: LeftOutReason
}

export interface CameToResult {
  to: 'result'
  observation: SentObservation
  analyte: AnalyteId
  attributes: number
  value: number
  unit: string
  heading: string
  range: number
  flag: number
  beside: number
  status: ResultStatus
  /** The Observation did not say its status. */
  isStatusUnknown: boolean
  /** Undefined where it names none, or one that was not read yet. */
  specimen: SpecimenSays | undefined
}
