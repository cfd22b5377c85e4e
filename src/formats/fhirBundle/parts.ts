import { parseDecimal, decimalText } from '@/domain/decimal'
import { MEASURES } from '@/domain/measures'
import { extensionUrl, SYSTEM } from './systems'

/** An element of a resource as JSON; what is undefined is left out. */
export type Element = Record<string, unknown>

/** A resource of a bundle. */
export interface Resource extends Element {
  resourceType: string
  id: string
}

export interface Extension extends Element {
  url: string
}

/** One entry of a bundle. */
export function entry(resource: Resource): Element {
  return { fullUrl: `urn:uuid:${resource.id}`, resource }
}

/** A reference to a resource of the same bundle. */
export function to(id: string, display?: string): Element {
  return { reference: `urn:uuid:${id}`, ...(display === undefined ? {} : { display }) }
}

/** What a resource is known by wherever it is sent to. */
export function known(id: string): Element[] {
  return [{ system: SYSTEM.lid, value: id }]
}

export function coded(system: string, code: string, text?: string): Element {
  return { coding: [{ system, code }], ...(text === undefined ? {} : { text }) }
}

/** Additions of ours by name; what is undefined is left out, and nothing at all where nothing is left. */
export function extended(values: Record<string, Element | undefined>): { extension?: Extension[] } {
  const extension = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ url: extensionUrl(name), ...value }],
  )
  return extension.length === 0 ? {} : { extension }
}

export function text(value: string | undefined): Element | undefined {
  return isEmpty(value) ? undefined : { valueString: value }
}

export function code(value: string | undefined): Element | undefined {
  return value === undefined ? undefined : { valueCode: value }
}

export function date(value: string | undefined): Element | undefined {
  return value === undefined ? undefined : { valueDate: value }
}

/** What FHIR has no place for, as JSON in the words of the clinic file. */
export function json(value: unknown): Element | undefined {
  return value === undefined ? undefined : { valueString: JSON.stringify(value) }
}

/** A note with the words of whoever wrote it. */
export function notes(...texts: (string | undefined)[]): Element {
  const said = texts.filter((each) => !isEmpty(each))
  return said.length === 0 ? {} : { note: said.map((each) => ({ text: each })) }
}

/** FHIR knows no empty text. */
export function isEmpty(value: string | undefined): value is undefined | '' {
  return value === undefined || value.trim() === ''
}

/** An exact figure of a report, with the unit by its UCUM code where it has one; undefined where it is no figure. */
export function quantity(figures: string, unit: string | undefined): Element | undefined {
  const decimal = parseDecimal(figures)
  if (!decimal) return undefined
  const written = decimalText(decimal)
  return {
    value: exact(written),
    ...unitOf(unit),
    ...(String(Number(written)) === figures ? {} : extended({ 'as-received': text(figures) })),
  }
}

/** Keeps `3.60` as it is where the browser can write a number digit by digit (Chromium from 114 on). */
export function exact(figures: string): unknown {
  const { rawJSON } = JSON as { rawJSON?: (text: string) => unknown }
  return String(Number(figures)) === figures ? Number(figures) : (rawJSON?.(figures) ?? Number(figures))
}

export function unitOf(unit: string | undefined): Element {
  if (isEmpty(unit)) return {}
  return UCUM.has(unit) ? { unit, system: SYSTEM.ucum, code: unit } : { unit }
}

/** The catalogue's units are written in UCUM; anything else came with a file and is text. */
const UCUM = new Set([
  ...Object.values(MEASURES).flatMap(({ unit, others }) => [unit, ...others.map((other) => other.unit)]),
  'mg',
  'kg',
  'd',
])
