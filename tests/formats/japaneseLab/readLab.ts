import type { MessageKind, ReadResult } from '@/domain/reading'
import type { Problem } from '@/domain/problem'
import type { Bilingual } from '@/domain/language'
import type { Beginning, Format } from '@/formats/format'
import type { Encoding } from '@/formats/bytes/decode'
import { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { JAPANESE_LAB_FORMATS } from '@/formats/japaneseLab'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { READING_RULES } from '../../builders/readingRules'

export interface LabFound {
  kind: MessageKind
  gathered: Gathered
  results: ReadResult[]
  problems: Problem[]
  warnings: Problem[]
  notes: Bilingual[]
  lines: number
  leftOut: { heading: string; reason: string; cells: number }[]
}

export interface HowToReadLab {
  kind?: MessageKind
  name?: string
  rules?: Partial<ReadingRules>
  /** So many bytes or letters come at once. */
  piece?: number
}

/** The beginning of a file as its bytes show it. */
export function beginningOf(source: Uint8Array | string, name = 'file'): Beginning {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const text = typeof source === 'string' ? source : decodedText(source)
  return {
    name,
    bytes: bytes.subarray(0, 1 << 16),
    text: text.slice(0, 1 << 17),
    isAll: text.length <= 1 << 17,
  }
}

/** Which formats of this area take a file for theirs, and how surely. */
export function answersTo(beginning: Beginning): { kind: MessageKind; certainty: number }[] {
  return JAPANESE_LAB_FORMATS.flatMap((format) => {
    const recognised = format.recognise(beginning)
    return recognised ? [{ kind: format.kind, certainty: recognised.certainty }] : []
  })
}

/** Reads a file of this area straight through its reader, in pieces. */
export function readLab(source: Uint8Array | string, how: HowToReadLab = {}): LabFound {
  const { name = 'file', piece = 1 << 16, rules } = how
  const beginning = beginningOf(source, name)
  const format = how.kind ? formatOf(how.kind) : surest(beginning)
  const into = new Gathered()
  const opening = { name, file: 0, into, rules: { ...READING_RULES, ...rules }, encoding: encodingOf(source) }
  if (format.takes === 'bytes') {
    const reader = format.open(opening)
    const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
    for (let at = 0; at < bytes.length; at += piece) reader.read(bytes.subarray(at, at + piece))
    return foundIn(into, format, reader.end(), reader.lines)
  }
  const reader = format.open(opening)
  const text = typeof source === 'string' ? source : decodedText(source)
  for (let at = 0; at < text.length; at += piece) reader.read(text.slice(at, at + piece))
  return foundIn(into, format, reader.end(), reader.lines)
}

function foundIn(
  gathered: Gathered,
  { kind }: Format,
  { notes = [] }: { notes?: Bilingual[] },
  lines: number,
): LabFound {
  gathered.finish()
  const { results, subjects, problems, warnings } = gathered
  return {
    kind,
    gathered,
    notes,
    lines,
    results: Array.from({ length: results.length }, (_, row) => {
      const subject = subjects.list[results.subjectOf(row)]
      return results.resultAt(row, subject?.number ?? '', subject?.sex)
    }),
    problems: problems.kept.map((slip) => problemOf(slip, ['file'])),
    warnings: warnings.kept.map((slip) => problemOf(slip, ['file'])),
    leftOut: gathered.leftOut().map(({ heading, reason, cells }) => ({ heading, reason, cells })),
  }
}

/** Cells that became a result, are left out or are a problem: every cell of a file is one of them. */
export function accountedCells({ results, leftOut, gathered }: LabFound): number {
  return (
    results.filter(({ isOrder }) => isOrder !== true).length +
    leftOut.reduce((sum, { cells }) => sum + cells, 0) +
    gathered.problems.cells
  )
}

function formatOf(kind: MessageKind): Format {
  const format = JAPANESE_LAB_FORMATS.find((each) => each.kind === kind)
  if (!format) throw new Error(`no such format: ${kind}`)
  return format
}

function surest(beginning: Beginning): Format {
  const [best] = answersTo(beginning).sort((a, b) => b.certainty - a.certainty)
  if (!best) throw new Error('recognised as nothing')
  return formatOf(best.kind)
}

/** As the pipeline finds it: what is pasted has none. */
function encodingOf(source: Uint8Array | string): Encoding | undefined {
  if (typeof source === 'string') return undefined
  return decodedText(source) === new TextDecoder('utf-8').decode(source) ? 'utf-8' : 'shift_jis'
}

export function decodedText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}
