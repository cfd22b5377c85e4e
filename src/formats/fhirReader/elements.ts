import type { Annotation, CodeableConcept, Coding, Extension, Quantity, Reference } from './r4'

/**
 * An element or a resource as a file sends it: the names are those of FHIR, and nothing is known of what stands under them.
 */
export type Sent<Of> = { readonly [Key in keyof Of]?: unknown }

/** A resource of whatever type. */
export type SentResource = Readonly<Record<string, unknown>>

/** An object, as an element of a kind of which nothing is known yet; undefined for anything else. */
export function part<Of>(value: unknown): Sent<Of> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}

/** The objects of a list. Where FHIR had one element in an earlier version (STU-3), one alone is a list too. */
export function parts<Of>(value: unknown): readonly Sent<Of>[] {
  if (value === undefined) return NOTHING
  if (!Array.isArray(value)) {
    const only = part<Of>(value)
    return only ? [only] : NOTHING
  }
  const all = value as unknown[]
  return all.every(isPart) ? (all as Sent<Of>[]) : all.flatMap((each) => part<Of>(each) ?? NOTHING)
}

function isPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const NOTHING: never[] = []

/** A text without spaces around it; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') return ''
  // Most texts have no spaces around them.
  return value.charCodeAt(0) > 32 &&
    value.charCodeAt(value.length - 1) > 32 &&
    value.charCodeAt(0) < 127 &&
    value.charCodeAt(value.length - 1) < 127
    ? value
    : value.trim()
}

/** A number with the figures of the file (`12.00`); empty for anything else. */
export function figuresOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? value : ''
}

/** The codes of a concept, and its text. */
export function codingsOf(concept: unknown): readonly Sent<Coding>[] {
  return parts<Coding>(part<CodeableConcept>(concept)?.coding)
}

/** A concept in words: its text, else what its first code is called, else that code. */
export function wordsOf(concept: unknown): string {
  const own = textOf(part<CodeableConcept>(concept)?.text)
  if (own !== '') return own
  for (const { display, code } of codingsOf(concept)) {
    const words = textOf(display) || textOf(code)
    if (words !== '') return words
  }
  return ''
}

/** Whether a concept has one of these codes, whatever their system. */
export function hasCode(concept: unknown, ...codes: readonly string[]): boolean {
  return codingsOf(concept).some(({ code }) => typeof code === 'string' && codes.includes(code))
}

/** The texts of notes, one a line. */
export function notesOf(notes: unknown): string {
  return parts<Annotation>(notes)
    .map(({ text }) => textOf(text))
    .filter((text) => text !== '')
    .join('\n')
}

/** What an extension with this address says; undefined where there is none. */
export function extensionOf(
  element: { readonly extension?: unknown },
  url: string,
): Sent<Extension> | undefined {
  return element.extension === undefined
    ? undefined
    : parts<Extension>(element.extension).find((each) => each.url === url)
}

/** A unit as a quantity states it: by its UCUM code where it has one, else as written. */
export function unitOf({ unit, code, system }: Sent<Quantity>): string {
  const [written, coded] = [textOf(unit), textOf(code)]
  return coded !== '' && (system === UCUM || written === '') ? coded : written
}

const UCUM = 'http://unitsofmeasure.org'

/** Where a reference leads; empty where it names none. */
export function referenceIn(reference: unknown): string {
  return textOf(part<Reference>(reference)?.reference)
}
