import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mergePatient, type Merging } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import type { ReadPatient, ReadResult } from '@/domain/reading'
import type { Bilingual } from '@/domain/language'
import { Utf8Letters } from '@/formats/bytes/utf8Letters'
import { FHIR_FORMATS } from '@/formats/fhirReader'
import { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { RULES, SAMPLES, TODAY } from '../reading'

/** What was found in FHIR files of one import. */
export interface FoundInFhir {
  gathered: Gathered
  results: (ReadResult & { isReference: boolean })[]
  roster: ReadPatient[]
  problems: Problem[]
  warnings: Problem[]
  notes: Bilingual[]
  /** Cells of every kind. */
  cells: number
}

export interface FhirFile {
  name: string
  text: string
}

const [FORMAT] = FHIR_FORMATS

/** Reads files as one import, in pieces of so many letters. */
export function readFhir(
  files: readonly (FhirFile | string)[],
  { piece = 65_536, rules = {} }: { piece?: number; rules?: Partial<ReadingRules> } = {},
): FoundInFhir {
  const into = new Gathered()
  const notes: Bilingual[] = []
  files.forEach((given, file) => {
    const { name, text } = typeof given === 'string' ? { name: `${file}.json`, text: given } : given
    if (FORMAT?.takes !== 'text') throw new Error('no reader for FHIR')
    const reader = FORMAT.open({ name, file, into, rules: { ...RULES, ...rules }, encoding: undefined })
    for (let at = 0; at < text.length; at += piece) reader.read(text.slice(at, at + piece))
    notes.push(...(reader.end().notes ?? []))
  })
  into.finish()
  return { gathered: into, notes, ...objectsOf(into) }
}

/** The same files as bytes, the first letters of each as text, in pieces of so many bytes. */
export function readFhirInBytes(files: readonly (FhirFile | string)[], piece = 65_536): FoundInFhir {
  const into = new Gathered()
  const notes: Bilingual[] = []
  files.forEach((given, file) => {
    const { name, text } = typeof given === 'string' ? { name: `${file}.json`, text: given } : given
    if (FORMAT?.takes !== 'text') throw new Error('no reader for FHIR')
    const reader = FORMAT.open({ name, file, into, rules: RULES, encoding: undefined })
    const first = text.slice(0, LETTERS_OF_START)
    reader.read(first)
    const bytes = new TextEncoder().encode(text.slice(first.length))
    for (let at = 0; at < bytes.length;) {
      let end = Math.min(bytes.length, at + piece)
      while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1
      // A copy of its own, as what comes from a file.
      reader.readUtf8?.(new Utf8Letters(bytes.slice(at, end)))
      at = end
    }
    notes.push(...(reader.end().notes ?? []))
  })
  into.finish()
  return { gathered: into, notes, ...objectsOf(into) }
}

/** So many letters are read before bytes are taken. */
const LETTERS_OF_START = 1 << 16

/** One resource, or what stands in a bundle, as a file. */
export function resource(...resources: object[]): string {
  const [only] = resources
  return resources.length === 1 ? JSON.stringify(only) : bundle('collection', ...resources)
}

export function bundle(type: string, ...resources: object[]): string {
  return JSON.stringify({
    resourceType: 'Bundle',
    type,
    entry: resources.map((each) => ({ resource: each })),
  })
}

export function lines(...resources: object[]): string {
  return resources.map((each) => JSON.stringify(each)).join('\n') + '\n'
}

export const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.11318814790', value: '00142' }],
  birthDate: '2001-03-04',
  gender: 'female',
}

/** A final ALT of 98 U/L of 14 September, with the differences given. */
export function anObservation(given: object = {}): object {
  return {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '1742-6' }] },
    subject: { reference: 'Patient/p1' },
    effectiveDateTime: '2026-09-14T09:30:00+09:00',
    valueQuantity: { value: 98, unit: 'U/L', system: 'http://unitsofmeasure.org', code: 'U/L' },
    ...given,
  }
}

/** The files of a folder of the samples, with those below. */
export function sampleFiles(folder: string, ends = 'json'): FhirFile[] {
  return readdirSync(join(SAMPLES, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ends) && entry.name !== 'package.json')
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => ({ name: path.slice(SAMPLES.length + 1), text: readFileSync(path, 'utf8') }))
}

let made = 0
/** An import of today, without any choice. */
export const MERGING: Merging = {
  today: TODAY,
  at: '2026-11-22T09:00:00',
  by: '看護師',
  importId: 'i',
  newId: () => `n${(made += 1)}`,
  choiceOf: () => undefined,
}

/** A clinic as it is after imports, one after another, each of several files. */
export function clinicAfter(imports: readonly (readonly (FhirFile | string)[])[]): Map<string, Patient> {
  const clinic = new Map<string, Patient>()
  imports.forEach((files, at) => {
    const { results, roster } = readFhir(files)
    const merging = {
      ...MERGING,
      importId: `i${at}`,
      at: `2026-11-22T09:${String(at % 60).padStart(2, '0')}:00`,
    }
    const numbers = new Set(
      [...results.filter(({ isReference }) => !isReference), ...roster].map(({ number }) => number),
    )
    for (const number of numbers) {
      const of = <Read extends { number: string }>(list: readonly Read[]): Read[] =>
        list.filter((each) => each.number === number)
      const merged = mergePatient(
        clinic.get(number),
        number,
        { people: of(roster), results: of(results) },
        merging,
      )
      clinic.set(number, merged.patient)
    }
  })
  return clinic
}

function objectsOf(into: Gathered): Omit<FoundInFhir, 'gathered' | 'notes'> {
  const { results, subjects, roster, problems, warnings } = into
  const read = Array.from({ length: results.length }, (_, row) => {
    const subject = subjects.list[results.subjectOf(row)]
    const { number = '', sex, isReference = false } = subject ?? {}
    return { ...results.resultAt(row, number, sex), isReference }
  })
  const leftOut = into.leftOut().reduce((sum, { cells }) => sum + cells, 0)
  return {
    results: read,
    roster,
    problems: problems.kept.map((slip) => problemOf(slip, [])),
    warnings: warnings.kept.map((slip) => problemOf(slip, [])),
    cells: results.length + problems.cells + leftOut,
  }
}
