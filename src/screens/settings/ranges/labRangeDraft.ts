import type { AnalyteId, Method } from '@/domain/analyte'
import type { ChangedBy } from '@/domain/changedBy'
import { decimalText, parseDecimal, type Decimal } from '@/domain/decimal'
import { refusal } from '@/domain/edit/refusal'
import { labRangeRefused } from '@/domain/interpret'
import type { Bilingual } from '@/domain/language'
import { MEASURES } from '@/domain/measures'
import type { Sex } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import type { LabRange } from '@/domain/range'
import { plainFigures } from '@/ui/plainFigures'
import { readDay } from '@/ui/readDay'
import { changedMeanwhile } from '../changedMeanwhile'

/** The source of a range that the clinic entered. */
const OWN_RANGE = 'clinic-own-range'

/** A range of a lab as typed; `at` is its place in the clinic's list where it takes the place of one. */
export interface LabRangeTyped {
  at?: number
  /** The range at that place is to judge no more. */
  isRetiring?: true
  lab: string
  analyte: AnalyteId
  sex: Sex | ''
  low: string
  high: string
  unit: string
  method: Method | ''
  minAge: string
  from: string
}

/** A range as its form shows it; an empty one where none is given. */
export function labRangeTyped(range?: LabRange, at?: number): LabRangeTyped {
  return {
    ...(at === undefined ? {} : { at }),
    lab: range?.lab ?? '',
    analyte: range?.analyte ?? 'alt',
    sex: range?.sex ?? '',
    low: range?.low ? decimalText(range.low) : '',
    high: range?.high ? decimalText(range.high) : '',
    unit: range?.unit ?? MEASURES.alt.unit,
    method: range?.method ?? '',
    minAge: range?.minAge === undefined ? '' : String(range.minAge),
    from: range?.from ?? '',
  }
}

/** The range that was typed, or why it cannot be stored beside the others: the problem names its field. */
export function labRangeRead(
  typed: LabRangeTyped,
  all: readonly LabRange[],
  changed: ChangedBy,
): LabRange | Problem {
  if (typed.at !== undefined && all[typed.at]?.retired) return changedMeanwhile('lab', typed.lab)
  const read = reader()
  const low = read.number('low', typed.low, LOW)
  const high = read.number('high', typed.high, HIGH)
  const minAge = read.count('age', typed.minAge)
  const from = typed.from.trim() === '' ? undefined : readDay(typed.from)
  if (read.problem) return read.problem
  if (typed.from.trim() !== '' && from === undefined) return notADay(typed.from)
  const range: LabRange = {
    lab: typed.lab.trim(),
    analyte: typed.analyte,
    unit: typed.unit,
    source: OWN_RANGE,
    changed,
    ...(low && { low }),
    ...(high && { high }),
    ...(typed.sex && { sex: typed.sex }),
    ...(typed.method && { method: typed.method }),
    ...(minAge === undefined ? {} : { minAge }),
    ...(from === undefined ? {} : { from }),
  }
  const others = all.filter((_, at) => at !== typed.at)
  return labRangeRefused(range, others) ?? range
}

/** The list with that range; the one whose place it takes is kept and judges no more. */
export function withLabRange(
  all: readonly LabRange[],
  range: LabRange,
  at: number | undefined,
  changed: ChangedBy,
): LabRange[] {
  return [...(at === undefined ? all : withoutLabRange(all, at, changed)), range]
}

/** The list with the range at that place judging no more. */
export function withoutLabRange(all: readonly LabRange[], at: number, changed: ChangedBy): LabRange[] {
  return all.map((range, place) => (place === at ? { ...range, retired: changed } : range))
}

const LOW: Bilingual = { ja: '下限', en: 'lower limit' }
const HIGH: Bilingual = { ja: '上限', en: 'upper limit' }

/** Reads numbers and keeps the first that cannot be read. */
function reader() {
  let problem: Problem | undefined
  return {
    number(field: string, typed: string, label: Bilingual): Decimal | undefined {
      const text = plainFigures(typed)
      if (text === '') return undefined
      const number = parseDecimal(text)
      if (number === undefined) problem ??= notANumber(field, typed, label)
      return number
    },
    count(field: string, typed: string): number | undefined {
      const text = plainFigures(typed)
      if (text === '') return undefined
      if (!/^\d{1,3}$/.test(text)) problem ??= notANumber(field, typed, { ja: '年齢', en: 'age' })
      return Number(text)
    },
    get problem() {
      return problem
    },
  }
}

function notANumber(field: string, received: string, label: Bilingual): Problem {
  return refusal(
    'not-a-number',
    field,
    received,
    {
      ja: `${label.ja}「${received}」は数値として読めません。`,
      en: `The ${label.en} “${received}” is not a number.`,
    },
    { ja: '数値を入力してください。', en: 'Enter a number.' },
  )
}

function notADay(received: string): Problem {
  return refusal(
    'not-a-day',
    'from',
    received,
    { ja: `「${received}」は日付として読めません。`, en: `“${received}” is not a day.` },
    { ja: '例: 2026-11-14', en: 'For example 2026-11-14.' },
  )
}
