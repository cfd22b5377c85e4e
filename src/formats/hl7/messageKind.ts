import type { LeftOutReason } from '@/domain/reading'

/** What is done with a message: its results are read, only who the patient is, or nothing, and then why. */
export type MessageUse =
  'results' | 'person' | Extract<LeftOutReason, 'order' | 'not-a-lab-result' | 'other-content'>

/** Observations of a bedside, of an alarm: HL7 keeps events of their own for what is no report of a laboratory. */
const NOT_OF_A_LAB = new Set(['R30', 'R31', 'R32', 'R40', 'R41', 'R42'])
const REPORTS = new Set(['ORU', 'OUL', 'ORF', 'OPU'])
const ORDERS = new Set(
  'OML OMG ORM OMP OMD OMS OMN OMB ORL ORG ORR RDE RRE RDS RRD RAS RRA RGV RRG ORP ORD OSR OPL'.split(' '),
)
/** Events that say who somebody is; others (transfers, cancels, merges, swaps) say nothing of it that may be taken. */
const IDENTIFYING = new Set('A01 A02 A03 A04 A05 A06 A07 A08 A28 A31'.split(' '))

/** What is done with messages of a type (MSH-9), such as `ORU` and `R01`. Undefined where the type is not stated. */
export function messageUse(type: string, event: string): MessageUse | undefined {
  if (type === '') return undefined
  if (REPORTS.has(type)) return NOT_OF_A_LAB.has(event) ? 'not-a-lab-result' : 'results'
  if (ORDERS.has(type)) return 'order'
  return type === 'ADT' && (event === '' || IDENTIFYING.has(event)) ? 'person' : 'other-content'
}

/** Events by which two records of one person are joined or a number is changed. */
export function isMerge(type: string, event: string): boolean {
  return type === 'ADT' && MERGES.has(event)
}

const MERGES = new Set('A18 A24 A30 A34 A35 A36 A37 A39 A40 A41 A42 A43 A44 A45 A47 A49 A50 A51'.split(' '))
