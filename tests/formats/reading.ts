import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Problem } from '@/domain/problem'
import type { ImportKind, ImportTemplate, ReadPatient, ReadResult } from '@/domain/reading'
import { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { bytesOfBlob } from '@/formats/bytes/bytes'
import type { SourceContent } from '@/formats/bytes/unpack'
import { readSource, type SourceRead } from '@/formats/readSource'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { READING_RULES } from '../builders/readingRules'

export const TODAY = READING_RULES.today
export const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples')

export const RULES = READING_RULES

/** Everything that was found in one file, as objects. */
export interface FoundInFile {
  read: SourceRead
  gathered: Gathered
  results: ReadResult[]
  roster: ReadPatient[]
  problems: Problem[]
  warnings: Problem[]
}

export interface HowToRead {
  kind?: ImportKind
  mapping?: ImportTemplate
  templates?: ImportTemplate[]
  rules?: Partial<ReadingRules>
}

/** Reads one file, as text or bytes, the way the worker does. */
export async function readFound(
  source: string | Uint8Array<ArrayBuffer>,
  how: HowToRead = {},
): Promise<FoundInFile> {
  const gathered = new Gathered()
  const from: SourceContent =
    typeof source === 'string' ? { text: source } : { bytes: bytesOfBlob(new Blob([source])) }
  const { kind, mapping, templates = [] } = how
  const given = {
    name: 'file.csv',
    file: 0,
    from,
    templates,
    ...(kind ? { kind } : {}),
    ...(mapping ? { mapping } : {}),
  }
  const read = await readSource(given, gathered, { ...RULES, ...how.rules }, () => Promise.resolve())
  gathered.finish()
  return { read, gathered, ...objectsIn(gathered) }
}

/** What was gathered of one file, as objects. */
export function objectsIn(gathered: Gathered): Omit<FoundInFile, 'read' | 'gathered'> {
  const { results, subjects, roster, problems, warnings } = gathered
  const subjectOf = (row: number): (typeof subjects.list)[number] | undefined =>
    subjects.list[results.subjectOf(row)]
  return {
    results: Array.from({ length: results.length }, (_, row) =>
      results.resultAt(row, subjectOf(row)?.number ?? '', subjectOf(row)?.sex),
    ),
    roster,
    problems: problems.kept.map((slip) => problemOf(slip, ['file.csv'])),
    warnings: warnings.kept.map((slip) => problemOf(slip, ['file.csv'])),
  }
}

export function sample(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(resolve(SAMPLES, path)))
}

/** A result in a line: `00142 2026-09-14 09:30 alt 98 U/L`. */
export function inALine({ number, day: on, time, analyte, value, unit, status }: ReadResult): string {
  return [number, on, time, analyte, value?.text ?? status, unit]
    .filter((part) => part !== undefined)
    .join(' ')
}
