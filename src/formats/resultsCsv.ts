import { compareDecimals, decimalText } from '@/domain/decimal'
import type { Language } from '@/domain/language'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { Draw, Result, SampleMark } from '@/domain/result'
import { liveDraws } from '@/domain/standing'
import type { Value } from '@/domain/value'
import { MEASURES } from '@/domain/measures'
import { readRangeCell } from './cells/rangeCell'
import { BYTE_ORDER_MARK, csvLine } from './csvText'

/** The headings of product.md §6 first, then those that every list has, then our own. */
const COLUMNS = [
  { ja: '番号', en: 'number' },
  { ja: '採血日', en: 'drawn' },
  { ja: '採血時刻', en: 'time' },
  { ja: '項目', en: 'analyte' },
  { ja: '結果', en: 'value' },
  { ja: '単位', en: 'unit' },
  { ja: '基準範囲', en: 'range' },
  { ja: 'フラグ', en: 'flag' },
  { ja: '空腹', en: 'fasting' },
  { ja: 'コメント', en: 'comment' },
  { ja: '検査機関', en: 'lab' },
  { ja: '検体', en: 'specimen' },
  { ja: '報告日', en: 'reported' },
  { ja: '下限', en: 'low' },
  { ja: '上限', en: 'high' },
  { ja: '測定法', en: 'assay_method' },
  { ja: '検体状態', en: 'sample_marks' },
  { ja: '報告状態', en: 'report_status' },
  { ja: '報告時刻', en: 'reported_at' },
  { ja: '院外採血', en: 'drawn_elsewhere' },
] as const satisfies readonly Record<Language, string>[]

/** An analyte by the name of its method, where the name alone would not say it. */
const WITH_METHOD: Partial<Record<string, string>> = {
  'alp ifcc': 'ALP(IFCC)',
  'alp jscc': 'ALP(JSCC)',
  'ld ifcc': 'LD(IFCC)',
  'ld jscc': 'LD(JSCC)',
  'ldl direct': 'LDL(直接法)',
  'ldl calculated': 'LDL(計算値)',
}

const WORDS: Record<
  Language,
  { marks: Record<SampleMark, string>; preliminary: string; corrected: string; unknown: string }
> = {
  ja: {
    marks: { hemolysis: '溶血', lipemia: '乳び', icterus: '黄疸', clotted: '凝固', insufficient: '検体不足' },
    preliminary: '中間',
    corrected: '訂正',
    unknown: '不明',
  },
  en: {
    marks: {
      hemolysis: 'hemolysis',
      lipemia: 'lipemia',
      icterus: 'icterus',
      clotted: 'clotted',
      insufficient: 'insufficient',
    },
    preliminary: 'preliminary',
    corrected: 'corrected',
    unknown: 'unknown',
  },
}

/**
 * The reported results of patients as CSV, one a row, in pieces of text: the layout that the import reads back. Struck-out
 * and withdrawn results are left out; earlier values, values that wait for a choice, reviews and the source's own ids are
 * in the clinic file only. Two draws of one day are told apart by their times.
 */
export async function* makeResultsCsv(
  pages: AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>,
  language: Language,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS.map((column) => column[language]))
  for await (const page of pages) {
    const lines = page.flatMap((patient) =>
      liveDraws(patient.draws).flatMap((draw) =>
        draw.results.flatMap((result) => line(patient, draw, result, language)),
      ),
    )
    if (lines.length > 0) yield lines.join('')
  }
}

function line({ number }: Patient, draw: Draw, result: Result, language: Language): string[] {
  const { analyte, value, unit, labFlag, comment, specimen, arrived, status, method, reportedAt } = result
  if (status === 'entered-in-error' || status === 'cancelled') return []
  const withMethod = WITH_METHOD[`${analyte} ${method ?? ''}`]
  const words = WORDS[language]
  const range = rangeCells(result)
  const ownUnit = value?.kind === 'number' ? MEASURES[analyte].unit : undefined
  return [
    csvLine([
      number,
      draw.day,
      draw.time,
      withMethod ?? analyte,
      status === 'pending' || value === undefined ? 'pending' : valueText(value),
      unit ?? ownUnit,
      range.text,
      labFlag,
      fastingText(draw, result, language),
      comment,
      draw.lab,
      specimen,
      arrived,
      range.low,
      range.high,
      withMethod === undefined ? method : undefined,
      draw.marks.map((mark) => words.marks[mark]).join(' '),
      status === 'preliminary' || status === 'corrected' ? words[status] : undefined,
      reportedAt,
      draw.outside,
    ]),
  ]
}

/** The text as received, or as it was read where the text alone says something else (a comparator of its own field). */
function valueText(value: Value): string {
  if (value.kind === 'text') return value.text
  const parsed = parseValue(value.text)
  const read = parsed && 'value' in parsed ? parsed.value : undefined
  const isSaid =
    read?.kind === 'number' &&
    read.comparator === value.comparator &&
    compareDecimals(read.number, value.number) === 0
  return isSaid ? value.text : (value.comparator ?? '') + decimalText(value.number)
}

/** Nothing where nobody knows it of the whole draw. */
function fastingText(draw: Draw, result: Result, language: Language): string {
  const fasting = result.fasting ?? draw.fasting
  if (fasting !== 'unknown') return fasting
  const isKnownOfOthers =
    draw.fasting !== 'unknown' || draw.results.some((other) => (other.fasting ?? 'unknown') !== 'unknown')
  return isKnownOfOthers ? WORDS[language].unknown : ''
}

/** One cell where it says all of the range; the limits in cells of their own where it does not. */
function rangeCells(result: Result): { text?: string; low?: string; high?: string } {
  const { low, high, rangeText } = result
  const text = rangeText ?? printedRange(low, high)
  const read = text === undefined ? undefined : readRangeCell(text)
  const isSaid = read?.low === low && read?.high === high && read?.text === rangeText && !read?.bySex
  if (isSaid) return text === undefined ? {} : { text }
  return {
    ...(rangeText === undefined ? {} : { text: rangeText }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  }
}

function printedRange(low: string | undefined, high: string | undefined): string | undefined {
  if (low !== undefined && high !== undefined) return `${low}-${high}`
  return high !== undefined ? `${high}以下` : low !== undefined ? `${low}以上` : undefined
}
