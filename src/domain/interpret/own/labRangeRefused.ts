import { ANALYTE_IDS, type AnalyteId, type Method } from '../../analyte'
import { parseDay } from '../../day'
import { compareDecimals, decimalText, type Decimal } from '../../decimal'
import { refusal } from '../../edit/refusal'
import type { Bilingual } from '../../language'
import { MEASURES } from '../../measures'
import type { Problem } from '../../problem'
import type { LabRange } from '../../range'
import { labKey } from '../judging/labKey'

/** The source of a range that the clinic enters. */
export const OWN_RANGE_SOURCE = 'clinic-own-range'

/**
 * Why a range that the clinic enters for a lab cannot be stored, or undefined; `all` without the one that it replaces.
 * Fields: `lab`, `analyte`, `low`, `high`, `unit`, `method`, `age`, `from`. ALP needs its method.
 */
export function labRangeRefused(range: LabRange, all: readonly LabRange[]): Problem | undefined {
  if (labKey(range.lab) === '')
    return problem('missing', 'lab', range.lab, '検査会社名がありません。', 'The laboratory is missing.')
  if (!ANALYTE_IDS.includes(range.analyte)) throw new RangeError(`unknown analyte: ${range.analyte}`)
  return sidesRefused(range) ?? particularsRefused(range) ?? doubled(range, all)
}

function sidesRefused({ low, high }: LabRange): Problem | undefined {
  if (low === undefined && high === undefined)
    return problem(
      'missing',
      'high',
      '',
      '下限も上限もありません。',
      'There is neither a lower nor an upper limit.',
    )
  if (low !== undefined && !isFrom(low, 0))
    return problem(
      'not-a-number',
      'low',
      textOf(low),
      '下限は0以上の数です。',
      'The lower limit is 0 or more.',
    )
  if (high !== undefined && !isFrom(high, 1))
    return problem(
      'not-positive',
      'high',
      textOf(high),
      '上限は0より大きい数です。',
      'The upper limit is above 0.',
    )
  if (low !== undefined && high !== undefined && compareDecimals(low, high) >= 0)
    return problem(
      'upside-down',
      'high',
      decimalText(high),
      `上限 ${decimalText(high)} が下限 ${decimalText(low)} より大きくありません。`,
      `The upper limit ${decimalText(high)} does not lie above the lower limit ${decimalText(low)}.`,
    )
  return undefined
}

function particularsRefused({ analyte, unit, method, minAge, from }: LabRange): Problem | undefined {
  const { unit: own, others } = MEASURES[analyte]
  if (unit !== own && !others.some((other) => other.unit === unit))
    return problem(
      'unknown-unit',
      'unit',
      unit,
      `単位「${unit}」はこの項目では使えません。`,
      `The unit ${unit} is not one of this analyte.`,
    )
  const methods = METHODS[analyte] ?? []
  if (method !== undefined && !methods.includes(method))
    return problem(
      'no-such-method',
      'method',
      method,
      'この項目にない測定法です。',
      'No method of this analyte.',
    )
  if (analyte === 'alp' && method === undefined)
    return problem(
      'missing',
      'method',
      '',
      'ALP は測定法(IFCC・JSCC)により基準範囲が約3倍違います。',
      'The range of ALP differs threefold between its methods, IFCC and JSCC.',
    )
  if (minAge !== undefined && !(Number.isInteger(minAge) && minAge >= 0 && minAge <= 120))
    return problem(
      'not-an-age',
      'age',
      String(minAge),
      '年齢は0から120までの整数です。',
      'The age is 0 to 120.',
    )
  if (from !== undefined && parseDay(from) === undefined)
    return problem('not-a-day', 'from', from, '実在しない日付です。', 'There is no such day.')
  return undefined
}

function doubled(range: LabRange, all: readonly LabRange[]): Problem | undefined {
  const isTaken = all.some((other) => other !== range && !other.retired && meaning(other) === meaning(range))
  return isTaken
    ? problem(
        'already-there',
        'lab',
        range.lab,
        'この検査会社・項目・性別・測定法・年齢・開始日の基準範囲は登録済みです。',
        'There is a range for this laboratory, analyte, sex, method, age and day already.',
      )
    : undefined
}

function meaning({ lab, analyte, sex, method, minAge, from }: LabRange): string {
  return [labKey(lab), analyte, sex, method, minAge ?? 0, from].join('|')
}

const METHODS: Partial<Record<AnalyteId, readonly Method[]>> = {
  alp: ['ifcc', 'jscc'],
  ld: ['ifcc', 'jscc'],
  ast: ['ifcc', 'jscc'],
  alt: ['ifcc', 'jscc'],
  ldl: ['direct', 'calculated'],
}

function isFrom({ digits, scale }: Decimal, least: number): boolean {
  const isExact = Number.isSafeInteger(digits) && Number.isInteger(scale) && scale >= 0 && scale <= 15
  return isExact && digits >= least
}

function textOf({ digits, scale }: Decimal): string {
  return `${digits}/10^${scale}`
}

function problem(code: string, field: string, received: string, ja: string, en: string): Problem {
  return refusal(code, field, received, { ja, en }, CHECK)
}

const CHECK: Bilingual = { ja: '入力を確かめてください。', en: 'Check what was entered.' }
