import { ANALYTE_IDS, type AnalyteId } from '../../analyte'
import { compareDecimals, decimalText, type Decimal } from '../../decimal'
import { refusal } from '../../edit/refusal'
import type { Bilingual } from '../../language'
import { GRADED_BY_BASELINE, GROWN_UP, LIMITED_FROM_BELOW } from '../../limitedAnalytes'
import { MEASURES } from '../../measures'
import type { Problem } from '../../problem'
import {
  SEVERITIES,
  type AnalyteThresholds,
  type LimitOperator,
  type Severity,
  type Threshold,
  type ThresholdPreset,
} from '../../threshold'
import { FLAG_WORDS } from '../flagWords'
import { newestPresets } from './presets'

/** The three lists of limits of an analyte; the first part of a field's name. */
const LISTS = {
  limits: '',
  fasting: '-fasting',
  abnormalBaseline: '-baseline',
} as const satisfies Partial<Record<keyof AnalyteThresholds, string>>
type ListName = keyof typeof LISTS

/**
 * Why a clinic's preset cannot be stored, or undefined. Fields are `name`, or the analyte with its list and level:
 * `alt-stop`, `tg-fasting-notice`, `ggt-baseline-caution`. Limits of different kinds (a multiple of the upper limit beside
 * an absolute value) are not compared: which of them is higher depends on the range.
 */
export function presetRefused(draft: ThresholdPreset, all: readonly ThresholdPreset[]): Problem | undefined {
  return nameRefused(draft, all) ?? identityRefused(draft, all) ?? rulesRefused(draft)
}

function nameRefused(draft: ThresholdPreset, all: readonly ThresholdPreset[]): Problem | undefined {
  const { ja, en } = draft.name
  if (ja.trim() === '' || en.trim() === '')
    return problem('missing', 'name', '', '名前が入力されていません。', 'The name is missing.', NAME_IT)
  const others = newestPresets(all).filter(({ id, retired }) => id !== draft.id && !retired)
  const taken = others.some(({ name }) => name.ja === ja || name.en === en)
  return taken
    ? problem(
        'name-taken',
        'name',
        ja,
        '同じ名前の判定基準があります。',
        'Another preset has this name.',
        NAME_IT,
      )
    : undefined
}

function identityRefused(draft: ThresholdPreset, all: readonly ThresholdPreset[]): Problem | undefined {
  const same = all.filter(({ id }) => id === draft.id)
  if (!/^[\w-]+$/.test(draft.id)) throw new RangeError(`no id for a preset: ${draft.id}`)
  if (same.some(({ copiedFrom }) => copiedFrom === undefined))
    return problem(
      'not-a-copy',
      'name',
      draft.id,
      '公表された判定基準は変更できません。',
      'A published preset cannot be changed.',
      { ja: '複製を作って変更してください。', en: 'Make a copy and change that.' },
    )
  return same.some(({ version }) => version === draft.version)
    ? problem(
        'version-taken',
        'name',
        draft.version,
        '別の画面で変更されています。',
        'It has been changed meanwhile.',
        { ja: '開き直して、もう一度変更してください。', en: 'Open it again and repeat the change.' },
      )
    : undefined
}

function rulesRefused({ rules }: ThresholdPreset): Problem | undefined {
  let count = 0
  for (const [key, rule] of Object.entries(rules)) {
    const analyte = ANALYTE_IDS.find((id) => id === key)
    if (analyte === undefined) throw new RangeError(`unknown analyte: ${key}`)
    const refused = ageRefused(analyte, rule) ?? listsRefused(analyte, rule)
    if (refused) return refused
    count += rule.limits.length
  }
  return count > 0
    ? undefined
    : problem('no-limits', 'name', '', '限界値が一つもありません。', 'There is no limit in it.', {
        ja: '少なくとも一項目に限界値を入力してください。',
        en: 'Enter a limit for at least one analyte.',
      })
}

function ageRefused(analyte: AnalyteId, { minAge }: AnalyteThresholds): Problem | undefined {
  if (minAge === undefined) return undefined
  if (Number.isInteger(minAge) && minAge >= 0 && minAge <= GROWN_UP) return undefined
  return problem(
    'not-an-age',
    `${analyte}-age`,
    String(minAge),
    `年齢は0から${GROWN_UP}までの整数です。`,
    `The age is a whole number from 0 to ${GROWN_UP}.`,
    { ja: '年齢を確かめてください。', en: 'Check the age.' },
  )
}

function listsRefused(analyte: AnalyteId, rule: AnalyteThresholds): Problem | undefined {
  for (const list of Object.keys(LISTS) as ListName[]) {
    const limits = rule[list] ?? []
    for (const limit of limits) {
      const field = `${analyte}${LISTS[list]}-${limit.level}`
      const refused = limitRefused(analyte, limit, field, list) ?? orderRefused(limit, limits, field)
      if (refused) return refused
    }
  }
  return undefined
}

function limitRefused(
  analyte: AnalyteId,
  limit: Threshold,
  field: string,
  list: ListName,
): Problem | undefined {
  if (!SEVERITIES.includes(limit.level)) throw new RangeError(`no such level: ${limit.level}`)
  if (list === 'abnormalBaseline' && !GRADED_BY_BASELINE.includes(analyte))
    throw new RangeError(`no grading by the baseline: ${field}`)
  if (limit.of === 'baseline' && list !== 'abnormalBaseline')
    throw new RangeError(`a multiple of the baseline outside its list: ${field}`)
  for (const { value, unit } of [{ value: limit.value, unit: undefined }, ...(limit.printed ?? [])]) {
    if (!isPositive(value)) return notPositive(field, value)
    if (unit !== undefined && !MEASURES[analyte].others.some((other) => other.unit === unit))
      return unknownUnit(field, unit)
  }
  if (limit.source === '') throw new RangeError(`a limit without a source: ${field}`)
  if (pointsWrong(limit)) return wrongWay(field, limit)
  return isUpper(limit) || LIMITED_FROM_BELOW.includes(analyte) ? undefined : onlyAbove(field, limit)
}

/** Every two limits of one side and kind: the graver one must lie farther out, and no level may stand twice. */
function orderRefused(limit: Threshold, limits: readonly Threshold[], field: string): Problem | undefined {
  for (const other of limits) {
    if (other === limit) continue
    if (other.of !== limit.of) {
      if (other.level === limit.level && isUpper(other) === isUpper(limit)) return twice(field, limit.level)
      continue
    }
    if (isUpper(other) !== isUpper(limit)) {
      if (meet(limit, other)) return bothSides(field)
      continue
    }
    if (other.level === limit.level) return twice(field, limit.level)
    if (rank(limit.level) > rank(other.level) && !isFartherOut(limit, other))
      return outOfOrder(field, limit, other)
  }
  return undefined
}

/** Whether a value could exceed both an upper and a lower limit, so that nothing would keep them. */
function meet(one: Threshold, other: Threshold): boolean {
  const [upper, lower] = isUpper(one) ? [one, other] : [other, one]
  return compareDecimals(upper.value, lower.value) < 0
}

function isFartherOut(graver: Threshold, milder: Threshold): boolean {
  const difference = compareDecimals(graver.value, milder.value)
  // At one value the milder one may begin at it and the graver one beyond it.
  if (difference === 0) return !isStrict(milder.operator) && isStrict(graver.operator)
  return isUpper(graver) ? difference > 0 : difference < 0
}

function pointsWrong(limit: Threshold): boolean {
  return limit.of === 'absolute' ? false : isUpper(limit) === (limit.of === 'lln')
}

function isUpper({ operator }: Threshold): boolean {
  return operator === 'gt' || operator === 'gte'
}

function isStrict(operator: LimitOperator): boolean {
  return operator === 'gt' || operator === 'lt'
}

function rank(level: Severity): number {
  return SEVERITIES.indexOf(level)
}

/** Whether a number is positive and exact: what `parseDecimal` gives. */
function isPositive({ digits, scale }: Decimal): boolean {
  return Number.isSafeInteger(digits) && digits > 0 && Number.isInteger(scale) && scale >= 0 && scale <= 15
}

const NAME_IT: Bilingual = { ja: '別の名前を付けてください。', en: 'Give it a name of its own.' }
const CHECK_LIMIT: Bilingual = { ja: '限界値を確かめてください。', en: 'Check the limit.' }

function problem(
  code: string,
  field: string,
  received: string,
  ja: string,
  en: string,
  todo: Bilingual,
): Problem {
  return refusal(code, field, received, { ja, en }, todo)
}

function notPositive(field: string, value: Decimal): Problem {
  return problem(
    'not-positive',
    field,
    `${value.digits}/10^${value.scale}`,
    '限界値は0より大きい数です。',
    'A limit is a number above 0.',
    CHECK_LIMIT,
  )
}

function unknownUnit(field: string, unit: string): Problem {
  return problem(
    'unknown-unit',
    field,
    unit,
    `単位「${unit}」はこの項目では使えません。`,
    `The unit ${unit} is not one of this analyte.`,
    CHECK_LIMIT,
  )
}

function wrongWay(field: string, { of, operator }: Threshold): Problem {
  const side = { ja: of === 'lln' ? '基準下限' : '基準上限', en: of === 'lln' ? 'lower' : 'upper' }
  return problem(
    'wrong-way',
    field,
    operator,
    `${side.ja}に対する限界値の不等号の向きが逆です。`,
    `The sign of a limit of the ${side.en} limit points the wrong way.`,
    CHECK_LIMIT,
  )
}

function onlyAbove(field: string, { operator }: Threshold): Problem {
  return problem(
    'only-above',
    field,
    operator,
    'この項目の限界値は上側だけです。',
    'This analyte has limits above only.',
    CHECK_LIMIT,
  )
}

function twice(field: string, level: Severity): Problem {
  return problem(
    'level-twice',
    field,
    level,
    `「${FLAG_WORDS[level].ja}」の限界値が二つあります。`,
    `There are two limits for "${FLAG_WORDS[level].en}".`,
    { ja: '一つを消してください。', en: 'Remove one of them.' },
  )
}

function outOfOrder(field: string, graver: Threshold, milder: Threshold): Problem {
  const [more, less] = [FLAG_WORDS[graver.level], FLAG_WORDS[milder.level]]
  const received = decimalText(graver.value)
  return problem(
    'out-of-order',
    field,
    received,
    `「${more.ja}」(${received})が「${less.ja}」(${decimalText(milder.value)})より外側にありません。`,
    `"${more.en}" (${received}) does not lie beyond "${less.en}" (${decimalText(milder.value)}).`,
    CHECK_LIMIT,
  )
}

function bothSides(field: string): Problem {
  return problem(
    'no-room',
    field,
    '',
    '上側と下側の限界値が重なり、どの値も限界を超えます。',
    'The upper and the lower limit overlap, so that some value exceeds both.',
    CHECK_LIMIT,
  )
}
