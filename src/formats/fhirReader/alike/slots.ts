/**
 * What differs between resources that are otherwise the same letter by letter. `ELSEWHERE` is of no interest to the reader
 * (encounter, order, further identifiers, who signed).
 */
export const SLOTS = {
  ID: 0,
  UPDATED: 1,
  IDENTIFIER: 2,
  SUBJECT: 3,
  EFFECTIVE: 4,
  ISSUED: 5,
  VALUE: 6,
  SPECIMEN: 7,
  ELSEWHERE: 8,
} as const

export type Slot = (typeof SLOTS)[keyof typeof SLOTS]
export const SLOT_COUNT = 9

/** By the keys that lead to it; the position in a list is a key. */
const AT: ReadonlyMap<string, Slot> = new Map<string, Slot>([
  ['id', SLOTS.ID],
  ['meta.lastUpdated', SLOTS.UPDATED],
  ['meta.versionId', SLOTS.ELSEWHERE],
  ['meta.source', SLOTS.ELSEWHERE],
  ['identifier.0.value', SLOTS.IDENTIFIER],
  ['subject.reference', SLOTS.SUBJECT],
  ['effectiveDateTime', SLOTS.EFFECTIVE],
  ['issued', SLOTS.ISSUED],
  ['valueQuantity.value', SLOTS.VALUE],
  ['specimen.reference', SLOTS.SPECIMEN],
  ['encounter.reference', SLOTS.ELSEWHERE],
])

/** A result is known by its first identifier, and nobody asks which orders it fulfils. */
const FURTHER = /^(?:identifier\.[1-9]\.value|basedOn\.\d\.reference)$/
/** Who signed is no laboratory, so only that it is such a one counts. */
const PEOPLE = /^performer\.\d\.reference$/
const PERSON = 'Practitioner/'

/** The slot that a text stands in, and how many of its letters still belong to what is the same. */
export function slotOfText(path: string, text: string): { slot: Slot; same: number } | undefined {
  const slot = AT.get(path)
  if (slot !== undefined && slot !== SLOTS.VALUE) return { slot, same: 0 }
  if (FURTHER.test(path)) return { slot: SLOTS.ELSEWHERE, same: 0 }
  if (text.startsWith(PERSON) && PEOPLE.test(path)) return { slot: SLOTS.ELSEWHERE, same: PERSON.length }
  return undefined
}

/** The slot that a number stands in. */
export function slotOfNumber(path: string): Slot | undefined {
  return AT.get(path) === SLOTS.VALUE ? SLOTS.VALUE : undefined
}
