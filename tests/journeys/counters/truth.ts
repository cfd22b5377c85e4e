import { resolve } from 'node:path'
import { ANALYTE_OF_TRUTH, type TruthRow } from '../../builders/truth'
import type { Exported } from '../importing'

export { truthRows, type TruthRow as Truth } from '../../builders/truth'

export const DERIVED = resolve(import.meta.dirname, '../../../../shared/samples/derived-from-cdisc/dev')

/** What truth_correction.txt says of the albumin of 00009142 on 2021-02-06. */
const CORRECTED = '3.9'

/** What a layout says of a result besides number, day, analyte and value. */
export interface Says {
  time?: boolean
  zeros?: boolean
  method?: (truth: TruthRow) => string
  state?: boolean
  marks?: ('hemolysis' | 'chyle')[]
  flag?: (truth: TruthRow) => string
  range?: boolean
  /** The value, where it is not that of the truth. */
  value?: (truth: TruthRow) => string
  /** What a later report of the same file corrects. */
  corrected?: (truth: TruthRow) => boolean
}

/** A row of the truth as a line that `shown` can be compared with, as far as the layout says it. */
export function told(truth: TruthRow, says: Says): string {
  const [day = '', time = ''] = (truth['collected'] ?? '').split('T')
  const analyte = ANALYTE_OF_TRUTH[truth['test'] ?? ''] ?? ''
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
export function alpByCode({ jlac10 = '' }: TruthRow): string {
  return jlac10.slice(12, 15) === '271' ? 'ALP(JSCC)' : 'ALP(IFCC)'
}
