import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { bytesOfBlob } from '@/formats/bytes/bytes'
import type { SourceContent } from '@/formats/bytes/unpack'
import type { Problem } from '@/domain/problem'
import type { ImportKind, ReadPatient, ReadResult } from '@/domain/reading'
import { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { readSource, type SourceRead } from '@/formats/readSource'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { RULES, SAMPLES } from '../reading'

/** A file with its path, as a person chooses it. */
export interface Chosen {
  name: string
  content: string | Uint8Array<ArrayBuffer>
}

/** Everything that was found in some files. */
export interface Found {
  reads: SourceRead[]
  gathered: Gathered
  results: ReadResult[]
  roster: ReadPatient[]
  problems: Problem[]
  warnings: Problem[]
  leftOut: ReturnType<Gathered['leftOut']>
  notes: string[]
}

/** Reads files in the order given, the way the worker does. */
export async function readFiles(
  files: readonly Chosen[],
  { kind, rules }: { kind?: ImportKind; rules?: Partial<ReadingRules> } = {},
): Promise<Found> {
  const gathered = new Gathered()
  const reads: SourceRead[] = []
  for (const [file, { name, content }] of files.entries()) {
    const from: SourceContent =
      typeof content === 'string' ? { text: content } : { bytes: bytesOfBlob(new Blob([content])) }
    const given = { name, file, from, templates: [], ...(kind ? { kind } : {}) }
    reads.push(await readSource(given, gathered, { ...RULES, ...rules }, () => Promise.resolve()))
  }
  gathered.finish()
  const { results, subjects, roster, problems, warnings } = gathered
  const names = files.map(({ name }) => name)
  return {
    reads,
    gathered,
    results: Array.from({ length: results.length }, (_, row) => {
      const subject = subjects.list[results.subjectOf(row)]
      return results.resultAt(row, subject?.number ?? '', subject?.sex)
    }),
    roster,
    problems: problems.kept.map((slip) => problemOf(slip, names)),
    warnings: warnings.kept.map((slip) => problemOf(slip, names)),
    leftOut: gathered.leftOut(),
    notes: reads.flatMap((read) => (read.kind === 'messages' ? read.notes.map(({ en }) => en) : [])),
  }
}

/** Reads one text as HL7. */
export function readMessages(text: string, rules: Partial<ReadingRules> = {}): Promise<Found> {
  return readFiles([{ name: 'messages.hl7', content: text }], { kind: 'hl7', rules })
}

/** The files of a folder of the samples with their paths in it, by name. */
export function sampleFiles(folder: string, isWanted: (path: string) => boolean = () => true): Chosen[] {
  const root = resolve(SAMPLES, folder)
  const paths: string[] = []
  const walk = (at: string): void => {
    for (const name of readdirSync(at)) {
      const path = join(at, name)
      if (statSync(path).isDirectory()) walk(path)
      else paths.push(path)
    }
  }
  walk(root)
  return paths
    .map((path) => relative(root, path))
    .filter(isWanted)
    .sort()
    .map((name) => ({ name, content: Uint8Array.from(readFileSync(resolve(root, name))) }))
}

/** How many cells came to results, problems and things left out. */
export function cellsOf({ results, gathered, leftOut }: Found): number {
  return results.length + gathered.problems.cells + leftOut.reduce((sum, { cells }) => sum + cells, 0)
}

/** How many observations a text holds, counted without a reader: at the start of a line, or pasted behind a space. */
export function observationsIn(text: string): number {
  return text.match(/(?<![^\s\v\x1c])OBX(?=[^\w\s])/g)?.length ?? 0
}

/** A message of results with usual header and patient. */
export function message(
  segments: readonly string[],
  { header = '|~\\&|LAB|L|GW|R|20260401120000||ORU^R01^ORU_R01|1|P|2.5', patient = PATIENT } = {},
): string {
  const lines = [`MSH${header.startsWith('|') ? '|^' + header.slice(1) : header}`, patient, ...segments]
  return lines.filter((line) => line !== '').join('\r') + '\r'
}

export const PATIENT = 'PID|1||00142^^^^PI||山田^花子^^^^^L^I~ヤマダ^ハナコ^^^^^L^P||20010304|F'
export const ORDER = 'OBR|1|A1|B1|E003^生化学^99O03|||202603311430|||||||||||||||20260401101112|||F'
