import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AnalyteId } from '@/domain/analyte'

const DERIVED = resolve(import.meta.dirname, '../../../shared/samples/derived-from-cdisc/dev')

/** The analytes of truth.csv by the names in its column `test`. */
export const ANALYTE_OF_TRUTH: Readonly<Record<string, AnalyteId>> = {
  ALB: 'alb',
  ALP: 'alp',
  ALT: 'alt',
  AST: 'ast',
  BILI: 'tbil',
  CHOL: 'tc',
  GGT: 'ggt',
}

/** A row of truth.csv by its headings: what every file of the folder says in its own layout. */
export type TruthRow = Record<string, string>

/** All rows of truth.csv; no cell of it holds a comma or a quote. */
export function truthRows(): TruthRow[] {
  const [headings = '', ...rows] = readFileSync(resolve(DERIVED, 'truth.csv'), 'utf8').trim().split(/\r?\n/)
  const names = headings.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [names[at] ?? '', cell])))
}
