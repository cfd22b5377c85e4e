import type { Language } from '@/domain/language'
import type { Patient } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'
import { BYTE_ORDER_MARK, csvLine } from './csvText'
import { liveDraws } from '@/domain/standing'

const HEADINGS: Record<Language, readonly string[]> = {
  ja: [
    '番号',
    '採血日',
    '採血時刻',
    '項目',
    '結果',
    '単位',
    '基準範囲',
    'フラグ',
    '空腹',
    'コメント',
    '検査機関',
    '検体',
    '報告日',
  ],
  en: [
    'number',
    'drawn',
    'time',
    'analyte',
    'value',
    'unit',
    'range',
    'flag',
    'fasting',
    'comment',
    'lab',
    'specimen',
    'reported',
  ],
}
/** An analyte by the name of its method, where the name alone would not say it. */
const WITH_METHOD: Partial<Record<string, string>> = {
  'alp ifcc': 'ALP(IFCC)',
  'alp jscc': 'ALP(JSCC)',
  'ld ifcc': 'LD(IFCC)',
  'ld jscc': 'LD(JSCC)',
  'ldl direct': 'LDL(直接法)',
  'ldl calculated': 'LDL(計算値)',
}

/**
 * The reported results of patients as CSV, one a row, in pieces of text: the layout that the import reads back. Struck-out
 * and withdrawn results are left out; earlier values are in the clinic file only.
 */
export async function* makeResultsCsv(
  pages: AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>,
  language: Language,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(HEADINGS[language])
  for await (const page of pages) {
    const lines = page.flatMap((patient) =>
      liveDraws(patient.draws).flatMap((draw) =>
        draw.results.flatMap((result) => line(patient, draw, result)),
      ),
    )
    if (lines.length > 0) yield lines.join('')
  }
}

function line({ number }: Patient, draw: Draw, result: Result): string[] {
  const { analyte, value, unit, labFlag, comment, specimen, arrived, status, method } = result
  if (status === 'entered-in-error' || status === 'cancelled') return []
  const name = WITH_METHOD[`${analyte} ${method ?? ''}`] ?? analyte
  const fasting = result.fasting ?? draw.fasting
  const shown = status === 'pending' ? 'pending' : value?.text
  return [
    csvLine([
      number,
      draw.day,
      draw.time,
      name,
      shown,
      unit,
      rangeText(result),
      labFlag,
      fasting === 'unknown' ? '' : fasting,
      comment,
      draw.lab,
      specimen,
      arrived,
    ]),
  ]
}

function rangeText({ low, high, rangeText: text }: Result): string | undefined {
  if (text !== undefined) return text
  if (low !== undefined && high !== undefined) return `${low}-${high}`
  return high !== undefined ? `${high}以下` : low !== undefined ? `${low}以上` : undefined
}
