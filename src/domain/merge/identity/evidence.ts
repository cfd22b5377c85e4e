import type { Day } from '../../day'
import type { HeldReading, Patient } from '../../patient'
import { foldNumber, foldPersonName, identityOf, withoutCheckDigit, type Identity } from './identity'
import { liveCourses } from '../../standing'
import { withCommonCharacters } from './variants'

/** Who somebody is said to be; `courseStart` is the first day of the course in question. */
export interface Evidence extends Identity {
  courseStart?: Day
}

/** `variant`: the same but for leading zeros, width or a check digit, or for variants of a character (髙 高); a hint, no proof. */
export const AGREEMENTS = ['agrees', 'variant', 'differs', 'missing'] as const
export type Agreement = (typeof AGREEMENTS)[number]

export const EVIDENCE_FIELDS = ['number', 'name', 'kana', 'birthDate', 'sex', 'courseStart'] as const
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number]

/** How one field of both sides compares. */
export interface ComparedField {
  field: EvidenceField
  agreement: Agreement
}

/** How two statements of who somebody is compare, field by field; fields that neither has are left out. */
export function comparedEvidence(stored: Evidence, received: Evidence): ComparedField[] {
  return EVIDENCE_FIELDS.flatMap((field) => {
    const [ours, theirs] = [stored[field], received[field]]
    if (ours === undefined && theirs === undefined) return []
    return [{ field, agreement: agreementOf(field, ours, theirs) }]
  })
}

function agreementOf(field: EvidenceField, ours: string | undefined, theirs: string | undefined): Agreement {
  if (ours === undefined || theirs === undefined) return 'missing'
  if (ours === theirs) return 'agrees'
  if (field === 'number') return isVariantNumber(ours, theirs) ? 'variant' : 'differs'
  if (field !== 'name' && field !== 'kana') return 'differs'
  const [one, other] = [foldPersonName(ours), foldPersonName(theirs)]
  if (one === other) return 'agrees'
  return withCommonCharacters(one) === withCommonCharacters(other) ? 'variant' : 'differs'
}

function isVariantNumber(ours: string, theirs: string): boolean {
  const [one, other] = [foldNumber(ours), foldNumber(theirs)]
  return one === other || withoutCheckDigit(ours) === other || withoutCheckDigit(theirs) === one
}

/** What speaks for and against rows in the doubt list being about this patient, and how many of them wait. */
export interface HeldEvidence {
  stored: Evidence
  received: Evidence
  /** Results; where rows of a roster alone wait, how many of these. */
  cells: number
}

/** The evidence about what waits in a patient's doubt list, side by side. */
export function heldEvidence(patient: Patient, held: HeldReading): HeldEvidence {
  const isCourse = held.because === 'first-day'
  const courses = liveCourses(patient.courses)
  const running = courses.findLast(({ end }) => end === undefined) ?? courses.at(-1)
  const [first] = held.people
  const number = first?.number ?? held.results[0]?.number ?? patient.number
  const said = Object.assign({}, ...held.people.toReversed()) as Partial<Evidence>
  const results = held.results.filter(({ isOrder }) => isOrder !== true).length
  return {
    stored: picked({ ...patient, courseStart: isCourse ? running?.start : undefined }),
    received: picked({ ...said, number, courseStart: isCourse ? said.courseStart : undefined }),
    cells: held.results.length > 0 ? results : held.people.length,
  }
}

function picked(said: Identity & { courseStart: Day | undefined }): Evidence {
  const { courseStart } = said
  return { ...identityOf(said), ...(courseStart === undefined ? {} : { courseStart }) }
}
