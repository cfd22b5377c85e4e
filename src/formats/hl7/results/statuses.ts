import type { ResultStatus } from '@/domain/result'

/** What OBX-11 says of a result: its status, or that it is no result but an order. */
export interface StatedStatus {
  status: ResultStatus | 'order'
  /** The letter does not say it; taken as final. */
  isUnsure?: true
}

const STATUSES: Record<string, ResultStatus | 'order'> = {
  F: 'final',
  P: 'preliminary',
  C: 'corrected',
  A: 'corrected',
  D: 'cancelled',
  X: 'cancelled',
  N: 'cancelled',
  I: 'pending',
  O: 'order',
  W: 'entered-in-error',
}

/**
 * The status of an observation by its letter (OBX-11), and by that of its order (OBR-25) where it has none. U, S, R, no
 * letter and letters that HL7 does not know are final, and unsure.
 */
export function statedStatus(ofObservation: string, ofOrder: string): StatedStatus {
  const letter = ofObservation.toUpperCase()
  const status = Object.hasOwn(STATUSES, letter) ? STATUSES[letter] : undefined
  if (status !== undefined) return { status }
  if (letter === '' && /^[PC]$/i.test(ofOrder))
    return { status: /p/i.test(ofOrder) ? 'preliminary' : 'corrected' }
  if (letter === '' && /^F$/i.test(ofOrder)) return { status: 'final' }
  return { status: 'final', isUnsure: true }
}
