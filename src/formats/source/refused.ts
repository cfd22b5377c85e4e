import { fileProblem } from '../problems'
import type { SourceGiven, SourceRead } from './types'

/** A source of which nothing is read, with the reason. */
export function refused(
  code: 'empty-file' | 'file-too-large' | 'no-columns',
  { name }: SourceGiven,
  encoding: string,
  detail = '',
): SourceRead {
  return { kind: 'refused', encoding, lines: 0, problem: fileProblem(code, { file: name }, '', detail) }
}

/** A number of bytes as a person reads it. */
export function megabytes(bytes: number): string {
  return String(bytes / 1024 / 1024)
}
