import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Exported } from '../importing'

export const DERIVED = resolve(import.meta.dirname, '../../../../shared/samples/derived-from-cdisc/dev')

const ANALYTES: Record<string, string> = {
  ALB: 'alb',
  ALP: 'alp',
  ALT: 'alt',
  AST: 'ast',
  BILI: 'tbil',
  CHOL: 'tc',
  GGT: 'ggt',
}

/** What truth_correction.txt says of the albumin of 00009142 on 2021-02-06. */
const CORRECTED = '3.9'

/** A row of truth.csv by its headings: what every file of the folder says in its own layout. */
export type Truth = Record<string, string>

/** All rows of truth.csv; no cell of it holds a comma or a quote. */
export function truthRows(): Truth[] {
  const [headings = '', ...rows] = readFileSync(resolve(DERIVED, 'truth.csv'), 'utf8').trim().split(/\r?\n/)
  const names = headings.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

/** What a layout says of a result besides number, day, analyte and value. */
export interface Says {
  time?: boolean
  zeros?: boolean
  method?: (truth: Truth) => string
  state?: boolean
  marks?: ('hemolysis' | 'chyle')[]
  flag?: (truth: Truth) => string
  range?: boolean
  /** The value, where it is not that of the truth. */
  value?: (truth: Truth) => string
  /** What a later report of the same file corrects. */
  corrected?: (truth: Truth) => boolean
}

/** A row of the truth as a line that `shown` can be compared with, as far as the layout says it. */
export function told(truth: Truth, says: Says): string {
  const [day = '', time = ''] = (truth['collected'] ?? '').split('T')
  const analyte = ANALYTES[truth['test'] ?? ''] ?? ''
  const isCorrected = says.corrected?.(truth) ?? false
  const marks = (says.marks ?? []).filter((mark) => truth[mark] !== '')
  const value = isCorrected ? CORRECTED : (says.value?.(truth) ?? truth['value'] ?? '')
  return line({
    number: says.zeros === false ? String(Number(truth['patient_id'])) : truth['patient_id'],
    day,
    time: says.time === false ? '' : time,
    analyte: analyte === 'alp' ? (says.method?.(truth) ?? analyte) : analyte,
    value,
    // A word has no unit.
    unit: Number.isNaN(Number(value)) ? '' : truth['unit'],
    range: says.range ? `${truth['low']}-${truth['high']}` : '',
    flag: says.flag?.(truth) ?? '',
    marks: marks.map((mark) => (mark === 'hemolysis' ? '溶血' : '乳び')).join(' '),
    state: isCorrected ? '訂正' : says.state && truth['report_status'] === 'M' ? '中間' : '',
  })
}

/** A result of the export as a line. */
export function shown(row: Exported): string {
  return line({
    number: row['番号'],
    day: row['採血日'],
    time: row['採血時刻'],
    analyte: row['項目'],
    value: row['結果']?.normalize('NFKC'),
    unit: row['単位'],
    range: row['基準範囲'],
    flag: row['フラグ'],
    marks: row['検体状態'],
    state: row['報告状態'],
  })
}

function line(parts: Record<string, string | undefined>): string {
  return Object.values(parts)
    .map((part) => part ?? '')
    .join(' | ')
}

/** The method that the JLAC10 code of ALP states. */
export function alpByCode({ jlac10 = '' }: Truth): string {
  return jlac10.slice(12, 15) === '271' ? 'ALP(JSCC)' : 'ALP(IFCC)'
}
